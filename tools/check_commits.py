"""Subjects of commits: at most 60 characters, without a full stop.

Looks at the commits after START. A clone that does not reach back to it (a shallow one, a source package) has nothing
to be looked at: that is no fault.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = "c6da0bc52144b101dd8f93d3d79e24cb3e8e9d73"  # before it nothing was asked of a subject
SUBJECT_LENGTH = 60


def faults(subject: str) -> Iterator[str]:
    """What is wrong with a subject."""
    if len(subject) > SUBJECT_LENGTH:
        yield f"{len(subject)} characters; say the rest in the body (at most {SUBJECT_LENGTH})"
    if subject.endswith("."):
        yield "ends with a full stop"
    if not subject.strip():
        yield "says nothing"


def subjects(start: str = START, root: Path = ROOT) -> list[tuple[str, str]]:
    """(short id, subject) of the commits after `start`, merges left out; none where git or `start` is not there."""
    command = ["git", "-C", str(root), "log", "--no-merges", "--format=%h %s", f"{start}..HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError:
        return []
    if done.returncode:
        return []
    return [
        (name, subject) for name, _, subject in (line.partition(" ") for line in done.stdout.splitlines())
    ]


def main() -> int:
    found = [f"{name} {subject!r}: {fault}" for name, subject in subjects() for fault in faults(subject)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
