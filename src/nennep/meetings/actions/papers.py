"""Papers of a meeting. The file is checked, hashed and stored before the act; the act says what it belongs to."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.ids import NewId
from nennep.core.payload.types import RequiredLine
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.files.bringing import was_brought
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import Paper
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import BEFORE_SESSION

MAX_PAPERS = 30


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
    withdraw(Paper.rows.filter(meeting=loaded, withdrawn=False), paper)
