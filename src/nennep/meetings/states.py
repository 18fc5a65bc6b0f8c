"""Which state a meeting may move to, and by which act. The one place that says so.

`meetings.withdraw_opening` is no move: it puts a meeting back to where it stood before it was opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from nennep.core.refusals import Conflict
from nennep.meetings.enums import MeetingState as S
from nennep.meetings.leading.ways import to_correction, to_meeting

if TYPE_CHECKING:
    from nennep.meetings.models import Meeting

MOVES: dict[tuple[S, S], str] = {
    (S.DRAFT, S.PREPARED): "meetings.agree_agenda",
    (S.PREPARED, S.DRAFT): "meetings.reopen_preparation",
    (S.NOTIFIED, S.DRAFT): "meetings.reopen_preparation",
    (S.PREPARED, S.NOTIFIED): "meetings.give_notice",
    (S.NOTIFIED, S.NOTIFIED): "meetings.give_notice",
    (S.DRAFT, S.IN_SESSION): "meetings.open_meeting",
    (S.PREPARED, S.IN_SESSION): "meetings.open_meeting",
    (S.NOTIFIED, S.IN_SESSION): "meetings.open_meeting",
    (S.CANCELLED, S.IN_SESSION): "meetings.open_meeting",  # it was held all the same
    (S.IN_SESSION, S.ADOPTED): "room.adopt_minutes",
    (S.ADOPTED, S.SIGNED): "minutes.sign_on_paper",
    (S.SIGNED, S.ISSUED): "minutes.issue_documents",
    (S.ADOPTED, S.ISSUED): "minutes.issue_documents",
    (S.DRAFT, S.CANCELLED): "meetings.cancel_meeting",
    (S.PREPARED, S.CANCELLED): "meetings.cancel_meeting",
    (S.NOTIFIED, S.CANCELLED): "meetings.cancel_meeting",
    (S.IN_SESSION, S.CANCELLED): "meetings.cancel_meeting",  # opened by mistake; only who chairs says so
}

BEFORE_SESSION = frozenset({S.DRAFT, S.PREPARED, S.NOTIFIED})
LOCKED = frozenset({S.ADOPTED, S.SIGNED, S.ISSUED})
OPENED = LOCKED | {S.IN_SESSION}
"""Opened, and so recorded in; a meeting counts as held only once its minutes are adopted (`LOCKED`)."""


def was_closed(meeting: Meeting) -> bool:
    """Whether it was recorded as not held after its opening: what was entered in it stays readable."""
    return meeting.state == S.CANCELLED and meeting.opened_at is not None


def may_move(now: str, to: str) -> bool:
    """Whether the table allows the move."""
    return (S(now), S(to)) in MOVES


def check_move(meeting: Meeting, to: str) -> None:
    """Raise Conflict with a sentence when the meeting's state cannot become `to`."""
    now = meeting.state
    if not may_move(now, to):
        raise Conflict(
            _("This meeting is now “%(now)s”; it cannot become “%(to)s” from there.")
            % {"now": S(now).label, "to": S(to).label},
            code="wrong_state",
            way=to_meeting(meeting.pk),
        )


def check_state(meeting: Meeting, allowed: frozenset[S]) -> None:
    """Raise Conflict with a sentence when the meeting's state is not among the allowed ones."""
    now = meeting.state
    if S(now) not in allowed:
        if S(now) in LOCKED:
            raise Conflict(
                _("The minutes of this meeting are adopted and locked. Use Correction to put a value right."),
                code="locked",
                way=to_correction(meeting.pk),
            )
        raise Conflict(
            _("This meeting is now “%(now)s”; this can be done only while it is: %(allowed)s.")
            % {
                "now": S(now).label,
                "allowed": ", ".join(str(S(each).label) for each in S if each in allowed),
            },
            code="wrong_state",
            way=to_meeting(meeting.pk),
        )
