"""The meeting package: everything the room needs of one meeting, as one JSON (docs/mechanisms/room.md).

The phone computes from it denominators, thresholds and elapsed time; all else arrives computed. What the actor may
not read is not in it: without HEAR no entries, opinions, notes of the paper book, reasons of absence or texts.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import all_acts
from nennep.meetings.other_ids import known_as
from nennep.organisation.selectors import name_on
from nennep.room import package_parts as parts
from nennep.room.gathered import Gathered, gather
from nennep.room.package_joint import joint
from nennep.room.proxy_entries import proxy_entry_json
from nennep.room.reading import Reading
from nennep.room.score import score_json

FORMAT = 2
"""Raised when a field changes its meaning; a script that does not know it says so and asks for an update."""

Json = dict[str, Any]


def meeting_package(reading: Reading, actor: Actor) -> Json:
    """The package of a meeting for an actor. `version` changes whenever anything but `server_time` does."""
    meeting, gathered = reading.meeting, gather(reading.meeting)
    package: Json = {
        "format": FORMAT,
        "meeting": _meeting(gathered),
        "acts": offline_acts(),
        "known_as": {str(other): str(ours) for other, ours in sorted(known_as(meeting).items())},
        "user": str(actor.user_id),
        "me": None if actor.person_id is None else str(actor.person_id),
        "rights": sorted(reading.rights),
        "discussion_first": parts.discussion_first(gathered),
        "parts": _parts(reading, gathered, actor),
    }
    return {**package, "version": _version(package), "server_time": clock.now().isoformat()}


def _parts(reading: Reading, gathered: Gathered, actor: Actor) -> Json:
    """What each kind of fact brings, by its name."""
    meeting = reading.meeting
    return {
        "proxy_entry": proxy_entry_json(gathered.proxy_entry, actor),
        "roll": parts.roll(gathered),
        "attendance": parts.attendance(gathered, reading.hears),
        "answers": parts.answers(meeting) if reading.hears and not reading.enters_by_proxy else [],
        "guests": parts.guests(gathered),
        "items": parts.agenda(gathered.items) if reading.agenda else [],
        "papers": parts.papers(gathered) if reading.hears and not reading.enters_by_proxy else [],
        "carried": parts.carried_tasks(gathered),
        "entries": parts.entries(gathered) if reading.hears else [],
        "ballots": parts.ballots(gathered),
        "opinions": parts.opinions(gathered) if reading.hears else [],
        "notes": parts.notes(gathered) if reading.hears else [],
        "resolutions": parts.resolutions(gathered),
        "tasks": parts.tasks(gathered),
        "gifts": parts.gifts(gathered),
        "joint": joint(meeting),
        "score": score_json(gathered),
        "texts": parts.texts(gathered) if reading.hears else {},
    }


@cache
def offline_acts() -> dict[str, int]:
    """Name → version of every act that a phone may do without signal, as it captures them."""
    return {each.name: each.version for each in all_acts() if each.offline is not None}


def _meeting(gathered: Gathered) -> Json:
    meeting, body = gathered.meeting, gathered.meeting.body
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
        "themes": gathered.themes,
        "minimum_rule": parts.minimum_rule(gathered),
        "opened_at": _moment(meeting.opened_at),
        "closed_at": _moment(meeting.closed_at),
        "chair": _id(meeting.chair_id),
        "minute_taker": _id(meeting.minute_taker_id),
        "body": {"id": str(body.pk), "kind": body.kind, "name": body.name},
        "organisation": {"id": str(body.organisation_id), "name": name_on(body.organisation_id, gathered.on)},
    }


def _version(package: Json) -> str:
    text = json.dumps(package, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _id(found: UUID | None) -> str | None:
    return None if found is None else str(found)
