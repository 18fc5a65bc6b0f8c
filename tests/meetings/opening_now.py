"""Opening a meeting that nobody prepared as a phone does, for the tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Done, Envelope
from nennep.core.ids import new_id
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.opening import open_now
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import (
    AgendaItem,
)
from nennep.organisation.models import Body
from nennep.room.kit import cell_kit
from tests.factories import Cell
from tests.fixtures import EVENING

NEXT_DAY = EVENING + timedelta(days=1)


def taken_along(cell: Cell) -> dict[str, Any]:
    return cell_kit(
        cell.secretary, Body.rows.select_related("organisation").get(pk=cell.body), date(2026, 11, 20)
    )


def now(cell: Cell, **more: Any) -> dict[str, Any]:
    """The payload of an opening as a phone makes it from the kit."""
    kit = taken_along(cell)
    kind = more.get("kind", "regular")
    names = ("phase", "kind", "title", "hint", "field")
    items = [{"id": str(new_id()), **{name: each[name] for name in names}} for each in kit["templates"][kind]]
    return {
        "id": str(new_id()),
        "body": str(cell.body),
        "kind": kind,
        "chair": str(cell.members[0]),
        "started_at": EVENING.isoformat(),
        "items": items,
        "roll": [each["person"] for each in kit["roll"]["entries"]],
        **more,
    }


def opened(actor: Actor, payload: dict[str, Any], **more: Any) -> Done:
    envelope = Envelope(
        key=new_id(),
        captured_at=more.get("captured_at", EVENING),
        device_id=more.get("device", new_id()),
        device_seq=1,
    )
    return open_now.perform(actor, payload=payload, envelope=envelope)


def planned(cell: Cell, *, kind: MeetingKind = MeetingKind.REGULAR, starts_at: datetime = EVENING) -> UUID:
    new = new_id()
    month = clock.legal_day(starts_at).replace(day=1)
    meeting = PlannedMeeting(id=new, kind=kind, month=month, starts_at=starts_at, place="Nhà bác Sáng")
    plan_meetings(cell.secretary, body=cell.body, meetings=[meeting])
    return new


def agenda(meeting: UUID) -> list[tuple[str, str]]:
    rows = AgendaItem.rows.filter(meeting=meeting, dropped=False).order_by("position")
    return list(rows.values_list("kind", "title"))
