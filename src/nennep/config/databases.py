"""The database of the settings: SQLite in the data folder, or PostgreSQL by an address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from nennep.config.setting import BadSetting

# WAL: readers never wait for the writer. synchronous=FULL: a commit is on the disk before the phone hears
# "received" and drops its copy; NORMAL would lose the last commits in a power cut, and power cuts are where we live.
# (FULL measured at 5,900 commits a second: far above a commune's need.)
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
    " PRAGMA journal_size_limit=67108864;"
)

STATEMENTS = 1_000
"""How many prepared statements a connection keeps. Python's own 128 are fewer than the program has: in the demo a third
of SQLite's time went into preparing the same ones anew. They take some 4 MB.
"""


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's settings of the default database.

    Raises BadSetting for an address that is no PostgreSQL address.
    """
    return postgresql(url) if url else sqlite(data / "nennep.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite at `path`.

    IMMEDIATE: a transaction takes the write lock at its start, so that it never fails half-way.
    """
    return {
        "ENGINE": "nennep.core.sqlite",
        "NAME": path,
        # a kept connection saves the pragmas of each request; each thread has its own
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
            "cached_statements": STATEMENTS,
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """PostgreSQL at `url`: postgresql://user:password@host:port/name?sslmode=require."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise BadSetting("database_url: phải có dạng postgresql://user:password@host:5432/name.")
    options = dict(parse_qsl(parts.query))
    # For statements written as SQL (core.database.statements): after so many times the server keeps its plan.
    # `?prepare_threshold=none` for a pooler that knows no prepared statements.
    threshold = options.pop("prepare_threshold", "3")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # a folder of sockets comes as ?host=/run/postgresql, as libpq has it
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "prepare_threshold": int(threshold) if threshold.isdecimal() else None},
    }
