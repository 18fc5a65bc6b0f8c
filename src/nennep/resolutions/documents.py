"""Nghị quyết and kết luận as documents: composed when the minutes are adopted, and again where a correction reaches."""

from __future__ import annotations

from collections.abc import Sequence

from nennep.meetings.correcting import CorrectionNote
from nennep.meetings.enums import MeetingKind
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.printed.passages import prose
from nennep.meetings.printed.tallies import tally
from nennep.records.banner import banner
from nennep.records.letterhead import Letterhead, letterhead, signature
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.in_meeting.carried import CARRIED, heard_table
from nennep.resolutions.in_meeting.tasks import TASKS, tasks_table
from nennep.resolutions.models import Resolution
from nennep.typesetting.blocks import Block, Heading, Run, paragraph
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import PartyDocument

_TITLES = {ResolutionKind.RESOLUTION: "Nghị quyết", ResolutionKind.CONCLUSION: "Kết luận"}


def compose_resolution(
    record: MeetingRecord,
    all_of_meeting: Sequence[Resolution],
    resolution: Resolution,
    notes: Sequence[CorrectionNote] = (),
) -> PartyDocument:
    """Nghị quyết or kết luận of a meeting.

    A cell's monthly resolution has the parts that practice gives it (domain §3.1): results of last month's tasks,
    tasks, assignment, then what other parts say, as the self-score. A themed one, or one of another meeting, is its
    text and who does it.
    """
    meeting, head = record.meeting, letterhead(record.meeting.body, record.on)
    if _is_monthly(record, all_of_meeting, resolution):
        parts = _monthly(record, resolution)
    else:
        parts = _themed(record, resolution, alone=len(all_of_meeting) == 1)
    body: list[Block] = [*_corrected(notes)]
    numbered = [each for each in parts if each[1]]
    for number, (title, blocks) in enumerate(numbered, start=1):
        body += [Heading(title, 1, number), *blocks] if len(numbered) > 1 else blocks
    body += _vote(record, resolution)
    document = PartyDocument(
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
    return head.style.set(document)


def _is_monthly(record: MeetingRecord, all_of_meeting: Sequence[Resolution], resolution: Resolution) -> bool:
    """Whether this is the month's resolution: the first unthemed one of a regular meeting."""
    if record.meeting.kind != MeetingKind.REGULAR or resolution.theme:
        return False
    plain = [each for each in all_of_meeting if not each.theme and each.kind == ResolutionKind.RESOLUTION]
    return bool(plain) and plain[0].pk == resolution.pk


def _monthly(record: MeetingRecord, resolution: Resolution) -> list[tuple[str, list[Block]]]:
    return [
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG TRƯỚC", heard_table(record[CARRIED], record)),
        ("NHIỆM VỤ THÁNG TỚI", prose(resolution.text)),
        ("PHÂN CÔNG THỰC HIỆN", tasks_table(record[TASKS], record)),
        *(
            (section.title, section.blocks(record[part], record))
            for part in record.parts
            if (section := part.in_resolution) is not None
        ),
    ]


def _themed(record: MeetingRecord, resolution: Resolution, *, alone: bool) -> list[tuple[str, list[Block]]]:
    """Text and, where it is the meeting's only one, who does what."""
    tasks = tasks_table(record[TASKS], record) if alone else []
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


def _recipients(record: MeetingRecord, head: Letterhead) -> tuple[str, ...]:
    superior = [f"{head.superior.replace('Đảng bộ ', 'Đảng ủy ', 1)} (báo cáo)"] if head.superior else []
    members = "Các đồng chí đảng viên" if record.meeting.body.kind == "cell" else "Các đồng chí dự họp"
    return (*superior, members, head.keeper)
