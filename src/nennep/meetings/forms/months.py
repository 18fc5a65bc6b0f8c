"""The form of a month's days for several cells."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.ids import new_id
from nennep.meetings.actions.calendar import plan_month
from nennep.meetings.calendar.fixed_days import moment
from nennep.meetings.selectors.committee_months import CellToDate
from nennep.ui.acting import ActForm
from nennep.ui.fields import DateField, NewIdField, TimeField


class CellRow(forms.Form):
    """One cell without a day: whether to give it one now, and which."""

    id = NewIdField()
    body = forms.UUIDField(widget=forms.HiddenInput)
    wanted = forms.BooleanField(required=False)
    on = DateField(label=_("Day"), help_text="", required=False)
    starts = TimeField(label=_("Hour"), help_text="", required=False)

    cell: CellToDate | None = None

    def clean(self) -> dict[str, Any]:
        """A ticked cell has a day and an hour."""
        entered = super().clean() or {}
        for name in ("on", "starts") if entered.get("wanted") else ():
            if entered.get(name) is None and name not in self.errors:
                self.add_error(name, _("Write the day and the hour, or untick the cell."))
        return entered


class PlanMonthForm(ActForm):
    """The days proposed for the cells without one, as a person confirms them."""

    act = plan_month

    def __init__(self, *args: Any, cells: list[CellToDate], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formset = forms.formset_factory(CellRow, extra=0, max_num=2_000, absolute_max=2_000)
        initial = [_initial(each, today) for each in cells]
        self.lines = formset(self.data if self.is_bound else None, initial=initial, prefix="r")
        by_body = {str(each.body.pk): each for each in cells}
        for row in self.lines.forms:
            row.cell = by_body.get(str(row["body"].value()))

    def is_valid(self) -> bool:
        """Both the form and its rows read well."""
        return bool(super().is_valid() and self.lines.is_valid())

    def payload(self) -> dict[str, Any]:
        """The ticked rows as meetings, each at the place of its cell."""
        ticked = [(row.cell, row.cleaned_data) for row in self.lines.forms if row.cleaned_data["wanted"]]
        meetings = [
            {
                "id": row["id"],
                "body": row["body"],
                "starts_at": moment(row["on"], row["starts"]),
                "place": cell.place if cell else "",
            }
            for cell, row in ticked
        ]
        return self.fixed | {"meetings": meetings}


def _initial(cell: CellToDate, today: date) -> dict[str, Any]:
    found = cell.proposal
    known = found is not None and found.on >= today
    return {
        "id": new_id(),
        "body": cell.body.pk,
        "wanted": known,
        "on": found.on if found is not None and known else None,
        "starts": None if found is None else found.starts,
    }
