"""What is known of a meeting that a score sheet may ask for (codes: rulebook/facts.toml). Unknown stays None."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from nennep.core import clock
from nennep.core.models import ActRecord
from nennep.delivery.selectors import reached_about
from nennep.meetings.enums import EntryKind, Mark, MeetingKind, MeetingState
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.in_meeting.sitting import required_minutes
from nennep.meetings.models import Agreement, Attendance, Meeting, Notice, Paper
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import HELD, LOCKED
from nennep.membership.enums import PositionKind
from nennep.membership.models import Position
from nennep.organisation.enums import BodyKind
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS, is_adopted
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.room.in_meeting.texts import TEXTS
from nennep.rulebook.score_sheets import Facts

LONGEST_SITTING = timedelta(hours=12)
"""A meeting that nobody closed is not measured for ever."""

Known = dict[str, float | bool | None]


def facts_of(record: MeetingRecord) -> Facts:
    """Every fact of facts.toml that the program can know of this meeting."""
    return {
        **_time(record),
        **_presence(record),
        **_preparation(record),
        **_conduct(record),
        **_results(record),
        **_thematic(record.meeting),
    }


def notice_lead(meeting: Meeting) -> int | None:
    """Whole days between the first notice and the day that it named: a later move does not make it late."""
    first = Notice.rows.filter(meeting=meeting).order_by("version").first()
    if first is None:
        return None
    return (clock.legal_day(first.starts_at) - clock.legal_day(first.given_at)).days


def _time(record: MeetingRecord) -> Known:
    long: float | None = record.minutes_long
    meeting = record.meeting
    if long is None and meeting.opened_at is not None and meeting.state == MeetingState.IN_SESSION:
        lasts = clock.now() - meeting.opened_at < LONGEST_SITTING
        long = clock.minutes_between(meeting.opened_at, clock.now()) if lasts else None
    return {"minutes_long": long, "minutes_required": required_minutes(record)}


def _presence(record: MeetingRecord) -> Known:
    counted = record[ATTENDANCE].count
    known = record[ROLL].entries and not record[ATTENDANCE].unmarked
    if not known or not counted.must_attend:
        return {"attendance_rate": None, "unexcused_absences": None, "nobody_missed_three": None}
    return {
        "attendance_rate": counted.attended / counted.must_attend,
        "unexcused_absences": sum(each.counts_attendance for each in record[ATTENDANCE].marked(Mark.ABSENT)),
        "nobody_missed_three": _nobody_missed_three(record.meeting),
    }


def _nobody_missed_three(meeting: Meeting) -> bool | None:
    """Whether nobody was excused more than three times running this year; None while the year is not recorded."""
    year = Meeting.rows.filter(
        body_id=meeting.body_id, kind=meeting.kind, state__in=HELD, month__year=meeting.month.year
    ).filter(month__lte=meeting.month)
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


def _preparation(record: MeetingRecord) -> Known:
    meeting = record.meeting
    agreed = Agreement.rows.filter(meeting=meeting, withdrawn=False).exists()
    lead = notice_lead(meeting)
    return {
        "agenda_prepared": True if agreed or lead is not None else None,
        "committee_met": _committee_met(meeting, agreed),
        "secretary_only": _secretary_only(meeting, record.on),
        "notice_lead": lead,
        "everyone_told": _everyone_told(record),
        "papers_lead": papers_lead(meeting),
    }


def _committee_met(meeting: Meeting, agreed: bool) -> bool | None:
    """Whether the committee met (or agreed to the agenda) before the meeting; not recorded is not known."""
    met = Meeting.rows.filter(
        body__organisation_id=meeting.body.organisation_id,
        body__kind=BodyKind.CELL_COMMITTEE,
        state__in=HELD,
        month=meeting.month,
        starts_at__lt=meeting.starts_at,
    )
    return True if agreed or met.exists() else None


def _secretary_only(meeting: Meeting, on: date) -> bool:
    kinds = (BodyKind.CELL, BodyKind.CELL_COMMITTEE)
    positions = Position.rows.as_of(on).filter(
        body__organisation_id=meeting.body.organisation_id, body__kind__in=kinds
    )
    return set(positions.values_list("kind", flat=True)) == {PositionKind.SECRETARY}


def _everyone_told(record: MeetingRecord) -> bool | None:
    """Whether each on the roll was told of the first notice; None when nobody wrote anything about telling."""
    first = Notice.rows.filter(meeting=record.meeting).order_by("version").first()
    people = [each.person_id for each in record[ROLL].entries if each.counts_attendance]
    if first is None or not people:
        return None
    reached = reached_about("notice", first.pk)
    told = {
        person for person, each in reached.items() if each.told_at is not None or each.opened_at is not None
    }
    return set(people) <= told if reached else None


def papers_lead(meeting: Meeting) -> int | None:
    """Days between the last paper's attaching and the meeting; None without papers or without a record of it."""
    papers = list(Paper.rows.filter(meeting=meeting, withdrawn=False).values_list("pk", flat=True))
    if not papers:
        return None
    records = ActRecord.rows.filter(
        act="meetings.attach_paper", subjects__kind="meeting", subjects__object_id=meeting.pk
    )
    last = records.order_by("-captured_at").values_list("captured_at", flat=True).first()
    if last is None:
        return None
    return max(0, (clock.legal_day(meeting.starts_at) - clock.legal_day(last)).days)


def _conduct(record: MeetingRecord) -> Known:
    entries = [each for each in record[ENTRIES] if each.kind == EntryKind.DISCUSSION]
    speakers = {each.speaker_id for each in entries} & set(record[ROLL].names)
    present = record[ATTENDANCE].count.present
    concluded = any(is_adopted(each) for each in record[RESOLUTIONS]) or bool(record[TEXTS].conclusion())
    return {
        "speakers_share": len(speakers) / present if entries and present else None,
        "conclusion_adopted": True if concluded else None,
        "minutes_read": True if record.meeting.state in LOCKED else None,
        "tasks_assigned": True if record[TASKS] else None,
        "draft_prepared": True if record[RESOLUTIONS] else None,
    }


def _results(record: MeetingRecord) -> Known:
    heard = [each.heard for each in record[CARRIED] if each.heard is not None]
    counted = [each for each in heard if each.state != AssignmentState.DROPPED]
    done = sum(each.state == AssignmentState.DONE for each in counted)
    return {"tasks_done_rate": done / len(counted) if counted else None}


def _thematic(meeting: Meeting) -> Known:
    planned = Meeting.rows.filter(body_id=meeting.body_id, kind=MeetingKind.THEMATIC, month=meeting.month)
    states = set(planned.exclude(state=MeetingState.CANCELLED).values_list("state", flat=True))
    return {"thematic_month": bool(states), "thematic_held": True if states & set(HELD) else None}
