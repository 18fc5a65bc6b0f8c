"""What a meeting is called: on the screen in the language of the reader, on paper in Vietnamese always."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.core.clock import legal_day, local
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Meeting
from nennep.meetings.printed.sentences import say, sentences
from nennep.organisation.enums import BodyKind
from nennep.typesetting.labels import roman, short_date

_ON_SCREEN = {
    MeetingKind.REGULAR: gettext_lazy("Regular meeting %(month)s"),
    MeetingKind.THEMATIC: gettext_lazy("Thematic meeting %(month)s"),
    MeetingKind.JOINT: gettext_lazy("Joint meeting %(month)s"),
    MeetingKind.EXTRAORDINARY: gettext_lazy("Extraordinary meeting %(month)s"),
}
_OF_BODIES = {
    BodyKind.CELL_COMMITTEE: gettext_lazy("Meeting of the cell committee %(month)s"),
    BodyKind.EXECUTIVE: gettext_lazy("Meeting of the executive committee %(month)s"),
    BodyKind.STANDING: gettext_lazy("Meeting of the standing committee %(month)s"),
    BodyKind.SECRETARIES: gettext_lazy("Briefing of secretaries %(month)s"),
    BodyKind.GROUP: gettext_lazy("Meeting of the Party group %(month)s"),
    BodyKind.CONGRESS: gettext_lazy("Congress %(month)s"),
}

_SUMMONED = {
    BodyKind.CELL: "Toàn thể đảng viên trong chi bộ",
    BodyKind.CELL_COMMITTEE: "Các đồng chí trong chi ủy",
    BodyKind.EXECUTIVE: "Các đồng chí trong Ban Chấp hành",
    BodyKind.STANDING: "Các đồng chí trong Ban Thường vụ",
    BodyKind.SECRETARIES: "Các đồng chí bí thư chi bộ",
    BodyKind.GROUP: "Các đảng viên trong tổ đảng",
}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def meeting_title(meeting: Meeting) -> str:
    """On the screen: "Sinh hoạt thường kỳ tháng 11/2026"."""
    of_body = _OF_BODIES.get(BodyKind(meeting.body.kind))
    words = of_body or _ON_SCREEN[MeetingKind(meeting.kind)]
    month = _("%(month)02d/%(year)d") % {"month": meeting.month.month, "year": meeting.month.year}
    return str(words) % {"month": month}


def titled(wanted: Callable[[str], bool]) -> Q:
    """The meetings whose title on the screen, but for its month, is wanted."""
    empty = {"month": ""}
    bodies = [kind for kind, words in _OF_BODIES.items() if wanted(str(words) % empty)]
    kinds = [kind for kind, words in _ON_SCREEN.items() if wanted(str(words) % empty)]
    return Q(body__kind__in=bodies) | (Q(kind__in=kinds) & ~Q(body__kind__in=list(_OF_BODIES)))


def printed_name(meeting: Meeting) -> str:
    """On paper, inside a sentence: "sinh hoạt chi bộ thường kỳ", "họp chi ủy"."""
    of_body = f"meeting.of.{meeting.body.kind}"
    name = say(of_body if of_body in sentences() else f"meeting.{meeting.kind}")
    return say("meeting.model", name=name) if meeting.is_model else name


def printed_subject(meeting: Meeting) -> str:
    """The line under a title on paper; a thematic meeting counts for a quarter."""
    return f"{printed_name(meeting)} {printed_period(meeting)}"


def printed_period(meeting: Meeting) -> str:
    """tháng 11 năm 2026; of a thematic meeting quý IV năm 2026."""
    if meeting.kind == MeetingKind.THEMATIC:
        return say("meeting.quarter", quarter=roman((meeting.month.month + 2) // 3), year=meeting.month.year)
    return say("meeting.month", month=meeting.month.month, year=meeting.month.year)


def printed_moment(moment: datetime) -> str:
    """19 giờ 30 phút, thứ Ba, ngày 24/11/2026."""
    at = local(moment)
    return f"{at.hour} giờ {at.minute:02d} phút, {_WEEKDAYS[at.weekday()]}, ngày {short_date(at.date())}"


def summoned(body_kind: str) -> str:
    """Who must attend, on paper: "Toàn thể đảng viên trong chi bộ"."""
    return _SUMMONED.get(BodyKind(body_kind), "Các đồng chí được triệu tập")


def sheet_code(meeting: Meeting) -> str:
    """What tells at entry that paper and screen are of one meeting: tail of the id, planned day."""
    return f"{meeting.pk.hex[-6:].upper()}/{legal_day(meeting.starts_at):%d-%m-%Y}"


def sheet_may_exist(meeting: Meeting) -> bool:
    """Whether a sheet with this code can exist: the meeting's id tells that it stood in the calendar by its day."""
    made = datetime.fromtimestamp(int(meeting.pk.hex[:12], 16) / 1000, UTC)
    return legal_day(made) <= legal_day(meeting.starts_at)
