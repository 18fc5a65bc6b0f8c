"""A device makes itself known, so that what it kept can one day be taken in without it. Leaves a trace, no act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit.traces import leave_trace
from nennep.core.refusals import Conflict, Invalid
from nennep.core.text import clean_line
from nennep.sync.models import Device

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Registered:
    """A device that the server knows, and since when."""

    device: UUID
    registered_at: datetime


def register(actor: Actor, *, device: UUID, key_digest: str, label: str = "") -> Registered:
    """Take note of a device of the actor's login. The same again is answered the same.

    Raises Invalid for what is no digest, Conflict when the device is another login's or has another key: a new key
    makes a new device.
    """
    if not _DIGEST.fullmatch(key_digest):
        raise Invalid(_("The digest of the device's key does not read."), field="key_digest")
    with transaction.atomic():
        now = clock.now()
        known = Device.rows.filter(pk=device).first()
        if known is None:
            known = Device.rows.create(
                id=device,
                user_id=actor.user_id,
                key_digest=key_digest,
                label=clean_line(label)[:120],
                registered_at=now,
                last_seen_at=now,
            )
            leave_trace("device.register", actor, about=("device", device), note=known.label)
        elif (known.user_id, known.key_digest) != (actor.user_id, key_digest):
            raise Conflict(
                _("This device is known already with another login or another key."), code="device_known"
            )
        else:
            Device.rows.filter(pk=device).update(last_seen_at=now)
    return Registered(device, known.registered_at)
