"""Phiếu ghi buổi họp: the whole meeting on A4, to be written by hand when the phone does not work.

The order and the words are those of the fast entry screen (`#/sheet` in the room), so that the sheet is typed in from
top to bottom; each part brings its section. Printed things are Vietnamese always.
"""

from __future__ import annotations

from uuid import UUID

from nennep.core import clock
from nennep.meetings.in_meeting.interpreting import INTERPRETING
from nennep.meetings.in_meeting.officers import OFFICERS
from nennep.meetings.in_meeting.roll_call.roll import ROLL, name_of, person_of
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.naming import sheet_code
from nennep.meetings.part import AnyPart, MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.printed.sheet import sheet_parts
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.typesetting.blocks import Block, Entry, Heading, Lines, Run, Together, paragraph
from nennep.typesetting.model import Layout, PartyDocument

LAYOUT = Layout(size=12, pitch=15, gap=3, top=14, bottom=13, left=18, right=13, first_line=0)
"""Narrow margins and small letters, to leave room for handwriting."""


def meeting_sheet(record: MeetingRecord) -> PartyDocument:
    """The sheet of a meeting that is not adopted yet; what is known already is printed, the rest is left blank."""
    meeting = record.meeting
    head, code = letterhead(meeting.body, record.on), sheet_code(meeting)
    parts = sheet_parts(record)
    body: list[Block] = [_beginning(record)]
    for number, part in enumerate(parts, start=1):
        body += _section(record, part, number)
    body += [Heading("KẾT THÚC", 1, len(parts) + 1), *_end()]
    document = PartyDocument(
        title="Phiếu ghi buổi họp",
        subject=record[SITTING].subject,
        superior=head.superior,
        issuer=head.issuer,
        number=f"Mã phiếu: {code}",
        body=tuple(body),
        signatures=record[OFFICERS].signatures(),
        banner=" – ".join(each for each in (f"PHIẾU {code}", banner()) if each),
        name=f"Phiếu ghi {words.subject_of(meeting)} – {head.issuer}",
        dated=clock.today(),
        layout=LAYOUT,
    )
    return head.style.spelt(document)


def _section(record: MeetingRecord, part: AnyPart, number: int) -> list[Block]:
    """A section with its heading; a short table stays on one page, what is longer is divided between its parts."""
    if part.sheet is None:
        return []
    blocks = [Heading(part.sheet.title, 1, number), *part.sheet.blocks(record[part], record)]
    return [Together(tuple(blocks))] if part.sheet.whole else blocks


def _beginning(record: MeetingRecord) -> Block:
    """When, where, chaired and written down by whom: as planned where it is known, with room to put it right."""
    meeting = record.meeting
    planned = clock.local(meeting.starts_at)
    begins = f"……… giờ ……… phút, ngày …… / …… / ……… (lịch: {planned:%H:%M} ngày {words.day(planned.date())})"
    if meeting.opened_at is not None:
        begins = f"{words.hour(meeting.opened_at)}, ngày {words.day(record.on)}"
    return Lines(
        (
            Entry("Bắt đầu lúc", begins),
            Entry("Địa điểm", meeting.place),
            Entry("Chủ trì", _named(record, meeting.chair_id)),
            Entry("Người ghi biên bản", _named(record, meeting.minute_taker_id)),
            Entry("Phổ biến bằng", record[INTERPRETING].line or "tiếng ………………………… người dịch: …………………………………"),
        )
    )


def _named(record: MeetingRecord, person: UUID | None) -> str:
    found = next((each for each in record[ROLL].people if person_of(each) == person), None)
    return "" if found is None else words.person(name_of(found), found.office)


def _end() -> list[Block]:
    # One paragraph: the last one stays with the signatures.
    return [
        paragraph(
            "Kết thúc lúc ……… giờ ……… phút.          ",
            Run("Biên bản đã được đọc lại và thông qua.", box="empty"),
            indent=False,
        )
    ]
