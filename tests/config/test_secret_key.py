"""The secret key: nennep.config.secret_key. Never replaced in silence where contents are sealed with it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.factories import Cell
from tests.servers.serving import free_port

from nennep.config import opening, secret_key
from nennep.config.setting import BadSetting
from nennep.config.stop import Stop
from nennep.core.audit import sealing
from nennep.core.models import ActRecord

STORY = """title = "Một tổ chức"

[[scene]]
at = 2026-11-01T08:00:00
by = "operator"

[[organisation.found_organisation]]
id = "son-la"
code = "14"
name = "Đảng bộ tỉnh Sơn La"
level = "province"
kind = "committee"
effective = 2026-11-01
place = "Sơn La"
"""


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_start_makes_a_folder_and_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    opening.make_folder(data)
    secret_key.keep(data, "một khóa".encode().hex())
    assert (mode_of(data), mode_of(data / "secret_key")) == (0o700, 0o600)
    assert [path.name for path in data.iterdir()] == ["secret_key"]


def test_of_two_first_starts_the_second_is_told_and_keeps_the_firsts_key(tmp_path: Path) -> None:
    secret_key.keep(tmp_path, "first")
    with pytest.raises(Stop, match="Chạy lại lệnh này"):
        secret_key.keep(tmp_path, "second")
    assert (tmp_path / "secret_key").read_text() == "first\n"
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.django_db
def test_an_empty_database_gets_the_key_of_this_process(tmp_path: Path, settings: Any) -> None:
    settings.KEY_IS_KEPT = False
    secret_key.settle(tmp_path)
    assert (tmp_path / "secret_key").read_text().strip() == settings.SECRET_KEY


def test_a_lost_key_is_not_replaced_where_something_is_sealed(
    pa_kim: Cell, tmp_path: Path, settings: Any
) -> None:
    settings.KEY_IS_KEPT = False
    with pytest.raises(Stop, match="thiếu khóa bí mật") as stop:
        secret_key.settle(tmp_path)
    assert list(tmp_path.iterdir()) == []
    for words in (
        f"{tmp_path}/secret_key",
        "bản sao lưu",
        "chmod 600",
        "NENNEP_SECRET_KEY",
        "nennep new-key",
    ):
        assert words in str(stop.value)


def test_another_key_than_the_databases_is_found_before_anything_is_sealed_with_it(
    pa_kim: Cell, tmp_path: Path, settings: Any
) -> None:
    secret_key.settle(tmp_path)
    settings.SECRET_KEY = "of another server"
    with pytest.raises(Stop, match="không phải khóa của cơ sở dữ liệu này"):
        secret_key.settle(tmp_path)


def test_one_content_that_was_tampered_with_does_not_make_the_key_a_wrong_one(
    pa_kim: Cell, tmp_path: Path, settings: Any
) -> None:
    ours = settings.SECRET_KEY
    settings.SECRET_KEY = "of somebody else"
    _digest, strange = sealing.seal({}, sealing.new_salt())
    settings.SECRET_KEY = ours
    newest = ActRecord.rows.order_by("-received_at").first()
    assert newest is not None
    found = [strange, *ActRecord.rows.exclude(pk=newest.pk).values_list("content", flat=True)[:3]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret_key, "_newest_sealed", lambda: [bytes(each) for each in found])
        secret_key.settle(tmp_path)


def test_a_key_that_an_operator_took_knowingly_is_taken(pa_kim: Cell, tmp_path: Path, settings: Any) -> None:
    settings.SECRET_KEY = "a new one, the old one is lost for ever"
    secret_key.accept(tmp_path, settings.SECRET_KEY)
    secret_key.settle(tmp_path)
    settings.SECRET_KEY = "yet another"
    with pytest.raises(Stop):
        secret_key.settle(tmp_path)


def nennep(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NENNEP_", "DJANGO_"))}
    command = [sys.executable, "-m", "nennep.config.cli", *words[:1], "--data", str(data), *words[1:]]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which something happened."""
    folder = tmp_path_factory.mktemp("used")
    (folder / "story.toml").write_text(STORY, encoding="utf-8")
    done = nennep(folder / "data", "play", str(folder / "story.toml"), "--until", "2026-11-30")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "data"


@pytest.fixture
def data(used: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(used, tmp_path / "data"))


def test_every_command_that_writes_refuses_to_start_without_the_key_and_goes_on_when_it_is_back(
    data: Path,
) -> None:
    key = data / "secret_key"
    aside = key.rename(data.parent / "backup")
    for words in (("manage", "check"), ("serve", "--port", str(free_port()))):
        done = nennep(data, *words)
        assert done.returncode == 2
        assert "thiếu khóa bí mật" in done.stderr
        assert not key.exists()
    shutil.copy(aside, key)
    assert nennep(data, "manage", "check").returncode == 0


def test_an_empty_key_file_is_no_key(data: Path) -> None:
    (data / "secret_key").write_text("\n")
    done = nennep(data, "manage", "check")
    assert (done.returncode, "thiếu khóa bí mật" in done.stderr) == (2, True)


def test_an_empty_key_file_beside_an_empty_database_is_named_and_not_taken_for_a_second_start(
    tmp_path: Path,
) -> None:
    key = tmp_path / "secret_key"
    key.touch()
    for words in (("manage", "check"), ("serve", "--port", str(free_port()))):
        done = nennep(tmp_path, *words)
        assert (done.returncode, "vừa được một lần chạy khác" in done.stderr) == (2, False)
        assert f"tệp khóa {key} rỗng" in done.stderr
    key.unlink()  # as it says
    assert nennep(tmp_path, "manage", "check").returncode == 0
    assert len(key.read_text().strip()) >= 32


def test_a_key_that_cannot_be_read_is_said_and_not_replaced(data: Path) -> None:
    (data / "secret_key").write_bytes(b"\xff\xfe\x00")
    done = nennep(data, "manage", "check")
    assert (done.returncode, "không đọc được khóa bí mật" in done.stderr) == (2, True)
    assert BadSetting.__name__ not in done.stderr


def test_a_key_that_is_lost_for_ever_is_replaced_when_the_operator_says_so(data: Path) -> None:
    assert "vẫn dùng được" in nennep(data, "new-key", "--contents-are-lost").stderr
    (data / "secret_key").unlink()
    refused = nennep(data, "new-key")
    assert (refused.returncode, "--contents-are-lost" in refused.stderr) == (2, True)
    assert not (data / "secret_key").exists()
    assert nennep(data, "new-key", "--contents-are-lost").returncode == 0
    assert mode_of(data / "secret_key") == 0o600
    assert nennep(data, "manage", "check").returncode == 0


def test_a_wrong_key_is_put_aside_not_overwritten(data: Path) -> None:
    (data / "secret_key").write_text("of-another-server\n")
    assert "không phải khóa của cơ sở dữ liệu này" in nennep(data, "manage", "check").stderr
    assert nennep(data, "new-key", "--contents-are-lost").returncode == 0
    assert (data / "secret_key.old-1").read_text() == "of-another-server\n"
    assert nennep(data, "manage", "check").returncode == 0
