"""Forms of entering a meeting for a cell from its paper."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Done, Envelope
from nennep.core.refusals import Refused
from nennep.meetings.actions.proxy_entries import (
    confirm_proxy_entry,
    enter_by_proxy,
    refuse_proxy_entry,
    withdraw_proxy_entry,
)
from nennep.meetings.forms.calendar import MeetingForm
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


class HeldForm(MeetingForm):
    """A meeting that was held and never planned: which one it was."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_model", None)

    def clean_on(self) -> Any:
        """The day has come."""
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("This day has not come yet; write the day on the paper."))
        return on


class EnterHeldForm(HeldForm):
    """The office enters such a meeting for a cell: also from which paper, and why."""

    entry = NewIdField()
    entry_key = NewIdField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: deepcopy(ProxyEntryForm.base_fields[name]) for name in ("source", "reason")}
        self.begun = False

    def perform(self, actor: Actor) -> Done | None:
        """Plan it, then begin to enter it. Where the second is refused the meeting stands, and its page asks again."""
        done = super().perform(actor)
        if done is None:
            return None
        entered = self.cleaned_data
        begin = {"id": entered["entry"], "meeting": done.result["meetings"][0]}
        begin |= {name: entered[name] for name in ("source", "reason")}
        try:
            enter_by_proxy.perform(
                actor,
                payload={name: str(value) for name, value in begin.items()},
                envelope=Envelope(key=entered["entry_key"]),
            )
        except Refused:
            return done
        self.begun = True
        return done


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
