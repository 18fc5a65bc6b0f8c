"""What belongs to a meeting: the type of one kind of fact, and the record that holds all of them.

Each kind of fact is declared in its app's `in_meeting`; the one ordered list of them is in `room/parts.py`.
Nothing here knows the list: the app that makes a record passes it in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.db.models import Model, QuerySet

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.refusals import Refused
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Correction, CorrectionNote
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.states import BEFORE_SESSION
from nennep.records.enums import DocumentType
from nennep.records.models import Record
from nennep.rulebook.finding_list import FindingList
from nennep.typesetting.blocks import Block, Entry
from nennep.typesetting.model import PartyDocument
from nennep.ui.parts import Pair

Facts = TypeVar("Facts")
FactsOf_co = TypeVar("FactsOf_co", covariant=True)
Row = TypeVar("Row", bound=Model)
Json = Any
ScoreFacts = dict[str, float | bool | None]


@dataclass(frozen=True)
class Section(Generic[FactsOf_co]):
    """A section of the minutes; nothing of it is printed while it has no blocks."""

    title: str
    blocks: Callable[[FactsOf_co, MeetingRecord], list[Block]]


@dataclass(frozen=True)
class SheetSection(Generic[FactsOf_co]):
    """A section of the paper meeting sheet: what is known already is printed, the rest is left to the pen.

    Sections stand in the order of `place`, which is that of the fast entry screen; a `whole` one is not parted by a
    page's end.
    """

    place: int
    title: str
    blocks: Callable[[FactsOf_co, MeetingRecord], list[Block]]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PartDocument:
    """A document of its own that adoption freezes, beside the minutes; a correction that reaches it revises it.

    `about` is the kind and id of the fact; `record` is what it became, None before the adoption.
    """

    kind: DocumentType
    about: tuple[str, UUID]
    title: str
    record: Record | None
    compose: Callable[[Sequence[CorrectionNote]], PartyDocument]
    keep: Callable[[Record], None]
    """Ties the fact to the record that it became."""


@dataclass(frozen=True, eq=False)
class MeetingPart(Generic[FactsOf_co]):
    """One kind of fact. Only `name` and `load` are required; the rest says what else is told of it.

    Every function is handed what `load` found and the record, from which it may ask for other parts.
    """

    name: str
    load: Callable[[MeetingRecord], FactsOf_co]
    """In bulk: the number of queries does not grow with the meeting."""
    package: Callable[[FactsOf_co, MeetingRecord, MeetingAccess], Json] | None = None
    """What goes into the meeting package, for this reader only."""
    taken_along: bool = False
    """Whether a phone takes it along for a meeting that nobody prepared (room/kit.py), packaged under its name."""
    matrix: tuple[str, ...] = ()
    """Its rows in docs/reading-matrix.md: who reads it."""
    without: Mapping[str, str] = field(default_factory=dict)
    """Why it has no "package", "minutes", "sheet", "corrections" or row in the "matrix"."""
    head: Callable[[FactsOf_co, MeetingRecord], list[Entry]] | None = None
    """Its lines at the head of the minutes."""
    under_item: Callable[[FactsOf_co, MeetingRecord, AgendaItem | None], list[Block]] | None = None
    """Its paragraphs under one item of the minutes; None: those that belong to no item, after the last."""
    section: Section[FactsOf_co] | None = None
    """Its section of the minutes: under the item whose kind says so (rulebook/item_kinds.toml), else of its own."""
    corrections: tuple[Correction[FactsOf_co], ...] = ()
    """Its things that can be put right after the lock."""
    hinders_correction: Callable[[FactsOf_co, FactsOf_co], Refused | None] | None = None
    """Why what a correction has made of its facts (before, after) cannot stand; None where it can."""
    sheet: SheetSection[FactsOf_co] | None = None
    """Its section of the paper meeting sheet."""
    on_page: Callable[[FactsOf_co, MeetingRecord], list[Pair]] | None = None
    """Its figures on the meeting's page, for all who may open it: no names of absent people, no words of anybody."""
    hinders_adoption: Callable[[FactsOf_co, MeetingRecord], Refused | None] | None = None
    """Why the minutes cannot be adopted yet; None where it hinders nothing."""
    freezes: Callable[[ActContext, FactsOf_co, MeetingRecord], None] | None = None
    """Locks, at the adoption, what must not change after it."""
    draws: Callable[[ActContext, FactsOf_co, MeetingRecord], None] | None = None
    """Writes down what it draws from the facts of all parts: at the adoption, and anew after each correction."""
    documents: Callable[[FactsOf_co, MeetingRecord], list[PartDocument]] | None = None
    """The documents that the adoption makes of its facts."""
    in_resolution: Section[FactsOf_co] | None = None
    """Its section at the end of the month's resolution (domain §3.1)."""
    score_facts: Callable[[FactsOf_co, MeetingRecord], ScoreFacts] | None = None
    """What a scoring scheme may ask of it (rulebook/facts.toml); unknown is None, and not zero."""
    findings: Callable[[FactsOf_co, MeetingRecord, FindingList, date], None] | None = None
    """Adds what its facts show on a day; not asked of a meeting that is not held, or that sits with another."""
    end: Callable[[FactsOf_co, MeetingRecord], list[Block]] | None = None
    """Its paragraphs at the end of the minutes."""

    @property
    def is_printed(self) -> bool:
        """Whether minutes or corrections show it, so that an act which changes facts reads it before."""
        return any((self.head, self.under_item, self.section, self.end, self.corrections))


