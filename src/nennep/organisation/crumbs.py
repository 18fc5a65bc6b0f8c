"""The way to a page that stands under an organisation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.addresses import reverse
from nennep.core.authorise import access_to
from nennep.organisation.selectors import ancestors_of, names_on
from nennep.ui.parts import Crumb


def crumbs_under(organisation_id: UUID, name: str, *steps: Crumb) -> list[Crumb]:
    """The organisation's own page, then the steps; the last step is the page itself and has no address."""
    return [Crumb(name, reverse("meetings:organisation", args=[organisation_id])), *steps]


def crumbs_down_to(actor: Actor, organisation_id: UUID, on: date, *steps: Crumb) -> list[Crumb]:
    """The superiors that the actor sees, named as of a day, then the organisation, then the steps."""
    line = list(reversed(ancestors_of(organisation_id, on)))
    names = names_on(line, on)
    today = clock.today()
    way = [
        Crumb(names[each].name, reverse("meetings:organisation", args=[each]))
        for each in line
        if each in names and (actor.is_operator or access_to(actor, each, today).sees)
    ]
    if way and not steps:
        return [*way[:-1], Crumb(way[-1].label)]
    return [*way, *steps]
