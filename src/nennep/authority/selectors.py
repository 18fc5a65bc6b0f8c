"""Who may do what, where, on which day: worked out from positions, duties and memberships, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from nennep.authority.models import Charge
from nennep.authority.permissions import GRANTS, IN_CHARGE, MEMBER_OF, OWN, READ, Reach
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import Access
from nennep.core.rights import known_rights
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.models import Body, Descent, Organisation

_CHARGE, _MEMBER = "charge", "member"


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
    for source, kind, depth in _reasons_towards(actor.person_id, organisation_id, on):
        rights |= Holding(organisation_id, _reach(source, kind)).at_depth(depth)
    return Access(bool(rights), frozenset(rights))


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


def organisations_seen(actor: Actor, on: date) -> QuerySet[Organisation]:
    """The organisations that exist for the actor today, as they stood on a day.

    The day changes what is seen, never who may see it.
    """
    return Organisation.rows.as_of(on).filter(pk__in=visible_organisations(actor, clock.today()).values("pk"))


def rights_below(position: Position) -> frozenset[str]:
    """The rights that a position gives over the organisations directly below its own; reads nothing."""
    body = position.body
    return Holding(body.organisation_id, _reach(body.kind, position.kind)).at_depth(1)


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


# Every act and every page asks this once or more. Written as SQL it takes 0.2 ms; composed by Django each time,
# the same three joined selects took 2.5 ms, most of what an act costs besides its own work.
_TOWARDS = """
    SELECT body.kind, reason.kind, line.depth
      FROM {position} reason
      JOIN {body} body ON body.id = reason.body_id
      JOIN {descent} line ON line.ancestor_id = body.organisation_id
     WHERE reason.person_id = %s AND line.descendant_id = %s AND {reason_on} AND {line_on}
    UNION ALL
    SELECT '{charge_source}', '', line.depth
      FROM {charge} reason
      JOIN {descent} line ON line.ancestor_id = reason.organisation_id
     WHERE reason.person_id = %s AND line.descendant_id = %s AND {reason_on} AND {line_on}
    UNION ALL
    SELECT '{member_source}', '', line.depth
      FROM {membership} reason
      JOIN {descent} line ON line.ancestor_id = reason.cell_id
     WHERE reason.person_id = %s AND line.descendant_id = %s AND {reason_on} AND {line_on}
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
            ("charge", Charge),
            ("membership", Membership),
        )
    }
    return statement.format(
        reason_on=_valid("reason"),
        line_on=_valid("line"),
        charge_source=_CHARGE,
        member_source=_MEMBER,
        **tables,
    )


def _reasons_towards(person_id: UUID, organisation_id: UUID, on: date) -> list[tuple[str, str, int]]:
    """(source, kind, depth) of every reason of a person for rights over an organisation on a day."""
    column = Position._meta.pk
    person, organisation = (
        column.get_db_prep_value(each, connection) for each in (person_id, organisation_id)
    )
    with connection.cursor() as cursor:
        cursor.execute(_sql(_TOWARDS), [person, organisation, on, on, on, on] * 3)
        return list(cursor.fetchall())


_OF_PERSON = """
    SELECT body.kind, reason.kind, body.organisation_id
      FROM {position} reason
      JOIN {body} body ON body.id = reason.body_id
     WHERE reason.person_id = %s AND {reason_on}
    UNION ALL
    SELECT '{charge_source}', '', reason.organisation_id FROM {charge} reason
     WHERE reason.person_id = %s AND {reason_on}
    UNION ALL
    SELECT '{member_source}', '', reason.cell_id FROM {membership} reason
     WHERE reason.person_id = %s AND {reason_on}
"""


def _reasons(person_id: UUID, on: date) -> list[tuple[str, str, UUID]]:
    """(source, kind, organisation) of every position, duty and membership of a person on a day, as one query."""
    person = Position._meta.pk.get_db_prep_value(person_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_sql(_OF_PERSON), [person, on, on] * 3)
        return [(source, kind, _uuid(found)) for source, kind, found in cursor.fetchall()]


def _uuid(found: UUID | str) -> UUID:
    """An id as a database gives it: SQLite keeps it as 32 letters."""
    return found if isinstance(found, UUID) else UUID(found)
