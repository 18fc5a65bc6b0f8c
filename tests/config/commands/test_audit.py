"""`nennep audit`: nennep.config.commands.audit."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factories import Cell

from nennep.accounts.models import User
from nennep.config.cli import main
from nennep.meetings.models import Entry
from nennep.membership.models import Position


def test_verify_says_that_nothing_was_changed_and_against_which_anchors(
    pa_kim: Cell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    User.rows.all().delete()  # no act gave the logins of the tests' worlds
    assert main(["audit", "anchor", "--data", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    code = next(line.split()[1] for line in printed.splitlines() if line.startswith("mã "))
    assert main(["audit", "verify", "--data", str(tmp_path), "--code", code[:24]]) == 0
    said = capsys.readouterr().out
    assert "1 neo" in said
    assert "Không thấy chỗ nào bị sửa." in said


def test_verify_names_the_place_and_the_act_and_never_what_was_written(
    pa_kim: Cell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    position = Position.rows.get(person_id=pa_kim.members[0])
    Position.rows.filter(pk=position.pk).update(title="Chức danh bịa")
    assert main(["audit", "verify", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert f"membership.Position {position.pk} title: khác với việc đã ghi (membership.appoint" in said
    assert "Chức danh bịa" not in said


def test_of_a_changed_word_only_the_section_and_the_place_are_told(
    adopted: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = Entry.rows.filter(meeting__state="adopted")[0]
    Entry.rows.filter(pk=entry.pk).update(gist="Điều không ai nói.")
    assert main(["audit", "verify", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "biên bản đã khóa khác với các dòng của buổi họp" in said
    assert "không ai nói" not in said
    assert entry.gist not in said


def test_one_anchor_a_day(world: object, tmp_path: Path) -> None:
    for _time in range(2):
        assert main(["audit", "anchor", "--daily", "--data", str(tmp_path)]) == 0
    assert [path.name for path in (tmp_path / "anchors").iterdir()] == ["000001.txt"]


def test_without_a_data_folder_there_is_nothing_to_audit(tmp_path: Path) -> None:
    assert main(["audit", "verify", "--data", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()
