from pathlib import Path

import pytest
from tests.config.test_secret_key import nennep

from nennep.config.commands.demo import MARKER, _clear
from nennep.config.stop import Stop


def test_a_fresh_demo_replaces_an_old_one(tmp_path: Path) -> None:
    demo = tmp_path / "demo"
    (demo / "files").mkdir(parents=True)
    (demo / MARKER).touch()
    assert nennep(demo, "manage", "migrate", "core").returncode == 0
    _clear(demo)
    assert not demo.exists()


def test_a_folder_that_holds_anything_else_is_never_cleared(tmp_path: Path) -> None:
    (tmp_path / "thư nhà.docx").touch()
    with pytest.raises(Stop, match="có thứ khác"):
        _clear(tmp_path)
    assert (tmp_path / "thư nhà.docx").exists()
