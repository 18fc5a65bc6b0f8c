"""Where a body usually meets: what a new meeting is proposed to be held at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from nennep.core import clock
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Meeting
from nennep.organisation.models import Body

REMEMBERED = timedelta(days=400)
"""How far back a place is remembered: a year, and the month that a meeting may be late."""


def usual_places(bodies: Iterable[Body]) -> dict[UUID, str]:
    """Body -> the place of its newest meeting that has one. A joint session is often held at the other cell's."""
    rows = (
        Meeting.rows.filter(body__in=list(bodies), starts_at__gte=clock.now() - REMEMBERED)
        .exclude(place="")
        .exclude(kind=MeetingKind.JOINT)
        .exclude(state=MeetingState.CANCELLED)
    )
    return dict(rows.order_by("starts_at").values_list("body_id", "place"))


def usual_place(body: Body) -> str:
    """The place of the body's newest meeting that has one, or nothing."""
    return usual_places([body]).get(body.pk, "")
