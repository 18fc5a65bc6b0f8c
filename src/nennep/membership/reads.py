"""What may be asked about people: the roll of a cell as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.parameters import Day
from nennep.core.reads import read
from nennep.membership.models import Membership
from nennep.membership.selectors import roll_of


@dataclass(frozen=True, slots=True)
class Member:
    """A member on a roll: who, with which status, since when."""

    person: UUID
    name: str
    status: str
    status_label: str
    note: str
    since: date


@read("membership.roll", label=_("The roll of a cell"))
def roll(actor: Actor, *, organisation: UUID, as_of: Day | None = None) -> Listing[Member]:
    """Danh sách đảng viên: the members of a cell as of a day, in name order.

    For those who see the cell today, whatever the day asked about.
    """
    return Listing(roll_of(actor, organisation, as_of or clock.today()), _members)


def _members(rows: list[Membership]) -> Iterator[Member]:
    for each in rows:
        yield Member(
            person=each.person_id,
            name=each.person.full_name,
            status=each.status,
            status_label=each.get_status_display(),
            note=each.note,
            since=each.valid_from,
        )
