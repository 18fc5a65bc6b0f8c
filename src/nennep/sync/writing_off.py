"""Phones of which somebody recorded that they can send no more. Once such a phone is heard, that holds no longer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from nennep.core.database.statements import asked, statement
from nennep.membership.models import Membership, Position
from nennep.sync.models import Device

WRITTEN_OFF = Q(written_off_at__isnull=False, written_off_at__gte=F("last_seen_at"))
"""Recorded so, and not heard since."""
_ANY = statement(
    """
    SELECT 1 FROM {device} device
     WHERE device.written_off_at >= %(since)s AND device.written_off_at >= device.last_seen_at LIMIT 1
    """,
    device=Device,
)


def is_written_off(device: Device) -> bool:
    """The same of one phone."""
    return device.written_off_at is not None and device.written_off_at >= device.last_seen_at


def any_written_off(since: datetime) -> bool:
    """Whether any phone was recorded so since then; home asks this."""
    return bool(asked(_ANY, {"since": since}))


def organisations_of(person_id: UUID | None, on: date) -> list[UUID]:
    """Where a person belongs on a day: the own cells first, then where an office is held."""
    cells = Membership.rows.as_of(on).filter(person_id=person_id).order_by("valid_from", "pk")
    offices = Position.rows.as_of(on).filter(person_id=person_id).order_by("valid_from", "pk")
    found = [
        *cells.values_list("cell_id", flat=True),
        *offices.values_list("body__organisation_id", flat=True),
    ]
    return list(dict.fromkeys(found)) if person_id is not None else []


def people_of(organisations: QuerySet[Any], on: date) -> set[UUID]:
    """Who belongs to some organisations on a day, as `organisations_of` says it of one person."""
    members = Membership.rows.as_of(on).filter(cell_id__in=organisations)
    holders = Position.rows.as_of(on).filter(body__organisation_id__in=organisations)
    return {*members.values_list("person_id", flat=True), *holders.values_list("person_id", flat=True)}
