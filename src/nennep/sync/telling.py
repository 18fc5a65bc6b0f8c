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


def note_brought(device: UUID, how_many: int) -> None:
    """So much of what waited on a device came in a file: one that is lost would else be waited for for ever."""
    found = Device.rows.select_for_update().get(pk=device)
    found.waiting = max(0, found.waiting - how_many)
    if not found.waiting:
        found.waiting_since = None
    found.save(update_fields=["waiting", "waiting_since"])
