"""Phiếu trả lời thông báo: for a member without a login, to be answered by hand at home and typed in afterwards.

Large letters for weak eyes, and room for a fingerprint (điểm chỉ) beside the room to sign. One member a page.
Printed things are Vietnamese always.
"""

from __future__ import annotations

from nennep.core import clock
from nennep.meetings.models import Meeting, Notice
from nennep.meetings.naming import printed_moment, printed_subject
from nennep.meetings.preparation.chat_text import whom
from nennep.membership.models import Person
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.typesetting.blocks import (
    Block,
    Cell,
    Column,
    DottedLines,
    Entry,
    Lines,
    Run,
    Together,
    paragraph,
    table,
)
from nennep.typesetting.model import Layout, PartyDocument

LAYOUT = Layout(size=16, pitch=21, first_line=0)
_FINGERPRINT = (30.0, 40.0)
"""Width and height of the box for a fingerprint, mm."""


def answer_slip(meeting: Meeting, notice: Notice | None, member: Person) -> PartyDocument:
    """The slip of one member; time and place as they were told."""
    starts_at, place = (notice.starts_at, notice.place) if notice else (meeting.starts_at, meeting.place)
    head = letterhead(meeting.body, clock.legal_day(starts_at))
    subject = printed_subject(meeting)
    body: list[Block] = [
        paragraph(f"Trả lời thông báo {subject}.", indent=False),
        Lines(
            (
                Entry("Thời gian", printed_moment(starts_at)),
                Entry("Địa điểm", place),
                Entry("Họ và tên", member.full_name),
            )
        ),
        paragraph("Tôi đánh dấu vào một ô:", indent=False),
        paragraph(Run("Sẽ dự", bold=True, box="empty"), indent=False),
        paragraph(Run("Xin vắng", bold=True, box="empty"), " vì lý do:", indent=False),
        DottedLines(2),
        Together((paragraph("Ngày ……… tháng ……… năm ………………", align="right"), _signing())),
        paragraph(Run(f"Phiếu gửi lại {whom(meeting)} trước giờ họp.", italic=True), indent=False),
    ]
    document = PartyDocument(
        title="Phiếu trả lời thông báo",
        superior=head.superior,
        issuer=head.issuer,
        body=tuple(body),
        banner=banner(),
        name=f"Phiếu trả lời {member.full_name} – {head.issuer}",
        dated=clock.today(),
        layout=LAYOUT,
    )
    return head.style.spelt(document)


def _signing() -> Block:
    width, height = _FINGERPRINT
    return table(
        [Column("Ký (hoặc điểm chỉ vào ô bên)"), Column("Điểm chỉ", width)],
        [[Cell(), Cell()]],
        size=LAYOUT.size,
        row_height=height,
    )
