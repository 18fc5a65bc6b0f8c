"""Forms after adoption: signed on paper, issued. Each is the payload of one act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.meetings.printed import words
from nennep.minutes.actions.issuing import issue_documents, sign_on_paper
from nennep.records.enums import DocumentType
from nennep.records.models import Record
from nennep.ui.acting import ActForm
from nennep.ui.fields import CountField, DateField

_CLAIM_HELP = _("Only when a number was already written by hand; else the next one is taken.")


class SignForm(ActForm):
    """Signed by hand: day, book, page."""

    act = sign_on_paper

    signed_on = DateField(label=_("Signed on"))
    book = forms.CharField(label=_("Book"), max_length=60)
    page = forms.CharField(label=_("Page"), max_length=20, widget=forms.TextInput({"class": "short"}))


class IssueForm(ActForm):
    """Issue the documents: the day, and numbers that stand on paper already."""

    act = issue_documents

    issued_on = DateField(label=_("Issued on"))

    def __init__(self, *args: Any, records: Iterable[Record], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unnumbered = {f"claim_{each.pk}": each for each in records if each.number is None}
        for name, record in self.unnumbered.items():
            self.fields[name] = claim_field(
                words.capital(f"{record.get_document_type_display()} {record.title}")
            )

    def payload(self) -> dict[str, Any]:
        """Claims by document; the rest take the next number of their series."""
        numbers = [
            {
                "about": None if each.document_type == DocumentType.MINUTES else each.about_id,
                "claim": self.cleaned_data[name],
            }
            for name, each in self.unnumbered.items()
            if self.cleaned_data[name] is not None
        ]
        return self.fixed | {"issued_on": self.cleaned_data["issued_on"], "numbers": numbers}


def claim_field(name: str) -> forms.Field:
    """The number that already stands on a document's paper."""
    return CountField(label=name, required=False, min_value=1, help_text=_CLAIM_HELP)
