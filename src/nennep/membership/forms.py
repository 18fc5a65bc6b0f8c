"""The form of a telephone number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.membership.actions import set_telephone
from nennep.ui.acting import ActForm


class TelephoneForm(ActForm):
    """The number of one member; left empty it is taken away."""

    act = set_telephone

    telephone = forms.CharField(
        label=_("Telephone number"),
        required=False,
        max_length=30,
        help_text=_("For example 0912 345 678. Leave it empty to take the number away."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )

    def payload(self) -> dict[str, Any]:
        """The number as it was typed; the act writes it as it is kept."""
        return self.fixed | {"telephone": self.cleaned_data["telephone"]}
