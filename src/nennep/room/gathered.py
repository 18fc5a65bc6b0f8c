"""Everything that was recorded of one meeting: what the minutes, sheets, pages and findings are drawn from.

The number of queries does not grow with the meeting. Who may read it was asked before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

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
    ProxyEntry,
    ReservedOpinion,
    Roll,
    RollEntry,
)
from nennep.meetings.proxy_entries import proxy_entry_of
from nennep.meetings.rolls import Count, count
from nennep.meetings.states import BEFORE_SESSION
from nennep.resolutions.models import Assignment, Resolution
from nennep.resolutions.selectors import CarriedTask, assigned_at, carried_into, resolutions_of
from nennep.room.models import Correction, Score, ScoreLine
from nennep.room.texts import CONCLUSION, GIST, TextKey, keys_of

Row = TypeVar("Row", bound=Model)
OfItem = TypeVar("OfItem", Entry, Ballot, PaperOnlyNote)
Withdrawable = TypeVar("Withdrawable", Entry, Ballot, PaperOnlyNote, ReservedOpinion, Gift)

PARTS = (
    "rolls",
    "entries_of_roll",
    "attendance",
    "guests",
    "items",
    "entries",
    "ballots",
    "opinions",
    "notes",
    "carried",
    "assigned",
    "resolutions",
    "gifts",
    "score",
    "score_lines",
    "corrections",
    "texts",
    "led",
    "proxy_entry",
)


class Gathered:
    """What was recorded of a meeting; each part is loaded when it is first asked for, and once.

    Withdrawn rows and dropped items are left out. Of a meeting that was not opened yet nothing of its session is asked.
    """

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    @property
    def begun(self) -> bool:
        """Whether the session was opened: before that nothing of it can have been recorded."""
        return self.meeting.state not in BEFORE_SESSION

    @cached_property
    def rolls(self) -> list[Roll]:
        """The versions of the frozen roll, oldest first."""
        return list(Roll.rows.filter(meeting=self.meeting).order_by("version"))

    @cached_property
    def entries_of_roll(self) -> list[RollEntry]:
        """The people on the newest roll, in name order."""
        if self.roll is None:
            return []
        return list(RollEntry.rows.filter(roll=self.roll).order_by("name_key", "id"))

    @cached_property
    def attendance(self) -> dict[UUID, Attendance]:
        """The mark of each person."""
        return {each.person_id: each for each in self._recorded(Attendance.rows.filter(meeting=self.meeting))}

    @cached_property
    def guests(self) -> list[Guest]:
        """Guests and observers, invited or come besides."""
        return list(Guest.rows.filter(meeting=self.meeting, withdrawn=False).order_by("id"))

    @cached_property
    def items(self) -> list[AgendaItem]:
        """The agenda in order."""
        agenda = AgendaItem.rows.filter(meeting=self.meeting, dropped=False).select_related("proposed_by")
        return list(agenda.order_by("position", "id"))

    @cached_property
    def entries(self) -> dict[UUID, list[Entry]]:
        """What was said, by item."""
        return _by_item(self._recorded(_standing(Entry, self.meeting).order_by("entered_at", "id")))

    @cached_property
    def ballots(self) -> dict[UUID, list[Ballot]]:
        """Tallies, by item."""
        return _by_item(self._recorded(_standing(Ballot, self.meeting).order_by("held_at", "id")))

    @cached_property
    def opinions(self) -> list[ReservedOpinion]:
        """Reserved opinions."""
        rows = _standing(ReservedOpinion, self.meeting).select_related("person")
        return self._recorded(rows.order_by("id"))

    @cached_property
    def notes(self) -> dict[UUID, list[PaperOnlyNote]]:
        """Where the paper book keeps what no machine does, by item."""
        return _by_item(self._recorded(_standing(PaperOnlyNote, self.meeting).order_by("id")))

    @cached_property
    def carried(self) -> list[CarriedTask]:
        """Last month's tasks, with what this meeting heard of them."""
        return carried_into(self.meeting)

    @cached_property
    def assigned(self) -> list[Assignment]:
        """The tasks that this meeting assigned."""
        return self._recorded(assigned_at(self.meeting))

    @cached_property
    def resolutions(self) -> list[Resolution]:
        """Resolutions and conclusions."""
        return self._recorded(resolutions_of(self.meeting))

    @cached_property
    def gifts(self) -> list[Gift]:
        """Lines of gifts given."""
        return self._recorded(_standing(Gift, self.meeting).order_by("id"))

    @cached_property
    def score(self) -> Score | None:
        """The score that the meeting agreed on."""
        return next(iter(self._recorded(Score.rows.filter(meeting=self.meeting))), None)

    @cached_property
    def score_lines(self) -> list[ScoreLine]:
        """Its criteria."""
        return [] if self.score is None else list(ScoreLine.rows.filter(score=self.score).order_by("id"))

    @cached_property
    def texts(self) -> dict[str, str]:
        """The free sections by key: as written, or as the latest correction says."""
        if not self.begun:
            return {}
        return texts_of(self.meeting, self.items, self.corrections)

    @cached_property
    def corrections(self) -> list[Correction]:
        """What was put right after the lock, oldest first."""
        return self._recorded(Correction.rows.filter(meeting=self.meeting).order_by("made_at", "position"))

    @cached_property
    def led(self) -> list[Meeting]:
        """Thematic meetings that sit with this regular one."""
        return list(Meeting.rows.filter(sits_with=self.meeting).order_by("pk"))

    @cached_property
    def proxy_entry(self) -> ProxyEntry | None:
        """How the office entered the meeting for the cell, if it did."""
        return proxy_entry_of(self.meeting)

    @property
    def themes(self) -> list[str]:
        """The themes of the whole sitting."""
        return [each for each in (self.meeting.theme, *(one.theme for one in self.led)) if each]

    @property
    def with_thematic(self) -> bool:
        """Whether a thematic meeting sits with this regular one."""
        return bool(self.led)

    def _recorded(self, rows: QuerySet[Row]) -> list[Row]:
        return list(rows) if self.begun else []

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

    @property
    def guests_there(self) -> list[Guest]:
        """Guests who came. Nobody is said to have come whom nobody marked; before the meeting, those expected."""
        if self.meeting.state in BEFORE_SESSION:
            return [each for each in self.guests if each.present is not False]
        return [each for each in self.guests if each.present]

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
    """Everything at once, in some twenty queries: for acts, which change facts after they have read them."""
    gathered = Gathered(meeting)
    for part in PARTS:
        getattr(gathered, part)
    return gathered


def texts_of(meeting: Meeting, items: list[AgendaItem], corrections: list[Correction]) -> dict[str, str]:
    """The free sections by key: as written, or as the latest correction says."""
    texts = read_texts(keys_of(meeting, items))
    return texts | {each.key: each.right_value for each in corrections if each.key}


def _standing(model: type[Withdrawable], meeting: Meeting) -> QuerySet[Withdrawable]:
    return model.rows.filter(meeting=meeting, withdrawn=False)


def _by_item(rows: Iterable[OfItem]) -> dict[UUID, list[OfItem]]:
    found: dict[UUID, list[OfItem]] = defaultdict(list)
    for each in rows:
        found[each.item_id].append(each)
    return dict(found)
