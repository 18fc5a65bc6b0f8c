"""Who has a login."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.authority.logins import Logins, logins_in
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.reads import read


@read("authority.logins", label=_("Logins of a cell"))
def logins(actor: Actor, *, organisation: UUID) -> Logins:
    """Tài khoản của chi bộ: who on the roll has a login, whether the password is set, whether a one-time code waits.

    For those who manage the organisation; of the cells below only how many. The digits of a code are never answered.
    """
    return logins_in(actor, organisation, clock.today())
