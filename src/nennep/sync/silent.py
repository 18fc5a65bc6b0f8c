"""Phones that took a meeting along and were not heard since its day: nobody knows what is still on them.

What is known is what the server noted itself: what it gave to a device (once a day for each thing), what came from it,
and when it told how much waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Max

from nennep.accounts.models import User
from nennep.authority.permissions import MANAGE
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.given import last_given
from nennep.core.clock import legal_day
from nennep.core.models import ActRecord
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.states import BEFORE_SESSION
from nennep.membership.selectors import names_of
from nennep.sync.models import Device

LOOKS_BACK = timedelta(days=60)
"""As far as phones take meetings along that were not held."""
OPEN = BEFORE_SESSION | {MeetingState.IN_SESSION}


@dataclass(frozen=True, slots=True)
class SilentDevice:
    """A phone that holds a meeting whose day has passed without minutes: whose, which one, when it was last heard."""

    id: UUID
    name: str
    label: str
    meeting: UUID
    title: str
    planned: date
    heard: date


def silent_devices(actor: Actor) -> list[SilentDevice]:
    """Phones that took along a meeting of the actor's own tree and were not heard after its day.

    The longest silent first. Those that told of waiting work are not among them.
    """
    today = clock.today()
    meetings = _past_and_open(actor, today)
    given = last_given("meeting", meetings)
    devices = _devices({each.device for each in given})
    heard = _heard(devices)
    users = User.rows.filter(pk__in={each.user_id for each in devices.values()})
    owners = dict(users.values_list("pk", "person_id"))
    names = names_of(owners.values())
    found = []
    for each in given:
        device, meeting = devices.get(each.device), meetings[each.about]
        if device is None or _is_written_off(device, heard[device.pk]):
            continue
        last = legal_day(max(each.at, heard[device.pk]))
        if last > legal_day(meeting.starts_at):
            continue
        found.append(
            SilentDevice(
                id=device.pk,
                name=names.get(owners[device.user_id], ""),
                label=device.label,
                meeting=meeting.pk,
                title=meeting_title(meeting),
                planned=legal_day(meeting.starts_at),
                heard=last,
            )
        )
    return sorted(found, key=lambda one: (one.heard, one.planned, one.name, str(one.id)))


def _is_written_off(device: Device, heard: datetime) -> bool:
    return device.written_off_at is not None and device.written_off_at >= heard


def _past_and_open(actor: Actor, today: date) -> dict[UUID, Meeting]:
    """Meetings of the tree whose day has passed, and whose minutes are not adopted here."""
    own = organisations_with(actor, MANAGE, today).values("pk")
    begins = datetime.combine(today, time.min, tzinfo=clock.VIETNAM)
    rows = Meeting.rows.filter(
        body__organisation_id__in=own,
        state__in=OPEN,
        starts_at__gte=begins - LOOKS_BACK,
        starts_at__lt=begins,
    )
    return {each.pk: each for each in rows.select_related("body")}


def _devices(ids: set[UUID]) -> dict[UUID, Device]:
    return {each.pk: each for each in Device.rows.filter(pk__in=ids, waiting=0)}


def _heard(devices: dict[UUID, Device]) -> dict[UUID, datetime]:
    """When each device was last heard: it told something, or an act came from it."""
    acts = dict(
        ActRecord.rows.filter(device_id__in=devices).values_list("device_id").annotate(at=Max("received_at"))
    )
    return {key: max(each.last_seen_at, acts.get(key, each.last_seen_at)) for key, each in devices.items()}
