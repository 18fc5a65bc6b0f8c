"""Words of the printed papers: Vietnamese always, so data, in no catalogue; dates and shares as clerks write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from nennep.core import clock
from nennep.meetings.enums import BallotForm, Mark
from nennep.meetings.models import Meeting
from nennep.meetings.naming import printed_name, printed_period
from nennep.membership.enums import Status
from nennep.organisation.enums import BodyKind
from nennep.resolutions.enums import AssignmentState

_THOSE_MEETING = {
    BodyKind.CELL: "chi bộ",
    BodyKind.CELL_COMMITTEE: "chi ủy",
    BodyKind.EXECUTIVE: "Ban Chấp hành",
    BodyKind.STANDING: "Ban Thường vụ",
    BodyKind.GROUP: "tổ đảng",
}
FORMS: Mapping[str, str] = {BallotForm.CARD: "giơ thẻ đảng viên", BallotForm.SECRET: "phiếu kín"}
STATES: Mapping[str, str] = {
    AssignmentState.OPEN: "Đang làm",
    AssignmentState.DONE: "Hoàn thành",
    AssignmentState.DROPPED: "Thôi, không còn cần",
}
MARKS: Mapping[str, str] = {
    Mark.PRESENT: "có mặt",
    Mark.LATE: "có mặt, đến muộn",
    Mark.EXCUSED: "vắng có lý do",
    Mark.ABSENT: "vắng không lý do",
    Mark.EXEMPT: "được miễn",
    Mark.ELSEWHERE: "sinh hoạt nơi khác",
}
STATUSES = {
    Status.OFFICIAL: "",
    Status.PROBATIONARY: "dự bị",
    Status.VISITING: "sinh hoạt tạm thời tại chi bộ",
    Status.AWAY: "sinh hoạt tạm thời nơi khác",
    Status.REDUCED: "được giảm công tác",
    Status.EXEMPT: "được miễn công tác và sinh hoạt đảng",
    Status.SUSPENDED: "đình chỉ sinh hoạt",
}


def subject_of(meeting: Meeting, themes: Sequence[str] = (), *, with_thematic: bool = False) -> str:
    """The line under a paper's title: what meeting, of which month or quarter, on what theme."""
    both = " và chuyên đề" if with_thematic else ""
    theme = "; ".join(themes or ([meeting.theme] if meeting.theme else []))
    named = f"{printed_name(meeting)}{both} {printed_period(meeting)}"
    return f"{named}: {theme}" if theme else named


def those_meeting(meeting: Meeting) -> str:
    """Who meets, inside a sentence: "chi bộ", "chi ủy", else "hội nghị"."""
    return _THOSE_MEETING.get(BodyKind(meeting.body.kind), "hội nghị")


def sitting(meeting: Meeting) -> str:
    """What is over at the end: "Buổi sinh hoạt" of a cell or a group, "Hội nghị" of a committee."""
    return "Buổi sinh hoạt" if meeting.body.kind in (BodyKind.CELL, BodyKind.GROUP) else "Hội nghị"


def hour(moment: datetime) -> str:
    """19 giờ 30 phút; on the hour, 19 giờ 00 phút."""
    local = clock.local(moment)
    return f"{local.hour} giờ {local.minute:02d} phút"


def day(on: date) -> str:
    """24/11/2026."""
    return f"{on:%d/%m/%Y}"


def share(part: int, whole: int) -> str:
    """9 of 10 as "90%", 9 of 11 as "81,8%"; nothing of nothing is "–"."""
    if not whole:
        return "–"
    return f"{100 * part / whole:.1f}".removesuffix(".0").replace(".", ",") + "%"


def points(value: Decimal | float | None) -> str:
    """92; 27,5; "–" for unknown."""
    if value is None:
        return "–"
    return f"{float(value):.1f}".removesuffix(".0").replace(".", ",")


def subject_line(title: str) -> str:
    """What a resolution is about, without the name of its kind, which stands over it: "về nhiệm vụ tháng 12"."""
    for kind in ("nghị quyết ", "kết luận "):
        if title.lower().startswith(kind):
            return title[len(kind) :]
    return title


def person(name: str, office: str = "") -> str:
    """đồng chí Lò Thị An, Bí thư."""
    return f"đồng chí {name}" + (f", {office}" if office else "")


def capital(text: str) -> str:
    """The first letter made a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
