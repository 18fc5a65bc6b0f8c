"""Forms of the agenda: drawing it, its items, their order, remarks on the draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.meetings.actions.agenda import (
    add_item,
    draw_agenda,
    drop_item,
    edit_item,
    order_items,
    propose_item,
)
from nennep.meetings.actions.preparation import (
    remark_on_draft,
)
from nennep.meetings.forms.steps import Step
from nennep.meetings.models import AgendaItem
from nennep.meetings.selectors.preparation import (
    agenda_of,
    suggestions_for,
)
from nennep.rulebook.agendas import fields_of_work
from nennep.ui.fields import LongTextField, NewIdField

ITEM_TITLE = _("What it is about")


class DrawForm(Step):
    """Draw the agenda from the template."""

    act, name, said = draw_agenda, "draw", _("The agenda was drawn from the template.")


class SuggestedForm(Step):
    """Add an item of the catalogue with one tap: `pick` is its title."""

    act, name, said = add_item, "suggested", _("Added to the agenda.")

    id = NewIdField()
    pick = forms.CharField(max_length=300, widget=forms.HiddenInput)

    def payload(self) -> dict[str, Any]:
        """The suggestion of that title, as an item."""
        pick = self.cleaned_data["pick"]
        found = [
            each for each in suggestions_for(self.meeting, agenda_of(self.meeting)) if each.title == pick
        ]
        if not found:
            return self.fixed | {"id": self.cleaned_data["id"], "title": pick}
        chosen = found[0]
        return self.fixed | {
            "id": self.cleaned_data["id"],
            "title": chosen.title,
            "hint": chosen.hint,
            "field": chosen.field,
            "kind": chosen.kind,
            "phase": chosen.phase,
        }


class _ItemForm(Step):
    title = forms.CharField(label=ITEM_TITLE, max_length=300)
    field = forms.ChoiceField(label=_("Field of work"), required=False)
    hint = forms.CharField(label=_("Note for the chair"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", "–"), *fields_of_work().items()]  # type: ignore[attr-defined]


class AddItemForm(_ItemForm):
    """Add an item in one's own words."""

    act, name, said = add_item, "add", _("Added to the agenda.")

    id = NewIdField()


class ProposeForm(_ItemForm):
    """Propose an item; who proposed it is kept."""

    act, name, said = propose_item, "propose", _("Your proposal stands in the draft.")

    id = NewIdField()


class EditItemForm(_ItemForm):
    """Change an item."""

    act, name, said = edit_item, "edit", _("The item was changed.")


class DropForm(Step):
    """Take an item out of the agenda."""

    act, name, said = drop_item, "drop", _("The item was dropped.")

    item = forms.UUIDField(widget=forms.HiddenInput)


class OrderForm(Step):
    """Move one item up or down by a button; the payload is the whole new order."""

    act, name, said = order_items, "order", ""

    up = forms.UUIDField(required=False)
    down = forms.UUIDField(required=False)

    def payload(self) -> dict[str, Any]:
        """The agenda with the item exchanged with its neighbour of the same phase."""
        items = agenda_of(self.meeting)
        moved, step = (
            (self.cleaned_data["up"], -1) if self.cleaned_data["up"] else (self.cleaned_data["down"], 1)
        )
        place = next((place for place, each in enumerate(items) if each.pk == moved), None)
        if place is not None and 0 <= place + step < len(items):
            _exchange(items, place, place + step)
        return self.fixed | {"items": [each.pk for each in items]}

    def back_to(self) -> str:
        """The item that was moved, so that its button can be pressed again at once."""
        return f"noi-dung-{self.cleaned_data['up'] or self.cleaned_data['down']}"


def _exchange(items: list[AgendaItem], one: int, other: int) -> None:
    if items[one].phase == items[other].phase:
        items[one], items[other] = items[other], items[one]


class RemarkForm(Step):
    """A remark on the draft."""

    act, name, said, anchor = remark_on_draft, "remark", _("Your remark was kept."), "gop-y"

    id = NewIdField()
    text = LongTextField(label=_("Remark on the draft"), rows=3, max_length=4000)
