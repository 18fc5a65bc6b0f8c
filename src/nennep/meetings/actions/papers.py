"""Papers of a meeting: those attached, and the numbers of those that go out.

A file is checked, hashed and stored before the act; the act says what it belongs to.
"""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.clock import legal_day
from nennep.core.ids import NewId
from nennep.core.payload.types import RequiredLine
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.files.bringing import was_brought
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import Guest, Meeting, Notice, NumberedPaper, Paper
from nennep.meetings.naming import printed_subject
from nennep.meetings.selectors.notices import latest_notice, numbered_paper
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import BEFORE_SESSION
from nennep.records.enums import DocumentType, NumberState
from nennep.records.numbers import DocumentNumber, full_symbol, take_number

MAX_PAPERS = 30
_TITLES = {DocumentType.NOTICE: "Thông báo", DocumentType.INVITATION: "Giấy mời dự"}


@act("meetings.attach_paper", right="prepare", label=_("Attach a paper to a meeting"))
def attach_paper(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    file: UUID,
    title: RequiredLine,
    item: UUID | None = None,
) -> None:
    """Đính kèm tài liệu: attach a file that the actor brought to the meeting or to one of its items."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    must_lead(loaded)
    must_be_new(Paper, id)
    if not was_brought(file, ctx.actor.user_id):
        raise NotFound(_("The file was not taken in. Choose it again."))
    attached = Paper.rows.filter(meeting=loaded, withdrawn=False)
    if attached.filter(file_id=file).exists():
        raise Conflict(_("This file is attached to the meeting already."), field="file")
    if attached.count() >= MAX_PAPERS:
        raise Invalid(_("A meeting has at most 30 papers. Withdraw some first."), field="file")
    belongs_to = item_of(loaded, item) if item is not None else None
    Paper.rows.create(id=id, meeting=loaded, item=belongs_to, file_id=file, title=title)


@act("meetings.withdraw_paper", right="prepare", label=_("Withdraw a paper"))
def withdraw_paper(ctx: ActContext, *, meeting: UUID, paper: UUID) -> None:
    """Rút tài liệu; the row stays, the file is no longer shown."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    withdraw(Paper.rows.filter(meeting=loaded, withdrawn=False), pk=paper)


@act("meetings.number_paper", right="decide", label=_("Number a notice or invitations"))
def number_paper(
    ctx: ActContext,
    *,
    meeting: UUID,
    document_type: Literal[DocumentType.NOTICE, DocumentType.INVITATION],
    claim: DocumentNumber | None = None,
) -> None:
    """Ghi số thông báo, giấy mời: the next number of the series, or the one that stands on the paper already.

    A notice has a number of its own, a new one after a move another; the invitations of a meeting share one. Once
    it was declared void, the paper gets another.
    """
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    notice = latest_notice(loaded) if document_type == DocumentType.NOTICE else None
    on = _dated(ctx, loaded, document_type, notice)
    borne = numbered_paper(loaded, document_type, notice)
    if borne is not None and borne.number.state != NumberState.VOID:
        raise Conflict(
            _("It bears its number already: %(symbol)s.")
            % {"symbol": full_symbol(borne.number.number, loaded.body, document_type)},
            code="numbered_already",
            field="claim",
        )
    title = f"{_TITLES[document_type]} {printed_subject(loaded)}"
    number = take_number(ctx, loaded.body, document_type, on, claim=claim, title=title)
    if borne is not None:
        NumberedPaper.rows.filter(pk=borne.pk).update(number=number)
    else:
        NumberedPaper.rows.create(
            id=ctx.derive_id("numbered-paper", document_type),
            meeting=loaded,
            document_type=document_type,
            notice=notice,
            number=number,
        )
    ctx.result["symbol"] = full_symbol(number.number, loaded.body, document_type)


def _dated(ctx: ActContext, meeting: Meeting, document_type: DocumentType, notice: Notice | None) -> date:
    """The day that stands on the paper. Raises Conflict where there is no such paper."""
    if document_type == DocumentType.INVITATION:
        if not Guest.rows.filter(meeting=meeting, withdrawn=False).exists():
            raise Conflict(_("No guest is invited to this meeting."), code="no_guest", field="document_type")
        return ctx.on
    if notice is None:
        raise Conflict(_("No notice of this meeting was given yet."), code="no_notice", field="document_type")
    return legal_day(notice.given_at)
