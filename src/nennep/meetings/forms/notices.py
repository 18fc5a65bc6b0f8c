"""Forms of the notice: giving it, who was told by hand, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.delivery.enums import Channel
from nennep.meetings.actions.notices import answer_notice, give_notice, record_telling
from nennep.meetings.actions.papers import number_paper
from nennep.meetings.forms.steps import Step
from nennep.meetings.models import Meeting
from nennep.meetings.selectors.notices import RecipientRow
from nennep.ui.fields import CountField, NewIdField
from nennep.ui.widgets import Segments

CHANNELS = (Channel.VOICE, Channel.PHONE, Channel.PASTE, Channel.PAPER)


class GiveForm(Step):
    """Give notice."""

    act, name, said, anchor = give_notice, "give", _("The notice was given."), "da-bao"

    id = NewIdField()


class TellForm(Step):
    """Who was told, and how; many persons in one act."""

    act, name, said, anchor = record_telling, "tell", _("Kept who was told."), "da-bao"

    persons = forms.MultipleChoiceField(
        label=_("Who was told"), widget=forms.CheckboxSelectMultiple, required=False
    )
    channel = forms.ChoiceField(
        label=_("How"),
        choices=[(each.value, each.label) for each in CHANNELS],
        initial=Channel.VOICE,
        widget=Segments,
    )

    def __init__(self, *args: Any, rows: list[RecipientRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.person.pk), each.person.full_name) for each in rows]
        self.fields["persons"].choices = choices  # type: ignore[attr-defined]
        self.untold = [str(each.person.pk) for each in rows if each.untold]

    def clean_persons(self) -> list[str]:
        """Those ticked; by the button "all", everybody who was not told yet."""
        ticked: list[str] = self.untold if "all" in self.data else self.cleaned_data["persons"]
        if not ticked:
            raise forms.ValidationError(_("Tick who was told, each person once."))
        return ticked


class NumberForm(Step):
    """The number of the notice or of the invitations: the next one, or the one already written by hand."""

    act, name, said, anchor = number_paper, "number", _("The number was given."), "so-van-ban"

    document_type = forms.CharField(widget=forms.HiddenInput)
    claim = CountField(
        label=_("Number already written by hand"),
        help_text=_("Leave it empty for the next number."),
        min_value=1,
        required=False,
    )


class AnswerForm(Step):
    """Coming, or excused with a reason."""

    act, name, said, anchor = answer_notice, "answer", _("Your answer was kept."), ""

    coming = forms.TypedChoiceField(
        label=_("Will you attend?"),
        choices=[("yes", _("I shall attend")), ("no", _("I ask to be excused"))],
        coerce=lambda value: value == "yes",
        widget=Segments(good="yes"),
    )
    reason = forms.CharField(label=_("Reason, when excused"), required=False, max_length=300)

    def __init__(self, *args: Any, meeting: Meeting, person: object, **kwargs: Any) -> None:
        super().__init__(*args, meeting=meeting, **kwargs)
        self.fixed["person"] = person


class TickForm(Step):
    """The answer of a member, ticked by the preparer of the meeting."""

    act, name, said, anchor = answer_notice, "tick", _("The answer was kept."), "da-bao"

    person = forms.UUIDField(widget=forms.HiddenInput)
    coming = forms.TypedChoiceField(
        choices=[("yes", _("coming")), ("no", _("excused"))], coerce=lambda value: value == "yes"
    )
    reason = forms.CharField(required=False, max_length=300)
