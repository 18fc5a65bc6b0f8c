"""After adoption: signed by hand on paper, then issued with numbers. The program itself signs nothing."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core import clock
from nennep.core.acts import ActContext, act
from nennep.core.dates.told import Day
from nennep.core.payload.types import MANY, Line
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Meeting
from nennep.meetings.sittings import must_lead, set_state
from nennep.meetings.states import LOCKED, check_move
from nennep.minutes.numbering import Numbering
from nennep.minutes.selectors import minutes_record, records_of
from nennep.records.enums import DocumentType
from nennep.records.models import Record
from nennep.records.numbers import take_number
from nennep.records.revisions import give_number, issue, latest, note_signing


@act("minutes.sign_on_paper", right="minute", label=_("Record that the minutes were signed on paper"))
def sign_on_paper(
    ctx: ActContext,
    *,
    meeting: UUID,
    signed_on: Day,
    book: Annotated[Line, Field(min_length=1, max_length=60)],
    page: Annotated[Line, Field(min_length=1, max_length=20)],
) -> None:
    """Đã ký giấy: the newest revision was printed or copied into the book and signed by hand (day, book, page)."""
    loaded = take_meeting(ctx, meeting, states=LOCKED)
    must_lead(loaded)
    revision = latest(minutes_record(loaded))
    if revision.signed_on is not None:
        raise Conflict(
            _("These minutes were already signed on %(day)s: book %(book)s, page %(page)s.")
            % {"day": f"{revision.signed_on:%d/%m/%Y}", "book": revision.book, "page": revision.page},
            code="already_signed",
            way=to_meeting(loaded.pk),
        )
    _check_day(ctx, loaded, signed_on, "signed_on")
    note_signing(revision, signed_on, book=book, page=page)
    if loaded.state == MeetingState.ADOPTED:
        set_state(loaded, MeetingState.SIGNED)
    ctx.about("record", revision.record_id)


@act("minutes.issue_documents", right="decide", label=_("Issue the documents of a meeting"))
def issue_documents(
    ctx: ActContext,
    *,
    meeting: UUID,
    issued_on: Day | None = None,
    numbers: Annotated[list[Numbering], MANY] | None = None,
) -> None:
    """Ban hành: every document that has no number yet gets one, taken or claimed, and all get their day of issue."""
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    check_move(loaded, MeetingState.ISSUED)
    day = issued_on or ctx.on
    _check_day(ctx, loaded, day, "issued_on")
    records = records_of(loaded)
    claims = _claims(records, numbers or [])
    for record in records:
        if record.number is None:
            number = take_number(
                ctx,
                record.body,
                DocumentType(record.document_type),
                record.dated,
                claim=claims.get(record.pk),
            )
            give_number(ctx, record, number)
        ctx.about("record", record.pk)
    issue(records, day)
    set_state(loaded, MeetingState.ISSUED)
    ctx.result["symbols"] = [each.symbol for each in records]


def _check_day(ctx: ActContext, meeting: Meeting, day: date, field: str) -> None:
    """Raise Invalid for a day before the meeting or after today."""
    began = clock.legal_day(meeting.opened_at or meeting.starts_at)
    if day < began:
        raise Invalid(
            _("The meeting was on %(day)s; this cannot have been done before.")
            % {"day": f"{began:%d/%m/%Y}"},
            field=field,
        )
    if day > clock.legal_day(ctx.received_at):
        raise Invalid(_("This day is still to come. Enter it when it is done."), field=field)


def _claims(records: list[Record], numbers: list[Numbering]) -> dict[UUID, int]:
    """Record → the number that stands on its paper already."""
    by_document = {
        None if each.document_type == DocumentType.MINUTES else each.about_id: each for each in records
    }
    claims: dict[UUID, int] = {}
    for each in numbers:
        record = by_document.get(each.about)
        if record is None:
            raise Invalid(_("A document to be numbered does not belong to this meeting."), field="numbers")
        if each.claim is not None and record.number is not None:
            raise Conflict(
                _("This document bears its number already: %(symbol)s.") % {"symbol": record.symbol},
                field="numbers",
            )
        if each.claim is not None:
            claims[record.pk] = each.claim
    return claims
