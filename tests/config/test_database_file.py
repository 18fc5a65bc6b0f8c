"""A database that cannot be used is said plainly at the start: nennep.config.database_file."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.config.test_secret_key import data, nennep, used  # noqa: F401  (fixtures)

DATABASE = "nennep.sqlite3"


def refused(data: Path) -> str:  # noqa: F811
    done = nennep(data, "manage", "check")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_new_database_is_its_owners_alone_whatever_the_umask_and_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    assert nennep(folder, "manage", "migrate", "core").returncode == 0
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.glob(f"{DATABASE}*")}
    assert set(modes.values()) == {"0o600"}, modes


def test_an_older_database_that_others_could_read_is_closed_to_them(data: Path) -> None:  # noqa: F811
    (data / DATABASE).chmod(0o644)
    assert nennep(data, "manage", "check").returncode == 0
    assert stat.S_IMODE((data / DATABASE).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"PK\x03\x04 a spreadsheet", b"SQLite format 2", b"\0" * 4096])
def test_a_file_that_is_no_database_is_said_and_left_as_it_is(data: Path, content: bytes) -> None:  # noqa: F811
    (data / DATABASE).write_bytes(content)
    said = refused(data)
    assert "không phải cơ sở dữ liệu SQLite" in said
    assert "bản sao lưu" in said
    assert (data / DATABASE).read_bytes() == content


@pytest.mark.parametrize("where", [0.02, 0.3, 0.6])
def test_a_damaged_database_is_said_with_how_to_restore_it(data: Path, where: float) -> None:  # noqa: F811
    path = data / DATABASE
    whole = path.read_bytes()
    begin = int(len(whole) * where) // 4096 * 4096 or 100
    path.write_bytes(whole[:begin] + b"\xa5" * 3 * 4096 + whole[begin + 3 * 4096 :])
    said = refused(data)
    assert "bị hỏng" in said
    assert "secret_key của cùng một bản sao lưu" in said


def test_a_database_that_was_cut_short_is_said(data: Path) -> None:  # noqa: F811
    path = data / DATABASE
    path.write_bytes(path.read_bytes()[: 40 * 4096])
    assert "bị hỏng" in refused(data)


def foreign(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE ke_toan (id INTEGER)")
    other.commit()
    path.chmod(0o644)
    return other


def left_plain(path: Path) -> None:
    foreign(path).close()


def left_in_wal(path: Path) -> None:
    with closing(foreign(path)) as other:
        other.execute("PRAGMA journal_mode=WAL")


def left_by_a_crash_in_wal(path: Path) -> None:
    """All that it holds is still in the log beside it, as after a crash."""
    running = path.with_name("running.sqlite3")
    with closing(sqlite3.connect(running)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE ke_toan (id INTEGER)")
        other.commit()
        for end in ("", "-wal", "-shm"):
            shutil.copy(f"{running}{end}", f"{path}{end}")
    running.unlink()
    path.chmod(0o644)


@pytest.mark.parametrize("left", [left_plain, left_in_wal, left_by_a_crash_in_wal])
def test_a_database_of_another_program_is_named_and_left_as_it_is(
    tmp_path: Path, left: Callable[[Path], None]
) -> None:
    left(tmp_path / DATABASE)
    kept = [each for each in sorted(tmp_path.iterdir()) if not each.name.endswith("-shm")]
    before = [(each.read_bytes(), each.stat().st_mode, each.stat().st_mtime_ns) for each in kept]
    assert "của phần mềm khác: có bảng ke_toan" in refused(tmp_path)
    assert [each for each in sorted(tmp_path.iterdir()) if not each.name.endswith("-shm")] == kept
    assert [(each.read_bytes(), each.stat().st_mode, each.stat().st_mtime_ns) for each in kept] == before


def test_our_own_database_of_which_all_is_in_the_log_still_is_ours(data: Path) -> None:  # noqa: F811
    path = data / DATABASE
    with closing(sqlite3.connect(path)) as running:
        running.execute("PRAGMA wal_autocheckpoint=0")
        running.execute("CREATE TABLE another (id INTEGER)")
        running.commit()
        assert path.with_name(f"{DATABASE}-wal").stat().st_size > 0
        assert nennep(data, "manage", "check").returncode == 0


def test_another_django_programs_database_is_not_ours_though_its_apps_are_called_alike(
    tmp_path: Path,
) -> None:
    path = tmp_path / DATABASE
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app, name, applied)")
        for app in ("core", "accounts", "files"):
            other.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES (?, '0001_initial', '2026-01-01')",
                [app],
            )
        other.execute("CREATE TABLE accounts_user (id INTEGER, email TEXT)")
        other.execute("CREATE TABLE ke_toan (id INTEGER)")
    other.close()
    assert "của phần mềm khác: có bảng ke_toan" in refused(tmp_path)
    with sqlite3.connect(path) as other:
        tables = other.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    assert tables == [("accounts_user",), ("django_migrations",), ("ke_toan",)]


def test_a_database_of_a_newer_version_is_not_used_by_an_older_program(data: Path) -> None:  # noqa: F811
    with sqlite3.connect(data / DATABASE) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('core', '9999_later', '2030-01-01')"
        )
    database.close()
    said = refused(data)
    assert "core.9999_later" in said
    assert "Cài bản phần mềm mới" in said


def test_a_copy_of_a_whole_database_is_no_damaged_one(data: Path, tmp_path: Path) -> None:  # noqa: F811
    copied = shutil.copytree(data, tmp_path / "copied")
    assert nennep(Path(copied), "manage", "check").returncode == 0
