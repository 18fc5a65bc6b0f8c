"""Danh sách điểm danh: who is expected and who came, with boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence

from nennep.meetings.enums import PRESENT_MARKS, Mark
from nennep.meetings.in_meeting.guests import guests_there
from nennep.meetings.in_meeting.officers import OFFICERS
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.models import RollEntry
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.roll_call.expected import Expected, expected
from nennep.membership.enums import Status
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.typesetting.blocks import Block, Cell, Column, DottedLines, Entry, Lines, table
from nennep.typesetting.model import PartyDocument


def attendance_sheet(record: MeetingRecord, *, reasons: bool) -> PartyDocument:
    """Danh sách điểm danh with boxes: to be ticked by hand before the meeting, as marked after it.

    `reasons`: the reader may read why somebody was not there.
    """
    meeting, head = record.meeting, letterhead(record.meeting.body, record.on)
    people: Sequence[RollEntry | Expected] = record[ROLL].entries or expected(meeting.body, record.on)
    document = PartyDocument(
        title="Danh sách điểm danh",
        subject=f"{record[SITTING].subject}, ngày {words.day(record.on)}",
        superior=head.superior,
        issuer=head.issuer,
        body=(
            table(
                [
                    Column("STT", 11, "center"),
                    Column("Họ và tên", 50),
                    Column("Có mặt", 14, "center"),
                    Column("Vắng có lý do", 16, "center"),
                    Column("Vắng không lý do", 18, "center"),
                    Column("Ghi chú, lý do"),
                    Column("Ký tên", 26),
                ],
                [
                    *(
                        _attendance_row(record, place, each, reasons=reasons)
                        for place, each in enumerate(people, 1)
                    ),
                    _totals(record),
                ],
                size=12,
                row_height=9,
            ),
            *_guest_rows(record),
        ),
        signatures=record[OFFICERS].signatures(),
        banner=banner(),
        dated=record.on,
    )
    return head.style.set(document)


def _attendance_row(
    record: MeetingRecord, place: int, each: RollEntry | Expected, *, reasons: bool
) -> list[str | Cell]:
    person_id = each.person.pk if isinstance(each, Expected) else each.person_id
    name = each.person.full_name if isinstance(each, Expected) else each.name
    found = record[ATTENDANCE].marks.get(person_id)
    mark = "" if found is None else found.mark
    notes = [words.STATUSES[Status(each.status)], found.reason if found and reasons else ""]
    if mark in (Mark.LATE, Mark.EXEMPT, Mark.ELSEWHERE):
        notes.insert(0, {Mark.LATE: "đến muộn"}.get(Mark(mark), ""))
    return [
        str(place),
        Cell(f"{name}\n{each.office}" if each.office else name),
        _box(mark in PRESENT_MARKS),
        _box(mark == Mark.EXCUSED),
        _box(mark == Mark.ABSENT),
        "; ".join(note for note in notes if note),
        "",
    ]


def _box(ticked: bool) -> Cell:
    return Cell(box="ticked" if ticked else "empty", align="center")


def _totals(record: MeetingRecord) -> list[str | Cell]:
    marked = bool(record[ATTENDANCE].marks)
    figures = (
        len(record[ATTENDANCE].marked(Mark.PRESENT, Mark.LATE)),
        len(record[ATTENDANCE].marked(Mark.EXCUSED)),
        len(record[ATTENDANCE].marked(Mark.ABSENT)),
    )
    counted = record[ATTENDANCE].count
    rate = f"{counted.attended}/{counted.must_attend} phải dự ({words.share(counted.attended, counted.must_attend)})"
    return [
        Cell("Tổng số", bold=True, span=2, align="center"),
        *(Cell(str(each) if marked else "", bold=True, align="center") for each in figures),
        Cell(rate if marked else "", bold=True, span=2),
    ]


def _guest_rows(record: MeetingRecord) -> list[Block]:
    guests = guests_there(record)
    if not guests:
        return [Lines((Entry("Đại biểu dự"),)), DottedLines(1)]
    named = "; ".join(words.with_title(each.name, each.title) for each in guests)
    return [Lines((Entry("Đại biểu dự (không tính vào số đảng viên)", named),))]
