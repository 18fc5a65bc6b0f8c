"""The year's calendar: fixed days, planned meetings."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Part, act
from nennep.core.acts.taking import must_be_new
from nennep.core.clock import legal_day
from nennep.core.dates.told import Day, HourOfDay, Moment
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, Line
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.calendar.fixed_days import INHERITED
from nennep.meetings.calendar.rules import (
    cells_below,
    check_day,
    check_free,
    check_in_month,
    check_once_a_month,
)
from nennep.meetings.enums import MeetingKind
from nennep.meetings.leading.ways import to_calendar
from nennep.meetings.models import FixedDay, Meeting
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, Organisation

Place = Annotated[Line, Field(max_length=160)]


class PlannedMeeting(Part):
    """One meeting of the year as a person confirmed it; `sits_with` names the regular one of the same sitting."""

    id: NewId
    kind: MeetingKind
    month: Day
    starts_at: Moment
    place: Place = ""
    theme: Line = ""
    is_model: bool = False
    sits_with: UUID | None = None


@act("meetings.set_fixed_day", right="prepare", or_right="manage", label=_("Set the fixed day of meetings"))
def set_fixed_day(
    ctx: ActContext,
    *,
    id: NewId,
    organisation: UUID,
    day: Annotated[int, Field(ge=1, le=31)],
    starts: HourOfDay,
    effective: Day,
    place: Place = "",
    body_kind: BodyKind = BodyKind.CELL,
) -> None:
    """Định ngày sinh hoạt cố định from a day on, for bodies of a kind here and below; those below may differ."""
    ctx.authorise(organisation)
    must_be_new(FixedDay, id)
    found = Organisation.rows.select_for_update().filter(pk=organisation).first()
    if found is None:
        raise NotFound
    if effective < found.valid_from:
        raise Invalid(_("The organisation did not exist yet on that day."), field="effective")
    if not _has_such_bodies(organisation, body_kind):
        raise Invalid(_("This organisation has no body of that kind."), field="body_kind")
    own = FixedDay.rows.filter(organisation_id=organisation, body_kind=body_kind)
    if own.filter(valid_from__gt=effective).exists():
        raise Conflict(_("Another fixed day begins after that day already."), field="effective")
    ctx.about("organisation", organisation)
    if own.filter(valid_from=effective).update(day=day, starts=starts, place=place):
        return  # it never took effect, so the row is changed; the acts keep the earlier value
    own.filter(valid_to__isnull=True).update(valid_to=effective)
    FixedDay.rows.create(
        id=id,
        organisation_id=organisation,
        body_kind=body_kind,
        day=day,
        starts=starts,
        place=place,
        valid_from=effective,
    )


@act("meetings.plan_meetings", right="prepare", or_right="manage", label=_("Plan meetings of the year"))
def plan_meetings(ctx: ActContext, *, body: UUID, meetings: Annotated[list[PlannedMeeting], MANY]) -> None:
    """Lập lịch sinh hoạt: the meetings of one body that a person has confirmed, days moved where they clash."""
    found = Body.rows.select_related("organisation").select_for_update(of=("self",)).filter(pk=body).first()
    if found is None:
        raise NotFound
    ctx.authorise(found.organisation_id)
    if not meetings:
        raise Invalid(_("Choose at least one meeting."), field="meetings")
    if found.kind == BodyKind.OFFICE:
        raise Invalid(_("An office does not meet as a body."), field="body")
    ids = {each.id for each in meetings}
    if len(ids) < len(meetings) or Meeting.rows.filter(pk__in=ids).exists():
        raise Conflict(
            _("These meetings were planned already. Reload the calendar."),
            code="exists",
            way=to_calendar(found.organisation_id, meetings[0].month.year),
        )
    for each in meetings:
        _check_planned(found, each)
    check_once_a_month(found, [each.month for each in meetings if each.kind == MeetingKind.REGULAR])
    _check_sittings(found, meetings)
    Meeting.rows.bulk_create(
        Meeting(
            id=each.id,
            body=found,
            kind=each.kind,
            month=each.month,
            starts_at=each.starts_at,
            place=each.place,
            theme=each.theme,
            is_model=each.is_model,
            sits_with_id=each.sits_with,
        )
        for each in sorted(meetings, key=lambda each: each.sits_with is not None)
    )
    for each in meetings:
        ctx.about("meeting", each.id)
    ctx.result["meetings"] = [str(each.id) for each in meetings]


class MeetingOfCell(Part):
    """When one cell meets; `body` is the cell itself, not its committee."""

    id: NewId
    body: UUID
    starts_at: Moment
    place: Place = ""


@act("meetings.plan_month", right="manage", label=_("Plan a month's meetings of several cells"))
def plan_month(
    ctx: ActContext, *, organisation: UUID, month: Day, meetings: Annotated[list[MeetingOfCell], MANY]
) -> None:
    """Hẹn ngày sinh hoạt thường kỳ của một tháng cho các chi bộ chưa có ngày, as the office confirmed them.

    Each cell moves its own afterwards, as any other meeting of its calendar.
    """
    ctx.authorise(organisation)
    if month.day != 1:
        raise Invalid(_("A meeting counts for a month, written as its first day."), field="month")
    if not meetings:
        raise Invalid(_("Choose at least one meeting."), field="meetings")
    ids, bodies = {each.id for each in meetings}, {each.body for each in meetings}
    if len(ids) < len(meetings) or Meeting.rows.filter(pk__in=ids).exists():
        raise Conflict(
            _("These meetings were planned already. Reload the calendar."),
            code="exists",
            way=to_calendar(organisation, month.year),
        )
    if len(bodies) < len(meetings):
        raise Invalid(_("The same cell stands here twice."), field="meetings")
    cells = cells_below(ctx.actor, organisation, bodies, ctx.on)
    for each in meetings:
        check_in_month(cells[each.body], month, legal_day(each.starts_at))
    check_free(cells, month)
    Meeting.rows.bulk_create(
        Meeting(
            id=each.id,
            body=cells[each.body],
            kind=MeetingKind.REGULAR,
            month=month,
            starts_at=each.starts_at,
            place=each.place,
        )
        for each in meetings
    )
    for each in meetings:
        ctx.about("meeting", each.id)
    ctx.result["meetings"] = [str(each.id) for each in meetings]


def _has_such_bodies(organisation_id: UUID, kind: BodyKind) -> bool:
    """Whether the organisation has a body of this kind, or bodies below it may inherit the day."""
    if kind in INHERITED:
        return True
    return Body.rows.filter(organisation_id=organisation_id, kind=kind).exists()


def _check_planned(body: Body, each: PlannedMeeting) -> None:
    on = legal_day(each.starts_at)
    if each.month.day != 1:
        raise Invalid(_("A meeting counts for a month, written as its first day."), field="meetings")
    if on.replace(day=1) != each.month:
        raise Invalid(
            translate("%(day)s does not lie in the month that this meeting counts for.")
            % {"day": f"{on:%d/%m/%Y}"},
            field="meetings",
        )
    check_day(body, each.kind, on)


def _check_sittings(body: Body, meetings: Annotated[list[PlannedMeeting], MANY]) -> None:
    """A thematic meeting may sit with a regular one of the same payload or of the calendar, at its time and place."""
    planned = {each.id: (each.kind, each.starts_at) for each in meetings if each.sits_with is None}
    wanted = {each.sits_with for each in meetings if each.sits_with is not None} - set(planned)
    known = Meeting.rows.filter(pk__in=wanted, body=body, sits_with=None, state__in=BEFORE_SESSION)
    leaders = planned | {each.pk: (each.kind, each.starts_at) for each in known}
    for each in meetings:
        if each.sits_with is None:
            continue
        kind, starts_at = leaders.get(each.sits_with, (None, None))
        if each.kind != MeetingKind.THEMATIC or kind != MeetingKind.REGULAR or starts_at != each.starts_at:
            raise Invalid(
                _(
                    "Only a thematic meeting sits together with a regular one, of the same body and at the same time."
                ),
                field="meetings",
            )
