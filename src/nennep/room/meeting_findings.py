"""When each finding about one meeting is true."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from nennep.authority.selectors import in_charge_of
from nennep.core import clock
from nennep.core.captured import NOT_BELIEVED
from nennep.core.models import ActRecord
from nennep.delivery.selectors import Reached, reached_about
from nennep.meetings.enums import PRESENT_MARKS, EntryKind, MeetingState
from nennep.meetings.expected import expected
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.ballots import BALLOTS
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING, required_minutes
from nennep.meetings.models import Meeting, Notice
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import BEFORE_SESSION, HELD, LOCKED
from nennep.organisation.enums import BodyKind
from nennep.records.models import Revision
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS, is_adopted
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.room.in_meeting.score import SCORE
from nennep.room.in_meeting.texts import CORRECTIONS, TEXTS
from nennep.room.notebook import Notebook
from nennep.room.score_facts import papers_lead
from nennep.rulebook.enums import ItemKind
from nennep.rulebook.selectors import score_sheet_of
from nennep.rulebook.votes import ORDINARY, threshold

ATTENDANCE_GOAL = "meeting.attendance_goal"
NOTICE_LEAD, PAPERS_LEAD, AFTER_DAYS = (
    "meeting.notice_lead_days",
    "meeting.papers_lead_days",
    "meeting.after_days",
)
QUORUM_WARNING = "vote.quorum_warning"


def look(notebook: Notebook, record: MeetingRecord, today: date) -> None:
    """Note down everything that the facts of a meeting show. A meeting that was not held shows nothing."""
    if record.meeting.state == MeetingState.CANCELLED or record.meeting.sits_with_id is not None:
        return
    _notice(notebook, record)
    if record.meeting.state in HELD:
        _presence(notebook, record)
        _length(notebook, record)
        _votes(notebook, record)
        _tasks(notebook, record, today)
        _after(notebook, record, today)
        _without_signal(notebook, record)
    elif overdue := _overdue(record, today):
        notebook.note("tasks_overdue", count=overdue)


def _notice(notebook: Notebook, record: MeetingRecord) -> None:
    meeting = record.meeting
    notices = list(Notice.rows.filter(meeting=meeting).order_by("version"))
    if not notices:
        return
    first = notices[0]
    told_on, held_on = clock.legal_day(first.given_at), clock.legal_day(first.starts_at)
    required = notebook.number(NOTICE_LEAD)
    lead = (held_on - told_on).days
    if required is not None and lead < required:
        should = held_on - timedelta(days=int(required))
        notebook.note(
            "late_notice", told_on=told_on, lead=lead, required=int(required), should_tell_on=should
        )
    papers, wanted = papers_lead(meeting), notebook.number(PAPERS_LEAD)
    if papers is not None and wanted is not None and papers < wanted:
        notebook.note("papers_late", lead=int(papers), required=int(wanted))
    if meeting.state in BEFORE_SESSION:
        _told(notebook, meeting, notices[-1], record.on)


def _told(notebook: Notebook, meeting: Meeting, last: Notice, on: date) -> None:
    """Before the meeting it can still be mended: whoever nobody wrote down as told."""
    roll = [each.person.pk for each in expected(meeting.body, on) if each.counts_attendance]
    follow = [each.pk for each in in_charge_of(meeting.body.organisation_id, on)]
    reached = reached_about("notice", last.pk, [*roll, *follow])
    untold = sum(not _is_told(reached, each) for each in roll)
    if untold:
        notebook.note("not_everyone_told", count=untold)
    if any(not _is_told(reached, each) for each in follow):
        notebook.note("follower_not_told")


def _is_told(reached: dict[UUID, Reached], person: UUID) -> bool:
    return bool(reached[person].attempts) or reached[person].opened_at is not None


def _presence(notebook: Notebook, record: MeetingRecord) -> None:
    counted = record[ATTENDANCE].count
    if record[ATTENDANCE].unmarked or not counted.must_attend:
        return
    frozen = record[ROLL].rule(ATTENDANCE_GOAL)
    goal = float(str(frozen["value"])) if frozen else notebook.number(ATTENDANCE_GOAL)
    rate = counted.attended / counted.must_attend
    if goal is not None and rate < goal and record.meeting.body.kind == BodyKind.CELL:
        notebook.note(
            "too_few_present", present=counted.attended, expected=counted.must_attend, rate=rate, goal=goal
        )
    if record.meeting.state == MeetingState.IN_SESSION:
        _can_decide(notebook, record)


def _can_decide(notebook: Notebook, record: MeetingRecord) -> None:
    ordinary = record[ROLL].rule(ORDINARY)
    if ordinary is None:
        return
    denominator = record[ATTENDANCE].count.votes
    needed = threshold(str(ordinary["value"]), denominator)
    present = sum(
        (each.counts_vote or each.counts_vote_if_present)
        and each.person_id in record[ATTENDANCE].marks
        and record[ATTENDANCE].marks[each.person_id].mark in PRESENT_MARKS
        for each in record[ROLL].entries
    )
    if present < needed:
        notebook.note("cannot_decide", present=present, needed=needed, denominator=denominator)


def _length(notebook: Notebook, record: MeetingRecord) -> None:
    minutes, required = record.minutes_long, required_minutes(record)
    if minutes is not None and required is not None and minutes < required:
        code = "too_short_with_thematic" if record[SITTING].with_thematic else "too_short"
        notebook.note(code, minutes=minutes, required=int(required))


def _votes(notebook: Notebook, record: MeetingRecord) -> None:
    discussed = {each.item_id for each in record[ENTRIES] if each.kind == EntryKind.DISCUSSION}
    kinds = {each.pk: each for each in record[ITEMS]}
    for ballot in record[BALLOTS]:
        item = kinds.get(ballot.item_id)
        open_vote = item is not None and item.kind == ItemKind.BALLOT and bool(discussed)
        spoken = ballot.item_id in discussed or open_vote or bool(record[TEXTS].gist(ballot.item_id))
        if item is not None and not spoken:
            notebook.note("no_discussion_before_vote", item.pk, item=item.title)
        computed = record[ATTENDANCE].count.votes if record[CORRECTIONS] else ballot.recount_denominator
        if computed != ballot.denominator:
            notebook.note("denominator_differs", ballot.pk, shown=ballot.denominator, computed=computed)


def _tasks(notebook: Notebook, record: MeetingRecord, today: date) -> None:
    ownerless = sum(not each.owner_name for each in record[TASKS])
    if ownerless:
        notebook.note("tasks_without_owner", count=ownerless)
    passed = [
        each for each in record[RESOLUTIONS] if each.kind == ResolutionKind.RESOLUTION and is_adopted(each)
    ]
    if passed and not record[TASKS]:
        notebook.note("resolution_without_tasks")
    if record.meeting.state == MeetingState.IN_SESSION and (overdue := _overdue(record, today)):
        notebook.note("tasks_overdue", count=overdue)


def _overdue(record: MeetingRecord, today: date) -> int:
    """Tasks of earlier meetings whose day has passed and of which this one has heard nothing yet."""
    return sum(
        each.heard is None
        and each.assignment.state == AssignmentState.OPEN
        and each.assignment.due_on is not None
        and each.assignment.due_on < min(today, record.on)
        for each in record[CARRIED]
    )


def _after(notebook: Notebook, record: MeetingRecord, today: date) -> None:
    meeting = record.meeting
    over = meeting.body.kind == BodyKind.CELL and meeting.closed_at is not None
    if (
        over
        and record[SCORE].score is None
        and score_sheet_of(meeting.body.organisation_id, record.on) is not None
    ):
        notebook.note("score_missing")
    newest = _newest_minutes(meeting) if meeting.state in LOCKED else None
    if newest is not None and newest.signed_on is None and meeting.adopted_at is not None:
        notebook.note("unsigned_minutes", adopted_on=clock.legal_day(meeting.adopted_at))
    allowed = notebook.number(AFTER_DAYS)
    if allowed is None:
        return
    issued = None if newest is None else newest.record.issued_on
    days = ((issued or today) - record.on).days
    if days > allowed:
        notebook.note("documents_late", days=days, allowed=int(allowed))
    elif issued is None:
        notebook.note("documents_due", due_on=record.on + timedelta(days=int(allowed)))


def _without_signal(notebook: Notebook, record: MeetingRecord) -> None:
    """What a phone recorded by a clock or a roll that was not right; everything of it was kept."""
    acts = ActRecord.rows.filter(subjects__kind="meeting", subjects__object_id=record.meeting.pk)
    wrong = acts.filter(**{f"result__{NOT_BELIEVED}": True}).count()
    if wrong:
        notebook.note("clock_not_believed", count=wrong)
    outside = len(record[ATTENDANCE].marks.keys() - record[ROLL].names.keys())
    if outside:
        notebook.note("marked_outside_roll", count=outside)


def _newest_minutes(meeting: Meeting) -> Revision | None:
    rows = Revision.rows.filter(
        record__about_kind="meeting", record__about_id=meeting.pk, record__document_type="BB"
    )
    return rows.select_related("record").order_by("-revision").first()
