"""Second ids: those that a phone made for a meeting or an item that the server has under another id. Looked up
only when the plain id is not found, so the usual act runs no query more.
"""

from __future__ import annotations

from uuid import UUID

from nennep.core.database.composed import ByKey
from nennep.meetings.models import Meeting, OtherId


def meeting_called(other_id: UUID) -> UUID | None:
    """The id of the meeting that a phone made this id for; None when nobody did."""
    found = OtherId.rows.filter(pk=other_id, item=None).values_list("meeting_id", flat=True)
    return found.first()


def meeting_named(rows: ByKey[Meeting], meeting_id: UUID) -> Meeting | None:
    """The meeting of `rows` that an id names, be it the server's or one that a phone made."""
    found = rows.first(meeting_id)
    if found is not None:
        return found
    other = meeting_called(meeting_id)
    return None if other is None else rows.first(other)


def item_called(meeting: Meeting, other_id: UUID) -> UUID | None:
    """The id of the meeting's item that a phone made this id for; None when nobody did."""
    found = OtherId.rows.filter(pk=other_id, meeting=meeting, item__isnull=False)
    return found.values_list("item_id", flat=True).first()


def known_as(meeting: Meeting) -> dict[UUID, UUID]:
    """Every id that phones made for this meeting and its items → the server's id."""
    rows = OtherId.rows.filter(meeting=meeting).values_list("pk", "meeting_id", "item_id")
    return {other: item or of_meeting for other, of_meeting, item in rows}
