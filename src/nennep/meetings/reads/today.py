"""The meetings of today."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.reads import read
from nennep.meetings.selectors.today import MeetingToday, meetings_today


@read("meetings.today", label=_("The meetings of today"))
def today(actor: Actor) -> tuple[MeetingToday, ...]:
    """Buổi hôm nay: what the asker prepares, sits in, or is in charge of, and that has not ended; the earliest first.

    How many have answered is for those who prepare it.
    """
    return tuple(meetings_today(actor, clock.today()))
