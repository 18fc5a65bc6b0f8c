"""A disk that takes nothing more, however the database or the file system says it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.utils import DatabaseError

from nennep.core.refusals import NoRoom

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# of ENOSPC SQLite makes FULL; of a quota, or of a disk that fails at writing, the others
SQLITE_FULL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
POSTGRESQL_FULL = "53100"


def is_full(error: BaseException) -> bool:
    """Whether an error, or what it came from, is a disk without space."""
    return any(
        (isinstance(each, OSError) and each.errno in NO_SPACE)
        or getattr(each, "sqlite_errorcode", None) in SQLITE_FULL
        or getattr(each, "sqlstate", None) == POSTGRESQL_FULL
        for each in _chain(error)
    )


@contextmanager
def told_when_full() -> Iterator[None]:
    """Raises NoRoom, a refusal with a sentence, in place of an error that comes of a full disk."""
    try:
        yield
    except (DatabaseError, OSError) as error:
        if is_full(error):
            raise NoRoom from error
        raise


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
