"""Forms of guests, observers and papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.actor import Actor
from nennep.core.acts import Done
from nennep.core.ids import new_id
from nennep.core.refusals import Refused
from nennep.files.enums import Classification
from nennep.files.uploads import take_in
from nennep.meetings.actions.papers import attach_paper, withdraw_paper
from nennep.meetings.actions.preparation import (
    invite_guests,
    withdraw_guest,
)
from nennep.meetings.forms.steps import Step
from nennep.meetings.models import AgendaItem
from nennep.meetings.selectors.preparation import (
    agenda_of,
    guests_of,
    observers_not_invited,
)
from nennep.ui.fields import NewIdField


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
            self.stored = take_in(upload, name=upload.name, declared=declared, by=actor.user_id)
        except Refused as refused:
            self.add_error(self._field_of(refused.field or "file"), str(refused))
            return None
        return super().perform(actor)

    def payload(self) -> dict[str, Any]:
        """The stored file's id in place of the upload; the answer on classification stays in the form."""
        entered = self.cleaned_data
        payload = {"id": entered["id"], "file": self.stored.pk, "title": entered["title"]}
        return self.fixed | payload | ({"item": entered["item"]} if entered["item"] else {})


class WithdrawPaperForm(Step):
    """Withdraw a paper."""

    act, name, said, anchor = withdraw_paper, "no_paper", _("The paper was withdrawn."), "tai-lieu"

    paper = forms.UUIDField(widget=forms.HiddenInput)
