"""A device tells how much of its work has not been sent, and since when. Nothing else is told of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import NotFound
from nennep.sync.models import Device

MOST = 100_000


def tell_waiting(actor: Actor, *, device: UUID, waiting: int, since: datetime | None) -> int:
    """Take note of it, for a device of the actor's login; gives how many wait. Raises NotFound."""
    now = clock.now()
    waiting = max(0, min(waiting, MOST))
    noted = Device.rows.filter(pk=device, user_id=actor.user_id).update(
        waiting=waiting,
        waiting_since=min(since or now, now) if waiting else None,
        told_at=now,
        last_seen_at=now,
    )
    if not noted:
        raise NotFound
    return waiting
