import stat
from pathlib import Path

from nennep.config.data import make


def test_the_first_start_makes_a_folder_and_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    make(data)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (data, data / "secret_key")]
    assert modes == [0o700, 0o600]
    assert len((data / "secret_key").read_text().strip()) >= 64


def test_a_later_start_keeps_the_key(tmp_path: Path) -> None:
    make(tmp_path)
    key = (tmp_path / "secret_key").read_text()
    make(tmp_path)
    assert (tmp_path / "secret_key").read_text() == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
