"""Forms of number series: where the program goes on from the book, and numbers that are void."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.organisation.models import Body
from nennep.records.actions import start_series, void_number
from nennep.records.enums import DocumentType
from nennep.records.selectors import SeriesRow
from nennep.ui.acting import ActForm
from nennep.ui.fields import CountField


class StartForm(ActForm):
    """The next number of a series."""

    act = start_series

    body = forms.ChoiceField(label=_("Body"))
    document_type = forms.ChoiceField(label=_("Kind of document"), choices=DocumentType.choices)
    next_number = CountField(label=_("Next number"), min_value=1)

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(str(each.pk), each.name) for each in bodies]  # type: ignore[attr-defined]


class VoidForm(ActForm):
    """A number that is void, and why."""

    act = void_number

    series = forms.ChoiceField(label=_("Series"))
    number = CountField(label=_("Number"), min_value=1)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, rows: Iterable[SeriesRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.series.pk), _named(row)) for row in rows]
        self.fields["series"].choices = choices  # type: ignore[attr-defined]


def _named(row: SeriesRow) -> str:
    return f"{row.series.get_document_type_display()}, {row.series.body.name}, {row.series.term.name}"
