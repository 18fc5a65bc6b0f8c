"""What the server gave to a device to work on, and when: what bears out that a device acted as its user still might.

A device tells when it captured something, and anybody can tell anything. That the server handed it the things of a
meeting by then it cannot make up.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import cast
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Max, Q, QuerySet

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.captured import CLOCK_SLACK
from nennep.core.audit.traces import leave_trace
from nennep.core.models import Trace

GIVEN = "device.given"
MOST_DEVICES = 10
"""Of one login in a day: a device is whatever calls itself one, and each asking would leave a row."""
Thing = tuple[str, UUID]
"""The kind of a thing and its id: a meeting whose package was given, a body whose kit was."""

logger = logging.getLogger(__name__)


def note_given(actor: Actor, device: UUID | None, things: Iterable[Thing]) -> None:
    """Leave a trace of what a device is given, once a day for each thing, and for as many devices as anybody has.

    Reading goes on where nothing can be written.
    """
    wanted = set(things)
    if device is None or not wanted:
        return
    begins = datetime.combine(clock.today(), time.min, tzinfo=clock.VIETNAM)
    noted = _of(actor, wanted).filter(at__gte=begins).values_list("about_kind", "about_id", "note")
    told: dict[Thing, set[str]] = {thing: set() for thing in wanted}
    for kind, key, note in noted:
        told[kind, cast(UUID, key)].add(note)
    fresh = [each for each, notes in told.items() if str(device) not in notes and len(notes) < MOST_DEVICES]
    try:
        with transaction.atomic():
            for thing in sorted(fresh):
                leave_trace(GIVEN, actor, about=thing, note=str(device))
    except DatabaseError as error:
        logger.warning("what a device was given could not be noted: %s", error)


def was_given(actor: Actor, device: UUID | None, things: Iterable[Thing], by: datetime) -> bool:
    """Whether the server had given one of these things to this device of the actor by then."""
    if device is None:
        return False
    wanted = set(things)
    if not wanted:
        return False
    return bool(_traces(actor, device, wanted).filter(at__lte=by + CLOCK_SLACK).exists())


def _traces(actor: Actor, device: UUID, things: set[Thing]) -> QuerySet[Trace]:
    return _of(actor, things).filter(note=str(device))


def _of(actor: Actor, things: set[Thing]) -> QuerySet[Trace]:
    about = Q(pk__in=[])
    for kind, key in things:
        about |= Q(about_kind=kind, about_id=key)
    return Trace.rows.filter(about, kind=GIVEN, actor_id=actor.user_id)


@dataclass(frozen=True, slots=True)
class Given:
    """A thing that a device was given, and when it was last noted; the note is made once a day."""

    device: UUID
    about: UUID
    at: datetime


def last_given(kind: str, about: Collection[UUID]) -> list[Given]:
    """Which devices were given some things of a kind, and when last."""
    rows = Trace.rows.filter(kind=GIVEN, about_kind=kind, about_id__in=about)
    noted = rows.values_list("note", "about_id").annotate(at=Max("at"))
    return [Given(UUID(device), thing, at) for device, thing, at in noted if thing is not None]
