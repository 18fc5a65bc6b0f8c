"""Writers of one SQLite file, in several processes: they queue, nobody fails, and a dead one lets go."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.servers.serving import ROOT, environment_of

PROGRAM = """
import json, os, sys, time
import django
from django.conf import settings
from nennep.config.databases import sqlite
from pathlib import Path

path, task, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
settings.configure(DATABASES={"default": sqlite(path)}, USE_TZ=True)
django.setup()
from django.db import connection, transaction

def count():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counted")
        (found,) = cursor.fetchone()
        time.sleep(0.001)  # another one would read the same number meanwhile
        cursor.execute("UPDATE counted SET number = %s", [found + 1])

if task == "make":
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE counted (number integer)")
        cursor.execute("INSERT INTO counted VALUES (0)")
elif task == "count":
    waited = []
    for _each in range(number):
        began = time.monotonic()
        count()
        waited.append(time.monotonic() - began)
    print(json.dumps([max(waited), sum(waited)]))
elif task == "hold":
    with transaction.atomic():
        print("holding", flush=True)
        time.sleep(60)
elif task == "read":
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counted")
        print(cursor.fetchone()[0])
"""


def process(path: Path, task: str, number: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), task, str(number)],
        cwd=ROOT,
        env=environment_of(path.parent),
        stdout=subprocess.PIPE,
        text=True,
    )


def run(path: Path, task: str, number: int = 0) -> str:
    with process(path, task, number) as running:
        said, _nothing = running.communicate(timeout=60)
    assert running.returncode == 0
    return said.strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "counted.sqlite3"
    run(path, "make")
    return path


def test_what_four_processes_count_at_once_is_all_there(path: Path) -> None:
    rounds, counting = 100, [process(path, "count", 100) for _each in range(4)]
    waits = [json.loads(each.communicate(timeout=60)[0]) for each in counting]
    assert int(run(path, "read")) == 4 * rounds
    # who had to wait until the others were done would wait three quarters of the time at once
    assert all(longest < altogether / 2 for longest, altogether in waits), "each had its turn before long"


def test_reading_does_not_wait_for_a_writer(path: Path) -> None:
    with process(path, "hold") as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "holding\n"
        assert run(path, "read") == "0"
        holding.kill()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_writer_that_dies_lets_the_next_one_write(path: Path, end: signal.Signals) -> None:
    with process(path, "hold") as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "holding\n"
        waiting = process(path, "count", 1)
        time.sleep(0.5)
        assert waiting.poll() is None
        os.kill(holding.pid, end)
        waiting.communicate(timeout=20)
        assert waiting.returncode == 0
    assert run(path, "read") == "1"


def test_only_the_owner_may_read_the_file_that_is_locked(path: Path) -> None:
    run(path, "count", 1)
    assert Path(f"{path}-writer").stat().st_mode & 0o777 == 0o600
