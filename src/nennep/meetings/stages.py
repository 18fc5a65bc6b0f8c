"""The stages that a meeting passes through, and the one it has reached."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.ui.parts import Stage, stages

STAGES = (
    gettext_lazy("Prepare"),
    gettext_lazy("Give notice"),
    gettext_lazy("Meet"),
    gettext_lazy("Adopt"),
    gettext_lazy("Sign on paper"),
    gettext_lazy("Issue"),
)
_REACHED = {
    MeetingState.DRAFT: 0,
    MeetingState.PREPARED: 1,
    MeetingState.NOTIFIED: 2,
    MeetingState.IN_SESSION: 2,
    MeetingState.ADOPTED: 4,
    MeetingState.SIGNED: 5,
    MeetingState.ISSUED: 6,
}


def stage_list(meeting: Meeting) -> list[Stage]:
    """Prepare, give notice, meet, adopt, sign on paper, issue; nothing for a meeting that is not held."""
    if meeting.state == MeetingState.CANCELLED:
        return []
    reached = _REACHED[MeetingState(meeting.state)]
    if meeting.state == MeetingState.IN_SESSION and meeting.closed_at is not None:
        reached = 3
    return stages(list(STAGES), reached)
