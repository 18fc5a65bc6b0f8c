"""What each kind of correction changes: the fact itself, so that every figure drawn from it carries the right value.

Each function checks that the right value can be true, writes it, and answers with what was and what is, as printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.ballots import BALLOTS
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.guests import GUESTS
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.models import Attendance, Ballot, Entry, Guest, Meeting
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.sittings import change_sitting
from nennep.records.enums import NumberState
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.resolutions.printed import outcome
from nennep.resolutions.selectors import line_of
from nennep.room.in_meeting.score import SCORE, sheet_of
from nennep.room.in_meeting.texts import TEXTS
from nennep.room.models import Score, ScoreLine
from nennep.room.right_values import (
    AttendanceRight,
    EntryRight,
    GuestRight,
    OfficersRight,
    PlaceRight,
    ResolutionRight,
    ResultRight,
    ScoreRight,
    TallyRight,
    TaskRight,
    TextRight,
    TimesRight,
)
from nennep.room.score import grade_of
from nennep.room.texts import CONCLUSION, GIST, TextKey, keys_of


@dataclass(frozen=True, slots=True)
class Change:
    """What was corrected, in printed words. `key`: of a free section, whose right text is `right_value`."""

    what: str
    was: str
    right_value: str
    key: str = ""


def put_right(ctx: ActContext, record: MeetingRecord, right: Any) -> Change:
    """Write one right value. Raises Invalid, NotFound or Conflict with a sentence where it cannot be."""
    change = _BY_KIND[right.what](ctx, record, right)
    if change.was == change.right_value:
        raise Invalid(
            _("The minutes already say this: %(what)s.") % {"what": change.what}, code="nothing_changes"
        )
    return change


def _attendance(ctx: ActContext, record: MeetingRecord, right: AttendanceRight) -> Change:
    name = record[ROLL].names.get(right.person)
    if name is None:
        raise Invalid(_("This person is not on the roll of this meeting."), field="person")
    found = record[ATTENDANCE].marks.get(right.person)
    Attendance.rows.update_or_create(
        meeting=record.meeting,
        person_id=right.person,
        defaults={"mark": right.mark, "reason": right.reason, "marked_at": ctx.at},
        create_defaults={
            "id": ctx.derive_id("attendance", right.person),
            "mark": right.mark,
            "reason": right.reason,
            "marked_at": ctx.at,
        },
    )
    ctx.about("person", right.person)
    was = "chưa điểm danh" if found is None else _mark(found.mark, found.reason)
    return Change(f"điểm danh đồng chí {name}", was, _mark(right.mark, right.reason))


def _tally(ctx: ActContext, record: MeetingRecord, right: TallyRight) -> Change:
    ballot = _one(record[BALLOTS], right.ballot)
    total = right.votes_for + right.votes_against + right.votes_other
    if total > ballot.denominator:
        raise Invalid(
            _(
                "%(total)s votes were counted, but only %(denominator)s may vote. Count again and correct the numbers."
            )
            % {"total": total, "denominator": ballot.denominator},
            code="tally_too_large",
            field="votes_for",
        )
    passed = right.votes_for >= ballot.threshold
    if ballot.passed and not passed:
        _must_not_stand(record, ballot)
    Ballot.rows.filter(pk=ballot.pk).update(
        votes_for=right.votes_for,
        votes_against=right.votes_against,
        votes_other=right.votes_other,
        passed=passed,
    )
    was = _votes(ballot.votes_for, ballot.votes_against, ballot.votes_other)
    return Change(
        f"biểu quyết “{ballot.question}”",
        was,
        _votes(right.votes_for, right.votes_against, right.votes_other),
    )


def _must_not_stand(record: MeetingRecord, ballot: Ballot) -> None:
    """A tally that would fell a resolution which bears a number: its cell settles that first, by voiding the number."""
    for each in record[RESOLUTIONS]:
        number = None if each.record is None or each.ballot_id != ballot.pk else each.record.number
        if number is not None and number.state != NumberState.VOID:
            raise Conflict(
                _(
                    "By this tally the resolution “%(title)s” was not adopted, but it bears number %(symbol)s. "
                    "Declare that number void with the reason first."
                )
                % {"title": each.title, "symbol": each.record.symbol if each.record else ""},
                code="resolution_stands",
            )


def _times(ctx: ActContext, record: MeetingRecord, right: TimesRight) -> Change:
    meeting = record.meeting
    if right.ended_at <= right.started_at:
        raise Invalid(_("The meeting ends after it begins. Check the two times."), field="ended_at")
    if right.ended_at > ctx.received_at:
        raise Invalid(_("A time of the meeting cannot lie in the future."), field="ended_at")
    if clock.legal_day(right.started_at) != record.on:
        raise Invalid(
            _(
                "The meeting was on %(day)s: its roll and rules are those of that day. Enter hours of that day."
            )
            % {"day": f"{record.on:%d/%m/%Y}"},
            field="started_at",
        )
    change_sitting(meeting, opened_at=right.started_at, closed_at=right.ended_at)
    was = f"{_hour(meeting.opened_at)} đến {_hour(meeting.closed_at)}"
    return Change("giờ bắt đầu và kết thúc", was, f"{_hour(right.started_at)} đến {_hour(right.ended_at)}")


def _place(ctx: ActContext, record: MeetingRecord, right: PlaceRight) -> Change:
    change_sitting(record.meeting, place=right.place)
    return Change("địa điểm", record.meeting.place, right.place)


def _officers(ctx: ActContext, record: MeetingRecord, right: OfficersRight) -> Change:
    for person, field in ((right.chair, "chair"), (right.minute_taker, "minute_taker")):
        if person not in record[ROLL].names:
            raise Invalid(_("This person is not on the roll of this meeting."), field=field)
        ctx.about("person", person)
    meeting = record.meeting
    Meeting.rows.filter(pk=meeting.pk).update(chair_id=right.chair, minute_taker_id=right.minute_taker)
    return Change(
        "chủ trì và người ghi biên bản",
        _officers_named(record, meeting.chair_id, meeting.minute_taker_id),
        _officers_named(record, right.chair, right.minute_taker),
    )


def _guest(ctx: ActContext, record: MeetingRecord, right: GuestRight) -> Change:
    guest = _one(record[GUESTS], right.guest)
    Guest.rows.filter(pk=guest.pk).update(name=right.name, title=right.title, present=right.present)
    return Change(
        f"đại biểu {guest.name}",
        _guest_line(guest.name, guest.title, bool(guest.present)),
        _guest_line(right.name, right.title, right.present),
    )


def _entry(ctx: ActContext, record: MeetingRecord, right: EntryRight) -> Change:
    entry = _one(record[ENTRIES], right.entry)
    Entry.rows.filter(pk=entry.pk).update(gist=right.gist)
    who = f"đồng chí {entry.speaker_name}" if entry.speaker_id else entry.speaker_name or "hội nghị"
    return Change(f"ý kiến của {who}", entry.gist, right.gist)


def _text(ctx: ActContext, record: MeetingRecord, right: TextRight) -> Change:
    key = str(TextKey(record.meeting.pk, right.item, right.section))
    if key not in keys_of(record.meeting, record[ITEMS]):
        raise NotFound
    item = next((each for each in record[ITEMS] if each.pk == right.item), None)
    section = {GIST: "diễn biến", CONCLUSION: "kết luận"}[right.section]
    what = f"{section} chung" if item is None else f"{section} mục “{item.title}”"
    return Change(what, record[TEXTS].section(right.section, right.item), right.text.strip(), key)


def _task(ctx: ActContext, record: MeetingRecord, right: TaskRight) -> Change:
    task = _one(record[TASKS], right.task)
    if right.owner is not None and right.owner not in record[ROLL].names:
        raise Invalid(_("The person named is not on the roll. Write the name instead."), field="owner")
    owner_name = right.owner_name if right.owner is None else record[ROLL].names[right.owner]
    if not owner_name:
        raise Invalid(_("Say who is responsible for this task."), field="owner_name")
    if right.due_on is not None and right.due_on < record.on:
        raise Invalid(
            _("A task cannot be due before the meeting's own day (%(day)s).")
            % {"day": f"{record.on:%d/%m/%Y}"},
            field="due_on",
        )
    was = line_of(task)
    fresh = Assignment.rows.get(pk=task.pk)
    fresh.task, fresh.owner_id, fresh.owner_name, fresh.due_on = (
        right.line,
        right.owner,
        owner_name,
        right.due_on,
    )
    fresh.save(update_fields=["task", "owner", "owner_name", "due_on"])
    ctx.about("assignment", task.pk)
    return Change("nhiệm vụ đã giao", was, line_of(fresh))


def _result(ctx: ActContext, record: MeetingRecord, right: ResultRight) -> Change:
    heard = next((each.heard for each in record[CARRIED] if each.assignment.pk == right.task), None)
    if heard is None:
        raise NotFound
    Progress.rows.filter(pk=heard.pk).update(state=right.state, result=right.result)
    later = Progress.rows.filter(assignment_id=right.task, heard_at__gt=heard.heard_at).exists()
    if not later:
        closed = None if right.state is AssignmentState.OPEN else record.on
        Assignment.rows.filter(pk=right.task).update(state=right.state, closed_on=closed)
    ctx.about("assignment", right.task)
    return Change(
        f"kết quả nhiệm vụ “{heard.line}”",
        _outcome(heard.state, heard.result),
        _outcome(right.state, right.result),
    )


def _score(ctx: ActContext, record: MeetingRecord, right: ScoreRight) -> Change:
    kept = next((each for each in record[SCORE].lines if each.criterion == right.criterion), None)
    sheet = sheet_of(record)
    score = record[SCORE].score
    if score is None or kept is None or sheet is None:
        raise NotFound(_("This criterion was not scored in this meeting."))
    text = next(each.text for each in sheet.lines if each.criterion == right.criterion)
    if right.points > kept.out_of:
        raise Invalid(
            _("“%(criterion)s” has at most %(maximum)s points.")
            % {"criterion": text, "maximum": f"{kept.out_of:g}"},
            field="points",
        )
    total = score.points - kept.points + right.points
    ScoreLine.rows.filter(pk=kept.pk).update(points=right.points)
    Score.rows.filter(pk=score.pk).update(points=total, grade=grade_of(record, sheet, total, score.out_of))
    return Change(f"điểm “{text}”", words.points(kept.points), words.points(right.points))


def _resolution(ctx: ActContext, record: MeetingRecord, right: ResolutionRight) -> Change:
    found = _one(record[RESOLUTIONS], right.resolution)
    Resolution.rows.filter(pk=found.pk).update(title=right.title, text=right.text)
    ctx.about("resolution", found.pk)
    return Change(
        f"văn bản “{found.title}”",
        f"{found.title}: {found.text}".strip(": "),
        f"{right.title}: {right.text}".strip(": "),
    )


_BY_KIND: dict[str, Callable[[ActContext, MeetingRecord, Any], Change]] = {
    "attendance": _attendance,
    "tally": _tally,
    "times": _times,
    "place": _place,
    "officers": _officers,
    "guest": _guest,
    "entry": _entry,
    "text": _text,
    "task": _task,
    "result": _result,
    "score": _score,
    "resolution": _resolution,
}


def _one(rows: list[Any], wanted: UUID) -> Any:
    for each in rows:
        if each.pk == wanted:
            return each
    raise NotFound


def _mark(mark: str, reason: str) -> str:
    return words.MARKS[Mark(mark)] + (f" ({reason})" if reason else "")


def _votes(in_favour: int, against: int, other: int) -> str:
    return f"tán thành {in_favour}, không tán thành {against}, ý kiến khác {other}"


def _hour(moment: datetime | None) -> str:
    return "chưa ghi" if moment is None else words.hour(moment)


def _officers_named(record: MeetingRecord, chair: UUID | None, taker: UUID | None) -> str:
    unknown = "chưa ghi"
    names = [unknown if each is None else record[ROLL].names.get(each, unknown) for each in (chair, taker)]
    return f"chủ trì {names[0]}, người ghi {names[1]}"


def _guest_line(name: str, title: str, present: bool) -> str:
    return f"{name}{', ' + title if title else ''}, {'có dự' if present else 'không dự'}"


def _outcome(state: str, result: str) -> str:
    return outcome(state, result)
