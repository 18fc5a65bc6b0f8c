"""What of a meeting the server may have given to a device: its package, or the kit of which the device drew one."""

from __future__ import annotations

from uuid import UUID

from nennep.core.acts.given import Thing
from nennep.core.models import ActSubject
from nennep.meetings.models import Meeting

OPENED_NOW = "meetings.open_now"


def things_of(meeting: Meeting, device: UUID | None) -> list[Thing]:
    """The things that bear out what a device captured in a meeting. One query.

    The kit of its body counts for a meeting that this device opened by itself: nobody could give it the package.
    """
    opened_there = ActSubject.rows.filter(
        kind="meeting", object_id=meeting.pk, record__act=OPENED_NOW, record__device_id=device
    )
    return [("meeting", meeting.pk), *([("body", meeting.body_id)] if opened_there.exists() else [])]
