"""Forms of the preparation page. Each knows the sentence said afterwards and the place of the page to go back to."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nennep.core.actor import Actor
from nennep.core.acts import Done
from nennep.core.clock import legal_day
from nennep.core.ids import new_id
from nennep.core.refusals import Refused
from nennep.files.enums import Classification
from nennep.files.uploads import take_in
from nennep.meetings.actions.agenda import (
    add_item,
    draw_agenda,
    drop_item,
    edit_item,
    order_items,
    propose_item,
)
from nennep.meetings.actions.calendar import describe_meeting
from nennep.meetings.actions.joint import hold_together, tie_meetings, untie_meeting
from nennep.meetings.actions.papers import attach_paper, withdraw_paper
from nennep.meetings.actions.preparation import (
    agree_agenda,
    invite_guests,
    remark_on_draft,
    reopen_preparation,
    withdraw_guest,
)
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.preparers import who_agree
from nennep.meetings.selectors.preparation import (
    agenda_of,
    guests_of,
    observers_not_invited,
    suggestions_for,
)
from nennep.rulebook.agendas import fields_of_work
from nennep.ui.acting import ActForm
from nennep.ui.fields import CheckList, LongTextField, NewIdField

ITEM_TITLE = _("What it is about")


class Step(ActForm):
    """One form of the page, about one meeting."""

    name: ClassVar[str]
    said: ClassVar[str | Promise]
    anchor: ClassVar[str] = "chuong-trinh"

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.name}_%s")
        super().__init__(*args, fixed={"meeting": meeting.pk}, **kwargs)
        self.meeting = meeting

    def back_to(self) -> str:
        """The place of the page that the act was about."""
        return self.anchor


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
        """The item that was moved, so that a thumb can press again."""
        return f"noi-dung-{self.cleaned_data['up'] or self.cleaned_data['down']}"


class RemarkForm(Step):
    """A remark on the draft."""

    act, name, said, anchor = remark_on_draft, "remark", _("Your remark was kept."), "gop-y"

    id = NewIdField()
    text = LongTextField(label=_("Remark on the draft"), rows=3, max_length=4000)


class GuestForm(Step):
    """Invite one guest by name."""

    act, name, said, anchor = invite_guests, "guest", _("The guest was invited."), "dai-bieu"

    id = NewIdField()
    guest = forms.CharField(label=_("Full name"), max_length=120)
    title = forms.CharField(label=_("Position and organisation"), required=False, max_length=200)

    def payload(self) -> dict[str, Any]:
        """A list of one guest."""
        entered = self.cleaned_data
        guest = {"id": entered["id"], "name": entered["guest"], "title": entered["title"]}
        return self.fixed | {"guests": [guest]}

    def _field_of(self, name: str) -> str | None:
        return "guest" if name.startswith("guests") else super()._field_of(name)


class ObserversForm(Step):
    """Invite all observers of a model meeting with one tap."""

    act, name, said, anchor = invite_guests, "observers", _("All observers were invited."), "dai-bieu"

    def payload(self) -> dict[str, Any]:
        """The committee above and the secretaries of its other cells, who are not invited yet."""
        candidates = observers_not_invited(self.meeting, guests_of(self.meeting))
        guests = [
            {
                "id": new_id(),
                "name": each.person.full_name,
                "title": each.title,
                "person": each.person.pk,
                "is_observer": True,
            }
            for each in candidates
        ]
        return self.fixed | {"guests": guests}


class WithdrawGuestForm(Step):
    """Withdraw an invitation."""

    act, name, said, anchor = withdraw_guest, "no_guest", _("The invitation was withdrawn."), "dai-bieu"

    guest = forms.UUIDField(widget=forms.HiddenInput)


class PaperForm(Step):
    """Attach a paper: its file is checked and kept, then attached by the act."""

    act, name, said, anchor = attach_paper, "paper", _("The paper was attached."), "tai-lieu"

    id = NewIdField()
    file = forms.FileField(
        label=_("File"),
        help_text=_("A .pdf, a Word or Excel file, or a picture. Nothing that is a state secret."),
    )
    title = forms.CharField(label=_("What paper it is"), max_length=300)
    item = forms.ChoiceField(label=_("Belongs to the item"), required=False)
    classification = forms.ChoiceField(
        label=_("Classification"), choices=Classification.choices, initial=Classification.NORMAL
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agenda: list[AgendaItem] = agenda_of(self.meeting)
        choices = [("", _("The whole meeting")), *((str(each.pk), each.title) for each in agenda)]
        self.fields["item"].choices = choices  # type: ignore[attr-defined]

    def perform(self, actor: Actor) -> Done | None:
        """Take the file in, then attach it. The caller has made sure that the actor prepares this meeting."""
        if not self.is_valid():
            return None
        upload = self.cleaned_data["file"]
        try:
            declared = Classification(self.cleaned_data["classification"])
            self.stored = take_in(upload, name=upload.name, declared=declared)
        except Refused as refused:
            self.add_error(self._field_of(refused.field or "file"), str(refused))
            return None
        return super().perform(actor)

    def payload(self) -> dict[str, Any]:
        """The kept file's id in place of the upload; the classification was answered at the door."""
        entered = self.cleaned_data
        payload = {"id": entered["id"], "file": self.stored.pk, "title": entered["title"]}
        return self.fixed | payload | ({"item": entered["item"]} if entered["item"] else {})


