"""Forms of the cell that was asked to a joint session."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.meetings.actions.joint import decline_session, join_session
from nennep.ui.acting import ActForm
from nennep.ui.fields import NewIdField
from nennep.ui.widgets import Radios

NEW = "new"


class JoinForm(ActForm):
    """Agree with one of one's own meetings, or with a new one at the host's time and place."""

    act = join_session

    id = NewIdField()
    meeting = forms.ChoiceField(label=_("Which meeting of yours"), widget=Radios)

    def __init__(self, *args: Any, meetings: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(str(pk), label) for pk, label in meetings]
        field = self.fields["meeting"]
        field.choices = [(NEW, _("A new meeting, at the same time and place")), *own]  # type: ignore[attr-defined]
        field.initial = NEW

    def payload(self) -> dict[str, Any]:
        """Either an own meeting, or the id of the new one."""
        chosen = self.cleaned_data["meeting"]
        if chosen == NEW:
            return self.fixed | {"new_meeting": self.cleaned_data["id"]}
        return self.fixed | {"meeting": chosen}


class DeclineForm(ActForm):
    """Decline."""

    act = decline_session
