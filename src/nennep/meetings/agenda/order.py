"""The order of an agenda's items: by phase, numbered from 1."""

from __future__ import annotations

from collections.abc import Iterable

from nennep.meetings.enums import Phase
from nennep.meetings.models import AgendaItem

PHASES = tuple(Phase)

PAPER_ONLY_TITLE = "Nội dung chỉ ghi sổ giấy"
"""The title of every such item: its real title is not entered."""


def number_items(items: Iterable[AgendaItem]) -> None:
    """Write positions from 1, phases in their order."""
    ordered = sorted(items, key=lambda each: PHASES.index(Phase(each.phase)))
    for position, each in enumerate(ordered, 1):
        each.position = position
    AgendaItem.rows.bulk_update(ordered, ["position"])
