"""Agenda items for tests of a meeting in session."""

from __future__ import annotations

from uuid import UUID

from nennep.core.ids import new_id
from nennep.meetings.enums import ItemSource, Phase
from nennep.meetings.models import AgendaItem
from nennep.rulebook.enums import ItemKind


def item(
    meeting: UUID, kind: ItemKind = ItemKind.DISCUSSION, position: int = 1, title: str = "Chi bộ thảo luận"
) -> UUID:
    """An item of the meeting's agenda, as the template would have brought it."""
    return AgendaItem.rows.create(
        id=new_id(),
        meeting_id=meeting,
        position=position,
        phase=Phase.BODY,
        kind=kind,
        title=title,
        source=ItemSource.TEMPLATE,
    ).pk
