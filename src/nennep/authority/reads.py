"""What may be asked about the tree, and about what was done in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from nennep.authority.selectors import organisations_seen
from nennep.core import clock
from nennep.core.actor import OPERATOR_ID, Actor
from nennep.core.acts import act_label
from nennep.core.models import ActRecord
from nennep.core.pages import Listing
from nennep.core.parameters import Day
from nennep.core.reads import read
from nennep.core.selectors import acts_about
from nennep.membership.selectors import names_of
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


@dataclass(frozen=True, slots=True)
class Happened:
    """An act that was done: which, by whom, when it was captured and received. Never its contents."""

    act: str
    label: str
    by: str
    person: UUID | None
    by_operator: bool
    organisation: UUID
    captured_at: datetime
    received_at: datetime
    from_device: bool


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


@read("authority.history", label=_("What happened to this thing"))
def history(
    actor: Actor, *, kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")], id: UUID
) -> Listing[Happened]:
    """Việc đã ghi sổ: the acts about one thing (a meeting, a person, a resolution …), oldest first; no contents.

    For those who see the organisation that the act was recorded for. Acts that tell by themselves what only some may
    read (a reserved opinion, an answer to a notice) are shown to those alone.
    """
    return Listing(acts_about(actor, kind, id), _happened)


def _happened(records: list[ActRecord]) -> list[Happened]:
    names = names_of(each.person_id for each in records if each.person_id is not None)
    return [
        Happened(
            act=each.act,
            label=act_label(each.act),
            by="" if each.person_id is None else names.get(each.person_id, ""),
            person=each.person_id,
            by_operator=each.actor_id == OPERATOR_ID,
            organisation=each.organisation_id,
            captured_at=each.captured_at,
            received_at=each.received_at,
            from_device=each.device_id is not None,
        )
        for each in records
    ]