class WithdrawPaperForm(Step):
    """Withdraw a paper."""

    act, name, said, anchor = withdraw_paper, "no_paper", _("The paper was withdrawn."), "tai-lieu"

    paper = forms.UUIDField(widget=forms.HiddenInput)


class AgreeForm(Step):
    """Who of the committee agreed."""

    act, name, said = agree_agenda, "agree", _("The agenda is agreed. Give notice now.")
    anchor = ""

    agreed_by = forms.MultipleChoiceField(label=_("Who agreed"), widget=CheckList)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persons = who_agree(self.meeting.body, legal_day(self.meeting.starts_at))
        field = self.fields["agreed_by"]
        field.choices = [(str(each.pk), each.full_name) for each in persons]  # type: ignore[attr-defined]
        field.initial = [str(each.pk) for each in persons]


class ReopenForm(Step):
    """Take the preparation up again."""

    act, name, said = reopen_preparation, "reopen", _("The agenda may be changed again.")

    reason = forms.CharField(label=_("Why the agenda changes"), required=False, max_length=300)


class DescribeForm(Step):
    """The theme, and whether it is a model meeting."""

    act, name, said, anchor = describe_meeting, "describe", _("Kept."), "khac"

    theme = forms.CharField(label=_("Theme"), required=False, max_length=300)
    is_model = forms.BooleanField(label=_("A model meeting, with invited observers"), required=False)


class TogetherForm(Step):
    """Hold a thematic meeting in one sitting with a regular one, or apart again."""

    act, name, said, anchor = hold_together, "together", _("Kept."), "khac"

    regular = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def payload(self) -> dict[str, Any]:
        """The thematic meeting is the page's own."""
        return {"thematic": self.meeting.pk, "regular": self.cleaned_data["regular"]}


class TieForm(Step):
    """Ask another cell to a joint session, by its code."""

    act, name, said, anchor = tie_meetings, "tie", _("The other cell was asked."), "sinh-hoat-chung"

    id = NewIdField()
    title = forms.CharField(label=_("What the joint session is about"), max_length=300)
    invite = forms.CharField(
        label=_("Code of the other cell"),
        max_length=40,
        help_text=_("Ask its secretary: the code stands in the cell's calendar."),
    )

    def payload(self) -> dict[str, Any]:
        """The page's own meeting, and one invited cell."""
        entered = self.cleaned_data
        return {
            "id": entered["id"],
            "title": entered["title"],
            "meetings": [self.meeting.pk],
            "invite": [entered["invite"]],
        }


class UntieForm(Step):
    """Leave the joint session."""

    act, name, said, anchor = untie_meeting, "untie", _("The meeting stands alone again."), "sinh-hoat-chung"


STEPS: dict[str, type[Step]] = {
    each.name: each
    for each in (
        DrawForm,
        SuggestedForm,
        AddItemForm,
        ProposeForm,
        OrderForm,
        DropForm,
        RemarkForm,
        GuestForm,
        ObserversForm,
        WithdrawGuestForm,
        PaperForm,
        WithdrawPaperForm,
        AgreeForm,
        ReopenForm,
        DescribeForm,
        TogetherForm,
        TieForm,
        UntieForm,
    )
}


def _exchange(items: list[AgendaItem], one: int, other: int) -> None:
    if items[one].phase == items[other].phase:
        items[one], items[other] = items[other], items[one]
