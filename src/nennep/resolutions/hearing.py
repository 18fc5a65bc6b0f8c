"""Where a task stands once a meeting has heard of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Assignment


def set_states(on: date, states: Iterable[tuple[UUID, AssignmentState]]) -> None:
    """Each task stands as it was last heard; closed on the meeting's day, or open again."""
    heard = list(states)
    for state in AssignmentState:
        tasks = [task for task, its in heard if its is state]
        closed = None if state is AssignmentState.OPEN else on
        if tasks:
            Assignment.rows.filter(pk__in=tasks).update(state=state, closed_on=closed)
