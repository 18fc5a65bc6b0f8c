"""Adding an item while the meeting is in session."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import must_be_new
from nennep.core.ids import NewId
from nennep.core.payload.types import Line
from nennep.core.refusals import Invalid
from nennep.meetings.actions.session import IN_SESSION
from nennep.meetings.agenda.order import PAPER_ONLY_TITLE
from nennep.meetings.enums import ItemSource, Phase
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import AgendaItem, Meeting
from nennep.rulebook.enums import ItemKind

OPEN_KINDS = frozenset(
    {
        ItemKind.REPORT,
        ItemKind.DISCUSSION,
        ItemKind.IDEOLOGY,
        ItemKind.BALLOT,
        ItemKind.GIFTS,
        ItemKind.PAPER_ONLY,
    }
)
"""Kinds of item that may be added in session. Every meeting has the others already."""

Title = Annotated[Line, Field(max_length=300)]


@act(
    "meetings.add_item_in_session", right="minute", label=_("Add an item in the meeting"), offline=Offline.ADD
)
def add_item_in_session(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    title: Title = "",
    kind: ItemKind = ItemKind.REPORT,
    after: UUID | None = None,
) -> None:
    """Bổ sung nội dung: an item after another one (by default at the end of the contents)."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    if kind not in OPEN_KINDS:
        raise Invalid(_("An item of this kind cannot be added. Choose another kind."), field="kind")
    if kind is ItemKind.PAPER_ONLY:
        title = PAPER_ONLY_TITLE
    if not title:
        raise Invalid(_("Say what the item is about."), field="title")
    must_be_new(AgendaItem, id)
    phase, position = _place(loaded, after)
    AgendaItem.rows.filter(meeting=loaded, position__gte=position).update(position=F("position") + 1)
    AgendaItem.rows.create(
        id=id,
        meeting=loaded,
        position=position,
        phase=phase,
        kind=kind,
        title=title,
        source=ItemSource.IN_SESSION,
        proposed_by_id=ctx.actor.person_id,
    )


def _place(meeting: Meeting, after: UUID | None) -> tuple[str, int]:
    """Phase and position of the new item."""
    if after is not None:
        before = item_of(meeting, after)
        return before.phase, before.position + 1
    contents = AgendaItem.rows.filter(meeting=meeting, dropped=False).exclude(phase=Phase.CLOSING)
    last = contents.aggregate(last=Max("position"))["last"]
    return Phase.BODY, 1 if last is None else last + 1
