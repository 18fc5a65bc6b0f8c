"""The act on phones: recording that one can send no more."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.accounts.models import User
from nennep.core.acts import ActContext, act
from nennep.core.payload.types import RequiredLine
from nennep.core.refusals import Conflict, NotFound, Way
from nennep.sync.models import Device
from nennep.sync.writing_off import is_written_off, organisations_of


@act("sync.write_off_device", right="manage", label=_("Record that a phone can send no more"))
def write_off_device(
    ctx: ActContext, *, phone: UUID, reason: Annotated[RequiredLine, Field(max_length=200)]
) -> None:
    """Máy không gửi được nữa: broken or lost, and without a file. It leaves the list of phones with work not sent.

    Its owner and those who lead where the owner belongs are told, with the reason. Nothing on it is dropped: once the
    phone is heard again it stands in the list again by itself.
    """
    found = Device.rows.select_for_update().filter(pk=phone).first()
    owner = (
        None if found is None else User.rows.filter(pk=found.user_id).values_list("person_id", flat=True)[0]
    )
    place = next((each for each in organisations_of(owner, ctx.today) if ctx.entitled(each)), None)
    if found is None or owner is None or place is None:
        raise NotFound
    ctx.authorise(place)
    if is_written_off(found):
        raise Conflict(
            _("This was recorded already. Reload the page."),
            code="stands_already",
            way=Way(_("See the phones that have not sent"), "sync:waiting"),
        )
    Device.rows.filter(pk=phone).update(written_off_at=ctx.received_at, written_off_why=reason)
    ctx.about("person", owner)
    ctx.about("device", phone)
