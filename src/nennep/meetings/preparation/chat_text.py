"""The short text of a notice, to be pasted into a chat group."""

from __future__ import annotations

from typing import Any

from nennep.core import clock
from nennep.meetings.actions.notices import contents_of
from nennep.meetings.models import Meeting, Notice
from nennep.meetings.naming import printed_moment, printed_subject
from nennep.organisation.enums import Kind
from nennep.records.letterhead import letterhead


def chat_text(meeting: Meeting, notice: Notice | None) -> str:
    """A text to paste into a chat group: time, place and contents; never papers, which stay in the program."""
    told = told_contents(meeting, notice)
    starts_at, place = (notice.starts_at, notice.place) if notice else (meeting.starts_at, meeting.place)
    lines = [
        f"THÔNG BÁO {printed_subject(meeting).upper()}",
        letterhead(meeting.body, clock.legal_day(starts_at)).issuer,
        f"Thời gian: {printed_moment(starts_at)}",
        f"Địa điểm: {place or '……'}",
    ]
    if told["theme"]:
        lines.append(f"Chuyên đề: {told['theme']}")
    if told["items"]:
        lines += ["Nội dung:", *(f"{number}. {title}" for number, title in enumerate(told["items"], 1))]
    lines.append(f"Đồng chí nào không dự được xin báo lý do với {whom(meeting)} trước giờ họp.")
    return "\n".join(lines)


def told_contents(meeting: Meeting, notice: Notice | None) -> dict[str, Any]:
    """What a notice told, or would tell now."""
    return dict(notice.contents) if notice else contents_of(meeting)


def whom(meeting: Meeting) -> str:
    """The person or office that a member tells when they cannot come."""
    is_cell = meeting.body.organisation.kind == Kind.CELL
    return "bí thư chi bộ" if is_cell else "Văn phòng Đảng ủy"
