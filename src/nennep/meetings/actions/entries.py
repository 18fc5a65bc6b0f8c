"""What is written under an item: what was said, and what only the paper book keeps.

Read only where HEAR is held (design §4.3).
"""

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
from nennep.meetings.ballots import Votes, must_fit
from nennep.meetings.enums import EntryKind
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import AgendaItem, Entry, Meeting, PaperOnlyNote, RollEntry
from nennep.meetings.roll_call.rolls import current_roll, names_near
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
    withdraw(Entry.rows.filter(meeting=loaded), pk=entry)


@act(
    "meetings.note_paper_only",
    right="minute",
    label=_("Note what the paper book keeps"),
    offline=Offline.LATEST,
    known_with="hear",
)
def note_paper_only(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    item: UUID,
    book: Annotated[Line, Field(min_length=1, max_length=60)],
    page: Annotated[Line, Field(min_length=1, max_length=20)],
    votes_for: Votes | None = None,
    votes_against: Votes | None = None,
    votes_other: Votes | None = None,
) -> None:
    """Nội dung chỉ ghi sổ giấy: quyển, trang, and a tally at most; a later note takes the place of an earlier."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    under = item_of(loaded, item)
    if under.kind != ItemKind.PAPER_ONLY:
        raise Invalid(_("Only an item that is kept in the paper book has such a note."), field="item")
    members = RollEntry.rows.filter(roll=current_roll(loaded)).count()
    must_fit((votes_for or 0, votes_against or 0, votes_other or 0), members)
    must_be_new(PaperOnlyNote, id)
    PaperOnlyNote.rows.filter(item=under, withdrawn=False).update(withdrawn=True)
    PaperOnlyNote.rows.create(
        id=id,
        meeting=loaded,
        item=under,
        book=book,
        page=page,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_other=votes_other,
    )


@act(
    "meetings.withdraw_note",
    right="minute",
    label=_("Withdraw a note of the paper book"),
    offline=Offline.LATEST,
    known_with="hear",
)
def withdraw_note(ctx: ActContext, *, meeting: UUID, note: UUID) -> None:
    """Bỏ ghi chú sổ giấy before adoption."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(PaperOnlyNote.rows.filter(meeting=loaded), pk=note)


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
