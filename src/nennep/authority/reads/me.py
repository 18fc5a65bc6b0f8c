"""Who the asker is, and what they may do where."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.authority.selectors import holdings_of
from nennep.authority.who import Place, who_is
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.reads import read
from nennep.core.rights import right_label
from nennep.organisation.selectors import names_on


@dataclass(frozen=True, slots=True)
class Right:
    """A right, and its sentence."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class RightsAt:
    """What the asker may do in one organisation; over those below it rights may reach too (authority.organisations)."""

    organisation: UUID
    name: str
    rights: tuple[Right, ...]


@dataclass(frozen=True, slots=True)
class Me:
    """The asker: the login, the person behind it, office and places, and the rights held there today."""

    user: UUID
    person: UUID | None
    name: str
    office: str
    own_cell: Place | None
    offices_at: tuple[Place, ...]
    above: tuple[Place, ...]
    rights: tuple[RightsAt, ...]


@read("authority.me", label=_("Who am I, and what may I do"))
def me(actor: Actor) -> Me:
    """Đồng chí là ai: the asker's name, office and organisations, and the rights held in each.

    Rights come from positions, duties and memberships of today. Everybody is told of themselves. Each act names the
    right that it needs (docs/acts).
    """
    today = clock.today()
    who = who_is(actor, today)
    places = list(dict.fromkeys(each.organisation_id for each in holdings_of(actor, today)))
    names = names_on(places, today)
    return Me(
        user=actor.user_id,
        person=actor.person_id,
        name=who.name,
        office=who.office,
        own_cell=who.own_cell,
        offices_at=who.offices_at,
        above=who.above,
        rights=tuple(
            RightsAt(each, names[each].name if each in names else "", _rights(actor, each)) for each in places
        ),
    )


def _rights(actor: Actor, organisation_id: UUID) -> tuple[Right, ...]:
    held = access_to(actor, organisation_id, clock.today()).rights
    return tuple(Right(each, str(right_label(each))) for each in sorted(held))
