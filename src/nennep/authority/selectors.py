"""Who may do what, where, on which day: worked out from positions, duties and memberships, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value

from nennep.authority.models import Charge
from nennep.authority.permissions import GRANTS, IN_CHARGE, MEMBER_OF, OWN, READ, Reach
from nennep.core.actor import Actor
from nennep.core.authorise import Standing
from nennep.core.rights import known_rights
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.models import Descent, Organisation

_CHARGE, _MEMBER = "charge", "member"


@dataclass(frozen=True, slots=True)
class Holding:
    """One reason for rights: `reach` over `organisation_id` and what stands below it."""

    organisation_id: UUID
    reach: Reach

    def at_depth(self, depth: int) -> frozenset[str]:
        """The rights held over an organisation `depth` steps below."""
        return frozenset(right for steps, rights in self.reach.items() if depth <= steps for right in rights)


def standing_of(actor: Actor, organisation_id: UUID, on: date) -> Standing:
    """Fills `core.authorise`: one query over the reasons that reach this organisation on that day."""
    if actor.is_operator:
        return Standing(True, known_rights())
    if actor.person_id is None:
        return Standing(False, frozenset())
    rights: set[str] = set()
    for source, kind, depth in _reasons_towards(actor.person_id, organisation_id, on):
        rights |= Holding(organisation_id, _reach(source, kind)).at_depth(depth)
    return Standing(bool(rights), frozenset(rights))


def holdings_of(actor: Actor, on: date) -> list[Holding]:
    """Every reason for rights that the actor has on a day."""
    if actor.person_id is None:
        return []
    return [Holding(at, _reach(source, kind)) for source, kind, at in _reasons(actor.person_id, on)]


def organisations_with(actor: Actor, right: str, on: date) -> QuerySet[Organisation]:
    """The organisations over which the actor holds `right` on a day."""
    organisations = Organisation.rows.as_of(on)
    if actor.is_operator:
        return organisations
    reached = Q(pk__in=[])
    for holding in holdings_of(actor, on):
        steps = max((depth for depth, rights in holding.reach.items() if right in rights), default=None)
        if steps is not None:
            reached |= Q(ancestor_id=holding.organisation_id, depth__lte=steps)
    return organisations.filter(pk__in=Descent.rows.as_of(on).filter(reached).values("descendant_id"))


def visible_organisations(actor: Actor, on: date) -> QuerySet[Organisation]:
    """The organisations that exist for the actor."""
    return organisations_with(actor, READ, on)


def in_charge_of(organisation_id: UUID, on: date) -> QuerySet[Person]:
    """The committee members and officials in charge of a cell on a day (cấp ủy viên phụ trách)."""
    return Person.rows.filter(
        pk__in=Charge.rows.as_of(on).filter(organisation_id=organisation_id).values("person_id")
    ).order_by("name_key")


def _reach(source: str, kind: str) -> Reach:
    if source == _CHARGE:
        return {OWN: IN_CHARGE}
    if source == _MEMBER:
        return {OWN: MEMBER_OF}
    return GRANTS.get((source, kind), {})


def _reasons_towards(person_id: UUID, organisation_id: UUID, on: date) -> list[tuple[str, str, int]]:
    def through(path: str) -> Q:
        """The lines of descent from the organisation at `path` down to the one asked about, on that day."""
        return (
            Q(**{f"{path}__descents__descendant_id": organisation_id})
            & Q(**{f"{path}__descents__valid_from__lte": on})
            & (
                Q(**{f"{path}__descents__valid_to__isnull": True})
                | Q(**{f"{path}__descents__valid_to__gt": on})
            )
        )

    return _union(person_id, on, through, lambda path: F(f"{path}__descents__depth"))


def _reasons(person_id: UUID, on: date) -> list[tuple[str, str, UUID]]:
    return _union(person_id, on, lambda _path: Q(), lambda path: F(f"{path}__id"))


def _union(person_id: UUID, on: date, condition: Any, last: Any) -> list[Any]:
    """(source, kind, `last`) of every position, duty and membership of a person on a day, as one query."""
    positions = (
        Position.rows.as_of(on)
        .filter(condition("body__organisation"), person_id=person_id)
        .values_list(F("body__kind"), F("kind"), last("body__organisation"))
    )
    charges = (
        Charge.rows.as_of(on)
        .filter(condition("organisation"), person_id=person_id)
        .values_list(Value(_CHARGE), Value(""), last("organisation"))
    )
    memberships = (
        Membership.rows.as_of(on)
        .filter(condition("cell"), person_id=person_id)
        .values_list(Value(_MEMBER), Value(""), last("cell"))
    )
    return list(positions.union(charges, memberships, all=True))
