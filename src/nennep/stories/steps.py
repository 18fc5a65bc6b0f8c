"""What a story consists of: steps, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

WRITE = "write"
EXPECT_READ = "expect.read"
EXPECT_DOCUMENT = "expect.document"
SCENE = "scene"
TELL = "tell"
OWN_HEADERS = frozenset({WRITE, EXPECT_READ, EXPECT_DOCUMENT, SCENE, TELL})
"""Headers that are no act: a scene, another file told, a text that is written, what must follow."""

RESERVED = frozenset({"at", "by", "device", "captured", "arrives", "refused", "each"})
"""Fields of every step that say who, when and how; no act has a field of such a name (a test sees to it)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands: a file, the line of its header, and its own lines."""

    file: str
    line: int
    lines: Sequence[str] = ()

    def of(self, key: str) -> Place:
        """The place of a field of the step; of the step itself where the field is not written in it."""
        wanted = re.compile(rf'^\s*["\']?{re.escape(key)}["\']?\s*[.=]')
        for number, line in enumerate(self.lines):
            if wanted.match(line):
                return Place(self.file, self.line + number)
        return self

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Fault(Exception):
    """A mistake in a story: where it stands, what is wrong and what would be right, in Vietnamese."""

    def __init__(self, place: Place, sentence: str) -> None:
        super().__init__(f"{place}: {sentence}")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens or must follow. `fields` are its own, `defaults` those of its scene."""

    place: Place
    what: str
    moment: datetime
    by: str
    fields: Mapping[str, Any]
    defaults: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    device: str = ""
    captured: datetime | None = None
    arrives: datetime | None = None
    refused: str = ""
    each: Sequence[Mapping[str, Any]] = ()
    words: frozenset[str] = frozenset()
    """Fields of its scene that are {words} of the file, whatever acts have."""

    @property
    def on_server(self) -> datetime:
        """When the server hears of it."""
        return self.arrives or self.moment


@dataclass(frozen=True, slots=True)
class Story:
    """A file that was read: its title, the files told before it, its steps in their order."""

    path: Path
    title: str
    includes: tuple[tuple[Path, Place], ...]  # with the line that includes each
    steps: tuple[Step, ...]
