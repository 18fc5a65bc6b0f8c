"""Who may do what, where, on which day: worked out from positions, duties and memberships, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from nennep.authority.models import Charge
from nennep.authority.permissions import GRANTS, GUARDED, IN_CHARGE, MEMBER_OF, OWN, READ, STAYING, Reach
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import Access
from nennep.core.rights import known_rights
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.models import Body, Descent, Organisation

CHARGE, _MEMBER = "charge", "member"
"""Sources of rights beside the kinds of bodies in which posts are held."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One reason for rights: `reach` over `organisation_id` and what stands below it."""

    organisation_id: UUID
    reach: Reach

    def at_depth(self, depth: int) -> frozenset[str]:
        """The rights over an organisation `depth` steps below."""
        return frozenset(right for steps, rights in self.reach.items() if depth <= steps for right in rights)


def access_of(actor: Actor, organisation_id: UUID, on: date) -> Access:
    """Fills `core.authorise`: one query over the reasons that reach this organisation on that day."""
    if actor.is_operator:
        return Access(True, known_rights())
    if actor.person_id is None:
        return Access(False, frozenset())
    rights: set[str] = set()
    for source, kind, depth, confirmed, ended in _reasons_towards(actor.person_id, organisation_id, on):
        held = Holding(organisation_id, _reach(source, kind, confirmed and actor.confirmed)).at_depth(depth)
        rights |= held & STAYING if ended else held
    return Access(bool(rights), frozenset(rights))


def holdings_of(actor: Actor, on: date) -> list[Holding]:
    """Every reason for rights that the actor has on a day."""
    if actor.person_id is None:
        return []
    return [
        Holding(at, _reach(source, kind, confirmed and actor.confirmed))
        for source, kind, at, confirmed in _reasons(actor.person_id, on)
    ]


def holds_anywhere(actor: Actor, right: str, on: date) -> bool:
    """Whether the actor holds a right over any organisation on a day; costs little, for what few may do."""
    if actor.is_operator:
        return True
    return any(right in rights for each in holdings_of(actor, on) for rights in each.reach.values())


def offices_of(person_id: UUID, on: date) -> set[UUID]:
    """The organisations in which a person holds a post or a charge on a day, confirmed or not."""
    return {at for source, _kind, at, _confirmed in _reasons(person_id, on) if source != _MEMBER}


def organisations_with(actor: Actor, right: str, on: date) -> QuerySet[Organisation]:
    """The organisations over which the actor holds `right` on a day."""
    if right not in STAYING:
        organisations, lines = Organisation.rows.as_of(on), Descent.rows.as_of(on)
    else:  # also over what ended where it last stood below one
        organisations = Organisation.rows.filter(valid_from__lte=on)
        last = Q(depth__gt=0, valid_to=F("descendant__valid_to"), descendant__valid_to__lte=on)
        lines = Descent.rows.filter(_runs(on) | last)
    if actor.is_operator:
        return organisations
    reached = Q(pk__in=[])
    for holding in holdings_of(actor, on):
        steps = max((depth for depth, rights in holding.reach.items() if right in rights), default=None)
        if steps is not None:
            reached |= Q(ancestor_id=holding.organisation_id, depth__lte=steps)
    return organisations.filter(pk__in=lines.filter(reached).values("descendant_id"))


def visible_organisations(actor: Actor, on: date) -> QuerySet[Organisation]:
    """The organisations that exist for the actor."""
    return organisations_with(actor, READ, on)


def organisations_seen(actor: Actor, on: date) -> QuerySet[Organisation]:
    """The organisations that exist for the actor today, as they stood on a day.

    The day changes what is seen, never who may see it.
    """
    return Organisation.rows.as_of(on).filter(pk__in=visible_organisations(actor, clock.today()).values("pk"))


def rights_below(position: Position) -> frozenset[str]:
    """The rights that a position gives over the organisations directly below its own; reads nothing."""
    body = position.body
    return Holding(body.organisation_id, _full_reach(body.kind, position.kind)).at_depth(1)


def in_charge_of(organisation_id: UUID, on: date) -> QuerySet[Person]:
    """The committee members and officials in charge of a cell on a day (cấp ủy viên phụ trách)."""
    return Person.rows.filter(
        pk__in=Charge.rows.as_of(on).filter(organisation_id=organisation_id).values("person_id")
    ).order_by("name_key")


def guarded(source: str, kind: str) -> bool:
    """Whether such a post (source: the body's kind) or charge gives rights that a leader must confirm."""
    return any(rights & GUARDED for rights in _full_reach(source, kind).values())


def _reach(source: str, kind: str, confirmed: object) -> Reach:
    reach = _full_reach(source, kind)
    return reach if confirmed else {steps: rights - GUARDED for steps, rights in reach.items()}


