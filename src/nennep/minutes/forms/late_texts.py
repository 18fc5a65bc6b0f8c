"""Forms of words that came too late, and of earlier versions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.minutes.actions.late_texts import settle_late_text
from nennep.minutes.enums import LateTextOutcome
from nennep.ui.acting import ActForm
from nennep.ui.widgets import Radios


class SettleForm(ActForm):
    """What becomes of one proposal, and why."""

    act = settle_late_text

    proposal = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("What becomes of it"), choices=LateTextOutcome.choices, widget=Radios)
    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Needed when it is not taken in.")
    )


class RestoreForm(forms.Form):
    """Which version is written again."""

    seq = forms.IntegerField(min_value=1)
