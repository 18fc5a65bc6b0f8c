"""Who has a part in a meeting before it opens: who agrees to the agenda, who is told, who might be invited."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import translation

from nennep.authority.selectors import in_charge_of, visible_organisations
from nennep.core.actor import Actor
from nennep.core.clock import legal_day
from nennep.meetings.models import Meeting
from nennep.meetings.roll_call.expected import expected, people_expected
from nennep.membership.enums import PositionKind
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, OrganisationName
from nennep.organisation.selectors import below, names_on, parent_of
from nennep.records.letterhead import committee_of

LEADERS = (PositionKind.SECRETARY, PositionKind.STANDING_DEPUTY, PositionKind.DEPUTY)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody whom the notice is for: a member on the expected roll, or the committee member in charge."""

    person: Person
    office: str
    in_charge: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who would be invited to watch a model meeting, and as what."""

    person: Person
    title: str


def who_agree(body: Body, on: date) -> list[Person]:
    """Chi ủy of a cell; where it has none, and for other bodies, the leaders of the body."""
    of_committee = Position.rows.none()
    if body.kind == BodyKind.CELL:
        of_committee = Position.rows.as_of(on).filter(
            body__organisation_id=body.organisation_id, body__kind=BodyKind.CELL_COMMITTEE
        )
    positions = list(of_committee.select_related("person"))
    if not positions:
        positions = list(
            Position.rows.as_of(on)
            .filter(body__organisation_id=body.organisation_id, kind__in=LEADERS)
            .select_related("person")
        )
    return sorted(
        {each.person_id: each.person for each in positions}.values(), key=lambda each: each.name_key
    )


def recipients_of(meeting: Meeting, on: date) -> list[Recipient]:
    """Everybody on the expected roll of the day, then the committee members in charge."""
    roll = [Recipient(each.person, each.office, False) for each in expected(meeting.body, on)]
    known = {each.person.pk for each in roll}
    follow = in_charge_of(meeting.body.organisation_id, on)
    return roll + [Recipient(each, "", True) for each in follow if each.pk not in known]


def observers_for(meeting: Meeting, on: date) -> list[Candidate]:
    """Observers of a model meeting: the committee above, and the secretaries of all its other cells."""
    own = meeting.body.organisation_id
    superior = parent_of(own, on)
    if superior is None:
        return []
    committee = Position.rows.as_of(on).filter(
        body__organisation_id=superior, body__kind__in=(BodyKind.EXECUTIVE, BodyKind.STANDING)
    )
    secretaries = Position.rows.as_of(on).filter(
        body__organisation__in=_cells_below(superior, on),
        body__kind__in=(BodyKind.CELL_COMMITTEE, BodyKind.CELL),
        kind=PositionKind.SECRETARY,
    )
    at_home = set(people_expected(meeting.body, on))
    names = names_on({superior, *_organisations(secretaries)}, on)
    found: dict[UUID, Candidate] = {}
    for each in [
        *committee.select_related("person", "body").order_by("person__name_key"),
        *secretaries.select_related("person", "body").order_by("person__name_key"),
    ]:
        if each.person_id not in at_home:
            found.setdefault(each.person_id, Candidate(each.person, _title(each, names)))
    return list(found.values())


def may_be_invited(actor: Actor, meeting: Meeting, persons: Collection[UUID], today: date) -> set[UUID]:
    """Of these persons, those whom the actor may name as guests: pages show who they are.

    They are the candidates for a model meeting, those in charge of the organisation, and people who belong to one that
    the actor reads today.
    """
    if not persons:
        return set()
    on = legal_day(meeting.starts_at)
    offered = {each.person.pk for each in observers_for(meeting, on)} if meeting.is_model else set()
    offered |= {each.pk for each in in_charge_of(meeting.body.organisation_id, on)}
    read = visible_organisations(actor, today).values("pk")
    members = Membership.rows.as_of(today).filter(person_id__in=persons, cell_id__in=read)
    holders = Position.rows.as_of(today).filter(person_id__in=persons, body__organisation_id__in=read)
    near = {*members.values_list("person_id", flat=True), *holders.values_list("person_id", flat=True)}
    return (offered | near).intersection(persons)


def _cells_below(superior: UUID, on: date) -> list[UUID]:
    return list(below(superior, on).filter(kind="cell").values_list("pk", flat=True))


def _organisations(positions) -> set[UUID]:  # type: ignore[no-untyped-def]  # DatedRows of Position
    return set(positions.values_list("body__organisation_id", flat=True))


def _title(position: Position, names: Mapping[UUID, OrganisationName]) -> str:
    """The office and whose ("Bí thư Chi bộ bản Pá Kìm"), unless its own title says it; Vietnamese, for paper."""
    with translation.override("vi"):
        office = position.title or str(position.get_kind_display())
    office = office[:1].upper() + office[1:]
    found = names.get(position.body.organisation_id)
    name = found.name if found else ""
    if office.endswith("Đảng ủy") and name.startswith("Đảng bộ "):
        office, name = office.removesuffix("Đảng ủy").strip(), committee_of(name)
    return office if not name or name in office else f"{office} {name}"[:200]
