"""The organisations that exist for the actor, and their places in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.authority.selectors import organisations_seen
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.dates.told import Day
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.organisation.models import Organisation
from nennep.organisation.selectors import below as below_it
from nennep.organisation.selectors import names_on, organisation_for, parents_on


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation on a day. `parent` is the organisation directly above, where that exists for the actor too."""

    id: UUID
    code: str
    name: str
    level: str
    kind: str
    kind_label: str
    cell_type: str
    parent: UUID | None


@read("authority.organisations", label=_("Organisations and their places in the tree"))
def organisations(
    actor: Actor, *, below: UUID | None = None, as_of: Day | None = None
) -> Listing[OrganisationRow]:
    """Tổ chức đảng: the organisations that exist for the actor today, with name and parent as of a day, by code.

    `below` leaves only those under one organisation; without it all.
    """
    on = as_of or clock.today()
    seen = organisations_seen(actor, on)
    if below is not None:
        organisation_for(actor, below)
        seen = seen.filter(pk__in=below_it(below, on).values("pk"))

    def rows(found: list[Organisation]) -> list[OrganisationRow]:
        ids = [each.pk for each in found]
        parents, names = parents_on(ids, on), names_on(ids, on)
        known = set(
            organisations_seen(actor, on).filter(pk__in=parents.values()).values_list("pk", flat=True)
        )
        return [
            OrganisationRow(
                id=each.pk,
                code=each.code,
                name=names[each.pk].name if each.pk in names else "",
                level=each.level,
                kind=each.kind,
                kind_label=each.get_kind_display(),
                cell_type=each.cell_type,
                parent=parents[each.pk] if parents.get(each.pk) in known else None,
            )
            for each in found
        ]

    return Listing(seen.order_by("code", "pk"), rows)
