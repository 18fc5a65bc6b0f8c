"""The forms of the preparation page by name, and those of agreement, theme and joint sessions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.clock import legal_day
from nennep.meetings.actions.changes import describe_meeting, set_place
from nennep.meetings.actions.joint import hold_together, tie_meetings, untie_meeting
from nennep.meetings.actions.preparation import (
    agree_agenda,
    reopen_preparation,
)
from nennep.meetings.calendar.usual_places import usual_place
from nennep.meetings.forms.agenda import (
    AddItemForm,
    DrawForm,
    DropForm,
    OrderForm,
    ProposeForm,
    RemarkForm,
    SuggestedForm,
)
from nennep.meetings.forms.guests_and_papers import (
    GuestForm,
    ObserversForm,
    PaperForm,
    WithdrawGuestForm,
    WithdrawPaperForm,
)
from nennep.meetings.forms.proposals import (
    AnswerTopicForm,
    SpeakForm,
    TakeUpForm,
    TopicForm,
    WithdrawRequestForm,
    WithdrawTopicForm,
)
from nennep.meetings.forms.steps import Step
from nennep.meetings.preparation.preparers import who_agree
from nennep.ui.fields import NewIdField
from nennep.ui.widgets import CheckList


class AgreeForm(Step):
    """Who of the committee agreed."""

    act, name, said = agree_agenda, "agree", _("The agenda is agreed. Give notice now.")
    anchor = ""

    agreed_by = forms.MultipleChoiceField(label=_("Who agreed"), widget=CheckList)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persons = who_agree(self.meeting.body, legal_day(self.meeting.starts_at))
        field = self.fields["agreed_by"]
        field.choices = [(str(each.pk), each.full_name) for each in persons]  # type: ignore[attr-defined]
        field.initial = [str(each.pk) for each in persons]


class ReopenForm(Step):
    """Take the preparation up again."""

    act, name, said = reopen_preparation, "reopen", _("The agenda may be changed again.")

    reason = forms.CharField(label=_("Why the agenda changes"), required=False, max_length=300)


class PlaceForm(Step):
    """Where the meeting is held: proposed from where the body met last."""

    act, name, said, anchor = set_place, "place", _("The place was kept."), "chuong-trinh"

    place = forms.CharField(label=_("Place"), max_length=160)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["place"] = self.meeting.place or usual_place(self.meeting.body)


class DescribeForm(Step):
    """The theme, and whether it is a model meeting."""

    act, name, said, anchor = describe_meeting, "describe", _("Kept."), "khac"

    theme = forms.CharField(label=_("Theme"), required=False, max_length=300)
    is_model = forms.BooleanField(label=_("A model meeting, with invited observers"), required=False)


class TogetherForm(Step):
    """Hold a thematic meeting in one sitting with a regular one, or apart again."""

    act, name, said, anchor = hold_together, "together", _("Kept."), "khac"

    regular = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def payload(self) -> dict[str, Any]:
        """The thematic meeting is the page's own."""
        return {"thematic": self.meeting.pk, "regular": self.cleaned_data["regular"]}


class TieForm(Step):
    """Ask another cell to a joint session, by its code."""

    act, name, said, anchor = tie_meetings, "tie", _("The other cell was asked."), "sinh-hoat-chung"

    id = NewIdField()
    title = forms.CharField(label=_("What the joint session is about"), max_length=300)
    invite = forms.CharField(
        label=_("Code of the other cell"),
        max_length=40,
        help_text=_("Ask its secretary: the code stands in the cell's calendar."),
    )

    def payload(self) -> dict[str, Any]:
        """The page's own meeting, and one invited cell."""
        entered = self.cleaned_data
        return {
            "id": entered["id"],
            "title": entered["title"],
            "meetings": [self.meeting.pk],
            "invite": [entered["invite"]],
        }


class UntieForm(Step):
    """Leave the joint session."""

    act, name, said, anchor = untie_meeting, "untie", _("The meeting stands alone again."), "sinh-hoat-chung"


STEPS: dict[str, type[Step]] = {
    each.name: each
    for each in (
        DrawForm,
        SuggestedForm,
        AddItemForm,
        ProposeForm,
        OrderForm,
        DropForm,
        RemarkForm,
        TopicForm,
        WithdrawTopicForm,
        TakeUpForm,
        AnswerTopicForm,
        SpeakForm,
        WithdrawRequestForm,
        GuestForm,
        ObserversForm,
        WithdrawGuestForm,
        PaperForm,
        WithdrawPaperForm,
        AgreeForm,
        ReopenForm,
        PlaceForm,
        DescribeForm,
        TogetherForm,
        TieForm,
        UntieForm,
    )
}
