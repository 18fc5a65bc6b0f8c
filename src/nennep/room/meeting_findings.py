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
from nennep.meetings.models import Meeting, Notice
from nennep.meetings.rolls import expected
from nennep.meetings.states import BEFORE_SESSION, HELD, LOCKED
from nennep.organisation.enums import BodyKind
from nennep.records.models import Revision
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.room.gathered import Gathered
from nennep.room.minutes import is_adopted
from nennep.room.notebook import Notebook
from nennep.room.score_facts import papers_lead, required_minutes
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


def look(notebook: Notebook, gathered: Gathered, today: date) -> None:
    """Note down everything that the facts of a meeting show. A meeting that was not held shows nothing."""
    if gathered.meeting.state == MeetingState.CANCELLED or gathered.meeting.sits_with_id is not None:
        return
    _notice(notebook, gathered)
    if gathered.meeting.state in HELD:
        _presence(notebook, gathered)
        _length(notebook, gathered)
        _votes(notebook, gathered)
        _tasks(notebook, gathered, today)
        _after(notebook, gathered, today)
        _without_signal(notebook, gathered)
    elif overdue := _overdue(gathered, today):
        notebook.note("tasks_overdue", count=overdue)


def _notice(notebook: Notebook, gathered: Gathered) -> None:
    meeting = gathered.meeting
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
        _told(notebook, meeting, notices[-1], gathered.on)


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


def _presence(notebook: Notebook, gathered: Gathered) -> None:
    counted = gathered.counted
    if gathered.unmarked() or not counted.must_attend:
        return
    frozen = gathered.rule(ATTENDANCE_GOAL)
    goal = float(str(frozen["value"])) if frozen else notebook.number(ATTENDANCE_GOAL)
    rate = counted.attended / counted.must_attend
    if goal is not None and rate < goal and gathered.meeting.body.kind == BodyKind.CELL:
        notebook.note(
            "too_few_present", present=counted.attended, expected=counted.must_attend, rate=rate, goal=goal
        )
    if gathered.meeting.state == MeetingState.IN_SESSION:
        _can_decide(notebook, gathered)


def _can_decide(notebook: Notebook, gathered: Gathered) -> None:
    ordinary = gathered.rule(ORDINARY)
    if ordinary is None:
        return
    denominator = gathered.counted.votes
    needed = threshold(str(ordinary["value"]), denominator)
    present = sum(
        (each.counts_vote or each.counts_vote_if_present)
        and each.person_id in gathered.attendance
        and gathered.attendance[each.person_id].mark in PRESENT_MARKS
        for each in gathered.entries_of_roll
    )
    if present < needed:
        notebook.note("cannot_decide", present=present, needed=needed, denominator=denominator)


def _length(notebook: Notebook, gathered: Gathered) -> None:
    minutes, required = gathered.minutes_long, required_minutes(gathered)
    if minutes is not None and required is not None and minutes < required:
        code = "too_short_with_thematic" if gathered.with_thematic else "too_short"
        notebook.note(code, minutes=minutes, required=int(required))


def _votes(notebook: Notebook, gathered: Gathered) -> None:
    discussed = {
        item
        for item, entries in gathered.entries.items()
        if any(each.kind == EntryKind.DISCUSSION for each in entries)
    }
    kinds = {each.pk: each for each in gathered.items}
    for ballot in gathered.all_ballots:
        item = kinds.get(ballot.item_id)
        open_vote = item is not None and item.kind == ItemKind.BALLOT and bool(discussed)
        spoken = ballot.item_id in discussed or open_vote or bool(gathered.gist(ballot.item_id))
        if item is not None and not spoken:
            notebook.note("no_discussion_before_vote", item.pk, item=item.title)
        computed = gathered.counted.votes if gathered.corrections else ballot.recount_denominator
        if computed != ballot.denominator:
            notebook.note("denominator_differs", ballot.pk, shown=ballot.denominator, computed=computed)


def _tasks(notebook: Notebook, gathered: Gathered, today: date) -> None:
    ownerless = sum(not each.owner_name for each in gathered.assigned)
    if ownerless:
        notebook.note("tasks_without_owner", count=ownerless)
    passed = [
        each for each in gathered.resolutions if each.kind == ResolutionKind.RESOLUTION and is_adopted(each)
    ]
    if passed and not gathered.assigned:
        notebook.note("resolution_without_tasks")
    if gathered.meeting.state == MeetingState.IN_SESSION and (overdue := _overdue(gathered, today)):
        notebook.note("tasks_overdue", count=overdue)


def _overdue(gathered: Gathered, today: date) -> int:
    """Tasks of earlier meetings whose day has passed and of which this one has heard nothing yet."""
    return sum(
        each.heard is None
        and each.assignment.state == AssignmentState.OPEN
        and each.assignment.due_on is not None
        and each.assignment.due_on < min(today, gathered.on)
        for each in gathered.carried
    )


def _after(notebook: Notebook, gathered: Gathered, today: date) -> None:
    meeting = gathered.meeting
    over = meeting.body.kind == BodyKind.CELL and meeting.closed_at is not None
    if (
        over
        and gathered.score is None
        and score_sheet_of(meeting.body.organisation_id, gathered.on) is not None
    ):
        notebook.note("score_missing")
    newest = _newest_minutes(meeting) if meeting.state in LOCKED else None
    if newest is not None and newest.signed_on is None and meeting.adopted_at is not None:
        notebook.note("unsigned_minutes", adopted_on=clock.legal_day(meeting.adopted_at))
    allowed = notebook.number(AFTER_DAYS)
    if allowed is None:
        return
    issued = None if newest is None else newest.record.issued_on
    days = ((issued or today) - gathered.on).days
    if days > allowed:
        notebook.note("documents_late", days=days, allowed=int(allowed))
    elif issued is None:
        notebook.note("documents_due", due_on=gathered.on + timedelta(days=int(allowed)))


def _without_signal(notebook: Notebook, gathered: Gathered) -> None:
    """What a phone recorded by a clock or a roll that was not right; everything of it was kept."""
    acts = ActRecord.rows.filter(subjects__kind="meeting", subjects__object_id=gathered.meeting.pk)
    wrong = acts.filter(**{f"result__{NOT_BELIEVED}": True}).count()
    if wrong:
        notebook.note("clock_not_believed", count=wrong)
    outside = len(gathered.attendance.keys() - gathered.names.keys())
    if outside:
        notebook.note("marked_outside_roll", count=outside)


def _newest_minutes(meeting: Meeting) -> Revision | None:
    rows = Revision.rows.filter(
        record__about_kind="meeting", record__about_id=meeting.pk, record__document_type="BB"
    )
    return rows.select_related("record").order_by("-revision").first()
