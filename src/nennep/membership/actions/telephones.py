"""How members are reached: their telephone numbers."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.refusals import Forbidden, NotFound
from nennep.membership.models import Person
from nennep.membership.selectors import belongs_to, writes_telephone
from nennep.membership.telephone import TelephoneNumber


@act("membership.set_telephone", right="take_part", or_right="manage", label=_("Write a telephone number"))
def set_telephone(ctx: ActContext, *, cell: UUID, person: UUID, telephone: TelephoneNumber = "") -> None:
    """Ghi số điện thoại: one's own, or that of a member whose own cell one prepares or keeps. Nothing takes it away.

    That of a visitor is written in the cell that they come from.
    """
    ctx.authorise(cell)
    if not belongs_to(cell, person, ctx.on):
        raise NotFound
    if not writes_telephone(ctx.actor, person):
        raise Forbidden(
            _("A telephone number is written by its owner, the secretary of the owner's cell, or its office.")
        )
    Person.rows.filter(pk=person).update(phone=telephone)
    ctx.about("person", person)
