"""The frozen roll: who must attend, who counts for what and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Roll, RollEntry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.meetings.roll_call.expected import Expected, expected
from nennep.meetings.roll_call.rolls import count, frozen_rules, proposed_mark
from nennep.membership.enums import Status
from nennep.organisation.enums import BodyKind
from nennep.typesetting.blocks import Entry

Person = RollEntry | Expected
"""A line of a frozen roll, or of one still to be taken."""


@dataclass
class MeetingRoll:
    """The versions of the frozen roll, oldest first, and the people on the newest in name order."""

    record: MeetingRecord
    versions: list[Roll]
    entries: list[RollEntry] = field(default_factory=list)

    @property
    def newest(self) -> Roll | None:
        """The newest version; None before the roll is taken."""
        return self.versions[-1] if self.versions else None

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Person → name as the roll wrote it."""
        return {each.person_id: each.name for each in self.entries}

    @cached_property
    def people(self) -> list[Person]:
        """The people on the roll, or on the one that would be taken now."""
        return [*self.entries] or [*expected(self.record.meeting.body, self.record.on)]

    @cached_property
    def rules(self) -> dict[str, dict[str, Any]]:
        """The rule values that the newest version froze, or those that would be frozen now."""
        if self.newest is not None:
            return dict(self.newest.rules)
        return frozen_rules(self.record.meeting.body.organisation_id, self.record.on)

    def rule(self, code: str) -> dict[str, Any] | None:
        """A rule value as the roll froze it: value, shown, citation."""
        return None if self.newest is None else self.newest.rules.get(code)


def _load(record: MeetingRecord) -> MeetingRoll:
    versions = list(Roll.rows.filter(meeting=record.meeting).order_by("version"))
    if not versions:
        return MeetingRoll(record, [])
    entries = RollEntry.rows.filter(roll=versions[-1]).order_by("name_key", "id")
    return MeetingRoll(record, versions, list(entries))


def person_of(each: Person) -> UUID:
    """Whose line it is."""
    return each.person_id if isinstance(each, RollEntry) else each.person.pk


def name_of(each: Person) -> str:
    """The name as the line writes it."""
    return each.name if isinstance(each, RollEntry) else each.person.full_name


def _package(roll: MeetingRoll, record: MeetingRecord, access: MeetingAccess) -> Json:
    """The frozen roll (its latest version), or before it is taken the roll as it would be (version 0)."""
    newest = roll.newest
    return {
        "version": 0 if newest is None else newest.version,
        "on": (record.on if newest is None else newest.on).isoformat(),
        "entries": [_line(each) for each in roll.people],
        "rules": roll.rules,
    }


def _line(each: Person) -> Json:
    proposed = proposed_mark(each.status)
    return {
        "person": str(person_of(each)),
        "name": name_of(each),
        "status": each.status,
        "status_label": str(Status(each.status).label),
        "office": each.office,
        "attendance": each.counts_attendance,
        "vote": each.counts_vote,
        "vote_if_present": each.counts_vote_if_present,
        "why": each.why,
        "proposed": None if proposed is None else str(proposed),
    }


def _head(roll: MeetingRoll, record: MeetingRecord) -> list[Entry]:
    """How many stand on the roll: 11 đảng viên (chính thức 10, dự bị 1)."""
    if not roll.entries:
        return []
    counted = count(roll.entries, {})
    if record.meeting.body.kind != BodyKind.CELL:
        return [Entry(say("head.roll"), say("roll", members=counted.members))]
    own = counted.official + counted.probationary
    visiting = counted.members - own
    text = say(
        "roll.cell.visiting" if visiting else "roll.cell",
        members=own,
        official=counted.official,
        probationary=counted.probationary,
        visiting=visiting,
    )
    return [Entry(say("head.roll.cell"), text)]


ROLL = MeetingPart(
    name="roll",
    matrix=("roll",),
    without={
        "sheet": "its people stand in the section of the roll call",
        "corrections": "it is frozen; a late fact makes the next version",
    },
    load=_load,
    package=_package,
    taken_along=True,
    head=_head,
)
