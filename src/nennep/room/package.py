"""The meeting package: everything the room needs of one meeting, as one JSON (docs/mechanisms/room.md).

The phone computes from it denominators, thresholds and elapsed time; all else arrives computed. What the actor may
not read is not in it: without HEAR no entries, opinions, reasons of absence or texts.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.sittings import themes_of
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.selectors import name_on
from nennep.room.package_joint import joint
from nennep.room.package_parts import (
    agenda,
    answers,
    attendance,
    ballots,
    carried_tasks,
    discussion_first,
    entries,
    gifts,
    guests,
    minimum_rule,
    notes,
    opinions,
    resolutions,
    roll,
    tasks,
    texts,
)
from nennep.room.reading import Reading
from nennep.room.score import score_view

FORMAT = 1
"""Raised when a field changes its meaning; a script that does not know it says so and asks for an update."""

Json = dict[str, Any]


def meeting_package(reading: Reading, actor: Actor) -> Json:
    """The package of a meeting for an actor. `version` changes whenever anything but `server_time` does."""
    meeting = reading.meeting
    on = clock.legal_day(meeting.opened_at or meeting.starts_at)
    items = list(_items(meeting))
    package: Json = {
        "format": FORMAT,
        "meeting": _meeting(meeting, on),
        "me": None if actor.person_id is None else str(actor.person_id),
        "rights": sorted(reading.rights),
        "roll": roll(meeting, on),
        "discussion_first": discussion_first(meeting, on),
        "attendance": attendance(meeting, reading.hears),
        "answers": answers(meeting) if reading.hears else [],
        "guests": guests(meeting),
        "items": agenda(items),
        "carried": carried_tasks(meeting),
        "entries": entries(meeting) if reading.hears else [],
        "ballots": ballots(meeting),
        "opinions": opinions(meeting) if reading.hears else [],
        "notes": notes(meeting),
        "resolutions": resolutions(meeting),
        "tasks": tasks(meeting),
        "gifts": gifts(meeting),
        "joint": joint(meeting),
        "score": None if meeting.state in BEFORE_SESSION else score_view(meeting),
        "texts": texts(meeting, items) if reading.hears else {},
    }
    return {**package, "version": _version(package), "server_time": clock.now().isoformat()}


def _items(meeting: Meeting) -> QuerySet[AgendaItem]:
    return (
        AgendaItem.rows.filter(meeting=meeting, dropped=False)
        .select_related("proposed_by")
        .order_by("position", "id")
    )


def _meeting(meeting: Meeting, on: date) -> Json:
    body = meeting.body
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
        "themes": themes_of(meeting),
        "minimum_rule": minimum_rule(meeting),
        "opened_at": _moment(meeting.opened_at),
        "closed_at": _moment(meeting.closed_at),
        "chair": _id(meeting.chair_id),
        "minute_taker": _id(meeting.minute_taker_id),
        "body": {"id": str(body.pk), "kind": body.kind, "name": body.name},
        "organisation": {"id": str(body.organisation_id), "name": name_on(body.organisation_id, on)},
    }


def _version(package: Json) -> str:
    text = json.dumps(package, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _id(found: UUID | None) -> str | None:
    return None if found is None else str(found)
