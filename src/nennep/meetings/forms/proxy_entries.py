"""Forms of entering a meeting for a cell from its paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.meetings.actions.proxy_entries import (
    confirm_proxy_entry,
    enter_by_proxy,
    refuse_proxy_entry,
    withdraw_proxy_entry,
)
from nennep.ui.acting import ActForm
from nennep.ui.fields import NewIdField


class ProxyEntryForm(ActForm):
    """From which paper, and why the cell does not enter it itself."""

    act = enter_by_proxy

    id = NewIdField()
    source = forms.CharField(
        label=_("From which paper"),
        max_length=300,
        help_text=_("The code on the meeting sheet, or book and page of the minutes book."),
    )
    reason = forms.CharField(
        label=_("Why the office enters it"),
        max_length=300,
        help_text=_("For example: no phone of the cell could be used that evening."),
    )


class ConfirmForm(ActForm):
    """The secretary confirms: nothing to fill in."""

    act = confirm_proxy_entry


class RefuseForm(ActForm):
    """The secretary does not agree, and says why."""

    act = refuse_proxy_entry

    reason = forms.CharField(label=_("What is not right"), max_length=300)


class WithdrawForm(ActForm):
    """The clerk stops before the meeting was opened."""

    act = withdraw_proxy_entry
