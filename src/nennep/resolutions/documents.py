"""Nghị quyết and kết luận as documents: composed when the minutes are adopted, and again where a correction reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from nennep.meetings.correcting import CorrectionNote
from nennep.meetings.enums import MeetingKind
from nennep.meetings.naming import summoned
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.printed.passages import prose
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.tallies import tally
from nennep.organisation.enums import BodyKind, Kind
from nennep.records.banner import banner
from nennep.records.letterhead import Letterhead, committee_of, letterhead, signature
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.in_meeting.carried import CARRIED, heard_table
from nennep.resolutions.in_meeting.tasks import TASKS, tasks_table
from nennep.resolutions.models import Resolution
from nennep.typesetting.blocks import Block, Heading, Run, paragraph
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import PartyDocument

_HALF = 15
_MONTH = re.compile(
    r"tháng\s+(?P<month>0?[1-9]|1[0-2])(?!\d)(?:\s*(?:/|năm)\s*(?P<year>20\d\d))?", re.IGNORECASE
)
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
    body: list[Block] = [*_corrected(notes), _opening(record, resolution, head)]
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


def _opening(record: MeetingRecord, resolution: Resolution, head: Letterhead) -> Block:
    """Ngày 24/11/2026, Chi bộ bản Pá Kìm họp, thảo luận và quyết nghị:"""
    body = record.meeting.body
    who = head.issuer if body.kind == BodyKind.CELL else body.name
    return paragraph(say(f"resolution.opens.{resolution.kind}", day=words.day(record.on), who=who))


def _is_monthly(record: MeetingRecord, all_of_meeting: Sequence[Resolution], resolution: Resolution) -> bool:
    """Whether this is the month's resolution: the first unthemed one of a regular meeting."""
    if record.meeting.kind != MeetingKind.REGULAR or resolution.theme:
        return False
    plain = [each for each in all_of_meeting if not each.theme and each.kind == ResolutionKind.RESOLUTION]
    return bool(plain) and plain[0].pk == resolution.pk


def _monthly(record: MeetingRecord, resolution: Resolution) -> list[tuple[str, list[Block]]]:
    ahead = month_ahead(resolution.subject, record.on)
    before = (ahead - timedelta(days=1)).replace(day=1)
    return [
        (
            say("resolution.carried", month=before.month, year=before.year),
            heard_table(record[CARRIED], record),
        ),
        (say("resolution.ahead", month=ahead.month, year=ahead.year), prose(resolution.text)),
        ("PHÂN CÔNG THỰC HIỆN", tasks_table(record[TASKS], record)),
        *(
            (section.title, section.blocks(record[part], record))
            for part in record.parts
            if (section := part.in_resolution) is not None
        ),
    ]


def month_ahead(subject: str, on: date) -> date:
    """The month that a monthly resolution is for: the one it names, else the month that mostly lies ahead.

    A cell that meets on the 3rd looks at its own month, one that meets on the 24th at the next (domain §3.1).
    """
    of_meeting = on.replace(day=1)
    following = (of_meeting + timedelta(days=31)).replace(day=1)
    named = _MONTH.search(subject)
    if named is None:
        return following if on.day > _HALF else of_meeting
    month, year = int(named["month"]), int(named["year"] or 0)
    near = (of_meeting, following, (of_meeting - timedelta(days=1)).replace(day=1))
    found = [each for each in near if each.month == month and year in (0, each.year)]
    return found[0] if found else date(year or on.year, month, 1)


def _themed(record: MeetingRecord, resolution: Resolution, *, alone: bool) -> list[tuple[str, list[Block]]]:
    """Text and, where it is the meeting's only one, who does what."""
    tasks = tasks_table(record[TASKS], record) if alone else []
    said = (
        resolution.theme.casefold() in resolution.subject.casefold()
    )  # the title is not repeated; "" is in all
    title = "NỘI DUNG" if said else f"NỘI DUNG: {resolution.theme.upper()}"
    return [(title, prose(resolution.text)), ("PHÂN CÔNG THỰC HIỆN", tasks)]


def _vote(record: MeetingRecord, resolution: Resolution) -> list[Block]:
    kind, who = _TITLES[ResolutionKind(resolution.kind)], words.those_meeting(record.meeting)
    ballot = resolution.ballot
    if ballot is None:
        sitting = words.sitting(record.meeting).lower()
        return [paragraph(f"{kind} này được {who} thống nhất tại {sitting} ngày {words.day(record.on)}.")]
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
    """Who gets it: the committee above, those who decided, and of a committee the cells that carry it out."""
    body = record.meeting.body
    superior = [f"{committee_of(head.superior)} (báo cáo)"] if head.superior else []
    members = "Các đồng chí đảng viên" if body.kind == BodyKind.CELL else summoned(body.kind)
    below = [] if body.organisation.kind == Kind.CELL else ["Các chi bộ trực thuộc"]
    return (*superior, members, *below, head.keeper)
