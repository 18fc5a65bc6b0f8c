"""Words of the printed papers, with dates and shares as clerks write them. Always Vietnamese, so in no catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from nennep.core import clock
from nennep.meetings.enums import BallotForm, Mark
from nennep.meetings.models import Meeting
from nennep.meetings.naming import printed_name, printed_period
from nennep.meetings.printed.sentences import say, say_of
from nennep.membership.enums import Status
from nennep.typesetting.labels import short_date

FORMS: Mapping[str, str] = {
    BallotForm.CARD: say("ballot.form.card"),
    BallotForm.SECRET: say("ballot.form.secret"),
}
MARKS: Mapping[str, str] = {
    Mark.PRESENT: "có mặt",
    Mark.LATE: "có mặt, đến muộn",
    Mark.EXCUSED: "vắng có lý do",
    Mark.ABSENT: "vắng không lý do",
    Mark.EXEMPT: "được miễn",
    Mark.ELSEWHERE: "sinh hoạt nơi khác",
    Mark.UNSAID: "vắng, chưa ghi lý do",
}
STATUSES = {
    Status.OFFICIAL: "",
    Status.PROBATIONARY: "dự bị",
    Status.VISITING: "sinh hoạt tạm thời tại chi bộ",
    Status.AWAY: "sinh hoạt tạm thời nơi khác",
    Status.REDUCED: "được giảm công tác và sinh hoạt đảng",
    Status.EXEMPT: "được miễn công tác và sinh hoạt đảng",
    Status.SUSPENDED: "đình chỉ sinh hoạt",
}


def subject_of(meeting: Meeting, themes: Sequence[str] = (), *, with_thematic: bool = False) -> str:
    """The line under a paper's title: what meeting, of which month or quarter, on what theme."""
    name = printed_name(meeting)
    if with_thematic:
        name = say("meeting.with_thematic", name=name)
    theme = "; ".join(themes or ([meeting.theme] if meeting.theme else []))
    subject = f"{name} {printed_period(meeting)}"
    return say("meeting.theme", subject=subject, theme=theme) if theme else subject


def those_meeting(meeting: Meeting) -> str:
    """Who meets, inside a sentence: "chi bộ", "chi ủy", else "hội nghị"."""
    return say_of("those_meeting", meeting.body.kind)


def sitting(meeting: Meeting) -> str:
    """What is over at the end: "Buổi sinh hoạt" of a cell or a group, "Hội nghị" of a committee."""
    return say_of("sitting", meeting.body.kind)


def hour(moment: datetime) -> str:
    """19 giờ 30 phút; on the hour, 19 giờ 00 phút."""
    local = clock.local(moment)
    return say("hour", hours=local.hour, minutes=f"{local.minute:02d}")


def day(on: date) -> str:
    """24/11/2026, 21/9/2026."""
    return short_date(on)


def share(part: int, whole: int) -> str:
    """9 of 10 as "90%", 9 of 11 as "81,8%"; 0 of 0 is "–"."""
    if not whole:
        return "–"
    return f"{100 * part / whole:.1f}".removesuffix(".0").replace(".", ",") + "%"


def points(value: Decimal | float | None) -> str:
    """92; 27,5; "–" for unknown."""
    if value is None:
        return "–"
    return f"{float(value):.1f}".removesuffix(".0").replace(".", ",")


def person(name: str, office: str = "") -> str:
    """đồng chí Lò Thị An, Bí thư."""
    return say("person.office", name=name, office=office) if office else say("person", name=name)


def with_title(name: str, title: str) -> str:
    """Lò Văn Bình, Trưởng bản."""
    return say("named.title", name=name, title=title) if title else name


def capital(text: str) -> str:
    """The first letter made a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
