"""Everything that was recorded of one meeting, loaded at once: what the minutes, sheets and findings are drawn from.

The number of queries does not grow with the meeting. Who may read it was asked before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from nennep.collab.selectors import read_texts
from nennep.core import clock
from nennep.meetings.enums import Mark
from nennep.meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Entry,
    Gift,
    Guest,
    Meeting,
    PaperOnlyNote,
    ReservedOpinion,
    Roll,
    RollEntry,
)
from nennep.meetings.rolls import Count, count
from nennep.resolutions.models import Assignment, Resolution
from nennep.resolutions.selectors import CarriedTask, assigned_at, carried_into, resolutions_of
from nennep.room.models import Correction, Score, ScoreLine
from nennep.room.texts import CONCLUSION, GIST, TextKey, keys_of

OfItem = TypeVar("OfItem", Entry, Ballot, PaperOnlyNote)


@dataclass
class Gathered:
    """What was recorded of a meeting. Withdrawn rows and dropped items are left out."""

    meeting: Meeting
    rolls: list[Roll]
    entries_of_roll: list[RollEntry]  # the people on the newest roll, in name order
    attendance: dict[UUID, Attendance]
    guests: list[Guest]
    items: list[AgendaItem]
    entries: dict[UUID, list[Entry]]  # by item
    ballots: dict[UUID, list[Ballot]]
    opinions: list[ReservedOpinion]
    notes: dict[UUID, list[PaperOnlyNote]]
    carried: list[CarriedTask]
    assigned: list[Assignment]
    resolutions: list[Resolution]
    gifts: list[Gift]
    score: Score | None
    score_lines: list[ScoreLine]
    texts: dict[str, str]
    themes: list[str] = field(default_factory=list)  # of the whole sitting
    with_thematic: bool = False  # a thematic meeting sits with this regular one
    corrections: list[Correction] = field(default_factory=list)

    @property
    def on(self) -> date:
        """The meeting's legal day: of its opening, or as planned."""
        return clock.legal_day(self.meeting.opened_at or self.meeting.starts_at)

    @property
    def roll(self) -> Roll | None:
        """The newest version of the frozen roll."""
        return self.rolls[-1] if self.rolls else None

    @cached_property
    def counted(self) -> Count:
        """The numbers of the newest roll under the present marks."""
        return count(self.entries_of_roll, {person: each.mark for person, each in self.attendance.items()})

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Person → name as the roll wrote it."""
        return {each.person_id: each.name for each in self.entries_of_roll}

    @property
    def minutes_long(self) -> int | None:
        """Minutes from opening to closing; None while either is unknown."""
        if self.meeting.opened_at is None or self.meeting.closed_at is None:
            return None
        return clock.minutes_between(self.meeting.opened_at, self.meeting.closed_at)

    @property
    def all_ballots(self) -> list[Ballot]:
        """Every ballot in the order it was held."""
        return sorted(
            (each for found in self.ballots.values() for each in found), key=lambda each: each.held_at
        )

    def text(self, section: str, item: UUID | None = None) -> str:
        """A free section: its latest correction, else what was written."""
        return self.texts.get(str(TextKey(self.meeting.pk, item, section)), "").strip()

    def gist(self, item: UUID | None = None) -> str:
        """Diễn biến of an item or of the whole meeting."""
        return self.text(GIST, item)

    def conclusion(self, item: UUID | None = None) -> str:
        """Kết luận of an item or of the whole meeting."""
        return self.text(CONCLUSION, item)

    def marked(self, *marks: Mark) -> list[RollEntry]:
        """The people on the roll with one of these marks, in name order."""
        return [each for each in self.entries_of_roll if self._mark(each) in marks]

    def unmarked(self) -> list[RollEntry]:
        """The people on the roll of whom nobody said whether they were there."""
        return [each for each in self.entries_of_roll if each.person_id not in self.attendance]

    def rule(self, code: str) -> dict[str, object] | None:
        """A rule value as the roll froze it: value, shown, citation."""
        return None if self.roll is None else self.roll.rules.get(code)

    def _mark(self, entry: RollEntry) -> str:
        found = self.attendance.get(entry.person_id)
        return "" if found is None else found.mark


def gather(meeting: Meeting) -> Gathered:
    """Load what was recorded of a meeting, in some twenty queries whatever its size."""
    rolls = list(Roll.rows.filter(meeting=meeting).order_by("version"))
    agenda = AgendaItem.rows.filter(meeting=meeting, dropped=False).select_related("proposed_by")
    items = list(agenda.order_by("position", "id"))
    score = Score.rows.filter(meeting=meeting).first()
    corrections = list(Correction.rows.filter(meeting=meeting).order_by("made_at", "position"))
    led = list(Meeting.rows.filter(sits_with=meeting).order_by("pk"))
    return Gathered(
        meeting=meeting,
        rolls=rolls,
        entries_of_roll=_roll_entries(rolls),
        attendance={each.person_id: each for each in Attendance.rows.filter(meeting=meeting)},
        guests=list(Guest.rows.filter(meeting=meeting, withdrawn=False).order_by("id")),
        items=items,
        entries=_by_item(Entry.rows.filter(meeting=meeting, withdrawn=False).order_by("entered_at", "id")),
        ballots=_by_item(Ballot.rows.filter(meeting=meeting, withdrawn=False).order_by("held_at", "id")),
        opinions=list(
            ReservedOpinion.rows.filter(meeting=meeting, withdrawn=False)
            .select_related("person")
            .order_by("id")
        ),
        notes=_by_item(PaperOnlyNote.rows.filter(meeting=meeting, withdrawn=False).order_by("id")),
        carried=carried_into(meeting),
        assigned=list(assigned_at(meeting)),
        resolutions=list(resolutions_of(meeting)),
        gifts=list(Gift.rows.filter(meeting=meeting, withdrawn=False).order_by("id")),
        score=score,
        score_lines=[] if score is None else list(ScoreLine.rows.filter(score=score).order_by("id")),
        texts=texts_of(meeting, items, corrections),
        themes=[each for each in (meeting.theme, *(one.theme for one in led)) if each],
        with_thematic=bool(led),
        corrections=corrections,
    )


def texts_of(meeting: Meeting, items: list[AgendaItem], corrections: list[Correction]) -> dict[str, str]:
    """The free sections by key: as written, or as the latest correction says."""
    texts = read_texts(keys_of(meeting, items))
    return texts | {each.key: each.right_value for each in corrections if each.key}


def _roll_entries(rolls: list[Roll]) -> list[RollEntry]:
    if not rolls:
        return []
    return list(RollEntry.rows.filter(roll=rolls[-1]).order_by("name_key", "id"))


def _by_item(rows: Iterable[OfItem]) -> dict[UUID, list[OfItem]]:
    found: dict[UUID, list[OfItem]] = defaultdict(list)
    for each in rows:
        found[each.item_id].append(each)
    return dict(found)
