"""Đính chính: the one way to put right what was adopted."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, act
from nennep.core.payload.types import RequiredLine
from nennep.meetings.correcting import Change, CorrectionNote
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import LOCKED
from nennep.minutes.composing import compose_minutes, notes_of
from nennep.minutes.in_meeting.texts import CORRECTIONS, TEXTS
from nennep.minutes.keeping import keep_corrections
from nennep.minutes.selectors import minutes_record
from nennep.records.models import Record
from nennep.records.revisions import add_revision, numbered, rename
from nennep.room.correcting import Right, must_stand, put_right
from nennep.room.parts import record_of

WITH_THE_MINUTES = "Đính chính cùng biên bản; lý do ghi ở biên bản."
"""Why a document has a next revision, where the reason given is of more than what it says (data, so Vietnamese)."""


@act(
    "room.correct_minutes",
    right="decide",
    label=_("Correct adopted minutes"),
    known_with="hear",
    version=2,
    upcasts={1: dict},  # it takes one kind of correction more, of language and interpreter
)
def correct_minutes(
    ctx: ActContext,
    *,
    meeting: UUID,
    corrections: Annotated[list[Right], Field(min_length=1, max_length=50)],
    why: RequiredLine,
) -> None:
    """Đính chính: what, the right value, why. The facts change, and with them every figure drawn from them.

    The minutes get their next revision, which says what changed; another document that the change reaches, as a
    resolution, gets one too. Earlier revisions stay as they were adopted and signed.
    """
    loaded = take_meeting(ctx, meeting, states=LOCKED)
    must_lead(loaded)
    before = record_of(loaded)
    record = minutes_record(loaded)
    changes: list[Change] = []
    stages = [before]
    for each in corrections:
        changes.append(put_right(ctx, before, each))
        stages.append(_as_corrected(loaded, changes))
    after = stages[-1]
    must_stand(before, after)
    after.draw(ctx)
    notes = notes_of(before[CORRECTIONS])
    turn = max((each.turn for each in notes), default=0) + 1
    document = compose_minutes(after, [*notes, *_notes(ctx, changes, turn, why)], adopted=True)
    document = numbered(document, record.body, record.document_type, record.number)
    revision = add_revision(ctx, record, document, reason=why, is_correction=True)
    keep_corrections(ctx, loaded, revision, changes, why)
    _carry_into_documents(ctx, stages, changes, why)
    ctx.about("record", record.pk)
    ctx.result |= {"record": str(record.pk), "revision": revision.revision, "digest": revision.digest}


def _as_corrected(meeting: Meeting, changes: list[Change]) -> MeetingRecord:
    """The meeting's record with what was put right so far."""
    record = record_of(Meeting.rows.select_related("body__organisation").get(pk=meeting.pk))
    texts = {each.key: each.right_value for each in changes if each.key}
    return record.with_facts(TEXTS, record[TEXTS].corrected(texts))


def _notes(ctx: ActContext, changes: list[Change], turn: int, why: str) -> list[CorrectionNote]:
    return [CorrectionNote(turn, ctx.on, each.what, each.was, each.right_value, why) for each in changes]


def _carry_into_documents(
    ctx: ActContext, stages: list[MeetingRecord], changes: list[Change], why: str
) -> None:
    """A next revision of each document beside the minutes that the correction changes.

    It says only what changed in itself, found by composing it after each change: a resolution goes up to committees
    that never hear why somebody was absent.
    """
    composed = [{each.about: each.compose(()) for each in record.documents()} for record in stages]
    now = {each.about: each for each in stages[-1].documents()}
    for old in stages[0].documents():
        new, read = now.get(old.about), [each.get(old.about) for each in composed]
        if old.record is None or new is None or read[0] == read[-1]:
            continue
        own = [each for at, each in enumerate(changes) if read[at] != read[at + 1]]
        record = Record.rows.select_related("body__organisation", "number").get(pk=old.record.pk)
        turn = record.revisions.filter(is_correction=True).count() + 1
        document = new.compose(_notes(ctx, own, turn, why))
        rename(record, new.title)
        add_revision(
            ctx,
            record,
            numbered(document, record.body, record.document_type, record.number),
            reason=why if own == changes else WITH_THE_MINUTES,
            is_correction=True,
        )
        ctx.about("record", record.pk)
