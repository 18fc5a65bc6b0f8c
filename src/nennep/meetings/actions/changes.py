"""Changes of a planned meeting: its theme, its place, its day, and that it is not held."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import must_be_new
from nennep.core.clock import legal_day
from nennep.core.dates.told import Moment
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, RequiredLine
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.actions.calendar import Place
from nennep.meetings.calendar.rules import check_day
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.leading.ways import to_move
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Meeting, MeetingMove, Notice
from nennep.meetings.opening.other_day import planned_start
from nennep.meetings.opening.postponing import prepare_to_move
from nennep.meetings.proxy_entries import lent
from nennep.meetings.roll_call.rolls import current_roll, freeze_roll
from nennep.meetings.sittings import change_sitting, must_lead, set_state
from nennep.meetings.states import BEFORE_SESSION, check_move

RequiredPlace = Annotated[RequiredLine, Field(max_length=160)]
TELL_MOVED_AFTER_NOTICE = _("The notice was given already. Say how people were told of the change.")


@act("meetings.describe_meeting", right="prepare", or_right="manage", label=_("Set the theme of a meeting"))
def describe_meeting(ctx: ActContext, *, meeting: UUID, theme: Line = "", is_model: bool = False) -> None:
    """Đặt chuyên đề, chọn sinh hoạt mẫu: what the meeting is about, and whether others watch it to learn."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    if loaded.kind == MeetingKind.THEMATIC and loaded.state != MeetingState.DRAFT and not theme:
        raise Invalid(_("A thematic meeting needs its theme."), field="theme")
    loaded.theme, loaded.is_model = theme, is_model
    loaded.save(update_fields=["theme", "folded", "is_model"])


@act("meetings.set_place", right="prepare", or_right="manage", label=_("Set the place of a meeting"))
def set_place(ctx: ActContext, *, meeting: UUID, place: RequiredPlace) -> None:
    """Ghi địa điểm while the meeting is prepared. Once notice was given it is moved, so that people are told."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    must_lead(loaded)
    if loaded.state == MeetingState.NOTIFIED:
        raise Conflict(
            _("Notice was given with the old place. Move the meeting, and say how people were told."),
            code="notified",
            field="place",
            way=to_move(loaded.pk),
        )
    change_sitting(loaded, place=place)


@act(
    "meetings.move_meeting",
    right="prepare",
    or_right="manage",
    label=_("Move a meeting"),
    offline=Offline.LATEST,
    version=2,
    upcasts={1: dict},  # the arguments that version 2 added may be left out
)
def move_meeting(
    ctx: ActContext,
    *,
    id: NewId,
    meeting: UUID,
    starts_at: Moment,
    reason: RequiredLine,
    place: Place | None = None,
    told_how: Annotated[Line, Field(max_length=200)] = "",
    although_cancelled: bool = False,
    same_as: UUID | None = None,
    apart: bool = False,
) -> None:
    """Hoãn, đẩy sớm, đổi nơi họp: also at the last minute, with the reason and how people were told.

    `although_cancelled`: it is held on the new day, though somebody recorded that it is not. `same_as`: the meeting
    that somebody planned for that day meanwhile, which is this one; `apart`: it is another.
    """
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    must_be_new(MeetingMove, id)
    prepare_to_move(ctx, loaded, starts_at, held=although_cancelled, same_as=same_as, apart=apart)
    to_place = loaded.place if place is None else place
    if starts_at == loaded.starts_at and to_place == loaded.place:
        if ctx.device_id is not None:
            return  # another device moved it there first
        raise Invalid(_("This is the time and place that the meeting already has."), field="starts_at")
    check_day(loaded.body, loaded.kind, legal_day(starts_at), field="starts_at")
    after_notice = Notice.rows.filter(meeting=loaded).exists()
    if after_notice and not told_how:
        raise Invalid(TELL_MOVED_AFTER_NOTICE, field="told_how")
    move = MeetingMove(id=id, meeting=loaded, reason=reason, told_how=told_how, after_notice=after_notice)
    _put_there(ctx, loaded, starts_at, to_place, move)


def _put_there(ctx: ActContext, meeting: Meeting, starts_at: datetime, place: str, move: MeetingMove) -> None:
    """Change time and place; a roll that was taken for the old day is not the roll of the new one."""
    move.from_starts_at, move.to_starts_at = meeting.starts_at, starts_at
    move.from_place, move.to_place = meeting.place, place
    move.moved_at = ctx.at
    move.save(force_insert=True)
    other_day = legal_day(starts_at) != legal_day(meeting.starts_at)
    change_sitting(meeting, starts_at=starts_at, place=place)
    if other_day and current_roll(meeting) is not None:
        freeze_roll(ctx, meeting, legal_day(starts_at), move.reason)


@act(
    "meetings.cancel_meeting",
    right="prepare",
    or_right="manage",
    label=_("Record that a meeting is not held"),
)
def cancel_meeting(ctx: ActContext, *, meeting: UUID, reason: RequiredLine) -> None:
    """Không tổ chức: the meeting keeps its row, with the reason. A thematic one of its sitting is held alone again.

    One that was opened by mistake, and in which something was entered, is closed so by who may chair it. What was
    entered stays readable at it, and nothing of it is in force; who opens it again finds it as it was.
    """
    loaded = take_meeting(ctx, meeting)
    check_move(loaded, MeetingState.CANCELLED)
    if loaded.state == MeetingState.IN_SESSION:
        if not lent(ctx, loaded, "chair"):
            ctx.authorise(loaded.body.organisation_id, right="chair")
        must_lead(loaded)
    alone = {"starts_at": planned_start(loaded), "opened_at": None, "closed_at": None, "chair": None}
    Meeting.rows.filter(sits_with=loaded).update(sits_with=None, state=MeetingState.DRAFT, **alone)
    set_state(loaded, MeetingState.CANCELLED, reason=reason, sits_with=None)
