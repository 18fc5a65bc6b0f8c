"""When an act was captured: what a device says of it, whether that can be true, and the order of its making."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max

from nennep.core.models import ActRecord

CLOCK_SLACK = timedelta(minutes=5)
"""How far a device's clock may run ahead and still be believed."""

NOT_BELIEVED = "time_not_believed"
"""In the result of an act whose told time cannot be true: it went by the server's clock."""


def believable(captured: datetime | None, received: datetime) -> datetime:
    """The instant that rights and facts go by: the device's, unless its clock cannot be true.

    The record keeps what the device said. An act older than the setting's days, or from the future, goes by
    the server's clock, so that nobody acts with rights of long ago by setting a phone back.
    """
    if captured is None:
        return received
    oldest = received - timedelta(days=settings.LATE_ACT_DAYS)
    return captured if oldest <= captured <= received + CLOCK_SLACK else received


def after_earlier(
    act: str, at: datetime, actor_id: UUID, device_id: UUID | None, device_seq: int | None
) -> datetime:
    """`at`, or an instant after the latest of the same acts that the same login made on this device before this one.

    One query. What others say under the id of this device moves nothing.

    Of the same name only: what a person settled afterwards goes before what it settles, with a later time.
    With a clock that was set back, what was said last would else be shown first; device_seq never goes back.
    """
    if device_id is None or device_seq is None:
        return at
    earlier = ActRecord.rows.filter(
        act=act,
        actor_id=actor_id,
        device_id=device_id,
        device_seq__lt=device_seq,
        captured_at__gte=at,
        captured_at__lte=F("received_at") + CLOCK_SLACK,
    )
    latest: datetime | None = earlier.aggregate(latest=Max("captured_at"))["latest"]
    return at if latest is None else latest + timedelta(microseconds=1)
