"""Words of meetings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingKind(TextChoices):
    """Loại buổi sinh hoạt."""

    REGULAR = "regular", _("regular meeting")
    THEMATIC = "thematic", _("thematic meeting")
    JOINT = "joint", _("joint meeting to exchange experience")
    EXTRAORDINARY = "extraordinary", _("extraordinary meeting")


class MeetingState(TextChoices):
    """Where a meeting stands; the allowed moves are in nennep.meetings.states."""

    DRAFT = "draft", _("being prepared")
    PREPARED = "prepared", _("agenda agreed")
    NOTIFIED = "notified", _("notice given")
    IN_SESSION = "in_session", _("in session")
    ADOPTED = "adopted", _("minutes adopted and locked")
    SIGNED = "signed", _("signed on paper")
    ISSUED = "issued", _("issued")
    CANCELLED = "cancelled", _("not held")


class ProxyEntryState(TextChoices):
    """Where a meeting that the office enters for a cell stands."""

    WAITING = "waiting", _("waiting for the secretary to confirm")
    CONFIRMED = "confirmed", _("confirmed by the secretary")
    REFUSED = "refused", _("not accepted by the secretary")
    ENDED = "ended", _("ended without being entered")


class Phase(TextChoices):
    """The three parts of a meeting's agenda."""

    OPENING = "opening", _("opening")
    BODY = "body", _("contents")
    CLOSING = "closing", _("closing")


class ItemSource(TextChoices):
    """Where an agenda item came from."""

    TEMPLATE = "template", _("from the template")
    PROPOSED = "proposed", _("proposed while preparing")
    CARRIED = "carried", _("carried over from last month")
    IN_SESSION = "in_session", _("added in the meeting")


class Mark(TextChoices):
    """Điểm danh: what was found of a person on the roll."""

    PRESENT = "present", _("present")
    LATE = "late", _("present, came late")
    EXCUSED = "excused", _("absent with a reason")
    ABSENT = "absent", _("absent without a reason")
    EXEMPT = "exempt", _("exempt")
    ELSEWHERE = "elsewhere", _("active elsewhere")
    UNSAID = "unsaid", _("absent, why is not recorded yet")
    """Only until somebody says why: minutes with it are not adopted."""


PRESENT_MARKS = frozenset({Mark.PRESENT, Mark.LATE})
SETTLED_MARKS = tuple(each for each in Mark if each != Mark.UNSAID)


class BallotForm(TextChoices):
    """Hình thức biểu quyết, chosen by the meeting."""

    CARD = "card", _("by raising the card")
    SECRET = "secret", _("by secret ballot")


class BallotRule(TextChoices):
    """Which threshold a ballot needs; the values are codes of the rulebook."""

    ORDINARY = "vote.ordinary", _("more than half of the membership")
    TWO_THIRDS = "vote.two_thirds", _("at least two thirds of the membership")


class EntryKind(TextChoices):
    """Kinds of spoken entries; both are read only in the cell, by who is in charge, and by the direct committee."""

    DISCUSSION = "discussion", _("discussion")
    SELF_CRITICISM = "self_criticism", _("self-criticism and criticism")
