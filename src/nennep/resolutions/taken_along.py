"""What a phone takes along of the tasks of an organisation, to show them at home without a signal."""

from __future__ import annotations

from uuid import UUID

from nennep.meetings.part import Json
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Assignment
from nennep.resolutions.selectors import line_of


def open_tasks(organisation_id: UUID) -> list[Json]:
    """The open tasks of all bodies of an organisation, the earliest due first; one query."""
    rows = Assignment.rows.filter(
        body__organisation_id=organisation_id, withdrawn=False, state=AssignmentState.OPEN
    )
    return [
        {
            "line": line_of(each),
            "owner_name": each.owner_name,
            "due_on": None if each.due_on is None else each.due_on.isoformat(),
            "state": each.state,
        }
        for each in rows.order_by("due_on", "assigned_at", "position", "id")
    ]
