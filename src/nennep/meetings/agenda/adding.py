"""Adding an item to an agenda: what may be added, and where it stands among the others."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from nennep.core.acts.taking import must_be_new
from nennep.core.refusals import Invalid
from nennep.meetings.agenda.order import PAPER_ONLY_TITLE, PHASES, number_items
from nennep.meetings.enums import ItemSource, Phase
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.sittings import must_lead
from nennep.rulebook.agendas import fields_of_work
from nennep.rulebook.enums import ItemKind

ADDED_KINDS = frozenset(
    {
        ItemKind.FIELD,
        ItemKind.REPORT,
        ItemKind.SUPERIOR_DOCUMENTS,
        ItemKind.ANSWERS,
        ItemKind.DISCUSSION,
        ItemKind.BALLOT,
        ItemKind.IDEOLOGY,
        ItemKind.SELF_CRITICISM,
        ItemKind.DUES,
        ItemKind.GUEST_REMARKS,
        ItemKind.GIFTS,
        ItemKind.EXCHANGE,
        ItemKind.THEME,
        ItemKind.PAPER_ONLY,
        ItemKind.LAST_MONTH_TASKS,
        ItemKind.ASSIGNMENTS,
        ItemKind.SCORE,
        ItemKind.CONCLUSION,
    }
)
"""Kinds of item that may be added while preparing. Every meeting has opening, roll and closing once."""


def add_to_agenda(
    meeting: Meeting,
    id: UUID,
    *,
    by: UUID | None,
    title: str,
    kind: ItemKind = ItemKind.FIELD,
    phase: Phase = Phase.BODY,
    hint: str = "",
    field: str = "",
) -> None:
    """Add one item that somebody proposed, at its place; the others move on. Raises Invalid, Conflict."""
    must_lead(meeting)
    must_be_new(AgendaItem, id)
    check_field(field)
    if kind not in ADDED_KINDS:
        raise Invalid(_("An item of this kind cannot be added. Choose another kind."), field="kind")
    if kind == ItemKind.PAPER_ONLY:
        title, hint = PAPER_ONLY_TITLE, ""
    if not title:
        raise Invalid(_("Say what the item is about."), field="title")
    items = list(AgendaItem.rows.filter(meeting=meeting, dropped=False).order_by("position"))
    added = AgendaItem(
        id=id,
        meeting=meeting,
        position=0,
        phase=phase,
        kind=kind,
        title=title,
        hint=hint,
        field=field,
        source=ItemSource.PROPOSED,
        proposed_by_id=by,
    )
    number_items([*items[: _place(items, added)], added, *items[_place(items, added) :]])


def _place(items: list[AgendaItem], added: AgendaItem) -> int:
    """Where a new item stands: beside its kind, else where the template's own work ends, else at its phase's end."""
    same = [
        place for place, each in enumerate(items, 1) if (each.phase, each.kind) == (added.phase, added.kind)
    ]
    if same:
        return same[-1]
    general = (ItemKind.DISCUSSION, ItemKind.SELF_CRITICISM, ItemKind.BALLOT, ItemKind.GUEST_REMARKS)
    if added.kind not in general:
        for place, each in enumerate(items):
            if each.phase == added.phase and each.kind in general:
                return place
    upto = PHASES.index(Phase(added.phase))
    return sum(PHASES.index(Phase(each.phase)) <= upto for each in items)


def check_field(field: str) -> None:
    """Raise Invalid where a field of work is not one of the list."""
    if field and field not in fields_of_work():
        raise Invalid(_("Choose a field of work from the list."), field="field")
