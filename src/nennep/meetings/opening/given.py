"""What of a meeting the server may have given to a device: its package, or the kit of which the device drew one."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from nennep.core.acts.given import Thing
from nennep.core.models import ActSubject
from nennep.meetings.models import Meeting

OPENED_NOW = "meetings.open_now"


def things_of(meeting: Meeting, device: UUID | None) -> Iterator[Thing]:
    """The things that bear out what a device captured in a meeting. One query, once they are asked for.

    The kit of its body counts for a meeting that this device opened by itself: nobody could give it the package.
    """
    yield "meeting", meeting.pk
    opened_there = ActSubject.rows.filter(
        kind="meeting", object_id=meeting.pk, record__act=OPENED_NOW, record__device_id=device
    )
    if opened_there.exists():
        yield "body", meeting.body_id
