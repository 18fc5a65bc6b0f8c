"""Who may do what, where, on which day: worked out from positions, duties and memberships, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from nennep.authority.models import Charge
from nennep.authority.permissions import (
    GRANTS,
    GUARDED,
    IN_CHARGE,
    MEMBER_OF,
    OWN,
    READ,
    STAYING,
    SUSPENDED,
    Reach,
)
from nennep.authority.standing import CHARGE, MEMBER, POSITION, Reason, standing_of, standing_on
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import Access
from nennep.core.database.statements import asked, statement, valid, valid_as_known
from nennep.core.rights import known_rights
from nennep.membership.enums import Status
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.models import Body, Descent, Organisation


@dataclass(frozen=True, slots=True)
class Holding:
    """One reason for rights: `reach` over `organisation_id` and what stands below it."""

    organisation_id: UUID
    reach: Reach

    def at_depth(self, depth: int) -> frozenset[str]:
        """The rights over an organisation `depth` steps below."""
        return frozenset(right for steps, rights in self.reach.items() if depth <= steps for right in rights)


def access_of(actor: Actor, organisation_id: UUID, on: date) -> Access:
    """Fills `core.authorise`: one query over the reasons that reach this organisation on that day.

    None where the actor's standing is known by then and all of it lies in that organisation itself.
    """
    if actor.is_operator:
        return Access(True, known_rights())
    if actor.person_id is None:
        return Access(False, frozenset())
    rights = None if actor.known is None else _rights_by_own(actor, organisation_id, on)
    if rights is None:
        person, confirmed = actor.person_id, actor.confirmed
        rights = actor.once(
            ("rights", organisation_id, on), lambda: _rights_from(person, confirmed, organisation_id, on)
        )
    return Access(bool(rights), rights)


def _rights_by_own(actor: Actor, organisation_id: UUID, on: date) -> frozenset[str] | None:
    """Rights of who belongs to this one organisation and to no other: those of its own; None for others."""
    reasons = standing_of(actor, on).reasons
    if not reasons or any(each.organisation_id != organisation_id or not each.stands for each in reasons):
        return None
    held = [_held(each, actor).at_depth(OWN) for each in reasons]
    return frozenset().union(*held)


def access_as_known(actor: Actor, organisation_id: UUID, on: date, known_at: datetime) -> Access:
    """Fills `core.authorise`: the same by what had been entered at an instant. One query.

    An office may be ended for a day that has passed; until that is entered its holder acts by it, at the server and
    without signal alike.
    """
    if actor.is_operator or actor.person_id is None:
        return access_of(actor, organisation_id, on)
    rights = _rights_from(actor.person_id, actor.confirmed, organisation_id, on, known_at)
    return Access(bool(rights), rights)


def _rights_from(
    person_id: UUID, sure: bool, organisation_id: UUID, on: date, known_at: datetime | None = None
) -> frozenset[str]:
    rights: set[str] = set()
    for source, kind, depth, confirmed, ended in _reasons_towards(person_id, organisation_id, on, known_at):
        held = Holding(organisation_id, _reach(source, kind, confirmed and sure)).at_depth(depth)
        rights |= held & STAYING if ended else held
    return frozenset(rights)


def holdings_of(actor: Actor, on: date) -> list[Holding]:
    """Every reason for rights that the actor has on a day."""
    return [_held(each, actor) for each in standing_of(actor, on).reasons]


def _held(reason: Reason, actor: Actor) -> Holding:
    source = reason.body_kind if reason.source == POSITION else reason.source
    kind = reason.status if reason.source == MEMBER else reason.kind
    return Holding(reason.organisation_id, _reach(source, kind, reason.confirmed and actor.confirmed))


def own_organisations_with(actor: Actor, right: str, on: date) -> list[UUID]:
    """Where the actor holds a right by a post, charge or membership of that organisation itself.

    For rights that no post gives over what stands below: then it is what `organisations_with` finds, without a query.
    """
    found = [
        each.organisation_id
        for each in standing_of(actor, on).reasons
        if each.stands and right in _held(each, actor).at_depth(OWN)
    ]
    return list(dict.fromkeys(found))


def holds_anywhere(actor: Actor, right: str, on: date) -> bool:
    """Whether the actor holds a right over any organisation on a day; costs little, for what few may do."""
    if actor.is_operator:
        return True
    return any(right in rights for each in holdings_of(actor, on) for rights in each.reach.values())


def offices_of(person_id: UUID, on: date) -> set[UUID]:
    """The organisations in which a person holds a post or a charge on a day, confirmed or not."""
    reasons = standing_on(person_id, on).reasons
    return {each.organisation_id for each in reasons if each.source != MEMBER}


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


def _reach(source: str, kind: str, confirmed: bool) -> Reach:
    reach = _full_reach(source, kind)
    return reach if confirmed else {steps: rights - GUARDED for steps, rights in reach.items()}


def _full_reach(source: str, kind: str) -> Reach:
    if source == CHARGE:
        return {OWN: IN_CHARGE}
    if source == MEMBER:
        return {OWN: SUSPENDED if kind == Status.SUSPENDED else MEMBER_OF}
    return GRANTS.get((source, kind), {})


def towards(reason_on: str, entered: str = "") -> str:
    """The statement that finds every reason of a person that reaches an organisation: posts, charges, memberships.

    `reason_on`: that a reason stands; `entered`: more of those that say when they were entered.
    """
    reaches = statement(_REACHES, reason_on=reason_on, line_on=valid("line"))
    return statement(
        _TOWARDS,
        position=Position,
        body=Body,
        descent=Descent,
        organisation=Organisation,
        charge=Charge,
        membership=Membership,
        charge_source=CHARGE,
        member_source=MEMBER,
        reaches=reaches,
        entered=entered,
    )


_REACHES = """line.descendant_id = %(organisation)s AND {reason_on} AND ({line_on}
     OR line.depth > 0 AND line.valid_to = place.valid_to AND place.valid_to <= %(on)s)"""
# Every act asks this once or more. Written as SQL it takes 0.2 ms; composed by Django each time, the same three joined
# selects took 2.5 ms, most of what an act costs besides its own work.
_TOWARDS = """
    SELECT body.kind, reason.kind, line.depth, reason.confirmed_at IS NOT NULL, line.valid_to
      FROM {position} reason
      JOIN {body} body ON body.id = reason.body_id
      JOIN {descent} line ON line.ancestor_id = body.organisation_id
      JOIN {organisation} place ON place.id = line.descendant_id
     WHERE reason.person_id = %(person)s AND {reaches}{entered}
    UNION ALL
    SELECT '{charge_source}', '', line.depth, reason.confirmed_at IS NOT NULL, line.valid_to
      FROM {charge} reason
      JOIN {descent} line ON line.ancestor_id = reason.organisation_id
      JOIN {organisation} place ON place.id = line.descendant_id
     WHERE reason.person_id = %(person)s AND {reaches}{entered}
    UNION ALL
    SELECT '{member_source}', reason.status, line.depth, NOT reason.waits, line.valid_to
      FROM {membership} reason
      JOIN {descent} line ON line.ancestor_id = reason.cell_id
      JOIN {organisation} place ON place.id = line.descendant_id
     WHERE reason.person_id = %(person)s AND {reaches}
"""
_OF_THE_DAY = towards(valid("reason"))
_AS_KNOWN = towards(valid_as_known("reason"), " AND reason.entered_at <= %(at)s")


def _reasons_towards(
    person_id: UUID, organisation_id: UUID, on: date, known_at: datetime | None
) -> list[tuple[str, str, int, bool, bool]]:
    """(source, kind, depth, confirmed, ended) of every reason of a person for rights over an organisation on a day.

    `ended`: the organisation had ended by then, and the reason reaches where it last stood.
    """
    values: dict[str, object] = {"person": person_id, "organisation": organisation_id, "on": on}
    found = asked(_OF_THE_DAY, values) if known_at is None else asked(_AS_KNOWN, values | {"at": known_at})
    return [
        (source, kind, depth, bool(sure), _has_passed(until, on))
        for source, kind, depth, sure, until in found
    ]


def _runs(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def _has_passed(until: object, on: date) -> bool:
    """Whether a period's end, as a database gives it (SQLite: as text), lies on or before a day."""
    return until is not None and str(until) <= on.isoformat()
