"""The database before it is used: its file is its owner's alone, whole, and of this program."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from nennep.config.stop import Stop

HEADER = b"SQLite format 3\0"
BESIDE = ("", "-wal", "-shm")

NOT_SQLITE = """\
tệp {path} không phải cơ sở dữ liệu SQLite, hoặc đã hỏng ngay từ đầu tệp.
{restore}"""
DAMAGED = """\
tệp cơ sở dữ liệu {path} bị hỏng ({why}).
{restore}"""
RESTORE = """\
Đừng xóa gì: chuyển tệp này, cùng các tệp -wal và -shm cạnh nó nếu có, sang chỗ khác để còn cứu.
Khôi phục: chép nennep.sqlite3 và secret_key của cùng một bản sao lưu vào thư mục dữ liệu, rồi chạy lại."""
FOREIGN = """\
cơ sở dữ liệu {name} là của phần mềm khác: có bảng {table}, không có bảng nào của Nền Nếp.
Phần mềm không ghi gì vào đó. Chọn thư mục dữ liệu khác (--data THƯ_MỤC), hay cơ sở dữ liệu khác (database_url)."""
NEWER = """\
cơ sở dữ liệu này đã lên bản mới hơn phần mềm (bước {step} chưa có ở đây).
Cài bản phần mềm mới; hoặc khôi phục bản sao lưu làm trước khi nâng cấp."""


def guard(path: Path) -> None:
    """Make the file its owner's alone, new or old; needs Django set up.

    Raises Stop, and changes nothing, when it is no database of SQLite, or one of another program.
    """
    if path.exists():
        with path.open("rb") as file:
            head = file.read(len(HEADER))
        if head not in (b"", HEADER):
            raise Stop(NOT_SQLITE.format(path=path, restore=RESTORE))
        _must_not_be_foreign(path, _tables_in(path))
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for beside in BESIDE:
        each = path.with_name(path.name + beside)
        if each.exists():
            each.chmod(0o600)


def _tables_in(path: Path) -> set[str]:
    """The tables of a file, without touching it: our own connections would switch it to the write-ahead log.

    None where it does not open so; what is wrong with it is said later, over a connection of ours.
    """
    log = path.with_name(f"{path.name}-wal")
    in_log = log.exists() and log.stat().st_size > 0  # what stands there is not in the file yet
    how = "mode=ro" if in_log else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as looked_at:
            found = looked_at.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.Error:
        return set()
    return {name for (name,) in found if not name.startswith("sqlite_")}


def check_database() -> None:
    """Check that the database is whole and ours; needs Django set up. Raises Stop."""
    from django.db import connection  # noqa: PLC0415 - read only after the settings are there

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            (found,) = cursor.fetchone()
        if found != "ok":
            raise damaged(found)
    _must_be_ours()


def damaged(why: object) -> Stop:
    """What is said of a damaged file."""
    from django.conf import settings  # noqa: PLC0415 - see check_database

    return Stop(DAMAGED.format(path=settings.DATABASES["default"]["NAME"], why=why, restore=RESTORE))


def _must_not_be_foreign(name: object, tables: set[str]) -> None:
    """Raise Stop where tables are not ours. Told by tables, not by the names of migrations: many a Django program has
    an app "core" or "accounts".
    """
    from django.apps import apps  # noqa: PLC0415 - see check_database

    from nennep.core.models import ActRecord  # noqa: PLC0415

    models = apps.get_models(include_auto_created=True)
    strange = tables - {each._meta.db_table for each in models} - {"django_migrations"}
    if strange and ActRecord._meta.db_table not in tables:
        raise Stop(FOREIGN.format(name=name, table=min(strange)))


def _must_be_ours() -> None:
    from django.apps import apps  # noqa: PLC0415 - see check_database
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    _must_not_be_foreign(settings.DATABASES["default"]["NAME"], set(connection.introspection.table_names()))
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations or ())
    ours = {each.label for each in apps.get_app_configs()}
    unknown = sorted(step for step in applied - set(loader.disk_migrations or ()) if step[0] in ours)
    if unknown:
        raise Stop(NEWER.format(step=".".join(unknown[0])))
