"""Thông qua biên bản: the meeting's facts and texts become an immutable numbered revision."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, Offline, act
from nennep.core.dates.told import Moment
from nennep.core.payload.types import MANY
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.ways import to_meeting, to_room
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord, PartDocument
from nennep.meetings.sittings import check_times, check_told, must_lead, set_state
from nennep.meetings.states import LOCKED, check_move
from nennep.minutes.composing import compose_minutes
from nennep.minutes.numbering import Numbering
from nennep.records.enums import DocumentType
from nennep.records.models import Number, Revision
from nennep.records.numbers import take_number
from nennep.records.revisions import make_record
from nennep.room.parts import record_of

MEETING = "meeting"


@act(
    "room.adopt_minutes",
    right="chair",
    label=_("Have the minutes adopted and locked"),
    offline=Offline.EXCLUSIVE,
)
def adopt_minutes(
    ctx: ActContext,
    *,
    meeting: UUID,
    ended_at: Moment | None = None,
    numbers: Annotated[list[Numbering], MANY] | None = None,
) -> None:
    """Thông qua biên bản after it was read back: locks the texts and freezes the documents, each with its .pdf.

    What passed gets a document of its own, as a resolution. Numbers are given to the documents named in `numbers`,
    on the server only; the others print `Số ……` until they are issued. The answer holds the minutes' digest.
    """
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    _must_be_open(loaded)
    loaded.closed_at = _end(ctx, loaded, ended_at)
    loaded.adopted_at = ctx.at
    record = record_of(loaded)
    _must_be_whole(record)
    documents = record.documents()
    asked = _asked(documents, numbers or [])
    for part in record.parts:
        if part.freezes is not None:
            part.freezes(ctx, record[part], record)
    record.draw(ctx)
    for each in documents:
        _keep_document(ctx, record, each, asked)
    minutes = _keep_minutes(ctx, record, asked)
    set_state(loaded, MeetingState.ADOPTED, closed_at=loaded.closed_at, adopted_at=ctx.at)
    ctx.result |= {"record": str(minutes.record_id), "revision": minutes.revision, "digest": minutes.digest}


def _must_be_open(meeting: Meeting) -> None:
    """Raise Conflict unless the meeting is in session; a second adoption has a code of its own."""
    if meeting.state in LOCKED:
        raise Conflict(
            _("The minutes of this meeting were already adopted and locked, on another device or before."),
            code="adopted_already",
            facts={"adopted_at": None if meeting.adopted_at is None else meeting.adopted_at.isoformat()},
            way=to_meeting(meeting.pk),
        )
    check_move(meeting, MeetingState.ADOPTED)


def _end(ctx: ActContext, meeting: Meeting, ended_at: datetime | None) -> datetime:
    """When the meeting ended: as said, as recorded before, else now."""
    check_told(ctx, ended_at, "ended_at")
    end = ended_at or meeting.closed_at or ctx.at
    check_times(ctx, meeting.opened_at, end)
    return end


def _must_be_whole(record: MeetingRecord) -> None:
    """Raise the first refusal of a part without which the minutes are not complete."""
    for part in record.parts:
        refused = None if part.hinders_adoption is None else part.hinders_adoption(record[part], record)
        if refused is not None:
            refused.way = refused.way or to_room(record.meeting.pk)
            raise refused


def _asked(documents: list[PartDocument], numbers: list[Numbering]) -> dict[UUID | None, Numbering]:
    """What was asked, by document. Raises Invalid for a document that this meeting does not have."""
    asked = {each.about: each for each in numbers}
    if len(asked) < len(numbers):
        raise Invalid(_("The same document is numbered twice."), field="numbers")
    if not {None, *(each.about[1] for each in documents)}.issuperset(asked):
        raise Invalid(_("A document to be numbered does not belong to this meeting."), field="numbers")
    return asked


def _number(
    ctx: ActContext, record: MeetingRecord, kind: DocumentType, asked: Numbering | None
) -> Number | None:
    if asked is None:
        return None
    return take_number(ctx, record.meeting.body, kind, record.on, claim=asked.claim)


def _keep_document(
    ctx: ActContext, record: MeetingRecord, document: PartDocument, asked: dict[UUID | None, Numbering]
) -> None:
    revision = make_record(
        ctx,
        body=record.meeting.body,
        document_type=document.kind,
        about=document.about,
        adopted_in=record.meeting.pk,
        title=document.title,
        dated=record.on,
        document=document.compose(()),
        number=_number(ctx, record, document.kind, asked.get(document.about[1])),
    )
    document.keep(revision.record)


def _keep_minutes(ctx: ActContext, record: MeetingRecord, asked: dict[UUID | None, Numbering]) -> Revision:
    document = compose_minutes(record, adopted=True)
    return make_record(
        ctx,
        body=record.meeting.body,
        document_type=DocumentType.MINUTES,
        about=(MEETING, record.meeting.pk),
        adopted_in=record.meeting.pk,
        title=document.subject,
        dated=record.on,
        document=document,
        number=_number(ctx, record, DocumentType.MINUTES, asked.get(None)),
    )
