"""Forms of logins: one for a person who has none, and a code for a person who has one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.authority.actions import give_code, give_login
from nennep.authority.logins import LoginRow
from nennep.ui.acting import ActForm
from nennep.ui.fields import NewIdField


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
