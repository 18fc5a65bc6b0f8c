"""The member's page of a notice: the answer, topics that one proposes, items on which one asks to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.delivery.recording import mark_opened
from nennep.meetings.enums import MeetingState
from nennep.meetings.forms.notices import AnswerForm
from nennep.meetings.forms.proposals import SpeakForm, TopicForm, WithdrawRequestForm, WithdrawTopicForm
from nennep.meetings.forms.steps import Step
from nennep.meetings.preparation.chat_text import told_contents
from nennep.meetings.selectors.notices import answer_of, latest_notice
from nennep.meetings.selectors.preparation import papers_of
from nennep.meetings.selectors.proposals import TOPIC, own_requests, topics_of
from nennep.meetings.selectors.seen import Seen, see_meeting
from nennep.meetings.states import BEFORE_SESSION
from nennep.meetings.views.preparation import head_of
from nennep.ui.acting import form_page, performed

if TYPE_CHECKING:
    from nennep.meetings.models import Answer, Notice, ProposedTopic


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Time, place, contents, papers; coming or excused, and what one would bring up. `do` says which form was sent."""
    seen = see_meeting(request.actor, meeting_id)
    told, person = latest_notice(seen.meeting), request.actor.person_id
    mine = answer_of(seen.meeting, person) if person else None
    steps = _steps(request, seen, person, mine)
    sent = None
    if request.method == "POST":
        sent = steps.get(request.POST.get("do", AnswerForm.name))
    if sent is not None:
        page = reverse("meetings:answer", args=[meeting_id])
        to = f"{page}#{sent.back_to()}" if sent.back_to() else page
        done = performed(request, sent, str(sent.said), lambda _done: to)
        if done is not None:
            return done
    topics = topics_of(seen.meeting, person) if person else []
    if request.method == "GET":
        note_opened(request, told)
        _answers_read(topics)
    context = head_of(seen) | {
        "notice": told,
        "told": told_contents(seen.meeting, told) if told else None,
        "papers": papers_of(seen.meeting) if seen.reads_papers and told else [],
        "form": steps.get(AnswerForm.name),
        "mine": mine,
        "steps": steps,
        "sent": sent.name if sent else "",
        "topics": topics,
        "requests": own_requests(seen.meeting, person) if person else [],
    }
    return form_page(request, "meetings/answer.html", context, sent)


def note_opened(request: ActorRequest, told: Notice | None) -> None:
    """Write down that the reader has opened the notice."""
    if told is not None and request.actor.person_id is not None:
        mark_opened(recipient=request.actor.person_id, about=("notice", told.pk))


def _answers_read(topics: list[ProposedTopic]) -> None:
    for each in topics:
        if each.answered_at is not None:
            mark_opened(recipient=each.person_id, about=(TOPIC, each.told_as))


def _steps(request: ActorRequest, seen: Seen, person: UUID | None, mine: Answer | None) -> dict[str, Step]:
    """The forms that this person may send now, by their names; the one that was sent holds what was entered."""
    state = seen.meeting.state
    if person is None or state not in BEFORE_SESSION:
        return {}
    do = request.POST.get("do", AnswerForm.name)

    def made(kind: type[Step], **more: Any) -> Step:
        return kind(request.POST if request.method == "POST" and do == kind.name else None, **more)

    meeting = {"meeting": seen.meeting}
    # also when one has left the roll: what one said before is taken back
    steps = [made(WithdrawTopicForm, **meeting), made(WithdrawRequestForm, **meeting)]
    if not seen.summoned:
        return {each.name: each for each in steps}
    steps.append(made(TopicForm, person=person, **meeting))
    if state == MeetingState.NOTIFIED:
        initial = {"coming": "yes" if mine.coming else "no", "reason": mine.reason} if mine else None
        steps.append(made(AnswerForm, person=person, initial=initial, **meeting))
        steps.append(made(SpeakForm, person=person, **meeting))
    return {each.name: each for each in steps}
