"""The roll of a meeting: who must attend, who counts for what and why, frozen with the rule values of its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.core.clock import legal_day
from nennep.core.refusals import Invalid
from nennep.meetings.enums import PRESENT_MARKS, Mark
from nennep.meetings.models import Attendance, Meeting, Roll, RollEntry
from nennep.meetings.roll_call.expected import expected
from nennep.membership.enums import Status
from nennep.membership.models import Membership, Position
from nennep.rulebook.selectors import rules_for
from nennep.rulebook.votes import ORDINARY, TWO_THIRDS

FROZEN_RULES = (
    ORDINARY,
    TWO_THIRDS,
    "vote.quorum_warning",
    "meeting.min_minutes",
    "meeting.min_minutes_with_thematic",
    "meeting.min_minutes_large_cell",
    "meeting.attendance_goal",
    "meeting.notice_lead_days",
)
"""Rules whose values a roll keeps, so that a closed meeting is judged by the rules of its own day."""

NEAR = timedelta(days=92)
"""How long before or after a meeting's day a phone's older roll may still name somebody as a member."""


@dataclass(frozen=True, slots=True)
class Count:
    """The numbers of a roll, with those who are present now."""

    members: int  # names on the roll
    official: int
    probationary: int
    must_attend: int  # denominator of attendance
    attended: int  # of those
    votes: int  # denominator of votes, without exempt members
    if_voting: int  # exempt members who are present: each counts in a ballot in which they vote
    present: int  # all names on the roll that are present
    unmarked: int
    unsaid: int


def freeze_roll(ctx: ActContext, meeting: Meeting, on: date, reason: str = "") -> Roll:
    """Take the roll as it stands on the day, as the next version; nothing of earlier versions changes."""
    last = current_roll(meeting)
    roll = Roll.rows.create(
        id=ctx.derive_id("roll"),
        meeting=meeting,
        version=1 if last is None else last.version + 1,
        taken_at=ctx.at,
        on=on,
        reason=reason,
        rules=frozen_rules(meeting.body.organisation_id, on),
    )
    RollEntry.rows.bulk_create(
        RollEntry(
            id=ctx.derive_id("roll-entry", each.person.pk),
            roll=roll,
            person=each.person,
            name=each.person.full_name,
            name_key=each.person.name_key,
            status=each.status,
            office=each.office,
            counts_attendance=each.counts_attendance,
            counts_vote=each.counts_vote,
            counts_vote_if_present=each.counts_vote_if_present,
            why=each.why[:300],
        )
        for each in expected(meeting.body, on)
    )
    return roll


def frozen_rules(organisation_id: UUID, on: date) -> dict[str, dict[str, Any]]:
    """The rule values in force for an organisation on a day, each with its citation, as JSON."""
    return {
        code: {"value": rule.value, "shown": rule.shown(), "citation": rule.citation.sentence()}
        for code, rule in rules_for(FROZEN_RULES, organisation_id, on).items()
    }


def current_roll(meeting: Meeting) -> Roll | None:
    """The latest version of a meeting's roll."""
    return Roll.rows.filter(meeting=meeting).order_by("-version").first()


def count(entries: Iterable[RollEntry], marks: dict[UUID, str]) -> Count:
    """The numbers of a roll under the marks (person → Mark); unmarked persons are not present."""
    entries = list(entries)
    present = {each.person_id for each in entries if marks.get(each.person_id) in PRESENT_MARKS}
    return Count(
        members=len(entries),
        official=sum(
            each.status != Status.PROBATIONARY and each.status != Status.VISITING for each in entries
        ),
        probationary=sum(each.status == Status.PROBATIONARY for each in entries),
        must_attend=sum(each.counts_attendance for each in entries),
        attended=sum(each.counts_attendance and each.person_id in present for each in entries),
        votes=sum(each.counts_vote for each in entries),
        if_voting=sum(
            each.counts_vote_if_present and not each.counts_vote and each.person_id in present
            for each in entries
        ),
        present=len(present),
        unmarked=sum(each.person_id not in marks for each in entries),
        unsaid=sum(marks.get(each.person_id) == Mark.UNSAID for each in entries),
    )


def marks_of(meeting: Meeting) -> dict[UUID, str]:
    """The latest mark of each person at a meeting."""
    return dict(Attendance.rows.filter(meeting=meeting).values_list("person_id", "mark"))


def names_near(meeting: Meeting, persons: Iterable[UUID]) -> dict[UUID, str]:
    """Of persons who are not on a meeting's roll, those who belonged to it within `NEAR` of its day, with their names.

    A phone may have been without signal when somebody left or came: what it recorded of them is kept, but only
    the roll is counted.
    """
    wanted, on = list(persons), legal_day(meeting.opened_at or meeting.starts_at)
    if not wanted:
        return {}
    members = Membership.rows.filter(cell_id=meeting.body.organisation_id, person_id__in=wanted)
    holders = Position.rows.filter(body_id=meeting.body_id, person_id__in=wanted)
    rows = [each.during(on - NEAR, on + NEAR) for each in (members, holders)]
    return {
        person: name for each in rows for person, name in each.values_list("person_id", "person__full_name")
    }


def must_belong(meeting: Meeting, persons: Iterable[UUID], field: str) -> list[str]:
    """The persons (not on the roll) as an answer tells them; raises Invalid naming those who did not belong either."""
    wanted = set(persons)
    strangers = wanted - names_near(meeting, wanted).keys()
    if strangers:
        raise Invalid(
            _("Somebody named here is not on the roll of this meeting, and was no member near its day."),
            field=field,
            code="not_on_roll",
            facts={"persons": sorted(str(each) for each in strangers)},
        )
    return sorted(str(each) for each in wanted)


def proposed_mark(status: str) -> Mark | None:
    """The mark that follows from the status alone, before the roll call: for exempt and away members."""
    return {Status.EXEMPT.value: Mark.EXEMPT, Status.AWAY.value: Mark.ELSEWHERE}.get(status)
