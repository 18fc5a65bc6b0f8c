"""Who has a login in a cell, for those who give logins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from nennep.accounts.models import LoginCode, User
from nennep.authority.permissions import MANAGE
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import Forbidden
from nennep.membership.enums import Status
from nennep.membership.models import Membership
from nennep.organisation.selectors import below, names_on, organisation_for


@dataclass(frozen=True, slots=True)
class LoginRow:
    """A member, and the login: its name ("" for none), whether a password is set, until when a code waits.

    `confirmed`: it is known to be in its owner's hands.
    """

    person: UUID
    name: str
    username: str
    has_password: bool
    code_until: datetime | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell below, how many are on its roll, and how many of them have a login."""

    organisation: UUID
    name: str
    members: int
    with_login: int


@dataclass(frozen=True, slots=True)
class Logins:
    """The logins of an organisation: of its own members, and how many in each of the cells below."""

    members: tuple[LoginRow, ...]
    cells: tuple[CellRow, ...]


def logins_in(actor: Actor, organisation_id: UUID, on: date) -> Logins:
    """The logins of an organisation, for who manages it. Raises NotFound outside the tree, Forbidden inside it."""
    organisation_for(actor, organisation_id)
    if not actor.is_operator and MANAGE not in access_to(actor, organisation_id, on).rights:
        raise Forbidden(_("Your position does not include this here. Ask the secretary or the office above."))
    return Logins(tuple(_members(organisation_id, on)), tuple(_cells(actor, organisation_id, on)))


def _members(cell_id: UUID, on: date) -> list[LoginRow]:
    rows = list(
        Membership.rows.as_of(on)
        .filter(cell_id=cell_id)
        .exclude(status=Status.VISITING)
        .select_related("person")
        .order_by("person__name_key", "id")
    )
    users = {each.person_id: each for each in User.rows.filter(person_id__in=[row.person_id for row in rows])}
    codes = LoginCode.rows.filter(user__in=users.values(), used_at=None, expires_at__gt=clock.now())
    until = dict(codes.values_list("user_id", "expires_at"))
    found = []
    for row in rows:
        user = users.get(row.person_id)
        found.append(
            LoginRow(
                row.person_id,
                row.person.full_name,
                user.username if user else "",
                user is not None and user.has_usable_password(),
                until.get(user.pk) if user else None,
                user is not None and user.confirmed_at is not None,
            )
        )
    return found


def _cells(actor: Actor, organisation_id: UUID, on: date) -> list[CellRow]:
    here = below(organisation_id, on).filter(pk__in=organisations_with(actor, MANAGE, on).values("pk"))
    cells = list(here.values_list("pk", flat=True))
    on_rolls = Membership.rows.as_of(on).filter(cell_id__in=cells).exclude(status=Status.VISITING)
    with_login = Q(person_id__in=User.rows.exclude(person_id=None).values("person_id"))
    counts = on_rolls.values("cell_id").annotate(members=Count("pk"), some=Count("pk", filter=with_login))
    names = names_on(cells, on)
    rows = [
        CellRow(
            each["cell_id"],
            names[each["cell_id"]].name if each["cell_id"] in names else "",
            each["members"],
            each["some"],
        )
        for each in counts
    ]
    return sorted(rows, key=lambda row: row.name)
