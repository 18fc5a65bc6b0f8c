"""Which files go first, and which tests wait for CI: tests.running.scheduling."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running.scheduling import LONGEST, SPLIT

ROOT = Path(__file__).resolve().parents[2]


def test_files_that_go_first_or_are_split_are_there() -> None:
    assert [file for file in (*LONGEST, *SPLIT) if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize(("marks", "asked"), [("", 0), ("not slow", 10)])
def test_the_table_of_addresses_is_asked_for_the_roles_whose_walk_does_not_run(
    marks: str, asked: int
) -> None:
    files = [f"tests/access/{name}.py" for name in ("test_urls_by_role", "test_reading_matrix")]
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-n", "0", "-m", marks, *files]
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert found.count("test_every_address_answers_every_role") == asked


@pytest.mark.parametrize(
    ("words", "env", "run"),
    [
        (["-o", "testpaths=tests/e2e/offline"], {}, False),
        (["-o", "testpaths=tests/e2e/offline"], {"CI": "1"}, True),
        (["tests/e2e/offline"], {}, True),
    ],
)
def test_a_long_walk_waits_for_ci_unless_it_is_named(
    words: list[str], env: dict[str, str], run: bool
) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-n", "0", *words]
    env |= {name: value for name, value in os.environ.items() if name != "CI"}
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=env).stdout
    assert ("test_bad_lines.py" in found) is run
    assert "test_whole_meeting.py" in found
