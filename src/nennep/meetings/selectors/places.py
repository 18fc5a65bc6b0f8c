"""What the pages of organisations show, limited to what the actor may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F

from nennep.authority.permissions import CHAIR, HEAR, MANAGE, PREPARE, READ
from nennep.authority.selectors import in_charge_of, organisations_seen, organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.selectors.months import Year, years_of
from nennep.meetings.states import BEFORE_SESSION
from nennep.membership.enums import Status
from nennep.membership.models import Membership, Person, Position
from nennep.membership.selectors import holders_on, leaders_first
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body, Descent, Organisation, OrganisationName
from nennep.organisation.selectors import below, names_on, organisation_for


@dataclass(frozen=True, slots=True)
class BodyHolders:
    """A body and who holds office in it."""

    body: Body
    holders: list[Position]


@dataclass(frozen=True, slots=True)
class OwnMeetings:
    """The meetings of an organisation's own bodies by what they ask for today."""

    overdue: list[Meeting]  # their day has passed, nothing is recorded
    recording: list[Meeting]  # opened, the minutes not adopted yet
    upcoming: list[Meeting]
    past: list[Meeting]  # held, or not held with the reason

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return bool(self.overdue or self.recording or self.upcoming or self.past)


@dataclass(frozen=True, slots=True)
class About:
    """An organisation on a day, for its page."""

    organisation: Organisation
    name: OrganisationName
    on: date
    rights: frozenset[str]
    bodies: list[BodyHolders]
    members: int
    in_charge: list[Person]
    meetings: OwnMeetings
    year: Year
    children: list[tuple[Organisation, OrganisationName, int]]
    former: list[OrganisationName]

    @property
    def members_below(self) -> int:
        """Members of the organisations directly below and of what stands under them."""
        return sum(members for _organisation, _name, members in self.children)

    @property
    def has_cells(self) -> bool:
        """Whether cells stand directly below."""
        return any(organisation.kind == Kind.CELL for organisation, _name, _members in self.children)

    @property
    def meets(self) -> bool:
        """Whether a body of its own meets, and so has a calendar; an office works, but does not meet."""
        return any(each.body.kind != BodyKind.OFFICE for each in self.bodies)

    @property
    def hears(self) -> bool:
        """Whether the reader may read minutes of the cells directly below."""
        return HEAR in self.rights

    @property
    def prepares(self) -> bool:
        """Whether the reader prepares meetings here."""
        return PREPARE in self.rights

    @property
    def chairs(self) -> bool:
        """Whether the reader opens meetings here."""
        return CHAIR in self.rights

    @property
    def manages(self) -> bool:
        """Whether the reader keeps rolls here."""
        return MANAGE in self.rights


def about(actor: Actor, organisation_id: UUID, on: date) -> About:
    """Everything that an organisation's page shows, as of a day; of one that has ended, as of its last day.

    Raises NotFound outside the actor's part of the tree, and on a day without the organisation. Rights are today's.
    """
    organisation = organisation_for(actor, organisation_id)
    if organisation.valid_to is not None:
        on = min(on, organisation.valid_to - timedelta(days=1))
    bodies = list(Body.rows.filter(organisation=organisation).order_by("kind", "name"))
    children = list(below(organisation_id, on, depth=1) & organisations_seen(actor, on))
    names = names_on([organisation_id, *(each.pk for each in children)], on)
    if organisation_id not in names:
        raise NotFound
    return About(
        organisation=organisation,
        name=names[organisation_id],
        on=on,
        rights=access_to(actor, organisation_id, clock.today()).rights,
        bodies=[BodyHolders(each, leaders_first(holders_on(each.pk, on))) for each in bodies],
        members=Membership.rows.as_of(on).filter(cell_id=organisation_id).count(),
        in_charge=list(in_charge_of(organisation_id, on)),
        meetings=_own_meetings(bodies),
        year=years_of([organisation_id], on.year, on)[organisation_id],
        children=_counted(children, names, on),
        former=_former(actor, organisation_id, on),
    )


def _own_meetings(bodies: list[Body]) -> OwnMeetings:
    rows = Meeting.rows.filter(body__in=bodies).select_related("body")
    not_over = [*BEFORE_SESSION, MeetingState.IN_SESSION]
    ahead, today = list(rows.filter(state__in=not_over).order_by("starts_at")), clock.today()
    planned = [each for each in ahead if each.state in BEFORE_SESSION]
    return OwnMeetings(
        overdue=[each for each in planned if clock.legal_day(each.starts_at) < today],
        recording=[each for each in ahead if each.state == MeetingState.IN_SESSION],
        upcoming=[each for each in planned if clock.legal_day(each.starts_at) >= today][:4],
        past=list(rows.exclude(state__in=not_over).order_by("-starts_at")[:6]),
    )


def _former(actor: Actor, organisation_id: UUID, on: date) -> list[OrganisationName]:
    """The organisations that stood directly below when they ended and that the actor reads, by their last names."""
    lines = Descent.rows.filter(ancestor_id=organisation_id, depth=1, valid_to=F("descendant__valid_to"))
    ended = lines.filter(valid_to__lte=on).values("descendant_id")
    readable = organisations_with(actor, READ, clock.today()).filter(pk__in=ended)
    names = OrganisationName.rows.filter(organisation__in=readable).order_by("organisation_id", "-valid_from")
    last: dict[UUID, OrganisationName] = {}
    for each in names:
        last.setdefault(each.organisation_id, each)
    return sorted(last.values(), key=lambda each: each.sort_key)


def _counted(
    children: list[Organisation], names: dict[UUID, OrganisationName], on: date
) -> list[tuple[Organisation, OrganisationName, int]]:
    """The organisations below with the number of their members, by name."""
    if not children:
        return []
    lines = Descent.rows.as_of(on).filter(ancestor__in=children)
    cells = dict(lines.values_list("descendant_id", "ancestor_id"))
    sizes = Membership.rows.as_of(on).filter(cell_id__in=cells).exclude(status=Status.VISITING)
    counts: Counter[UUID] = Counter()
    for cell_id, size in sizes.values_list("cell_id").annotate(Count("person_id", distinct=True)):
        counts[cells[cell_id]] += size
    rows = [(each, names[each.pk], counts[each.pk]) for each in children if each.pk in names]
    return sorted(rows, key=lambda row: row[1].sort_key)
