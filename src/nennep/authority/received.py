"""Members whom the office received into a cell from another one, and who do not hear there yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from nennep.authority.duties import GivenDuty
from nennep.membership.enums import Status
from nennep.membership.models import Membership
from nennep.organisation.selectors import names_on

RECEIVED = "membership"


def received_in(cells: Collection[UUID], on: date) -> list[GivenDuty]:
    """Those who wait in some cells, from a later day on too, by place and name."""
    return _received(Q(cell_id__in=cells), on)


def received_person(person_id: UUID, on: date) -> list[GivenDuty]:
    """Where somebody was received and waits."""
    return _received(Q(person_id=person_id), on)


def _received(which: Q, on: date) -> list[GivenDuty]:
    rows = Membership.rows.during(on, None).filter(which, waits=True).select_related("person")
    names = names_on({each.cell_id for each in rows}, on)
    found = [
        GivenDuty(
            id=each.pk,
            kind=RECEIVED,
            source=RECEIVED,
            person_id=each.person_id,
            name=each.person.full_name,
            office=str(Status.VISITING.label) if each.status == Status.VISITING else _("member received"),
            organisation_id=each.cell_id,
            organisation=names[each.cell_id].name if each.cell_id in names else "",
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            confirmed=False,
        )
        for each in rows
    ]
    return sorted(found, key=lambda each: (each.organisation, each.name, each.id))
