"""What the tests of the calendar, the preparation and the notice say often."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from nennep.core.ids import new_id
from nennep.meetings.actions.agenda import add_item, draw_agenda
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.notices import give_notice
from nennep.meetings.actions.preparation import InvitedGuest, agree_agenda, invite_guests
from nennep.meetings.enums import MeetingKind
from tests.factories import Cell

DECEMBER = datetime(2026, 12, 24, 12, 30, tzinfo=UTC)  # 19:30 in Việt Nam


def planned(
    starts_at: datetime = DECEMBER, kind: MeetingKind = MeetingKind.REGULAR, **more: object
) -> PlannedMeeting:
    """A meeting to plan, counted for the month of its day."""
    month = date(starts_at.year, starts_at.month, 1)
    values = {
        "id": new_id(),
        "kind": kind,
        "month": month,
        "starts_at": starts_at,
        "place": "Nhà văn hóa",
    } | more
    return PlannedMeeting.model_validate(values)


def plan(cell: Cell, *meetings: PlannedMeeting) -> list[UUID]:
    """Plan meetings of a cell as its secretary; their ids."""
    plan_meetings(cell.secretary, body=cell.body, meetings=list(meetings))
    return [each.id for each in meetings]


def agree(cell: Cell, meeting: UUID) -> None:
    """Draw the agenda and let the committee agree."""
    draw_agenda(cell.secretary, meeting=meeting)
    agree_agenda(cell.secretary, meeting=meeting, agreed_by=cell.members[:2])


def notify(cell: Cell, meeting: UUID) -> UUID:
    """All the way to the notice; its id."""
    agree(cell, meeting)
    notice = new_id()
    give_notice(cell.secretary, meeting=meeting, id=notice)
    return notice


def add(cell: Cell, meeting: UUID, title: str = "Sửa đường ra nương", **more: object) -> UUID:
    """Add an item to the agenda; its id."""
    new = new_id()
    add_item(cell.secretary, meeting=meeting, id=new, title=title, **more)
    return new


def invite(cell: Cell, meeting: UUID, **more: object) -> UUID:
    """Invite a guest; their id."""
    guest = InvitedGuest.model_validate({"id": new_id(), "name": "Hà Văn Khách", "title": "Huyện ủy"} | more)
    invite_guests(cell.secretary, meeting=meeting, guests=[guest])
    return guest.id
