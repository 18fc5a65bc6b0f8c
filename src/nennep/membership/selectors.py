"""Reading rolls and positions on a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import Forbidden, NotFound
from nennep.membership.enums import FULL_STATUSES, PositionKind
from nennep.membership.models import Introduction, Membership, Person, Position, Term
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Descent

LEADING = (PositionKind.SECRETARY, PositionKind.STANDING_DEPUTY, PositionKind.DEPUTY)
"""Who leads, the first of them first."""


def roll_of(actor: Actor, cell_id: UUID, on: date) -> QuerySet[Membership]:
    """The members of a cell on a day, in name order; raises NotFound outside the actor's part of the tree of today."""
    if not (actor.is_operator or access_to(actor, cell_id, clock.today()).sees):
        raise NotFound
    return members_on(cell_id, on)


def belongs_to(cell_id: UUID, person_id: UUID, on: date) -> bool:
    """Whether a person is on the roll of a cell on a day, or holds a position in it."""
    members = Membership.rows.as_of(on).filter(cell_id=cell_id, person_id=person_id)
    positions = Position.rows.as_of(on).filter(body__organisation_id=cell_id, person_id=person_id)
    return members.exists() or positions.exists()


def cells_of(person_id: UUID, on: date) -> list[UUID]:
    """The cells that a person belongs to on a day or will, by their days; the last one of somebody who belongs to none
    any more. Somebody received elsewhere from a later day belongs to both until then.

    A visit makes nobody belong, unless the person was never a member of any cell here.
    """
    rows = Membership.rows.filter(person_id=person_id).order_by("valid_from", "pk")
    all_of = list(rows.values_list("cell_id", "valid_to", "status"))
    full = [each for each in all_of if each[2] in FULL_STATUSES] or all_of
    running = [cell for cell, until, _status in full if until is None or until > on]
    return running or [cell for cell, _until, _status in full[-1:]]


@dataclass(frozen=True, slots=True)
class Reached:
    """A member and the number under which they are reached; "" where none is known. `writes`: the asker may set it."""

    person: UUID
    name: str
    telephone: str
    writes: bool


def writes_telephone(actor: Actor, person_id: UUID) -> bool:
    """Whether an actor writes the number of a person: the owner, who prepares or keeps one of their own cells."""
    if actor.is_operator or person_id == actor.person_id:
        return True
    today = clock.today()
    own = cells_of(person_id, today)
    return any(access_to(actor, each, today).rights & {"prepare", "manage"} for each in own)


def telephone_of(actor: Actor, cell_id: UUID, person_id: UUID) -> Reached:
    """The number of a member of a cell, for the owner and those who prepare its meetings or keep its roll.

    Raises NotFound outside the actor's part of the tree or of the cell, Forbidden for other members.
    """
    today = clock.today()
    access = access_to(actor, cell_id, today)
    if not (actor.is_operator or access.sees) or not belongs_to(cell_id, person_id, today):
        raise NotFound
    if not (actor.is_operator or person_id == actor.person_id or access.rights & {"prepare", "manage"}):
        raise Forbidden(_("A telephone number is written by its owner, the cell's secretary, or the office."))
    person = Person.rows.get(pk=person_id)
    return Reached(person.pk, person.full_name, person.phone, writes_telephone(actor, person_id))


def introductions_of(actor: Actor, organisation_id: UUID) -> QuerySet[Introduction]:
    """Introductions from and to an organisation and those below it, newest first. Raises NotFound."""
    today = clock.today()
    if not (actor.is_operator or access_to(actor, organisation_id, today).sees):
        raise NotFound
    here = Descent.rows.as_of(today).filter(ancestor_id=organisation_id).values("descendant_id")
    return (
        Introduction.rows.filter(Q(from_cell_id__in=here) | Q(to_id__in=here))
        .select_related("person")
        .order_by("-introduced_at", "pk")
    )


def members_on(cell_id: UUID, on: date) -> QuerySet[Membership]:
    """The memberships of a cell on a day, in name order; for acts, which have authorised already."""
    return (
        Membership.rows.as_of(on)
        .filter(cell_id=cell_id)
        .select_related("person")
        .order_by("person__name_key", "id")
    )


def holders_on(body_id: UUID, on: date) -> QuerySet[Position]:
    """The positions held in a body on a day, leaders first, then in name order."""
    return (
        Position.rows.as_of(on)
        .filter(body_id=body_id)
        .select_related("person")
        .order_by("person__name_key", "id")
    )


def has_committee(cell_id: UUID, on: date) -> bool:
    """Whether somebody sits on the cell's chi ủy on a day."""
    rows = Position.rows.as_of(on)
    return rows.filter(body__organisation_id=cell_id, body__kind=BodyKind.CELL_COMMITTEE).exists()


def leaders_first(positions: Iterable[Position]) -> list[Position]:
    """Positions in the order in which people name them: secretary, deputies, members; then as they came."""
    order = list(PositionKind)
    return sorted(positions, key=lambda each: order.index(PositionKind(each.kind)))


def positions_of(person_ids: Iterable[UUID], on: date) -> QuerySet[Position]:
    """The positions that persons hold on a day."""
    return Position.rows.as_of(on).filter(person_id__in=list(person_ids)).select_related("body")


def offices_of(person_ids: Iterable[UUID], organisation_id: UUID, on: date) -> dict[UUID, list[str]]:
    """What each person is in the bodies of an organisation on a day, in words, leaders first; as one query."""
    rows = (
        positions_of(person_ids, on)
        .filter(body__organisation_id=organisation_id)
        .order_by("body__kind", "id")
    )
    found: dict[UUID, list[str]] = {}
    for each in leaders_first(rows):
        words = each.title or each.get_kind_display()
        if words not in found.setdefault(each.person_id, []):
            found[each.person_id].append(words)
    return found


def term_on(body_id: UUID, on: date) -> Term | None:
    """The term of a body that runs on a day."""
    return Term.rows.as_of(on).filter(body_id=body_id).first()


def leaders_of(organisation_ids: Iterable[UUID], on: date) -> dict[UUID, Position]:
    """Who leads each organisation on a day: the secretary of one of its bodies, else a deputy; as one query."""
    rows = (
        Position.rows.as_of(on)
        .filter(body__organisation_id__in=list(organisation_ids), kind__in=LEADING)
        .exclude(body__kind=BodyKind.GROUP)
        .select_related("person", "body")
        .order_by("person__name_key", "id")
    )
    found: dict[UUID, Position] = {}
    for each in sorted(rows, key=lambda row: LEADING.index(PositionKind(row.kind))):
        found.setdefault(each.body.organisation_id, each)
    return found


def person_of(actor: Actor) -> Person | None:
    """The human behind a login."""
    return None if actor.person_id is None else Person.rows.filter(pk=actor.person_id).first()


def names_of(person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The full name of each person, as one query."""
    return dict(Person.rows.filter(pk__in=set(person_ids)).values_list("pk", "full_name"))
