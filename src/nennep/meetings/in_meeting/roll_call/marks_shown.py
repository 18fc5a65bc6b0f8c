"""What follows from a roll call: hindrances, findings, facts for the score."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.core.refusals import Conflict, Refused
from nennep.meetings.enums import PRESENT_MARKS, Mark, MeetingState
from nennep.meetings.in_meeting.roll_call.marks import MeetingAttendance
from nennep.meetings.models import Attendance, Meeting, RollEntry
from nennep.meetings.part import MeetingRecord, ScoreFacts
from nennep.meetings.printed.derivations import derived
from nennep.meetings.roll_call.derivation import attendance_of, votes_of
from nennep.meetings.states import LOCKED, OPENED
from nennep.organisation.enums import BodyKind
from nennep.rulebook.finding_list import FindingList
from nennep.rulebook.votes import ORDINARY, threshold
from nennep.ui.parts import Pair
from nennep.ui.wording import percent

ATTENDANCE_GOAL = "meeting.attendance_goal"
NAMED_AT_MOST = 5


def attendance_on_page(found: MeetingAttendance, record: MeetingRecord) -> list[Pair]:
    """How many of those who must attend were there, once the meeting is held."""
    counted = found.count
    if record.meeting.state not in OPENED or not counted.members:
        return []
    rate = percent(counted.attended / counted.must_attend) if counted.must_attend else "–"
    entries = found.roll.entries
    figure = f"{counted.attended}/{counted.must_attend} ({rate})"
    return [
        Pair(_("Present"), figure, derived(attendance_of(entries))),
        Pair(_("Count for votes"), str(counted.votes), derived(votes_of(entries))),
    ]


def attendance_hinders(found: MeetingAttendance, record: MeetingRecord) -> Refused | None:
    """Minutes need a roll, a mark of everybody on it, and of who is absent, why."""
    if not found.roll.entries:
        return Conflict(_("The roll of this meeting has not been taken yet."), code="no_roll")
    return _hinder_unmarked(found.unmarked) or _hinder_unsaid(found.marked(Mark.UNSAID))


def _hinder_unmarked(unmarked: list[RollEntry]) -> Refused | None:
    said = ngettext(
        "One person on the roll is not marked yet: %(named)s. Mark present or absent first.",
        "%(count)s people on the roll are not marked yet: %(named)s. Mark present or absent first.",
        len(unmarked),
    )
    return _hinder(unmarked, said, "unmarked")


def _hinder_unsaid(unsaid: list[RollEntry]) -> Refused | None:
    said = ngettext(
        "Of one person who is absent it is not recorded why: %(named)s. Choose it in the roll call first.",
        "Of %(count)s people who are absent it is not recorded why: %(named)s. Choose it in the roll call first.",
        len(unsaid),
    )
    return _hinder(unsaid, said, "unsaid")


def _hinder(people: list[RollEntry], said: str, code: str) -> Refused | None:
    """A refusal that names these people; None where there are none."""
    if not people:
        return None
    return Conflict(
        said % {"count": len(people), "named": _named(people)},
        code=code,
        facts={"persons": [str(each.person_id) for each in people]},
    )


def _named(people: list[RollEntry]) -> str:
    named = ", ".join(each.name for each in people[:NAMED_AT_MOST])
    return named + " …" if len(people) > NAMED_AT_MOST else named


def attendance_findings(
    attendance: MeetingAttendance, record: MeetingRecord, found: FindingList, today: date
) -> None:
    """Too few came, too few to decide, or somebody was marked who is not on the roll."""
    if record.meeting.state not in OPENED:
        return
    _presence(attendance, record, found)
    outside = len(attendance.marks.keys() - attendance.roll.names.keys())
    if outside:
        found.add("marked_outside_roll", place="roll", count=outside)


def _presence(attendance: MeetingAttendance, record: MeetingRecord, found: FindingList) -> None:
    counted = attendance.count
    if attendance.unmarked or not counted.must_attend:
        return
    frozen = attendance.roll.rule(ATTENDANCE_GOAL)
    goal = float(str(frozen["value"])) if frozen else found.number(ATTENDANCE_GOAL)
    rate = counted.attended / counted.must_attend
    if goal is not None and rate < goal and record.meeting.body.kind == BodyKind.CELL:
        found.add(
            "too_few_present",
            place="roll",
            present=counted.attended,
            expected=counted.must_attend,
            rate=rate,
            goal=goal,
        )
    if record.meeting.state == MeetingState.IN_SESSION:
        _can_decide(attendance, found)


def _can_decide(attendance: MeetingAttendance, found: FindingList) -> None:
    ordinary = attendance.roll.rule(ORDINARY)
    if ordinary is None:
        return
    denominator = attendance.count.votes + attendance.count.if_voting
    needed = threshold(str(ordinary["value"]), denominator)
    present = sum(
        (each.counts_vote or each.counts_vote_if_present)
        and each.person_id in attendance.marks
        and attendance.marks[each.person_id].mark in PRESENT_MARKS
        for each in attendance.roll.entries
    )
    if present < needed:
        found.add("cannot_decide", present=present, needed=needed, denominator=denominator)


def attendance_facts(found: MeetingAttendance, record: MeetingRecord) -> ScoreFacts:
    """Known once everybody on the roll is marked, and of who is absent, why."""
    counted = found.count
    if not found.roll.entries or found.unmarked or found.marked(Mark.UNSAID) or not counted.must_attend:
        return {"attendance_rate": None, "unexcused_absences": None, "nobody_missed_three": None}
    return {
        "attendance_rate": counted.attended / counted.must_attend,
        "unexcused_absences": sum(each.counts_attendance for each in found.marked(Mark.ABSENT)),
        "nobody_missed_three": _nobody_missed_three(record.meeting),
    }


def _nobody_missed_three(meeting: Meeting) -> bool | None:
    """Whether nobody was excused more than three times running this year; None while the year is not recorded."""
    year = Meeting.rows.filter(
        Q(state__in=LOCKED) | Q(pk=meeting.pk),
        body_id=meeting.body_id,
        kind=meeting.kind,
        month__year=meeting.month.year,
        month__lte=meeting.month,
    )
    order = list(year.order_by("starts_at").values_list("pk", flat=True))
    if len(order) <= 3:
        return True if meeting.month.month <= 3 else None
    excused: dict[UUID, set[UUID]] = {}
    rows = Attendance.rows.filter(meeting__in=order, mark=Mark.EXCUSED).values_list("person_id", "meeting_id")
    for person, missed in rows:
        excused.setdefault(person, set()).add(missed)
    return not any(_longest_run(order, each) > 3 for each in excused.values())


def _longest_run(order: list[UUID], missed: set[UUID]) -> int:
    longest = running = 0
    for meeting in order:
        running = running + 1 if meeting in missed else 0
        longest = max(longest, running)
    return longest
