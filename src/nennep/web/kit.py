"""The kit: what a phone takes along to work without a signal, besides the meetings themselves (room/package.py).

What is to be done, and of each body where the person may chair or take the minutes all that a meeting needs which
nobody prepared. Read with the reader's rights, as the package is.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from nennep.accounts.models import User
from nennep.authority.permissions import CHAIR, MINUTE
from nennep.authority.selectors import organisations_with
from nennep.authority.who import who_is
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.access import takes_minutes
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, Organisation
from nennep.organisation.selectors import names_on
from nennep.room.kit import cell_kit
from nennep.room.package import offline_acts, offline_limits
from nennep.sync.rescue import rescue_key
from nennep.web.home import todo_of

FORMAT = 1
AHEAD = timedelta(days=14)
BEHIND = timedelta(days=60)
"""How long after its day a meeting that was not held is still taken along."""
NOT_ALONG = (BodyKind.OFFICE, BodyKind.CONGRESS)
"""An office does not meet; a congress is prepared for months and held where there is a signal."""

Json = dict[str, Any]


def kit_of(actor: Actor, user: User) -> Json:
    """The kit of a login. `version` changes whenever anything but `server_time` does."""
    today = clock.today()
    places = _places(actor, today)
    kit: Json = {
        "format": FORMAT,
        "user": _user(actor, user, today),
        "rescue_key": _rescue_key(),
        "acts": offline_acts(),
        "limits": offline_limits(),
        "todos": _todos(actor, today),
        "cells": [cell_kit(actor, body, today) for body in _bodies(places)],
        "meetings": _meetings(actor, places, today),
    }
    return {**kit, "version": _version(kit), "server_time": clock.now().isoformat()}


def _user(actor: Actor, user: User, today: date) -> Json:
    name = who_is(actor, today).name or user.username
    return {
        "id": str(user.pk),
        "name": name,
        "person": None if actor.person_id is None else str(actor.person_id),
    }


def _rescue_key() -> Json:
    key = rescue_key()
    return {"id": key.id, "public": key.public}


def _todos(actor: Actor, today: date) -> list[Json]:
    return [
        {
            "by": each.by.isoformat(),
            "title": each.title,
            "when": each.when,
            "text": each.text,
            "action": each.action,
            "url": each.url,
        }
        for each in todo_of(actor, today)
    ]


def _places(actor: Actor, today: date) -> QuerySet[Organisation]:
    """Where the actor may chair or take the minutes: own organisations only, never those below."""
    if actor.person_id is None:
        return Organisation.rows.as_of(today).none()
    return organisations_with(actor, CHAIR, today) | organisations_with(actor, MINUTE, today)


def _bodies(places: QuerySet[Organisation]) -> list[Body]:
    rows = Body.rows.filter(organisation__in=places.values("pk")).exclude(kind__in=NOT_ALONG)
    return list(rows.select_related("organisation").order_by("kind", "name", "pk"))


def _meetings(actor: Actor, places: QuerySet[Organisation], today: date) -> list[Json]:
    """Meetings to take along: in session, soon, or past and not held; also those whose minutes the actor takes."""
    if actor.person_id is None:
        return []
    now = clock.now()
    mine = Q(body__organisation__in=places.values("pk")) | Q(minute_taker_id=actor.person_id)
    soon = Q(state__in=BEFORE_SESSION, starts_at__gte=now - BEHIND, starts_at__lte=now + AHEAD)
    rows = Meeting.rows.filter(mine, Q(state=MeetingState.IN_SESSION) | soon, sits_with=None)
    found = list(rows.select_related("body").order_by("starts_at", "pk"))
    kept = set(places.values_list("pk", flat=True))
    meetings = [
        each for each in found if each.body.organisation_id in kept or takes_minutes(each, actor, today)
    ]
    names = names_on({each.body.organisation_id for each in meetings}, today)
    return [_meeting(each, names) for each in meetings]


def _meeting(meeting: Meeting, names: dict[Any, Any]) -> Json:
    at = meeting.body.organisation_id
    return {
        "id": str(meeting.pk),
        "organisation": {"id": str(at), "name": names[at].name if at in names else meeting.body.name},
        "title": meeting_title(meeting),
        "starts_at": meeting.starts_at.isoformat(),
        "state": meeting.state,
        "state_label": str(meeting.get_state_display()),
    }


def _version(kit: Json) -> str:
    text = json.dumps(kit, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
