"""Roll call: the latest mark of each person. Attendance is open to all who read the meeting, its reasons are not."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.roll_call.marks import MeetingAttendance
from nennep.meetings.in_meeting.roll_call.marks_corrected import ATTENDANCE_CORRECTION
from nennep.meetings.in_meeting.roll_call.marks_shown import (
    attendance_facts,
    attendance_findings,
    attendance_hinders,
    attendance_on_page,
)
from nennep.meetings.in_meeting.roll_call.roll import ROLL, Person, name_of, person_of
from nennep.meetings.models import Attendance, RollEntry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, SheetSection
from nennep.meetings.printed.derivations import derived
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import SIZE, box
from nennep.meetings.printed.words import STATUSES, share
from nennep.meetings.roll_call.derivation import attendance_of, votes_of
from nennep.meetings.roll_call.rolls import proposed_mark
from nennep.membership.enums import Status
from nennep.typesetting.blocks import Block, Cell, Column, Entry, paragraph, table

_MARKS = (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.EXEMPT, Mark.ELSEWHERE)
_STATUSES = STATUSES | {
    Status.VISITING: "sinh hoạt tạm thời",
    Status.AWAY: "đang ở nơi khác",
    Status.REDUCED: "được giảm",
    Status.EXEMPT: "được miễn",
    Status.SUSPENDED: "đình chỉ",
}
"""On the sheet shorter than in the minutes: a row is one line."""


def _load(record: MeetingRecord) -> MeetingAttendance:
    marks = record.recorded(Attendance.rows.filter(meeting=record.meeting))
    return MeetingAttendance(record[ROLL], {each.person_id: each for each in marks})


def _package(found: MeetingAttendance, record: MeetingRecord, access: MeetingAccess) -> Json:
    return [
        {"person": str(each.person_id), "mark": each.mark, "reason": each.reason if access.hears else ""}
        for each in sorted(found.marks.values(), key=lambda each: each.person_id)
    ]


def _head(found: MeetingAttendance, record: MeetingRecord) -> list[Entry]:
    """Who was there in figures, who was not by name."""
    if not found.roll.entries:
        return []
    return [Entry(say("head.present"), _present(found)), *_derivations(found), *_missing(found)]


def _derivations(found: MeetingAttendance) -> list[Entry]:
    """Where not everybody counts: how many must attend and how many count for votes, and why."""
    entries = found.roll.entries
    told = (
        ("head.attendance_of", derived(attendance_of(entries))),
        ("head.votes_of", derived(votes_of(entries))),
    )
    return [Entry(say(head), sentence) for head, sentence in told if sentence]


def _present(found: MeetingAttendance) -> str:
    counted = found.count
    rate = share(counted.attended, counted.must_attend)
    text = say("present", attended=counted.attended, must_attend=counted.must_attend, rate=rate)
    besides = counted.present - counted.attended
    if besides:
        text = say("present.besides", text=text, count=besides)
    late = len(found.marked(Mark.LATE))
    return say("present.late", text=text, count=late) if late else text


def _missing(found: MeetingAttendance) -> list[Entry]:
    lines = []
    for mark in (Mark.EXCUSED, Mark.ABSENT, Mark.EXEMPT, Mark.ELSEWHERE, Mark.UNSAID):
        people = found.marked(mark)
        if people:
            names = "; ".join(_with_reason(found, each) for each in people)
            lines.append(Entry(say(f"head.{mark}"), say("missing", count=len(people), names=names)))
    return lines


def _with_reason(found: MeetingAttendance, entry: RollEntry) -> str:
    reason = found.marks[entry.person_id].reason
    return say("missing.reason", name=entry.name, reason=reason) if reason else entry.name


def _sheet(found: MeetingAttendance, record: MeetingRecord) -> list[Block]:
    columns = [
        Column("TT", 9, "center"),
        Column("Họ và tên"),
        Column("Có mặt", 12, "center"),
        Column("Muộn", 14, "center"),
        Column("Vắng có lý do", 16, "center"),
        Column("Vắng không lý do", 24, "center"),
        Column("Miễn", 12, "center"),
        Column("Nơi khác", 13, "center"),
        Column("Lý do vắng", 29),
    ]
    rows = [_row(found, place, each) for place, each in enumerate(found.roll.people, start=1)]
    rows.append([
        Cell("Cộng", bold=True, span=2, align="center"), *("" for _ in _MARKS), "",
    ])  # fmt: skip
    return [
        table(columns, rows, size=SIZE, row_height=7),
        paragraph(
            "Mỗi đồng chí đánh một dấu ở một ô. Ô đã đánh sẵn theo hồ sơ; sai thì gạch đi, đánh ô khác.",
            indent=False,
            size=10,
        ),
    ]


def _row(found: MeetingAttendance, place: int, each: Person) -> list[str | Cell]:
    marked = found.marks.get(person_of(each))
    mark = marked.mark if marked else proposed_mark(each.status)
    beside = "; ".join(part for part in (each.office, _STATUSES[Status(each.status)]) if part)
    name = name_of(each)
    boxes = [box(mark == one) for one in _MARKS]
    return [str(place), f"{name} ({beside})" if beside else name, *boxes, ""]


ATTENDANCE = MeetingPart(
    name="attendance",
    matrix=("roll", "absence_reason"),
    load=_load,
    package=_package,
    head=_head,
    sheet=SheetSection(1, "ĐIỂM DANH", _sheet),
    corrections=(ATTENDANCE_CORRECTION,),
    on_page=attendance_on_page,
    hinders_adoption=attendance_hinders,
    score_facts=attendance_facts,
    findings=attendance_findings,
)
