"""Topics that members propose: taken up as an item of the agenda, or answered with a sentence."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.ids import NewId
from nennep.core.payload.types import LongLine, RequiredLine
from nennep.core.refusals import Conflict, NotFound
from nennep.meetings.agenda.adding import add_to_agenda
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import WAITING, Meeting, ProposedTopic
from nennep.meetings.preparation.summoned import take_said_before, take_summoned
from nennep.meetings.states import BEFORE_SESSION

MAX_OPEN_TOPICS = 10
"""Of one person for one meeting: enough for anybody, and no flood."""


@act(
    "meetings.propose_topic",
    right="take_part",
    or_right="prepare",
    label=_("Propose a topic for a meeting"),
    known_with="prepare",
)
def propose_topic(ctx: ActContext, *, meeting: UUID, id: NewId, person: UUID, title: RequiredLine) -> None:
    """Đề xuất nội dung: each for oneself, or taken down by the preparer of the meeting for one without a phone."""
    loaded, entered_by = take_summoned(ctx, meeting, person, states=BEFORE_SESSION)
    must_be_new(ProposedTopic, id)
    waiting = ProposedTopic.rows.filter(WAITING, meeting=loaded, person_id=person)
    if waiting.count() >= MAX_OPEN_TOPICS:
        raise Conflict(
            _("Ten topics wait for an answer already. Withdraw one first, or wait for the answer."),
            code="many",
            field="title",
        )
    ProposedTopic.rows.create(
        id=id,
        meeting=loaded,
        person_id=person,
        title=title,
        proposed_at=ctx.at,
        entered_by_id=entered_by,
    )
    ctx.about("person", person)


@act(
    "meetings.withdraw_topic",
    right="take_part",
    or_right="prepare",
    label=_("Withdraw a proposed topic"),
    known_with="prepare",
)
def withdraw_topic(ctx: ActContext, *, meeting: UUID, topic: UUID) -> None:
    """Rút đề xuất, before it is answered: by who proposed it, or by the preparer for them. The row stays."""
    row = ProposedTopic.rows.filter(pk=topic, meeting_id=meeting).first()
    if row is None:
        raise NotFound
    loaded = take_said_before(ctx, meeting, row.person_id, said=True, states=BEFORE_SESSION)
    withdraw(_waiting(loaded, topic), pk=topic)


@act("meetings.take_up_topic", right="prepare", label=_("Put a proposed topic on the agenda"))
def take_up_topic(ctx: ActContext, *, meeting: UUID, topic: UUID, id: NewId) -> None:
    """Đưa đề xuất vào chương trình, as an item (`id`) that names who proposed it; at any time before the meeting."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    taken = _waiting(loaded, topic).get()
    add_to_agenda(loaded, id, by=taken.person_id, title=taken.title)
    ProposedTopic.rows.filter(pk=topic).update(
        item_id=id, answered_at=ctx.at, answered_by_id=ctx.actor.person_id
    )
    ctx.about("person", taken.person_id)


@act(
    "meetings.answer_topic",
    right="prepare",
    label=_("Answer a topic that is not taken up"),
    known_with="prepare",
)
def answer_topic(
    ctx: ActContext,
    *,
    meeting: UUID,
    topic: UUID,
    answer: Annotated[LongLine, StringConstraints(min_length=1)],
) -> None:
    """Trả lời đề xuất không đưa vào chương trình, with a sentence that the proposer reads; also after the meeting, and
    when the item that it had become has left the agenda.
    """
    loaded = take_meeting(ctx, meeting)
    answered = _waiting(loaded, topic).get()
    ProposedTopic.rows.filter(pk=topic).update(
        item=None, answer=answer, answered_at=ctx.at, answered_by_id=ctx.actor.person_id
    )
    ctx.about("person", answered.person_id)


def _waiting(meeting: Meeting, topic: UUID) -> QuerySet[ProposedTopic]:
    """The topic as a set of one row, while nobody has answered or withdrawn it. Raises NotFound, Conflict."""
    rows = ProposedTopic.rows.filter(pk=topic, meeting=meeting)
    found = rows.first()
    if found is None:
        raise NotFound
    if found.withdrawn:
        raise Conflict(_("This topic was withdrawn by who proposed it."), code="withdrawn", field="topic")
    if not found.is_open:
        raise Conflict(_("This topic was answered already. Reload the page."), code="answered", field="topic")
    return rows
