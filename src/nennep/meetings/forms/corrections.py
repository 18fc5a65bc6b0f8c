"""The form of a correction: one right value and why. Each kind of thing has its own, beside its part."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import NotFound
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.part import MeetingRecord
from nennep.ui.acting import ActForm

WHY = _("Why it is corrected")


class CorrectionForm(ActForm):
    """Base: its cleaned data is one correction. `target` is the field that names the thing."""

    target: ClassVar[str] = ""
    field_order = None

    def __init__(
        self, *args: Any, what: str, record: MeetingRecord, facts: Any, thing: str, **kwargs: Any
    ) -> None:
        self.what, self.record, self.facts, self.thing = what, record, facts, thing
        super().__init__(*args, initial=self.present(), fixed={"meeting": record.meeting.pk}, **kwargs)
        self.fields["why"] = forms.CharField(label=WHY, max_length=300)

    def present(self) -> dict[str, Any]:
        """How it reads now, for the fields. Raises NotFound for a thing that these minutes do not have."""
        return {}

    def right(self) -> dict[str, Any]:
        """The right value as the act takes it; empty fields are left to its defaults."""
        entered = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("key", "why") and value not in (None, "")
        }
        return ({self.target: self.thing} if self.target else {}) | entered

    def payload(self) -> dict[str, Any]:
        """One correction with its reason."""
        return self.fixed | {
            "corrections": [{"what": self.what, **self.right()}],
            "why": self.cleaned_data["why"],
        }

    def one(self, rows: Any) -> Any:
        """The row that the address names."""
        for each in rows:
            if str(each.pk) == self.thing:
                return each
        raise NotFound

    def people(self) -> list[tuple[str, str]]:
        """The people on the roll, to choose from."""
        return [(str(each.person_id), each.name) for each in self.record[ROLL].entries]
