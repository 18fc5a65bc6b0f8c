"""A real server for tests and benches: `nennep serve` as a process, on a data folder and a database of its own.

What must be entered before, and asked afterwards, runs in a process of its own too: the folder's data are not those of
the tests. `Served.run("module:function", …)` calls a function there and gives back what it returned, as JSON.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg
import pytest

from tests.running.moved import NINE

ROOT = Path(__file__).resolve().parents[2]
MOVED_CLOCK = ROOT / "tests" / "moved_clock"
PATIENCE = 60
"""Seconds until a server must answer; a cold start migrates a new database."""
CSRF = "n" * 32
"""Any 32 letters do: a cookie and a header that agree are what Django compares."""

_CALL = """
import importlib, json, sys
import django
django.setup()
module, name = sys.argv[1].split(":")
print("\\n" + json.dumps(getattr(importlib.import_module(module), name)(*json.loads(sys.argv[2]))))
"""


@dataclass
class Served:
    """A running server: its address, its data folder, and what was returned when its data were entered."""

    address: str
    data: Path
    environment: dict[str, str]
    facts: dict[str, Any] = field(default_factory=dict)

    def faults(self) -> list[str]:
        """Lines of the server's log that begin a trace or tell of an error."""
        lines = (self.data.parent / f"{self.data.name}.log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith("Traceback") or " ERROR " in line]

    def go_to(self, moment: datetime) -> None:
        """Move the clock of a server that was started with one: there it is `moment` now, and time runs on."""
        move_clock(Path(self.environment["TESTS_CLOCK"]), moment)

    @property
    def moved(self) -> timedelta:
        """By how much its clock is ahead of the real one."""
        file = self.environment.get("TESTS_CLOCK")
        return timedelta(seconds=float(Path(file).read_text(encoding="ascii"))) if file else timedelta()

    def run(self, function: str, *arguments: Any) -> Any:
        """Call "module:function" in a process with the server's data; arguments and result are JSON-like."""
        return run_inside(self.environment, function, *arguments)

    def client(self, session: str) -> httpx.Client:
        """An HTTP client that carries a session (a key made by `tests.servers.served.session_of`)."""
        return httpx.Client(
            base_url=self.address,
            cookies={"nennep_session": session, "csrftoken": CSRF},
            headers={"X-CSRFToken": CSRF},
            timeout=30,
        )


def run_inside(environment: dict[str, str], function: str, *arguments: Any) -> Any:
    """See `Served.run`."""
    done = subprocess.run(
        [sys.executable, "-c", _CALL, function, json.dumps(arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def environment_of(data: Path, database_url: str = "", **settings: str) -> dict[str, str]:
    """The environment of a process of the program on a data folder, without the settings of the tests."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("NENNEP_", "DJANGO_", "PYTEST_", "COVERAGE_"))
    }
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "nennep.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "NENNEP_DATA": str(data),
        "NENNEP_DATABASE_URL": database_url,
        # one process starts quicker; who tests several says so
        **{f"NENNEP_{key.upper()}": value for key, value in {"workers": "1", **settings}.items()},
    }


def move_clock(file: Path, moment: datetime) -> None:
    """Write by how many seconds a process with a moved clock is away from the real time."""
    fresh = file.with_suffix(".new")
    fresh.write_text(str((moment - datetime.now(UTC)).total_seconds()), encoding="ascii")
    fresh.replace(file)


def give_clock(environment: dict[str, str], data: Path, since: datetime) -> None:
    """Let the processes of an environment have a moved clock: there it is `since` now."""
    clock = data.parent / f"{data.name}.clock"
    move_clock(clock, since)
    environment["TESTS_CLOCK"] = str(clock)
    environment["PYTHONPATH"] = os.pathsep.join((str(MOVED_CLOCK), environment["PYTHONPATH"]))
    environment["DJANGO_SETTINGS_MODULE"] = "tests.servers.moved_settings"


@contextmanager
def serving(
    data: Path,
    database_url: str = "",
    since: datetime | None = None,
    module: str = "",
    **settings: str,
) -> Iterator[Served]:
    """Serve a data folder, made if it is not there, on a free port of the loopback until the block ends.

    `module` names other settings than the program's own.

    With `since` it is that moment there when the block begins (tests.moved_clock), and `Served.go_to` moves it on.
    """
    port, environment = free_port(), environment_of(data, database_url, **settings)
    command = [sys.executable, "-m", "nennep.config.cli", "serve", "--data", str(data), "--port", str(port)]
    data.mkdir(parents=True, exist_ok=True)
    if not database_url:
        give_migrated(data)
    if since is not None:
        give_clock(environment, data, since)
    if module:
        environment["DJANGO_SETTINGS_MODULE"] = module
    with (
        (data.parent / f"{data.name}{module}.log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            served = Served(f"http://127.0.0.1:{port}", data, environment)
            wait_until(lambda: httpx.get(f"{served.address}/healthz", timeout=5), process, Path(log.name))
            yield served
        finally:
            process.terminate()
            process.wait(timeout=40)


def give_migrated(data: Path) -> None:
    """Spare a new folder's server its migrations: a copy of the empty database of this run of the tests, if it has one.

    See tests.running.databases, whose facts about a database are written when it is whole.
    """
    built = Path(os.environ.get("NENNEP_TEST_DATA", "")) / "worlds" / "empty"
    new = data / "nennep.sqlite3"
    if not new.exists() and built.with_suffix(".pickle").exists():
        shutil.copyfile(built.with_suffix(".sqlite3"), new)


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def own_database(server_url: str) -> Iterator[str]:
    """A new database on the PostgreSQL server of `server_url`, dropped afterwards; "" (SQLite) gives "" back."""
    if not server_url:
        yield ""
        return
    name = f"served_{secrets.token_hex(6)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def wait_until(ask: Callable[[], httpx.Response], process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server that was started answers `ask` with 200, while its process lives."""
    for _attempt in range(PATIENCE * 10):
        time.sleep(0.1)
        try:
            if ask().status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            assert process.poll() is None, f"the server ended before it answered:\n{log.read_text()}"
    raise AssertionError(f"the server did not answer in {PATIENCE} s:\n{log.read_text()}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the small world of tests.factories, Pá Kìm's meeting in session at nine in the evening, and
    a session for each login.

    On the database of this run: SQLite, or a new database on the run's PostgreSQL with two processes.
    """
    data = tmp_path_factory.mktemp("served") / "data"
    with (
        own_database(os.environ.get("NENNEP_DATABASE_URL", "")) as database_url,
        serving(data, database_url, since=NINE, workers="2", threads="8") as running,
    ):
        running.facts = running.run("tests.servers.served:enter_world")
        yield running
