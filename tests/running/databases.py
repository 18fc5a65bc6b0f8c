"""The databases of the tests. Each world is built once a run; the workers of the run take copies of it.

A test runs on its worker's copy of the world that it asks for, in a transaction that is rolled back. A test that
commits (`transactional_db`, `live_server`) gets a copy of its own, which is thrown away. So no test builds a world,
and none empties a database.

SQLite: files in the data folder of the run. PostgreSQL: databases of the run's server, copied as templates.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction

from nennep.core import clock
from tests import factories, worlds
from tests.factories import World
from tests.told import told

EMPTY = "empty"
THAT_NIGHT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam


@dataclass(frozen=True)
class Built:
    """How a world is made: in a copy of the world `on`, by a function of that one's facts. It returns its own."""

    build: Callable[[Any], object]
    on: str = EMPTY
    at: datetime | None = None
    """When it is made, where the days of its story are counted from today."""


def goes_on(story: str, on: str, at: datetime | None = None) -> Built:
    """What a story of tests/told goes on to tell in another world; the names of that one are known to it."""
    return Built(lambda world: _told(story, world), on, at)


def _told(story: str, world: World) -> World:
    return replace(world, names=told(story, world.names))


WORLDS: dict[str, Built] = {
    "adopted": goes_on("pa-kim-thong-qua.toml", on="told"),
    "told": goes_on("pa-kim-thang-11.toml", on="tasks"),
    "tasks": goes_on("pa-kim-thang-10.toml", on="world_today"),
    "decided": goes_on("pa-kim-quyet-dinh.toml", on="world_today"),
    "that_night": goes_on("pa-kim-toi-nay.toml", on="world_today", at=THAT_NIGHT),
    "stages": Built(lambda _facts: worlds.make_stages()),
    "world_today": Built(lambda _facts: factories.make_world()),
}
"""Name of a fixture -> the database that it stands on; what goes on from a world stands before it."""

SERVER = dict(settings.DATABASES["default"])
"""The database that the settings name: PostgreSQL's own, from which others are made and dropped."""
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
_numbers = count(1)
_ready: set[str] = set()
_now_in = ""


def use(world: str, *, alone: bool) -> None:
    """Connect to this worker's copy of a world, or to a new copy for one test (`alone`).

    Each of the latter has a name of its own: a thread of the last test may still be closing the one before.
    """
    global _now_in  # noqa: PLW0603 - a process has one default database
    copy = f"{world}-{WORKER}{f'-{next(_numbers)}' if alone else ''}"
    if copy == _now_in:
        return
    with _one_at_a_time():
        if not _is_built(world):
            _build(world)
        connections.close_all()
        if _now_in not in _ready:
            _throw_away(_now_in)
        if alone or copy not in _ready:
            _copy(world, copy)
        if not alone:
            _ready.add(copy)
    _connect_to(copy)
    _now_in = copy


def made_in(world: str) -> Any:
    """What the builder of a world returned, as a new object."""
    assert world in _line_of(_now_in.partition("-")[0]), (
        f"a test on {_now_in} must name the fixture `{world}`"
    )
    return _facts(world)


def _line_of(world: str) -> Iterator[str]:
    """A world and those that it goes on from."""
    yield world
    if world in WORLDS:
        yield from _line_of(WORLDS[world].on)


def _build(world: str) -> None:
    """Migrate an empty database, or enter a world in a copy of the one that it goes on from."""
    connections.close_all()
    if world == EMPTY:
        _create(EMPTY)
        _connect_to(EMPTY)
        call_command("migrate", verbosity=0)
        facts: object = None
    else:
        made = WORLDS[world]
        if not _is_built(made.on):
            _build(made.on)
        _copy(made.on, world)
        _connect_to(world)
        with clock.at(made.at) if made.at else nullcontext(), transaction.atomic():
            facts = made.build(_facts(made.on))
    connections.close_all()
    _facts_of(world).write_bytes(pickle.dumps(facts))


def _folder() -> Path:
    found = Path(os.environ["NENNEP_TEST_DATA"]) / "worlds"
    found.mkdir(exist_ok=True)
    return found


def _facts(world: str) -> Any:
    return pickle.loads(_facts_of(world).read_bytes())


def _facts_of(world: str) -> Path:
    return _folder() / f"{world}.pickle"


def _is_built(world: str) -> bool:
    return _facts_of(world).exists()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Whichever worker comes first builds; the others wait for it."""
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _on_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _name(copy: str) -> str:
    """The file, or the database of the server. Runs at the same time do not meet there."""
    if _on_sqlite():
        return str(_folder() / f"{copy}.sqlite3")
    run = hashlib.sha256(os.environ["NENNEP_TEST_DATA"].encode()).hexdigest()[:8]
    return f"nennep_test_{run}_{copy.replace('-', '_')}"


def _connect_to(copy: str) -> None:
    settings.DATABASES["default"]["NAME"] = _name(copy)


def _create(copy: str, template: str = "template0") -> None:
    if _on_sqlite():
        return  # connecting makes the file
    with _server() as server:
        server.execute(f'CREATE DATABASE "{_name(copy)}" TEMPLATE "{template}" STRATEGY file_copy')


def _copy(world: str, copy: str) -> None:
    if _on_sqlite():
        shutil.copyfile(_name(world), _name(copy))
    else:
        _create(copy, _name(world))


def _throw_away(copy: str) -> None:
    if _on_sqlite():
        for ending in ("", "-wal", "-shm"):
            Path(_name(copy) + ending).unlink(missing_ok=True)
    else:
        with _server() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{_name(copy)}" WITH (FORCE)')


def _server() -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=SERVER["HOST"],
        port=SERVER["PORT"],
        user=SERVER["USER"],
        password=SERVER["PASSWORD"],
        dbname=SERVER["NAME"],
        autocommit=True,
    )


def drop_all() -> None:
    """Drop what this run made on the server; files go with the run's folder."""
    if _on_sqlite():
        return
    connections.close_all()
    with _server() as server:
        made = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_name("")])
        for (name,) in made.fetchall():
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
