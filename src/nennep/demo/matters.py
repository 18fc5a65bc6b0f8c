"""What the demo's cells speak of: invented contents, each cell's own, told in matters/*.toml.

A file has tables `[[<cell>.matter]]` for regular meetings, `[[<cell>.theme]]` for thematic ones, and
`[[<cell>.advice]]` for what a chi ủy says of how to prepare a meeting.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "matters"


@dataclass(frozen=True, slots=True)
class Matter:
    """The main matter of one meeting: what was reported, what members said, the conclusion, what was assigned."""

    about: str
    report: str
    said: tuple[str, ...]
    conclusion: str
    tasks: tuple[str, ...]
    done: tuple[str, ...]  # what is heard of each task where it is done
    left: tuple[str, ...] = ()  # what is heard of it where it is not; empty: it is always done
    item: str = (
        ""  # title of its agenda item, one of the usual topics; it is added where the rules do not draw it
    )
    theme: str = ""  # of a thematic meeting
    mood: str = ""  # what is said of people's thinking
    superior: str = ""  # which documents from above were made known
    self_criticism: str = ""
    month: int = 0  # the month that it belongs to; 0: any, in turn
    quarter: int = 0  # of a theme; 0: for a second one in any quarter


def matter_of(cell: str, month: date) -> Matter:
    """The main matter of a cell in a month: that of the month, or one of those of any month in turn."""
    own = matters()[cell]
    seasonal = [each for each in own if each.month == month.month]
    if seasonal:
        return seasonal[0]
    in_turn = [each for each in own if not each.month]
    return in_turn[(month.year * 12 + month.month) % len(in_turn)]


def theme_of(cell: str, on: date, *, second: bool = False) -> Matter:
    """The theme of a cell in the quarter of a day; `second`: one that is spoken of after it in the same quarter."""
    quarter = 0 if second else (on.month + 2) // 3
    return next(each for each in themes()[cell] if each.quarter == quarter)


def advice_of(cell: str, month: date) -> tuple[str, ...]:
    """What a chi ủy says of how to prepare the meeting of a month, in turn."""
    told = [tuple(each["said"]) for each in _told()[cell]["advice"]]
    return told[month.month % len(told)]


@cache
def matters() -> Mapping[str, tuple[Matter, ...]]:
    """The matters of regular meetings by cell, in the order of the files."""
    return {cell: tuple(_matter(each) for each in told.get("matter", ())) for cell, told in _told().items()}


@cache
def themes() -> Mapping[str, tuple[Matter, ...]]:
    """The themes of thematic meetings by cell."""
    return {cell: tuple(_matter(each) for each in told.get("theme", ())) for cell, told in _told().items()}


@cache
def _told() -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        told |= tomllib.loads(path.read_text(encoding="utf-8"))
    return told


def _matter(told: dict[str, Any]) -> Matter:
    fields: dict[str, Any] = {
        key: tuple(each) if isinstance(each, list) else each for key, each in told.items()
    }
    return Matter(**fields)
