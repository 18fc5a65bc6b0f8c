"""Which files go first: tests.scheduling."""

from pathlib import Path

from tests.scheduling import LONGEST, SPLIT

ROOT = Path(__file__).resolve().parent.parent


def test_files_that_go_first_or_are_split_are_there() -> None:
    assert [file for file in (*LONGEST, *SPLIT) if not (ROOT / file).is_file()] == []
