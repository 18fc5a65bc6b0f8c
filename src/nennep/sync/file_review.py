"""What a device file holds and what becomes of each row, as a person reviews it before and after taking it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nennep.sync.carrying_out import Line
from nennep.sync.enums import OPEN, Outcome
from nennep.sync.models import DeviceFile
from nennep.sync.row_sentences import Sentence


@dataclass(frozen=True, slots=True)
class ReviewedLine:
    """A line with its sentence, as it is shown."""

    line: Line
    sentence: Sentence
    is_left: bool = False  # somebody decided before to leave it out

    @property
    def id(self) -> str:
        """The row's id, by which it is left out."""
        return self.line.row.id

    @property
    def is_open(self) -> bool:
        """Whether somebody must decide about it."""
        return self.line.outcome in OPEN


@dataclass(frozen=True, slots=True)
class ReviewedQueue:
    """The lines of one meeting, with its name and place; `meeting` is None where no such meeting is known here."""

    meeting: UUID | None
    title: str
    where: str
    lines: tuple[ReviewedLine, ...]


@dataclass(frozen=True, slots=True)
class FileReview:
    """A device file looked at, or taken in: whose, and what becomes of each row."""

    file: DeviceFile
    owner: str
    is_own: bool
    is_active: bool
    is_closed: bool  # the phone said which rows it put in, so that none can have been taken out unseen
    made_at: datetime
    queues: tuple[ReviewedQueue, ...]

    @property
    def told(self) -> list[ReviewedLine]:
        """Every line."""
        return [each for queue in self.queues for each in queue.lines]

    def count(self, *outcomes: Outcome) -> int:
        """How many lines have one of these outcomes."""
        return sum(1 for each in self.told if each.line.outcome in outcomes)

    @property
    def new(self) -> int:
        """How many rows the server does not have yet and would take in."""
        return self.count(Outcome.DONE, Outcome.PROPOSED)

    @property
    def received(self) -> int:
        """How many rows the server has already."""
        return self.count(Outcome.RECEIVED)

    @property
    def open(self) -> int:
        """How many rows somebody must decide about."""
        return self.count(*OPEN)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: what the server does not have, somebody left out."""
        return not self.new and all(each.is_left for each in self.told if each.is_open)
