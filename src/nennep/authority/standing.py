"""What a person is on a day: posts, charges and memberships, with the names that pages show of them.

Nearly every page asks this, for its frame and for rights; a request that only asks reads it once.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from nennep.authority.models import Charge
from nennep.core.actor import Actor
from nennep.core.database.statements import asked, read_id, statement, valid
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.models import Body, Organisation, OrganisationName

POSITION, CHARGE, MEMBER = "position", "charge", "member"
"""Sources of reasons: a post in a body, a charge over a cell, a membership."""

_STANDING = statement(
    """
    SELECT '{post}', own.kind, own.title, body.id, body.kind, body.name, body.organisation_id, named.name,
           place.id IS NOT NULL, own.confirmed_at IS NOT NULL, '', own.valid_from, own.id
      FROM {position} own
      JOIN {body} body ON body.id = own.body_id
      LEFT JOIN {organisation} place ON place.id = body.organisation_id AND {place_on}
      LEFT JOIN {naming} named ON named.organisation_id = body.organisation_id AND {named_on}
     WHERE own.person_id = %(person)s AND {own_on}
    UNION ALL
    SELECT '{in_charge}', '', '', NULL, '', '', own.organisation_id, named.name,
           place.id IS NOT NULL, own.confirmed_at IS NOT NULL, '', own.valid_from, own.id
      FROM {charge} own
      LEFT JOIN {organisation} place ON place.id = own.organisation_id AND {place_on}
      LEFT JOIN {naming} named ON named.organisation_id = own.organisation_id AND {named_on}
     WHERE own.person_id = %(person)s AND {own_on}
    UNION ALL
    SELECT '{member}', '', '', NULL, '', '', own.cell_id, named.name,
           place.id IS NOT NULL, NOT own.waits, own.status, own.valid_from, own.id
      FROM {membership} own
      LEFT JOIN {organisation} place ON place.id = own.cell_id AND {place_on}
      LEFT JOIN {naming} named ON named.organisation_id = own.cell_id AND {named_on}
     WHERE own.person_id = %(person)s AND {own_on}
    UNION ALL
    SELECT '', '', '', NULL, '', person.full_name, person.id, '', TRUE, TRUE, '', NULL, person.id
      FROM {person} person WHERE person.id = %(person)s
    """,
    position=Position,
    body=Body,
    organisation=Organisation,
    naming=OrganisationName,
    charge=Charge,
    membership=Membership,
    person=Person,
    post=POSITION,
    in_charge=CHARGE,
    member=MEMBER,
    own_on=valid("own"),
    place_on=valid("place"),
    named_on=valid("named"),
)


class Reason(NamedTuple):
    """A post, charge or membership of a day: where, by which names, and whether it is confirmed.

    `stands`: the organisation itself exists on that day.
    """

    source: str
    kind: str
    title: str
    body_id: UUID | None
    body_kind: str
    body_name: str
    organisation_id: UUID
    organisation_name: str
    stands: bool
    confirmed: bool
    status: str
    since: object
    id: object


class Standing(NamedTuple):
    """What a person is on a day; without a person nothing."""

    name: str = ""
    reasons: tuple[Reason, ...] = ()

    def by(self, source: str) -> list[Reason]:
        """The reasons of one source."""
        return [each for each in self.reasons if each.source == source]


def standing_of(actor: Actor, on: date) -> Standing:
    """What the actor's person is on a day: one statement, once in a request that only asks."""
    person = actor.person_id
    if person is None:
        return Standing()
    return actor.once(("standing", on), lambda: standing_on(person, on))


def standing_on(person_id: UUID, on: date) -> Standing:
    """What a person is on a day."""
    found = [_read(each) for each in asked(_STANDING, {"person": person_id, "on": on})]
    name = next((each.body_name for each in found if not each.source), "")
    return Standing(name, tuple(each for each in found if each.source))


def _read(row: tuple[object, ...]) -> Reason:
    found = Reason(*row)  # type: ignore[arg-type]
    return found._replace(
        body_id=None if found.body_id is None else read_id(found.body_id),
        organisation_id=read_id(found.organisation_id),
        organisation_name=found.organisation_name or "",
        stands=bool(found.stands),
        confirmed=bool(found.confirmed),
    )
