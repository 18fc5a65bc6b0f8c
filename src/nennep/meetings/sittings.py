"""Meetings that sit together: a thematic one held in the same sitting as a regular one, which leads.

The leading meeting has the agenda, the notice, the roll and the minutes of the sitting. The other keeps its own row,
its theme and its quarter, and goes through the same states at the same moments.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from nennep.core.refusals import Conflict
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting


def set_state(meeting: Meeting, state: MeetingState, **changes: Any) -> None:
    """Move a meeting, and those that sit with it, to a state that the table of moves allowed; one statement."""
    Meeting.rows.filter(Q(pk=meeting.pk) | Q(sits_with_id=meeting.pk)).update(state=state, **changes)
    meeting.state = state


def change_sitting(meeting: Meeting, **changes: Any) -> None:
    """Write what all meetings of one sitting have in common: time, place, opening, closing."""
    Meeting.rows.filter(Q(pk=meeting.pk) | Q(sits_with_id=meeting.pk)).update(**changes)


def must_lead(meeting: Meeting) -> None:
    """Raise Conflict for a meeting that sits with another: what is asked is done there."""
    if meeting.sits_with_id is not None:
        raise Conflict(
            _(
                "This thematic meeting sits together with the regular one. "
                "Do this at the regular meeting, or separate the two first."
            ),
            code="sits_with_another",
        )


def themes_of(meeting: Meeting) -> list[str]:
    """The themes of one sitting: the meeting's own and those of the thematic ones that sit with it."""
    own = [meeting.theme] if meeting.theme else []
    return own + [each.theme for each in Meeting.rows.filter(sits_with=meeting).order_by("pk") if each.theme]
