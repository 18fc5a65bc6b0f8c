"""What may be asked about people: the roll of a cell as of a day, and who is introduced from where to where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.dates.told import Day
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.membership.models import Introduction, Membership
from nennep.membership.selectors import Reached, introductions_of, offices_of, roll_of, telephone_of
from nennep.organisation.selectors import names_on


@dataclass(frozen=True, slots=True)
class Member:
    """A member on a roll: who, with which status, since when."""

    person: UUID
    name: str
    status: str
    status_label: str
    note: str
    since: date
    offices: tuple[str, ...]  # in the bodies of this cell, leaders first


@read("membership.roll", label=_("The roll of a cell"))
def roll(actor: Actor, *, organisation: UUID, as_of: Day | None = None) -> Listing[Member]:
    """Danh sách đảng viên: the members of a cell as of a day, in name order.

    For those who see the cell today, whatever the day asked about.
    """
    on = as_of or clock.today()
    return Listing(roll_of(actor, organisation, on), lambda rows: _members(rows, organisation, on))


def _members(rows: list[Membership], organisation: UUID, on: date) -> Iterator[Member]:
    offices = offices_of([each.person_id for each in rows], organisation, on)
    for each in rows:
        yield Member(
            person=each.person_id,
            name=each.person.full_name,
            status=each.status,
            status_label=each.get_status_display(),
            note=each.note,
            since=each.valid_from,
            offices=tuple(offices.get(each.person_id, ())),
        )


@read("membership.telephone", label=_("The telephone number of a member"))
def telephone(actor: Actor, *, organisation: UUID, person: UUID) -> Reached:
    """Số điện thoại of a member of a cell: for its owner, and for those who prepare or keep that cell."""
    return telephone_of(actor, organisation, person)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A member introduced by one organisation to another: for what, from when until when, and what became of it."""

    introduction: UUID
    person: UUID
    name: str
    from_cell: str
    to: str
    purpose: str
    purpose_label: str
    begins: date
    ends: date | None
    state: str
    state_label: str


@read("membership.introductions", label=_("Members introduced from and to an organisation"))
def introductions(actor: Actor, *, organisation: UUID) -> Listing[Introduced]:
    """Giới thiệu sinh hoạt: from and to an organisation and those below it, the newest first.

    For those who see the organisation today.
    """
    return Listing(introductions_of(actor, organisation), _introduced)


def _introduced(rows: list[Introduction]) -> Iterator[Introduced]:
    names = names_on({each.from_cell_id for each in rows} | {each.to_id for each in rows}, clock.today())
    for each in rows:
        yield Introduced(
            introduction=each.pk,
            person=each.person_id,
            name=each.person.full_name,
            from_cell=names[each.from_cell_id].name if each.from_cell_id in names else "",
            to=names[each.to_id].name if each.to_id in names else "",
            purpose=each.purpose,
            purpose_label=each.get_purpose_display(),
            begins=each.valid_from,
            ends=each.valid_to,
            state=each.state,
            state_label=each.get_state_display(),
        )
