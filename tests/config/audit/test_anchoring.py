"""Where anchors and their key are kept: nennep.config.audit.anchoring."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from nennep.config.audit import anchoring
from nennep.config.stop import Stop

pytestmark = pytest.mark.usefixtures("world")


def test_anchors_are_kept_one_after_the_other_readable_by_their_owner_alone(tmp_path: Path) -> None:
    made = [anchoring.add(tmp_path, "") for _time in range(2)]
    assert anchoring.kept(tmp_path) == made
    assert [each.number for each in made] == [1, 2]
    assert made[1].before == made[0].code
    paths = [tmp_path / "anchor_key", *(tmp_path / "anchors").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


def test_the_key_may_lie_apart_from_the_data(tmp_path: Path) -> None:
    place = tmp_path / "elsewhere" / "key.pem"
    data = tmp_path / "data"
    data.mkdir()
    made = anchoring.add(data, str(place))
    assert made.key == anchoring.public_key(data, str(place))
    assert [path.name for path in data.iterdir()] == ["anchors"]


def test_a_lost_key_is_not_silently_replaced(tmp_path: Path) -> None:
    anchoring.add(tmp_path, "")
    (tmp_path / "anchor_key").unlink()
    with pytest.raises(Stop, match="khóa ký neo"):
        anchoring.add(tmp_path, "")


def test_a_kept_anchor_that_was_changed_is_named(tmp_path: Path) -> None:
    anchoring.add(tmp_path, "")
    path = tmp_path / "anchors" / "000001.txt"
    path.write_text(path.read_text().replace("số 1", "số 2"))
    with pytest.raises(Stop, match="000001"):
        anchoring.kept(tmp_path)


def test_the_daily_process_ends_with_its_server() -> None:
    anchoring.run_daily(server=os.getppid() + 1)
