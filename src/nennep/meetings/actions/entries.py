"""What was said: discussion, self-criticism and criticism. Read only where HEAR is held (design §4.3)."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, RequiredProse
from nennep.core.refusals import Invalid
from nennep.meetings.actions.session import IN_SESSION
from nennep.meetings.enums import EntryKind
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import AgendaItem, Entry, Meeting, RollEntry
from nennep.meetings.roll_call.rolls import names_near
from nennep.rulebook.enums import ItemKind


@act(
    "meetings.record_entry",
    right="minute",
    label=_("Record what was said"),
    offline=Offline.ADD,
    known_with="hear",
)
def record_entry(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    item: UUID,
    gist: RequiredProse,
    kind: EntryKind = EntryKind.DISCUSSION,
    speaker: UUID | None = None,
    speaker_name: Annotated[Line, Field(max_length=160)] = "",
) -> None:
    """Ghi ý kiến: who spoke (somebody on the roll, or a guest's name) and the gist, under one item."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    under = item_of(loaded, item)
    must_be_new(Entry, id)
    name = _speaker_of(loaded, under, speaker, speaker_name)
    Entry.rows.create(
        id=id,
        meeting=loaded,
        item=under,
        kind=kind,
        speaker_id=speaker,
        speaker_name=name,
        gist=gist,
        entered_at=ctx.in_order,
    )


@act(
    "meetings.withdraw_entry",
    right="minute",
    label=_("Withdraw an entry before adoption"),
    offline=Offline.LATEST,
    known_with="hear",
)
def withdraw_entry(ctx: ActContext, *, meeting: UUID, entry: UUID) -> None:
    """Bỏ ý kiến ghi nhầm; the minutes are not adopted yet."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(Entry.rows.filter(meeting=loaded), entry)


def _speaker_of(meeting: Meeting, item: AgendaItem, speaker: UUID | None, written: str) -> str:
    """The speaker's name as it will be printed, by the rules of the item's kind. Raises Invalid."""
    if item.kind == ItemKind.PAPER_ONLY:
        raise Invalid(
            _("This item is kept in the paper book only: book, page and tally, no words."), field="item"
        )
    if item.kind == ItemKind.IDEOLOGY:
        if speaker or written:
            raise Invalid(
                _("The situation of ideas and opinion is written in general words: name nobody."),
                field="speaker",
            )
        return ""
    if speaker is None:
        if not written:
            raise Invalid(
                _("Say who spoke: choose a name from the roll, or write a guest's name."), field="speaker"
            )
        return written
    found = RollEntry.rows.filter(roll__meeting=meeting, person_id=speaker).order_by("-roll__version").first()
    name = found.name if found is not None else names_near(meeting, [speaker]).get(speaker)
    if name is None:
        raise Invalid(
            _("The speaker is not on the roll of this meeting. Write a guest's name instead."),
            field="speaker",
            code="not_on_roll",
            facts={"persons": [str(speaker)]},
        )
    return name
