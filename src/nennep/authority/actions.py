"""Acts on duties given by name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.authority.models import Charge
from nennep.core.acts import Performance, act
from nennep.core.ids import NewId
from nennep.core.refusals import Conflict, NotFound
from nennep.membership.models import Person
from nennep.organisation.models import Organisation


@act("authority.put_in_charge", right="manage", label=_("Put somebody in charge of a cell"))
def put_in_charge(
    p: Performance, *, id: NewId, person: UUID, organisation: UUID, begins: date, ends: date | None = None
) -> None:
    """Phân công phụ trách chi bộ: a committee member or official, during a period."""
    p.authorise(organisation)
    if not Person.rows.filter(pk=person).exists() or not Organisation.rows.filter(pk=organisation).exists():
        raise NotFound
    if Charge.rows.during(begins, ends).filter(person_id=person, organisation_id=organisation).exists():
        raise Conflict(_("This person is already in charge of this cell in these days."), field="begins")
    Charge.rows.create(
        id=id, person_id=person, organisation_id=organisation, valid_from=begins, valid_to=ends
    )
    p.about("person", person)
    p.about("organisation", organisation)