AnyPart = MeetingPart[Any]


class MeetingRecord:
    """The record of one meeting: its facts by part, each loaded when it is first asked for, and once.

    Withdrawn rows and dropped items are left out. Of a meeting that was not opened yet nothing of its session is asked.
    Who may read it was asked before.
    """

    def __init__(self, meeting: Meeting, parts: tuple[AnyPart, ...]) -> None:
        self.meeting = meeting
        self.parts = parts
        self._known: dict[str, Any] = {}

    def __getitem__(self, part: MeetingPart[Facts]) -> Facts:
        if part.name not in self._known:
            self._known[part.name] = part.load(self)
        return cast(Facts, self._known[part.name])

    def load(self) -> MeetingRecord:
        """Load now what minutes and corrections show: for acts, which change facts after they have read them."""
        for part in self.parts:
            if part.is_printed:
                self[part]
        return self

    def draw(self, ctx: ActContext) -> None:
        """Let each part write down what it draws from the facts of all."""
        for part in self.parts:
            if part.draws is not None:
                part.draws(ctx, self[part], self)

    def documents(self) -> list[PartDocument]:
        """The documents beside the minutes, in the order of the parts."""
        return [
            each
            for part in self.parts
            if part.documents is not None
            for each in part.documents(self[part], self)
        ]

    def with_facts(self, part: MeetingPart[Facts], facts: Facts) -> MeetingRecord:
        """The same record with other facts of one part."""
        other = MeetingRecord(self.meeting, self.parts)
        other._known = self._known | {part.name: facts}
        return other

    def recorded(self, rows: QuerySet[Row]) -> list[Row]:
        """The rows; none, and no query, before the session was opened: then nothing of it can have been recorded."""
        return list(rows) if self.begun else []

    @property
    def begun(self) -> bool:
        """Whether the session was opened."""
        return self.meeting.state not in BEFORE_SESSION

    @property
    def on(self) -> date:
        """The meeting's legal day: of its opening, or as planned."""
        return clock.legal_day(self.meeting.opened_at or self.meeting.starts_at)

    @property
    def minutes_long(self) -> int | None:
        """Minutes from opening to closing; None while either is unknown."""
        if self.meeting.opened_at is None or self.meeting.closed_at is None:
            return None
        return clock.minutes_between(self.meeting.opened_at, self.meeting.closed_at)
