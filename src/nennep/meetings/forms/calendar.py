"""Forms of the calendar: the fixed day, the year's proposal, one meeting, a move, a meeting not held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.ids import new_id
from nennep.meetings.actions.calendar import plan_meetings, set_fixed_day
from nennep.meetings.actions.changes import cancel_meeting, move_meeting
from nennep.meetings.actions.session import open_meeting, withdraw_opening
from nennep.meetings.calendar.fixed_days import Proposal, moment
from nennep.meetings.enums import MeetingKind
from nennep.ui.acting import ActForm
from nennep.ui.fields import DateField, LongTextField, NewIdField, TimeField
from nennep.ui.widgets import Radios

PLACE = _("Place")


class FixedDayForm(ActForm):
    """A day of the month, its hour and place, from a day on."""

    act = set_fixed_day

    id = NewIdField()
    day = forms.IntegerField(
        label=_("Day of the month"),
        min_value=1,
        max_value=31,
        help_text=_("From 1 to 31. A shorter month is shown, and moved by a person."),
        widget=forms.NumberInput(attrs={"class": "number", "inputmode": "numeric"}),
    )
    starts = TimeField(label=_("Begins at"))
    place = forms.CharField(label=PLACE, required=False, max_length=160)
    effective = DateField(label=_("From which day on"))

    def __init__(self, *args: Any, for_cells: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_cells:
            del self.fields["place"]  # each cell meets at a place of its own


class ProposalRow(forms.Form):
    """One proposed meeting: whether to plan it, and when."""

    id = NewIdField()
    kind = forms.ChoiceField(choices=MeetingKind.choices, widget=forms.HiddenInput)
    month = forms.DateField(widget=forms.HiddenInput)
    wanted = forms.BooleanField(label=_("Plan this meeting"), required=False)
    on = DateField(label=_("Day"), help_text="")
    starts = TimeField(label=_("Hour"), help_text="")
    theme = forms.CharField(label=_("Theme"), required=False, max_length=300)
    together = forms.BooleanField(label=_("In one sitting with the regular meeting"), required=False)

    proposal: Proposal | None = None


class PlanForm(ActForm):
    """The proposed year as a person confirms it: rows ticked, days moved."""

    act = plan_meetings

    place = forms.CharField(label=PLACE, required=False, max_length=160)

    def __init__(
        self,
        *args: Any,
        proposals: list[Proposal],
        regulars: Mapping[date, tuple[UUID, datetime]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.regulars = regulars
        formset = forms.formset_factory(ProposalRow, extra=0, max_num=40, absolute_max=40)
        initial = [_initial(each) for each in proposals]
        self.lines = formset(self.data if self.is_bound else None, initial=initial, prefix="r")
        for row, proposal in zip(self.lines.forms, proposals, strict=False):
            row.proposal = proposal
        if proposals:
            self.fields["place"].initial = proposals[0].place

    def is_valid(self) -> bool:
        """Both the form and its rows read well."""
        return bool(super().is_valid() and self.lines.is_valid())

    def payload(self) -> dict[str, Any]:
        """The ticked rows as meetings; a thematic one of the same sitting follows the regular one's hour."""
        ticked = [row.cleaned_data for row in self.lines.forms if row.cleaned_data["wanted"]]
        leaders = dict(self.regulars)
        for row in ticked:
            if row["kind"] == MeetingKind.REGULAR:
                leaders[row["month"]] = (row["id"], moment(row["on"], row["starts"]))
        return self.fixed | {"meetings": [self._meeting(row, leaders) for row in ticked]}

    def _meeting(self, row: dict[str, Any], leaders: Mapping[date, tuple[UUID, datetime]]) -> dict[str, Any]:
        meeting = {
            "id": row["id"],
            "kind": row["kind"],
            "month": row["month"],
            "starts_at": moment(row["on"], row["starts"]),
            "place": self.cleaned_data["place"],
            "theme": row["theme"],
        }
        leader = leaders.get(row["month"])
        if row["together"] and row["kind"] == MeetingKind.THEMATIC and leader is not None:
            meeting |= {"sits_with": leader[0], "starts_at": leader[1]}
        return meeting


class MeetingForm(ActForm):
    """One meeting beside the proposed ones: a joint, extraordinary or thematic one, or a missing regular one."""

    act = plan_meetings

    id = NewIdField()
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=MeetingKind.choices, widget=Radios)
    on = DateField(label=_("Day"))
    starts = TimeField(label=_("Hour"))
    place = forms.CharField(label=PLACE, required=False, max_length=160)
    theme = forms.CharField(
        label=_("Theme"), required=False, max_length=300, help_text=_("Of a thematic or a joint meeting.")
    )
    is_model = forms.BooleanField(label=_("A model meeting, with invited observers"), required=False)

    def __init__(self, *args: Any, of_cell: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not of_cell:
            kinds = (MeetingKind.REGULAR, MeetingKind.EXTRAORDINARY)
            self.fields["kind"].choices = [(each.value, each.label) for each in kinds]  # type: ignore[attr-defined]
            del self.fields["theme"], self.fields["is_model"]

    def payload(self) -> dict[str, Any]:
        """A list of one meeting, counted for the month of its day."""
        entered = self.cleaned_data
        meeting = {
            "id": entered["id"],
            "kind": entered["kind"],
            "month": entered["on"].replace(day=1),
            "starts_at": moment(entered["on"], entered["starts"]),
            "place": entered["place"],
            "theme": entered.get("theme", ""),
            "is_model": entered.get("is_model", False),
        }
        return self.fixed | {"meetings": [meeting]}


class MoveForm(ActForm):
    """When and where to, why, and how people were told."""

    act = move_meeting

    id = NewIdField()
    on = DateField(label=_("New day"))
    starts = TimeField(label=_("New hour"))
    place = forms.CharField(label=PLACE, required=False, max_length=160)
    reason = LongTextField(label=_("Why"), rows=2, max_length=300)
    told_how = forms.CharField(
        label=_("How people were told"),
        required=False,
        max_length=200,
        help_text=_("For example: by the loudspeaker at six this morning, and by telephone."),
    )

    def payload(self) -> dict[str, Any]:
        """Day and hour as one instant."""
        entered = dict(self.cleaned_data)
        entered["starts_at"] = moment(entered.pop("on"), entered.pop("starts"))
        del entered["key"]
        return self.fixed | entered

    def _field_of(self, name: str) -> str | None:
        return "on" if name == "starts_at" else super()._field_of(name)


class CancelForm(ActForm):
    """Why the meeting is not held."""

    act = cancel_meeting

    reason = LongTextField(label=_("Why it is not held"), rows=2, max_length=300)


class StillHeldForm(ActForm):
    """It was held, though it was recorded that it was not: opened again as it stood."""

    act = open_meeting


class WithdrawOpeningForm(ActForm):
    """Take the opening of a meeting back."""

    act = withdraw_opening

    marks_too = forms.BooleanField(
        label=_("Take back the attendance marks too"),
        help_text=_("They were marked after the opening; who was marked stays in the record of acts."),
        required=False,
    )

    def __init__(self, *args: Any, has_marks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_marks:
            del self.fields["marks_too"]


def _initial(proposal: Proposal) -> dict[str, Any]:
    return {
        "id": new_id(),
        "kind": proposal.kind,
        "month": proposal.month,
        "wanted": True,
        "on": proposal.on,
        "starts": proposal.starts,
        "together": proposal.with_regular,
    }
