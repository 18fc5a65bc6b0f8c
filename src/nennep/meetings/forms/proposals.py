"""Forms of what members send beside their answer: topics, requests to speak, and what becomes of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.clock import legal_day
from nennep.meetings.actions.members.speaking import ask_to_speak, withdraw_request
from nennep.meetings.actions.members.topics import answer_topic, propose_topic, take_up_topic, withdraw_topic
from nennep.meetings.forms.steps import Step
from nennep.meetings.roll_call.expected import expected
from nennep.meetings.selectors.proposals import items_to_speak_on
from nennep.ui.fields import LongTextField, NewIdField


class _OfPerson(Step):
    """For oneself, whom the page fixes (`person`), or for a member whom the preparer of the meeting chooses."""

    anchor = "de-xuat"

    person = forms.ChoiceField(label=_("Member"))

    def __init__(self, *args: Any, person: object = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if person is None:
            self.fields["person"].choices = self._members  # type: ignore[attr-defined]
        else:
            self.fixed["person"] = person
            del self.fields["person"]

    def _members(self) -> list[tuple[str, str]]:
        on = legal_day(self.meeting.starts_at)
        return [(str(each.person.pk), each.person.full_name) for each in expected(self.meeting.body, on)]


class TopicForm(_OfPerson):
    """A topic that a member proposes."""

    act, name, said = propose_topic, "topic", _("The topic was sent to those who prepare the meeting.")

    id = NewIdField()
    title = forms.CharField(label=_("What the meeting should talk about"), max_length=300)


class SpeakForm(_OfPerson):
    """A request to speak on an item."""

    act, name, said = ask_to_speak, "speak", _("The request to speak was kept.")

    item = forms.ChoiceField(label=_("On which item"))
    note = forms.CharField(label=_("About what (may be left empty)"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = self._items  # type: ignore[attr-defined]

    def _items(self) -> list[tuple[str, str]]:
        return [(str(each.pk), f"{each.position}. {each.title}") for each in items_to_speak_on(self.meeting)]


class WithdrawTopicForm(Step):
    """Withdraw a topic that nobody answered yet."""

    act, name, said, anchor = withdraw_topic, "withdraw_topic", _("The topic was withdrawn."), "de-xuat"

    topic = forms.UUIDField(widget=forms.HiddenInput)


class WithdrawRequestForm(Step):
    """Ask no more to speak on an item."""

    act, name, said = withdraw_request, "withdraw_request", _("The request to speak was withdrawn.")
    anchor = "de-xuat"

    person = forms.UUIDField(widget=forms.HiddenInput)
    item = forms.UUIDField(widget=forms.HiddenInput)


class TakeUpForm(Step):
    """Put a topic on the agenda, with one press."""

    act, name, said, anchor = take_up_topic, "take_up", _("The topic stands on the agenda."), "de-xuat"

    topic = forms.UUIDField(widget=forms.HiddenInput)
    id = NewIdField()


class AnswerTopicForm(Step):
    """Answer a topic that is not taken up."""

    act, name, said, anchor = answer_topic, "answer_topic", _("The proposer reads your answer."), "de-xuat"

    topic = forms.UUIDField(widget=forms.HiddenInput)
    answer = LongTextField(label=_("Answer to the proposer"), max_length=500)
