"""How members are reached: their telephone numbers."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.refusals import Forbidden, NotFound
from nennep.membership.models import Person
from nennep.membership.selectors import belongs_to
from nennep.membership.telephone import TelephoneNumber


@act("membership.set_telephone", right="take_part", or_right="manage", label=_("Write a telephone number"))
def set_telephone(ctx: ActContext, *, cell: UUID, person: UUID, telephone: TelephoneNumber = "") -> None:
    """Ghi số điện thoại: one's own, or that of a member whose cell one prepares or keeps. Nothing takes it away."""
    ctx.authorise(cell)
    if not belongs_to(cell, person, ctx.on):
        raise NotFound
    own = person == ctx.actor.person_id
    if not (own or ctx.may(cell, "prepare") or ctx.may(cell, "manage")):
        raise Forbidden(_("A telephone number is written by its owner, the cell's secretary, or the office."))
    Person.rows.filter(pk=person).update(phone=telephone)
    ctx.about("person", person)
