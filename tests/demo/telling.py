"""Everything that the demo tells, as steps: the stories of the articles and the months up to a day. No database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from nennep.core.clock import VIETNAM
from nennep.demo.build import OF_THE_ARTICLES, ORGANISATIONS, courses, occasions_of
from nennep.demo.cells import Cell, cells_of
from nennep.demo.committees import posts_of
from nennep.demo.history import Occasion
from nennep.stories.reader import read_story
from nennep.stories.steps import Step
from nennep.stories.tables import SHIPPED

STARTED = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting of the months: what it is, and its steps."""

    occasion: Occasion
    steps: tuple[Step, ...]

    def fields(self, what: str) -> list[dict[str, Any]]:
        """The fields of each step of a kind."""
        return [dict(each.fields) for each in self.steps if each.what == what]

    @property
    def held(self) -> bool:
        return bool(self.fields("room.adopt_minutes"))


@cache
def articles(today: date) -> tuple[Step, ...]:
    """The steps of the articles' stories, with those that found the organisations, each file once."""
    told: list[Step] = []
    seen: set[Path] = set()
    for name in (ORGANISATIONS, *OF_THE_ARTICLES):
        told += _told(SHIPPED / name, today, seen)
    return tuple(told)


def _told(path: Path, today: date, seen: set[Path]) -> Iterator[Step]:
    if path.resolve() in seen:
        return
    seen.add(path.resolve())
    story = read_story(path, today)
    for included, _place in story.includes:
        yield from _told(included, today, seen)
    yield from story.steps


@cache
def cells(now: datetime = STARTED) -> dict[str, Cell]:
    today = now.astimezone(VIETNAM).date()
    return cells_of(articles(today), today)


@cache
def months(now: datetime = STARTED) -> Sequence[Told]:
    """The meetings of all bodies, told up to a moment."""
    posts = posts_of(articles(now.astimezone(VIETNAM).date()))
    return [
        Told(occasion, steps)
        for occasions in occasions_of(cells(now), posts, now, history=True)
        for occasion, steps in courses(occasions, now)
    ]
