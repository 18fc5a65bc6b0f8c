"""Who is signed in: name, office, and the organisations that are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nennep.authority.permissions import READ
from nennep.authority.selectors import rights_below
from nennep.core.actor import Actor
from nennep.membership.enums import Status
from nennep.membership.models import Membership, Person, Position
from nennep.membership.selectors import person_of
from nennep.organisation.enums import BodyKind
from nennep.organisation.selectors import names_on


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation that belongs to somebody's work, by the name of the day."""

    organisation_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Who:
    """The signed-in person on a day. `office` is what they are there; `own_cell` where they are a member."""

    person: Person | None
    office: str
    own_cell: Place | None
    offices_at: tuple[Place, ...]  # organisations in which they hold a position
    above: tuple[Place, ...]  # of those, the ones that have organisations below to read

    @property
    def name(self) -> str:
        """The person's name, or nothing for a login without a person."""
        return self.person.full_name if self.person else ""

    @property
    def home(self) -> Place | None:
        """The place named at the head of every page: where they hold an office, else their cell."""
        return self.offices_at[0] if self.offices_at else self.own_cell


_OF_POSITION = ("kind", "title", "body__kind", "body__name", "body__organisation_id", "person__full_name")


def who_is(actor: Actor, on: date) -> Who:
    """Read who the actor is on a day, in three queries."""
    if actor.person_id is None:
        return Who(None, "", None, (), ())
    rows = Position.rows.as_of(on).filter(person_id=actor.person_id).select_related("body", "person")
    positions = list(rows.only(*_OF_POSITION).order_by("valid_from", "id"))
    own = Membership.rows.as_of(on).filter(person_id=actor.person_id).exclude(status=Status.VISITING)
    membership = own.select_related("person").only("cell_id", "person__full_name").order_by("pk").first()
    held = {each.body.organisation_id: each for each in positions}
    cell_id = membership.cell_id if membership else None
    names = names_on([*held, *([cell_id] if cell_id else [])], on)
    places = {key: Place(key, name.name) for key, name in names.items()}
    reading_below = {each.body.organisation_id for each in positions if READ in rights_below(each)}
    return Who(
        person=next((each.person for each in (*positions, membership) if each), None) or person_of(actor),
        office=_office(positions),
        own_cell=places.get(cell_id) if cell_id else None,
        offices_at=tuple(places[key] for key in held if key in places),
        above=tuple(places[key] for key in held if key in reading_below and key in places),
    )


def _office(positions: list[Position]) -> str:
    """The office as one would say it: "Bí thư · Chi ủy Chi bộ bản Pá Kìm"."""
    if not positions:
        return ""
    first = positions[0]
    title = first.title or str(first.get_kind_display())
    return title if first.body.kind == BodyKind.OFFICE else f"{title} · {first.body.name}"
