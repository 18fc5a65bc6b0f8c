"""The order of an agenda's items: by phase, numbered from 1."""

from __future__ import annotations

from collections.abc import Iterable

from nennep.meetings.enums import Phase
from nennep.meetings.models import AgendaItem

PHASES = tuple(Phase)

PAPER_ONLY_TITLE = "Nội dung chỉ ghi sổ giấy"
"""The title of every such item: its real title is not entered."""


def number_items(items: Iterable[AgendaItem]) -> None:
    """Write positions from 1, phases in their order; items that are not written yet are written with theirs."""
    new, moved = [], []
    ordered = sorted(items, key=lambda each: PHASES.index(Phase(each.phase)))
    for position, each in enumerate(ordered, 1):
        if each._state.adding:
            new.append(each)
        elif each.position != position:
            moved.append(each)
        each.position = position
    AgendaItem.rows.bulk_create(new)
    AgendaItem.rows.bulk_update(moved, ["position"])
