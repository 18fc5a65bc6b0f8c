"""Opening the data: the folder, the database and the key are looked at before anything is written into them."""

from __future__ import annotations

import atexit
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nennep.config import database_file, secret_key
from nennep.config.stop import Stop

Say = Callable[[str], None]
STARTING = 6_565_110
"""PostgreSQL's lock of a start, a number of our own."""


def make_folder(data: Path) -> None:
    """Make the data folder, readable by its owner alone, where it is missing. Raises Stop."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"không dùng được thư mục dữ liệu {data}: {error.strerror}.") from error


def load(data: Path) -> None:
    """Load Django over the data folder; its database answers, is whole and ours. Raises Stop."""
    make_folder(data)
    import django  # noqa: PLC0415 - only now may settings be read: the folder is there
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection, connections  # noqa: PLC0415
    from django.db.utils import DatabaseError, OperationalError  # noqa: PLC0415

    from nennep.core.full_disk import is_full  # noqa: PLC0415

    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite")
    try:
        django.setup()
        if sqlite:
            database_file.guard(Path(settings.DATABASES["default"]["NAME"]))
        connection.ensure_connection()
        # closed by name: only then SQLite brings the write-ahead log into the file, which people copy
        atexit.register(connections.close_all)
        database_file.check_database()
    except (DatabaseError, OSError) as error:
        if is_full(error):
            raise Stop(f"ổ đĩa đã đầy, không ghi được gì vào {data}. Dọn chỗ rồi chạy lại.") from error
        if sqlite and isinstance(error, DatabaseError) and not isinstance(error, OperationalError):
            raise database_file.damaged(error) from error
        raise Stop(f"không vào được cơ sở dữ liệu: {error}") from error


def open_data(data: Path, say: Say = lambda _words: None) -> None:
    """Load Django, settle the key, bring the database up to date. Raises Stop."""
    load(data)
    secret_key.settle(data)
    with _alone(data):
        _migrate(say)


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One start at a time brings a database up to date; others that begin meanwhile wait, and find it done."""
    from django.db import connection  # noqa: PLC0415 - see load

    if connection.vendor == "postgresql":  # of several servers, each with a data folder of its own
        beside = (
            connection.copy()
        )  # a transaction of its own holds the lock, behind a pooler too, and gives it back
        try:
            beside.set_autocommit(False)
            with beside.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STARTING])
            yield
        finally:
            beside.close()
        return
    folder = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _migrate(say: Say) -> None:
    """Bring the database up to date, if it is not."""
    from django.core.management import call_command  # noqa: PLC0415 - see load
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    from nennep.config import new_database  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Cập nhật cơ sở dữ liệu: {len(plan)} bước …")
        if new_database.is_new():
            new_database.make_tables(migration for migration, _backwards in plan)
        call_command("migrate", verbosity=0, interactive=False)
