"""Opening a meeting that nobody prepared, or that somebody prepared while this phone had no signal."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core import clock
from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import already_recorded, take
from nennep.core.database.composed import ByKey
from nennep.core.dates.told import Moment
from nennep.core.ids import NewId
from nennep.core.payload.types import Line
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.actions.session import OPENABLE
from nennep.meetings.calendar.rules import check_day
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.leading.ways import to_correction
from nennep.meetings.models import Meeting, Roll, RollEntry
from nennep.meetings.opening.merging import ItemTakenAlong, bring_items, call_also, prepared_for
from nennep.meetings.opening.other_ids import meeting_named
from nennep.meetings.opening.session import begin_session, beginning, open_again
from nennep.meetings.states import LOCKED, check_state
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body

_WITH_CHAIR = ByKey(
    lambda: Meeting.rows.select_for_update(of=("self",)).select_related("body__organisation", "chair")
)


@act("meetings.open_now", right="chair", label=_("Open a meeting now"), offline=Offline.EXCLUSIVE)
def open_now(
    ctx: ActContext,
    *,
    id: NewId,
    body: UUID,
    kind: MeetingKind,
    chair: UUID,
    items: Annotated[list[ItemTakenAlong], Field(max_length=100)],
    theme: Line = "",
    place: Annotated[Line, Field(max_length=160)] = "",
    started_at: Moment | None = None,
    roll: Annotated[list[UUID], Field(max_length=2000)] | None = None,
    instead_of: UUID | None = None,
) -> None:
    """Mở buổi họp ngay: open a meeting of which the phone had no draft, with the agenda and roll stored on it.

    If somebody prepared or opened the same meeting meanwhile, the two become one, and what was prepared stays. The
    roll is the server's roll of the meeting's day; the answer names the people who are on only one of the two rolls.
    """
    begins = beginning(ctx, started_at)
    of = _take_body(ctx, body)
    meeting = _called(of, id) or prepared_for(of, kind, clock.legal_day(begins))
    ctx.result["merged"] = meeting is not None
    if meeting is None:
        meeting = _plan(id, of, kind, begins, place, theme)
    _must_not_be_over(meeting)
    call_also(meeting, id)
    if meeting.state == MeetingState.IN_SESSION:
        frozen = open_again(ctx, meeting, chair=chair, begins=begins, instead_of=instead_of)
        bring_items(meeting, items)
    else:
        bring_items(meeting, items)
        frozen = begin_session(ctx, meeting, chair=chair, begins=begins)
    ctx.about("meeting", meeting.pk)
    ctx.result |= {"meeting": str(meeting.pk), "roll_version": 0 if frozen is None else frozen.version}
    ctx.result |= _differences(frozen, roll or [])


def _take_body(ctx: ActContext, body_id: UUID) -> Body:
    rows = Body.rows.select_related("organisation")
    return take(ctx, rows, body_id, of=lambda body: body.organisation_id, given=[("body", body_id)])


def _called(body: Body, meeting_id: UUID) -> Meeting | None:
    """The meeting that has this id already: the same opening came before, under another key."""
    found = meeting_named(_WITH_CHAIR, meeting_id)
    if found is not None and found.body_id != body.pk:
        raise already_recorded()
    return found


def _must_not_be_over(meeting: Meeting) -> None:
    if meeting.state in LOCKED:
        raise Conflict(
            _(
                "The meeting of %(day)s of this body was held already, and its minutes are adopted and locked. "
                "What belongs to it is put right with a Correction."
            )
            % {"day": f"{clock.legal_day(meeting.opened_at or meeting.starts_at):%d/%m/%Y}"},
            code="locked",
            facts={"meeting": str(meeting.pk)},
            way=to_correction(meeting.pk),
        )
    check_state(meeting, OPENABLE)


def _plan(id: UUID, body: Body, kind: MeetingKind, begins: datetime, place: str, theme: str) -> Meeting:
    """Enter the meeting, which nobody had planned, in the calendar at the moment when it began."""
    on = clock.legal_day(begins)
    if kind == MeetingKind.JOINT or body.kind == BodyKind.OFFICE:
        raise Invalid(_("A meeting of this kind cannot be opened without being planned."), field="kind")
    check_day(body, kind, on)
    return Meeting.rows.create(
        id=id, body=body, kind=kind, month=on.replace(day=1), starts_at=begins, place=place, theme=theme
    )


def _differences(frozen: Roll | None, taken_along: list[UUID]) -> dict[str, list[str]]:
    """The people on only one of the two rolls; empty when the phone did not send its own."""
    if frozen is None or not taken_along:
        return {}
    ours = set(RollEntry.rows.filter(roll=frozen).values_list("person_id", flat=True))
    theirs = set(taken_along)
    return {
        "not_on_roll": sorted(str(each) for each in theirs - ours),
        "new_on_roll": sorted(str(each) for each in ours - theirs),
    }
