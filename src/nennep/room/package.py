"""The meeting package: everything the room needs of one meeting, as one JSON (docs/mechanisms/room.md).

The phone computes from it denominators, thresholds and elapsed time; all else is computed here. What the actor may
not read is not in it: without HEAR no entries, opinions, notes of the paper book, reasons of absence or texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from nennep.collab.merging import MAX_TEXT_BYTES
from nennep.core import clock
from nennep.core.acts import all_acts
from nennep.core.payload.limits import text_limits
from nennep.meetings.access import MeetingAccess
from nennep.meetings.ballots import discussion_first
from nennep.meetings.in_meeting.sitting import SITTING, minimum_rule
from nennep.meetings.opening.other_ids import known_as
from nennep.meetings.part import AnyPart, MeetingRecord
from nennep.organisation.selectors import name_on
from nennep.room.parts import record_of
from nennep.rulebook.item_kinds import screens

FORMAT = 2
"""Raised when a field changes its meaning; a script of another version asks for an update."""

Json = dict[str, Any]


def meeting_package(access: MeetingAccess) -> Json:
    """The package of a meeting for its reader. `version` changes whenever anything but `server_time` does."""
    meeting, actor, record = access.meeting, access.actor, record_of(access.meeting)
    package: Json = {
        "format": FORMAT,
        "meeting": _meeting(record),
        "acts": offline_acts(),
        "limits": offline_limits(),
        "known_as": {str(other): str(ours) for other, ours in sorted(known_as(meeting).items())},
        "user": str(actor.user_id),
        "me": None if actor.person_id is None else str(actor.person_id),
        "rights": sorted(access.rights),
        "discussion_first": discussion_first(meeting.body.organisation_id, record.on),
        "screens": screens(),
        "parts": packaged(record, access, record.parts),
    }
    return {**package, "version": _version(package), "server_time": clock.now().isoformat()}


def packaged(record: MeetingRecord, access: MeetingAccess, parts: Iterable[AnyPart]) -> Json:
    """What each kind of fact brings, by its name."""
    return {
        each.name: each.package(record[each], record, access) for each in parts if each.package is not None
    }


@cache
def offline_acts() -> dict[str, int]:
    """Name → version of every act that a phone may do without signal, as it captures them."""
    return {each.name: each.version for each in all_acts() if each.offline is not None}


@cache
def offline_limits() -> dict[str, dict[str, int]]:
    """Name → how many characters each text of its payload may have, and a free section of the minutes.

    A section is bounded in bytes; a letter of Vietnamese takes at most three.
    """
    limits = {each.name: text_limits(each.payload_type) for each in all_acts() if each.offline is not None}
    return {**{name: found for name, found in limits.items() if found}, "text": {"": MAX_TEXT_BYTES // 3}}


def _meeting(record: MeetingRecord) -> Json:
    meeting, body = record.meeting, record.meeting.body
    return {
        "id": str(meeting.pk),
        "kind": meeting.kind,
        "kind_label": str(meeting.get_kind_display()),
        "is_model": meeting.is_model,
        "theme": meeting.theme,
        "month": meeting.month.isoformat(),
        "starts_at": meeting.starts_at.isoformat(),
        "place": meeting.place,
        "state": meeting.state,
        "state_label": str(meeting.get_state_display()),
        "themes": record[SITTING].themes,
        "with_thematic": record[SITTING].with_thematic,
        "minimum_rule": minimum_rule(record),
        "opened_at": _moment(meeting.opened_at),
        "closed_at": _moment(meeting.closed_at),
        "chair": _id(meeting.chair_id),
        "minute_taker": _id(meeting.minute_taker_id),
        "body": {"id": str(body.pk), "kind": body.kind, "name": body.name},
        "organisation": {"id": str(body.organisation_id), "name": name_on(body.organisation_id, record.on)},
    }


def _version(package: Json) -> str:
    text = json.dumps(package, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _id(found: UUID | None) -> str | None:
    return None if found is None else str(found)