def _full_reach(source: str, kind: str) -> Reach:
    if source == CHARGE:
        return {OWN: IN_CHARGE}
    if source == _MEMBER:
        return {OWN: MEMBER_OF}
    return GRANTS.get((source, kind), {})


# Every act and every page asks this once or more. Written as SQL it takes 0.2 ms; composed by Django each time,
# the same three joined selects took 2.5 ms, most of what an act costs besides its own work.
_TOWARDS = """
    SELECT body.kind, reason.kind, line.depth, reason.confirmed_at IS NOT NULL, line.valid_to
      FROM {position} reason
      JOIN {body} body ON body.id = reason.body_id
      JOIN {descent} line ON line.ancestor_id = body.organisation_id
      JOIN {organisation} place ON place.id = line.descendant_id
     WHERE reason.person_id = %s AND line.descendant_id = %s AND {reason_on} AND ({line_on} OR {line_last})
    UNION ALL
    SELECT '{charge_source}', '', line.depth, reason.confirmed_at IS NOT NULL, line.valid_to
      FROM {charge} reason
      JOIN {descent} line ON line.ancestor_id = reason.organisation_id
      JOIN {organisation} place ON place.id = line.descendant_id
     WHERE reason.person_id = %s AND line.descendant_id = %s AND {reason_on} AND ({line_on} OR {line_last})
    UNION ALL
    SELECT '{member_source}', '', line.depth, NOT reason.waits, line.valid_to
      FROM {membership} reason
      JOIN {descent} line ON line.ancestor_id = reason.cell_id
      JOIN {organisation} place ON place.id = line.descendant_id
     WHERE reason.person_id = %s AND line.descendant_id = %s AND {reason_on} AND ({line_on} OR {line_last})
"""


def _valid(alias: str) -> str:
    return f"{alias}.valid_from <= %s AND ({alias}.valid_to IS NULL OR {alias}.valid_to > %s)"


@cache
def _sql(statement: str) -> str:
    tables = {
        name: model._meta.db_table
        for name, model in (
            ("position", Position),
            ("body", Body),
            ("descent", Descent),
            ("organisation", Organisation),
            ("charge", Charge),
            ("membership", Membership),
        )
    }
    return statement.format(
        reason_on=_valid("reason"),
        line_on=_valid("line"),
        line_last="line.depth > 0 AND line.valid_to = place.valid_to AND place.valid_to <= %s",
        charge_source=CHARGE,
        member_source=_MEMBER,
        **tables,
    )


def _reasons_towards(person_id: UUID, organisation_id: UUID, on: date) -> list[Any]:
    """(source, kind, depth, confirmed, ended) of every reason of a person for rights over an organisation on a day.

    `ended`: the organisation had ended by then, and the reason reaches where it last stood.
    """
    column = Position._meta.pk
    person, organisation = (
        column.get_db_prep_value(each, connection) for each in (person_id, organisation_id)
    )
    with connection.cursor() as cursor:
        cursor.execute(_sql(_TOWARDS), [person, organisation, *[on] * 5] * 3)
        return [(*found, _has_passed(until, on)) for *found, until in cursor.fetchall()]


_OF_PERSON = """
    SELECT body.kind, reason.kind, body.organisation_id, reason.confirmed_at IS NOT NULL
      FROM {position} reason
      JOIN {body} body ON body.id = reason.body_id
     WHERE reason.person_id = %s AND {reason_on}
    UNION ALL
    SELECT '{charge_source}', '', reason.organisation_id, reason.confirmed_at IS NOT NULL FROM {charge} reason
     WHERE reason.person_id = %s AND {reason_on}
    UNION ALL
    SELECT '{member_source}', '', reason.cell_id, NOT reason.waits FROM {membership} reason
     WHERE reason.person_id = %s AND {reason_on}
"""


def _reasons(person_id: UUID, on: date) -> list[tuple[str, str, UUID, object]]:
    """(source, kind, organisation, confirmed) of every position, duty and membership of a person, as one query."""
    person = Position._meta.pk.get_db_prep_value(person_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_sql(_OF_PERSON), [person, on, on] * 3)
        return [(source, kind, _uuid(at), confirmed) for source, kind, at, confirmed in cursor.fetchall()]


def _runs(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def _has_passed(until: object, on: date) -> bool:
    """Whether a period's end, as a database gives it (SQLite: as text), lies on or before a day."""
    return until is not None and str(until) <= on.isoformat()


def _uuid(found: UUID | str) -> UUID:
    """An id as a database gives it: SQLite keeps it as 32 letters."""
    return found if isinstance(found, UUID) else UUID(found)
