"""A device makes itself known, so that what it kept can one day be taken in without it. Leaves a trace, no act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit.traces import leave_trace
from nennep.core.refusals import Conflict, Invalid
from nennep.core.text import clean_line
from nennep.sync.models import Device

MOST_A_DAY = 10
"""New devices of one login within a day: browsers lose their stores, and each loss makes a new one; nobody has ten."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Registered:
    """A device that the server knows, and since when."""

    device: UUID
    registered_at: datetime


def register(actor: Actor, *, device: UUID, key_digest: str, label: str = "") -> Registered:
    """Take note of a device of the actor's login. The same again is answered the same.

    Raises Invalid for what is no digest, Conflict when the device is another login's or has another key: a new key
    makes a new device. Conflict too for more new ones than anybody can have: the phone asks again later.
    """
    if not _DIGEST.fullmatch(key_digest):
        raise Invalid(_("The digest of the device's key does not read."), field="key_digest")
    with transaction.atomic():
        known, fresh = Device.rows.get_or_create(
            id=device,
            defaults={
                "user_id": actor.user_id,
                "key_digest": key_digest,
                "label": clean_line(label)[:120],
                "registered_at": clock.now(),
                "last_seen_at": clock.now(),
            },
        )
        if fresh:
            _must_not_be_too_many(actor)
            leave_trace("device.register", actor, about=("device", device), note=known.label)
        elif (known.user_id, known.key_digest) != (actor.user_id, key_digest):
            raise Conflict(
                _("This device is known already with another login or another key."), code="device_known"
            )
        else:
            Device.rows.filter(pk=device).update(last_seen_at=clock.now())
    return Registered(device, known.registered_at)


def _must_not_be_too_many(actor: Actor) -> None:
    """Raise Conflict, with which the new row goes again."""
    lately = Device.rows.filter(user_id=actor.user_id, registered_at__gt=clock.now() - timedelta(days=1))
    if lately.count() > MOST_A_DAY:
        raise Conflict(
            _("Too many devices made themselves known with this login today. Try again tomorrow."),
            code="too_many_devices",
        )
