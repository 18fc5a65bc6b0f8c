"""The one question of the screen: the rules of which day, for which organisation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.ui.fields import DateField


class DayForm(forms.Form):
    """Asked by GET; both may be left out."""

    ngay = DateField(label=_("Rules in force on the day"), required=False)
    noi = forms.UUIDField(widget=forms.HiddenInput, required=False)
