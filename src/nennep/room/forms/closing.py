"""Forms of closing a meeting: adopt, score, explain a finding. Each is the payload of one act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.meetings.forms.hours import check_end, end_field
from nennep.meetings.models import Meeting
from nennep.meetings.part import PartDocument
from nennep.meetings.printed import words
from nennep.meetings.sittings import first_after
from nennep.minutes.forms.issuing import claim_field
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.findings import acknowledge_finding
from nennep.room.actions.scores import agree_score
from nennep.scores.meeting_score import MeetingScore
from nennep.ui.acting import ActForm

MINUTES = "minutes"


class AdoptForm(ActForm):
    """Have the minutes adopted: when the meeting ended, and whether the documents get their numbers now."""

    act = adopt_minutes

    ended_at = end_field()
    give_numbers = forms.BooleanField(label=_("Give the documents their numbers now"), required=False)

    def __init__(
        self, *args: Any, meeting: Meeting, documents: Iterable[PartDocument], **kwargs: Any
    ) -> None:
        super().__init__(*args, fixed={"meeting": meeting.pk}, **kwargs)
        self.meeting = meeting
        self.documents = {MINUTES: (str(_("Minutes")), None)} | {
            str(each.about[1]): (words.capital(f"{each.kind.label} {each.title}"), each.about[1])
            for each in documents
        }
        for key, (name, _resolution) in self.documents.items():
            self.fields[f"claim_{key}"] = claim_field(name)

    def clean_ended_at(self) -> time:
        """An hour at which this meeting can have ended."""
        end: time = self.cleaned_data["ended_at"]
        check_end(self.meeting.opened_at, end)
        return end

    def payload(self) -> dict[str, Any]:
        """The end as an instant of the meeting's evening, the numbers as the act takes them."""
        cleaned, numbers = self.cleaned_data, []
        for key, (_name, about) in self.documents.items():
            claim = cleaned[f"claim_{key}"]
            if cleaned["give_numbers"] or claim is not None:
                numbers.append({"about": about, "claim": claim})
        return self.fixed | {
            "ended_at": first_after(self.meeting.opened_at, cleaned["ended_at"]),
            "numbers": numbers,
        }


class ScoreForm(ActForm):
    """The score: points of every criterion that applies; what the facts suggest stands in the field."""

    act = agree_score

    replaces = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, score: MeetingScore, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaces"].initial = score.score
        self.lines = [each for each in score.lines if each.applies]
        for each in self.lines:
            self.fields[f"points_{each.criterion}"] = forms.DecimalField(
                label=each.text,
                min_value=Decimal(0),
                max_value=each.maximum,
                max_digits=4,
                decimal_places=1,
                localize=True,
                initial=_plain(each.points if each.points is not None else each.suggested),
                error_messages={"max_value": _("At most %(limit_value)s points.")},
                widget=forms.TextInput({"class": "number", "inputmode": "decimal", "autocomplete": "off"}),
            )

    def drawn(self) -> list[tuple[Any, forms.BoundField]]:
        """Each line with its field, for the template."""
        return [(each, self[f"points_{each.criterion}"]) for each in self.lines]

    def payload(self) -> dict[str, Any]:
        """Criteria and points."""
        lines = [
            {"criterion": each.criterion, "points": str(self.cleaned_data[f"points_{each.criterion}"])}
            for each in self.lines
        ]
        replaces = self.cleaned_data["replaces"]
        return self.fixed | {"lines": lines, "replaces": None if replaces is None else str(replaces)}


class ExplainForm(ActForm):
    """Why a finding is as it is."""

    act = acknowledge_finding

    finding = forms.CharField(widget=forms.HiddenInput)
    about = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300)


def _plain(points: Decimal | None) -> Decimal | None:
    """5 rather than 5,0."""
    return (
        points.to_integral_value() if points is not None and points == points.to_integral_value() else points
    )
