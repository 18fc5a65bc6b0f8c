"""Which files go first: tests.scheduling."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.scheduling import LONGEST, SPLIT

ROOT = Path(__file__).resolve().parent.parent


def test_files_that_go_first_or_are_split_are_there() -> None:
    assert [file for file in (*LONGEST, *SPLIT) if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize(("marks", "asked"), [("", 0), ("not slow", 10)])
def test_the_table_of_addresses_is_asked_for_the_roles_whose_walk_does_not_run(
    marks: str, asked: int
) -> None:
    files = [f"tests/{name}.py" for name in ("test_urls_by_role", "test_reading_matrix")]
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-n", "0", "-m", marks, *files]
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert found.count("test_every_address_answers_every_role") == asked
