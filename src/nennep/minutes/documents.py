"""The other papers of a meeting: resolution or conclusion, attendance sheet."""

from __future__ import annotations

from collections.abc import Sequence

from nennep.meetings.enums import PRESENT_MARKS, Mark, MeetingKind
from nennep.meetings.in_meeting.guests import guests_there
from nennep.meetings.in_meeting.officers import OFFICERS
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.models import RollEntry
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.printed.passages import prose
from nennep.meetings.printed.tallies import tally
from nennep.meetings.roll_call.expected import Expected, expected
from nennep.membership.enums import Status
from nennep.minutes.composing import CorrectionNote
from nennep.records.banner import banner
from nennep.records.letterhead import Letterhead, letterhead, signature
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.in_meeting.carried import CARRIED, heard_table
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.resolutions.in_meeting.tasks import TASKS, tasks_table
from nennep.resolutions.models import Resolution
from nennep.scores.in_meeting.score import SCORE, score_sentence
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import (
    Block,
    Cell,
    Column,
    DottedLines,
    Entry,
    Heading,
    Lines,
    PartyDocument,
    Run,
    paragraph,
    table,
)

_TITLES = {ResolutionKind.RESOLUTION: "Nghị quyết", ResolutionKind.CONCLUSION: "Kết luận"}


def compose_resolution(
    record: MeetingRecord, resolution: Resolution, notes: Sequence[CorrectionNote] = ()
) -> PartyDocument:
    """Nghị quyết or kết luận of a meeting.

    A cell's monthly resolution has the four parts that practice gives it (domain §3.1): results of last month's
    tasks, tasks, assignment, self-score. A themed one, or one of another meeting, is its text and who does it.
    """
    meeting, head = record.meeting, letterhead(record.meeting.body, record.on)
    parts = _monthly(record, resolution) if _is_monthly(record, resolution) else _themed(record, resolution)
    body: list[Block] = [*_corrected(notes)]
    numbered = [each for each in parts if each[1]]
    for number, (title, blocks) in enumerate(numbered, start=1):
        body += [Heading(title, 1, number), *blocks] if len(numbered) > 1 else blocks
    body += _vote(record, resolution)
    return PartyDocument(
        title=_TITLES[ResolutionKind(resolution.kind)],
        subject=resolution.subject,
        superior=head.superior,
        issuer=head.issuer,
        place_date=place_and_date(head.place, record.on) if head.place else "",
        body=tuple(body),
        recipients=_recipients(record, head),
        signatures=(signature(meeting.body, record.on, meeting.chair_id),),
        banner=banner(),
        dated=record.on,
    )


def attendance_sheet(record: MeetingRecord) -> PartyDocument:
    """Danh sách điểm danh with boxes: to be ticked by hand before the meeting, as marked after it."""
    meeting, head = record.meeting, letterhead(record.meeting.body, record.on)
    people: Sequence[RollEntry | Expected] = record[ROLL].entries or expected(meeting.body, record.on)
    return PartyDocument(
        title="Danh sách điểm danh",
        subject=f"{_subject(record)}, ngày {words.day(record.on)}",
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
                    *(_attendance_row(record, place, each) for place, each in enumerate(people, 1)),
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


def _is_monthly(record: MeetingRecord, resolution: Resolution) -> bool:
    """Whether this is the month's resolution: the first unthemed one of a regular meeting."""
    if record.meeting.kind != MeetingKind.REGULAR or resolution.theme:
        return False
    plain = [
        each for each in record[RESOLUTIONS] if not each.theme and each.kind == ResolutionKind.RESOLUTION
    ]
    return bool(plain) and plain[0].pk == resolution.pk


def _monthly(record: MeetingRecord, resolution: Resolution) -> list[tuple[str, list[Block]]]:
    return [
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG TRƯỚC", heard_table(record[CARRIED], record)),
        ("NHIỆM VỤ THÁNG TỚI", prose(resolution.text)),
        ("PHÂN CÔNG THỰC HIỆN", tasks_table(record[TASKS], record)),
        ("ĐÁNH GIÁ CHẤT LƯỢNG SINH HOẠT", score_sentence(record[SCORE], record)),
    ]


def _themed(record: MeetingRecord, resolution: Resolution) -> list[tuple[str, list[Block]]]:
    """Text and, where it is the meeting's only one, who does what."""
    tasks = tasks_table(record[TASKS], record) if len(record[RESOLUTIONS]) == 1 else []
    title = f"NỘI DUNG: {resolution.theme.upper()}" if resolution.theme else "NỘI DUNG"
    return [(title, prose(resolution.text)), ("PHÂN CÔNG THỰC HIỆN", tasks)]


def _vote(record: MeetingRecord, resolution: Resolution) -> list[Block]:
    kind, who = _TITLES[ResolutionKind(resolution.kind)], words.those_meeting(record.meeting)
    ballot = resolution.ballot
    if ballot is None:
        return [paragraph(f"{kind} này được {who} thống nhất tại buổi họp ngày {words.day(record.on)}.")]
    return [
        paragraph(
            f"{kind} này được {who} biểu quyết thông qua bằng hình thức {words.FORMS[ballot.form]} "
            f"ngày {words.day(record.on)}: {tally(ballot)}."
        )
    ]


def _corrected(notes: Sequence[CorrectionNote]) -> list[Block]:
    if not notes:
        return []
    last = notes[-1]
    lines = "; ".join(
        f"{each.what}: trước ghi “{each.was}”, nay là “{each.right_value}”"
        for each in notes
        if each.turn == last.turn
    )
    text = f"Bản đính chính lần {last.turn}, ngày {words.day(last.on)}. Nội dung đính chính: {lines}."
    return [paragraph(Run(text, italic=True))]


def _subject(record: MeetingRecord) -> str:
    return words.subject_of(
        record.meeting, record[SITTING].themes, with_thematic=record[SITTING].with_thematic
    )


def _recipients(record: MeetingRecord, head: Letterhead) -> tuple[str, ...]:
    superior = [f"{head.superior.replace('Đảng bộ ', 'Đảng ủy ', 1)} (báo cáo)"] if head.superior else []
    members = "Các đồng chí đảng viên" if record.meeting.body.kind == "cell" else "Các đồng chí dự họp"
    return (*superior, members, head.keeper)


def _attendance_row(record: MeetingRecord, place: int, each: RollEntry | Expected) -> list[str | Cell]:
    person_id = each.person.pk if isinstance(each, Expected) else each.person_id
    name = each.person.full_name if isinstance(each, Expected) else each.name
    found = record[ATTENDANCE].marks.get(person_id)
    mark = "" if found is None else found.mark
    notes = [words.STATUSES[Status(each.status)], "" if found is None else found.reason]
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
    rate = f"{counted.attended}/{counted.must_attend} phải dự, {words.share(counted.attended, counted.must_attend)}"
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
