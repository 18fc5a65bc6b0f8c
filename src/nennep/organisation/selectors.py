"""Reading the tree on a date. What starts with an actor is limited to what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import NotFound
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body, Descent, Organisation, OrganisationName


def organisation_for(actor: Actor, organisation_id: UUID) -> Organisation:
    """One organisation, if it exists for the actor; raises NotFound.

    Rights are today's: another day changes what is seen, never who may see it.
    """
    found: Organisation | None = Organisation.rows.filter(pk=organisation_id).first()
    if found is None or not (actor.is_operator or access_to(actor, organisation_id, clock.today()).sees):
        raise NotFound
    return found


def ancestors_of(organisation_id: UUID, on: date) -> list[UUID]:
    """The organisation itself and its superiors on a day, nearest first."""
    return list(
        Descent.rows.as_of(on)
        .filter(descendant_id=organisation_id)
        .order_by("depth")
        .values_list("ancestor_id", flat=True)
    )


def chains_of(organisation_ids: Iterable[UUID], on: date) -> dict[UUID, list[UUID]]:
    """For each organisation itself and its superiors on a day, nearest first; as one query."""
    chains: dict[UUID, list[UUID]] = {each: [] for each in organisation_ids}
    rows = Descent.rows.as_of(on).filter(descendant_id__in=chains).order_by("depth")
    for descendant, ancestor in rows.values_list("descendant_id", "ancestor_id"):
        chains[descendant].append(ancestor)
    return chains


def parent_of(organisation_id: UUID, on: date) -> UUID | None:
    """The direct superior on a day."""
    return (
        Descent.rows.as_of(on)
        .filter(descendant_id=organisation_id, depth=1)
        .values_list("ancestor_id", flat=True)
        .first()
    )


def parents_on(organisation_ids: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """The direct superior of each organisation that has one on a day, as one query."""
    lines = Descent.rows.as_of(on).filter(descendant_id__in=list(organisation_ids), depth=1)
    return dict(lines.values_list("descendant_id", "ancestor_id"))


def below(organisation_id: UUID, on: date, *, depth: int | None = None) -> QuerySet[Organisation]:
    """The organisations below one on a day, at one depth or all; itself left out."""
    lines = Descent.rows.as_of(on).filter(ancestor_id=organisation_id, depth__gt=0)
    if depth is not None:
        lines = lines.filter(depth=depth)
    return Organisation.rows.as_of(on).filter(pk__in=lines.values("descendant_id"))


def names_on(organisation_ids: Iterable[UUID], on: date) -> dict[UUID, OrganisationName]:
    """The name that each organisation bore on a day, as one query."""
    found = OrganisationName.rows.as_of(on).filter(organisation_id__in=list(organisation_ids))
    return {each.organisation_id: each for each in found}


def name_on(organisation_id: UUID, on: date) -> str:
    """The name that an organisation bore on a day; its first or last one when it did not exist yet or any more."""
    names: list[OrganisationName] = list(
        OrganisationName.rows.filter(organisation_id=organisation_id).order_by("valid_from")
    )
    for each in names:
        if each.valid_from <= on and (each.valid_to is None or on < each.valid_to):
            return each.name
    return (names[0] if names and on < names[0].valid_from else names[-1]).name if names else ""


def bodies_of_cell(organisation_id: UUID) -> dict[str, Body]:
    """The bodies of a cell by their kind; none of an organisation that is no cell."""
    rows = Body.rows.filter(organisation_id=organisation_id, organisation__kind=Kind.CELL)
    return {each.kind: each for each in rows}


def body_of(organisation_id: UUID, kind: BodyKind) -> Body:
    """The body of that kind of an organisation; raises NotFound when it has none."""
    found = Body.rows.filter(organisation_id=organisation_id, kind=kind).order_by("name").first()
    if found is None:
        raise NotFound
    return found
