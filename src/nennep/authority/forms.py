"""Forms of logins (for a person who has none; a code for one who has) and of confirming what the office gave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.authority.actions import confirm_duties, give_code, give_login
from nennep.authority.duties import GivenDuty
from nennep.authority.logins import LoginRow
from nennep.authority.received import RECEIVED
from nennep.authority.to_confirm import LOGIN, is_for
from nennep.ui.acting import ActForm
from nennep.ui.fields import NewIdField
from nennep.ui.widgets import CheckList


class GiveLoginForm(ActForm):
    """A login for a person who has none."""

    act = give_login

    id = NewIdField()
    person = forms.ChoiceField(label=_("Comrade"))
    username = forms.CharField(
        label=_("Login name"),
        max_length=150,
        help_text=_("Small letters without marks, for example lo.van.sang."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, rows: Iterable[LoginRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without = [(str(each.person), each.name) for each in rows if not each.username]
        self.fields["person"].choices = without  # type: ignore[attr-defined]


class GiveCodeForm(ActForm):
    """A one-time code for a person who has a login."""

    act = give_code

    person = forms.UUIDField(widget=forms.HiddenInput)


_KINDS = (
    ("positions", "position"),
    ("charges", "charge"),
    ("memberships", RECEIVED),
    ("logins", LOGIN),
)


class ConfirmForm(ActForm):
    """What waits, all ticked; what is not so is left out."""

    act = confirm_duties

    positions = forms.MultipleChoiceField(label=_("Posts"), required=False, widget=CheckList)
    charges = forms.MultipleChoiceField(label=_("In charge of cells"), required=False, widget=CheckList)
    memberships = forms.MultipleChoiceField(
        label=_("Received from another cell"),
        required=False,
        widget=CheckList,
        help_text=_("Did this comrade come with an introduction? Then the comrade hears your meetings."),
    )
    logins = forms.MultipleChoiceField(
        label=_("Logins"),
        required=False,
        widget=CheckList,
        help_text=_("Ask the comrade first: is the login in their own hands?"),
    )

    def __init__(self, *args: Any, waiting: Iterable[GivenDuty], own: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ones = [each for each in waiting if is_for(each, own)]
        for name, kind in _KINDS:
            choices = [(str(each.id), _said(each)) for each in ones if each.kind == kind]
            if not choices:
                del self.fields[name]
                continue
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].initial = [value for value, _label in choices]


_SAID = {
    "position": _("%(name)s: %(office)s, from %(day)s"),
    "charge": _("%(name)s: %(organisation)s, from %(day)s"),
    RECEIVED: _("%(name)s, %(organisation)s: %(office)s, from %(day)s"),
    LOGIN: _("%(name)s, %(organisation)s: %(office)s, password set on %(day)s"),
}


def _said(each: GivenDuty) -> str:
    return str(_SAID[each.kind]) % {
        "name": each.name,
        "organisation": each.organisation,
        "office": each.office,
        "day": f"{each.valid_from:%d/%m/%Y}",
    }
