"""The year of a body, and invitations to joint sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from nennep.authority.permissions import CHAIR, MANAGE
from nennep.authority.selectors import visible_organisations
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import Forbidden, NotFound
from nennep.meetings.calendar.fixed_days import (
    Fixed,
    Proposal,
    fixed_day_of,
    fixed_day_of_cells,
    propose_year,
)
from nennep.meetings.calendar.usual_places import usual_place
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import JointInvitation, Meeting
from nennep.meetings.states import BEFORE_SESSION, OPENED
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body, Organisation, OrganisationName
from nennep.organisation.selectors import below, name_on, names_on, organisation_for

_ORDER = tuple(BodyKind)


@dataclass(frozen=True, slots=True)
class MonthOf:
    """One month of a body's year and the meetings that count for it, by their hour."""

    month: date
    meetings: tuple[Meeting, ...]
    past: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an invitation to a joint session says, as a letter would: title, host, time and place."""

    joint_session: UUID
    title: str
    host: str
    starts_at: datetime | None
    place: str


@dataclass(frozen=True, slots=True)
class Year:
    """A body's year as its calendar shows it."""

    organisation: Organisation
    name: str
    body: Body
    bodies: tuple[Body, ...]
    year: int
    months: tuple[MonthOf, ...]
    fixed: Fixed | None
    fixed_by: str  # the name of the organisation that set the fixed day, where it is another
    cells_fixed: Fixed | None  # the day that cells below inherit
    may_plan: bool
    chairs: bool  # whether the reader opens meetings there, and so enters those held on paper
    manages: bool
    invitations: tuple[Asked, ...]

    @property
    def has_cells(self) -> bool:
        """Whether cells may stand below."""
        return bool(self.organisation.kind == Kind.COMMITTEE)


def year_of(actor: Actor, organisation_id: UUID, year: int, body_id: UUID | None = None) -> Year:
    """The calendar of one body of an organisation (of its first when not said). Raises NotFound."""
    today = clock.today()
    organisation = organisation_for(actor, organisation_id)
    bodies = meeting_bodies(organisation)
    body = next((each for each in bodies if body_id in (None, each.pk)), None)
    if body is None:
        raise NotFound
    rights = access_to(actor, organisation_id, today).rights
    fixed = fixed_day_of(body, max(today, organisation.valid_from))
    for_cells = organisation.kind == Kind.COMMITTEE
    may_plan = actor.is_operator or bool(rights & {"prepare", "manage"})
    return Year(
        organisation=organisation,
        name=name_on(organisation_id, today),
        body=body,
        bodies=tuple(bodies),
        year=year,
        months=_months(body, year, today),
        fixed=fixed,
        fixed_by="" if fixed is None or fixed.own else name_on(fixed.organisation_id, today),
        cells_fixed=fixed_day_of_cells(organisation_id, today) if for_cells else None,
        may_plan=may_plan,
        chairs=CHAIR in rights,
        manages=MANAGE in rights,
        invitations=tuple(asked(each) for each in _waiting(organisation_id, body)) if may_plan else (),
    )


def must_plan(shown: Year) -> Year:
    """The same year, for those who keep the calendar. Raises Forbidden."""
    if not shown.may_plan:
        raise Forbidden(_("The calendar is kept by the cell's secretary, or by the office above."))
    return shown


def proposals_for(shown: Year) -> list[Proposal]:
    """The meetings that a year still needs: in the running year from today on."""
    today = clock.today()
    since = today if shown.year == today.year else date(shown.year, 1, 1)
    usual = usual_place(shown.body)
    found = propose_year(shown.body, shown.year, since=since)
    return [replace(each, place=each.place or usual) for each in found]


def proposed_place(shown: Year) -> str:
    """Where a new meeting of the body is proposed: where its fixed day says, else where it met last."""
    fixed = shown.fixed.place if shown.fixed else ""
    return fixed or usual_place(shown.body)


def meeting_bodies(organisation: Organisation) -> list[Body]:
    """The bodies of an organisation that meet, in the order of the field; the office works, but does not meet."""
    found = (
        Body.rows.filter(organisation=organisation)
        .exclude(kind=BodyKind.OFFICE)
        .select_related("organisation")
    )
    return sorted(found, key=lambda each: (_ORDER.index(BodyKind(each.kind)), each.name))


