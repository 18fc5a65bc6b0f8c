"""Acts on duties given by name."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.contrib.auth.hashers import identify_hasher
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from nennep.accounts.logins import create_login
from nennep.accounts.models import User
from nennep.authority.models import Charge
from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.payload.types import RequiredLine
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.membership.belonging import arrive
from nennep.membership.enums import Purpose, Status
from nennep.membership.models import Membership
from nennep.organisation.models import Organisation


@act("authority.put_in_charge", right="manage", label=_("Put somebody in charge of a cell"))
def put_in_charge(
    ctx: ActContext, *, id: NewId, person: UUID, organisation: UUID, begins: Day, ends: Day | None = None
) -> None:
    """Phân công phụ trách chi bộ: a committee member or official, during a period.

    Somebody from outside the actor's part of the tree was lent for it by the office there first (introduce_member).
    """
    ctx.authorise(organisation)
    if not Organisation.rows.filter(pk=organisation).exists():
        raise NotFound
    must_be_new(Charge, id)
    if ends is not None and ends <= begins:
        raise Invalid(_("A charge ends after it begins."), field="ends")
    if Charge.rows.during(begins, ends).filter(person_id=person, organisation_id=organisation).exists():
        raise Conflict(_("This person is already in charge of this cell in these days."), field="begins")
    arrive(ctx, person, Purpose.CHARGE, at=organisation, begins=begins, ends=ends)
    Charge.rows.create(
        id=id, person_id=person, organisation_id=organisation, valid_from=begins, valid_to=ends
    )
    ctx.about("person", person)
    ctx.about("organisation", organisation)


@act("authority.give_login", right="manage", label=_("Give a person a login"))
def give_login(
    ctx: ActContext,
    *,
    id: NewId,
    person: UUID,
    username: Annotated[RequiredLine, StringConstraints(to_lower=True, max_length=150)],
    password_hash: Annotated[str, StringConstraints(min_length=20, max_length=128)],
) -> None:
    """Cấp tài khoản to a person on a roll. The payload carries the password's hash, never the password."""
    running = Membership.rows.as_of(ctx.on).filter(person_id=person).exclude(status=Status.VISITING).first()
    if running is None:
        raise NotFound(_("This person is on no roll today."))
    ctx.authorise(running.cell_id)
    if User.rows.filter(username=username).exists():
        raise Conflict(_("The login name %(name)s is taken.") % {"name": username}, field="username")
    if User.rows.filter(person_id=person).exists():
        raise Conflict(_("This person has a login already."), field="person")
    try:
        identify_hasher(password_hash)
    except ValueError as error:
        raise Invalid(_("This is not the hash of a password."), field="password_hash") from error
    create_login(id, username, password_hash=password_hash, person=person)
    ctx.about("person", person)
    ctx.result["user"] = str(id)
