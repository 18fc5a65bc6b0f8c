"""Taking the roll, opening the meeting, appointing the minute-taker, interpreting, and setting the times right."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.authority.permissions import HEAR
from nennep.core import clock
from nennep.core.acts import ActContext, Offline, act
from nennep.core.dates.told import Moment
from nennep.core.payload.types import Line
from nennep.core.refusals import Conflict, Forbidden
from nennep.meetings.access import takes_minutes
from nennep.meetings.calendar.rules import check_once_a_month
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Meeting, RollEntry
from nennep.meetings.opening.other_day import (
    SET_RIGHT,
    hold_on_its_day,
    must_be_free,
    must_say_why,
    take_back,
)
from nennep.meetings.opening.session import begin_session, beginning, open_again
from nennep.meetings.proxy_entries import lent
from nennep.meetings.roll_call.expected import people_expected
from nennep.meetings.roll_call.officers import must_be_on_roll
from nennep.meetings.roll_call.rolls import current_roll, freeze_roll
from nennep.meetings.sittings import change_sitting, check_times, check_told, must_lead, spoken
from nennep.meetings.states import BEFORE_SESSION, check_state

IN_SESSION = frozenset({MeetingState.IN_SESSION})
OPENABLE = BEFORE_SESSION | IN_SESSION
Language = Annotated[Line, Field(max_length=60)]
Interpreter = Annotated[Line, Field(max_length=160)]


@act("meetings.take_roll", right="minute", label=_("Take the roll"), offline=Offline.LATEST)
def take_roll(ctx: ActContext, *, meeting: UUID, reason: Line = "") -> None:
    """Chốt danh sách: freeze the roll of the meeting's day; once taken, a new version needs a reason."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION | IN_SESSION)
    on, taken = clock.legal_day(loaded.opened_at or loaded.starts_at), current_roll(loaded)
    if taken is not None and not reason:
        if ctx.device_id is not None and taken.on == on:
            ctx.result["version"] = taken.version  # another device took the same roll first
            return
        raise Conflict(_("The roll was taken already. Say why it must be taken again."), field="reason")
    roll = freeze_roll(ctx, loaded, on, reason)
    ctx.result["version"] = roll.version


@act(
    "meetings.open_meeting",
    right="chair",
    label=_("Open the meeting"),
    offline=Offline.EXCLUSIVE,
    version=3,
    upcasts={1: dict, 2: dict},  # the arguments that a later version added may be left out
)
def open_meeting(
    ctx: ActContext,
    *,
    meeting: UUID,
    chair: UUID,
    started_at: Moment | None = None,
    instead_of: UUID | None = None,
    although_cancelled: bool = False,
    other_day_reason: Line = "",
) -> None:
    """Bắt đầu: the meeting is in session from `started_at` (by default now); its roll is frozen if it is not yet.

    A second opening by the same chair changes nothing. By another chair it is a conflict, unless `instead_of` names the
    chair whose opening this one replaces. `although_cancelled`: it was held, though somebody recorded that it was not.
    On another day than planned it is moved there, and `other_day_reason` says why.
    """
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    begins = beginning(ctx, started_at)
    if loaded.state == MeetingState.IN_SESSION:
        roll = open_again(
            ctx, loaded, chair=chair, begins=begins, instead_of=instead_of, reason=other_day_reason
        )
    else:
        _must_be_openable(loaded, although_cancelled)
        must_say_why(ctx, loaded, begins, other_day_reason)
        roll = begin_session(ctx, loaded, chair=chair, begins=begins, reason=other_day_reason)
    ctx.result["roll_version"] = 0 if roll is None else roll.version


@act(
    "meetings.withdraw_opening",
    right="chair",
    label=_("Take the opening of a meeting back"),
    version=2,
    upcasts={1: dict},  # without `marks_too` they hinder it, as before
)
def withdraw_opening(ctx: ActContext, *, meeting: UUID, marks_too: bool = False) -> None:
    """Bỏ lần bắt đầu: it was opened by mistake, and nothing was entered since. It stands again where it stood before.

    `marks_too`: attendance was marked, and is taken back with it. Nothing else is.
    """
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    must_lead(loaded)
    must_be_free(loaded, marks_too=marks_too)
    take_back(ctx, loaded)


@act(
    "meetings.appoint_minute_taker",
    right="minute",
    label=_("Appoint the minute-taker"),
    offline=Offline.LATEST,
)
def appoint_minute_taker(ctx: ActContext, *, meeting: UUID, person: UUID) -> None:
    """Cử người ghi biên bản: somebody on the roll, who may then take this meeting's minutes whatever their position.

    By who hears it: a post that waits for a leader's word lets take the minutes at once, and would hear by this.
    """
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION | IN_SESSION)
    _must_hear(ctx, loaded)
    roll = current_roll(loaded)
    if roll is not None:
        on_roll = list(RollEntry.rows.filter(roll=roll, person_id=person).values_list("person_id", flat=True))
    else:
        on_roll = people_expected(loaded.body, clock.legal_day(loaded.starts_at))
    must_be_on_roll(on_roll, person, "minute_taker", field="person")
    Meeting.rows.filter(pk=loaded.pk).update(minute_taker_id=person)
    ctx.about("person", person)


@act(
    "meetings.record_interpreting",
    right="minute",
    label=_("Record the language and who interpreted"),
    offline=Offline.LATEST,
)
def record_interpreting(
    ctx: ActContext, *, meeting: UUID, language: Language = "", interpreter: Interpreter = ""
) -> None:
    """Phổ biến bằng tiếng dân tộc: in which language contents were also given, and who interpreted; empty: in none."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    Meeting.rows.filter(pk=loaded.pk).update(**spoken(language, interpreter))


@act(
    "meetings.set_times", right="minute", label=_("Set the start and end times right"), offline=Offline.LATEST
)
def set_times(ctx: ActContext, *, meeting: UUID, started_at: Moment, ended_at: Moment | None = None) -> None:
    """Chỉnh giờ bắt đầu, kết thúc before adoption. To another day than the planned one it is moved there."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    check_told(ctx, started_at, "started_at")
    check_told(ctx, ended_at, "ended_at")
    check_times(ctx, started_at, ended_at)
    hold_on_its_day(ctx, loaded, started_at, SET_RIGHT)
    change_sitting(loaded, opened_at=started_at, closed_at=ended_at)


def _must_hear(ctx: ActContext, meeting: Meeting) -> None:
    """Raise Forbidden for who records a meeting without the right to read what is said in it."""
    organisation = meeting.body.organisation_id
    hears = ctx.may(organisation, HEAR) or takes_minutes(meeting, ctx.actor, ctx.on)
    if not (hears or lent(ctx, meeting, HEAR) or HEAR in ctx.as_known(organisation)):
        raise Forbidden(
            _(
                "The minute-taker reads what is said, so one is appointed by who may read it. Your post or your login "
                "waits for a leader's word."
            )
        )


def _must_be_openable(meeting: Meeting, although_cancelled: bool) -> None:
    """Raise Conflict for a meeting that is over, or that was recorded as not held."""
    if meeting.state != MeetingState.CANCELLED:
        check_state(meeting, OPENABLE)
    elif not although_cancelled:
        raise Conflict(
            _("Meanwhile it was recorded that this meeting is not held: %(reason)s")
            % {"reason": meeting.reason},
            code="cancelled",
            facts={"reason": meeting.reason},
            way=to_meeting(meeting.pk),
        )
    elif meeting.kind == MeetingKind.REGULAR:
        check_once_a_month(meeting.body, [meeting.month])