def _waiting(organisation_id: UUID, body: Body) -> list[JointInvitation]:
    return invitations_waiting([organisation_id]) if body.kind == BodyKind.CELL else []


def invitations_waiting(organisations: Iterable[UUID]) -> list[JointInvitation]:
    """Invitations to joint sessions that wait for the answer of these organisations, whose host has not met yet."""
    own = Meeting.rows.filter(
        joint_session=OuterRef("joint_session"), body__organisation=OuterRef("organisation")
    )
    hosts = Meeting.rows.filter(joint_session=OuterRef("joint_session"), state__in=BEFORE_SESSION)
    rows = JointInvitation.rows.filter(
        Exists(hosts), ~Exists(own), organisation__in=organisations, declined=False
    )
    return list(rows.select_related("joint_session").order_by("invited_at", "pk"))


def invitation_for(actor: Actor, organisation_id: UUID, joint_session_id: UUID) -> Asked:
    """The invitation of an organisation that the actor sees. Raises NotFound."""
    organisation_for(actor, organisation_id)
    found = (
        JointInvitation.rows.filter(organisation_id=organisation_id, joint_session_id=joint_session_id)
        .select_related("joint_session")
        .first()
    )
    if found is None:
        raise NotFound
    return asked(found)


def asked(invitation: JointInvitation) -> Asked:
    """The words of an invitation."""
    joint = invitation.joint_session
    host = Meeting.rows.filter(joint_session=joint, body__organisation_id=joint.host_id).first()
    return Asked(
        joint_session=joint.pk,
        title=joint.title,
        host=name_on(joint.host_id, clock.today()),
        starts_at=host.starts_at if host else None,
        place=host.place if host else "",
    )


def meetings_to_tie(organisation_id: UUID) -> list[Meeting]:
    """The cell's own meetings that may still become part of a joint session."""
    rows = Meeting.rows.filter(
        body__organisation_id=organisation_id,
        body__kind=BodyKind.CELL,
        state__in=BEFORE_SESSION,
        joint_session=None,
        sits_with=None,
    )
    return list(rows.select_related("body").order_by("starts_at"))


def sitting_partners(meeting: Meeting) -> list[Meeting]:
    """Of a thematic meeting the regular ones it may sit with; of a regular one the thematic ones that sit with it."""
    rows = Meeting.rows.filter(body=meeting.body).select_related("body").order_by("starts_at")
    if meeting.kind != MeetingKind.THEMATIC:
        return list(rows.filter(sits_with=meeting))
    first = (meeting.month.month - 1) // 3 * 3 + 1
    quarter = [meeting.month.replace(month=first + step) for step in range(3)]
    return list(rows.filter(kind=MeetingKind.REGULAR, state=MeetingState.DRAFT, month__in=quarter))


def cells_for_month(actor: Actor, organisation_id: UUID, month: date) -> list[Meeting]:
    """The meetings of all cells below an organisation in a month that are or were announced, in the order of names."""
    today = clock.today()
    organisation_for(actor, organisation_id)
    under = below(organisation_id, today).values("pk")
    cells = visible_organisations(actor, today).filter(kind=Kind.CELL, pk__in=under)
    rows = Meeting.rows.filter(
        body__organisation__in=cells.values("pk"), body__kind=BodyKind.CELL, month=month, sits_with=None
    ).filter(state__in=[*BEFORE_SESSION, *OPENED])
    meetings = list(rows.select_related("body__organisation").order_by("starts_at"))
    names = names_on({each.body.organisation_id for each in meetings}, today)
    return sorted(meetings, key=lambda each: _name_key(names, each))


def _name_key(names: Mapping[UUID, OrganisationName], meeting: Meeting) -> tuple[str, str]:
    found = names.get(meeting.body.organisation_id)
    return (found.sort_key if found else "", meeting.starts_at.isoformat())


def _months(body: Body, year: int, today: date) -> tuple[MonthOf, ...]:
    rows = Meeting.rows.filter(body=body, month__year=year).select_related("body")
    meetings = list(rows.annotate(times_moved=Count("moves")).order_by("starts_at", "kind"))
    months = [date(year, number, 1) for number in range(1, 13)]
    return tuple(
        MonthOf(
            month=month,
            meetings=tuple(each for each in meetings if each.month == month),
            past=month < today.replace(day=1),
        )
        for month in months
    )
