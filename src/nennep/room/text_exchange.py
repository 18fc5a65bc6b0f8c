"""The exchange of one free section: whose it must be, whether it can be written, and what the device gets back.

Used by the room's door for phones, and by `sync` for what a phone gave out to a file.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from nennep.collab.texts import Exchange, exchange
from nennep.core.refusals import Conflict, NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.states import BEFORE_SESSION
from nennep.room.reading import Reading
from nennep.room.texts import WITHOUT_TEXT, TextKey, parse_key


def exchange_section(
    key: str,
    reading: Reading,
    items: dict[UUID, str],
    *,
    update: bytes | None,
    state_vector: bytes | None = None,
    author: UUID,
    device: UUID | None,
) -> Exchange:
    """Take in what a device wrote of one section and give back what it lacks; `items` are those of `kinds_of`.

    Raises NotFound for a key that is not of this meeting, Conflict before the opening, and what `collab` refuses.
    """
    _must_be_ours(parse_key(key), reading, items)
    if update is not None:
        _must_be_open(reading)
    return exchange(
        key, update=update, state_vector=state_vector, author=author, device=device, allowed=reading.records
    )


def _must_be_ours(key: TextKey, reading: Reading, items: dict[UUID, str]) -> None:
    if key.meeting_id != reading.meeting.pk:
        raise NotFound
    if key.item_id is not None and (key.item_id not in items or items[key.item_id] in WITHOUT_TEXT):
        raise NotFound


def _must_be_open(reading: Reading) -> None:
    state = MeetingState(reading.meeting.state)
    if state in BEFORE_SESSION or state is MeetingState.CANCELLED:
        raise Conflict(_("The minutes can be written once the meeting has been opened."), code="wrong_state")
