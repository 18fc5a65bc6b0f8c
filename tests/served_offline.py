"""What bench/offline.py calls inside the data of a served folder: a cell of a given size and its meeting of today."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from nennep.collab.models import CollabText
from nennep.core import clock
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import AgendaItem, Ballot, Entry
from nennep.minutes.texts import keys_of
from nennep.resolutions.models import Assignment
from tests import factories
from tests.factories import Cell
from tests.served import session_of

FAMILIES = ("Lò", "Cà", "Quàng", "Tòng", "Vì", "Lèo", "Hà", "Mùa", "Giàng", "Cầm")
MIDDLES = ("Văn", "Thị", "Minh", "Đức")
GIVENS = ("Sáng", "Ân", "Bình", "Tủa", "Dương", "Mỷ", "Thoan", "Hặc", "Ngoan", "Thương", "Đức")


def names(how_many: int) -> tuple[str, ...]:
    """So many different invented names."""
    found = [f"{family} {middle} {given}" for given in GIVENS for middle in MIDDLES for family in FAMILIES]
    return tuple(found[:how_many])


def enter_cell(members: int, opened: bool = False) -> dict[str, Any]:
    """A cell of `members`, its regular meeting of today with the template's agenda, drawn and, if wanted, opened."""
    world = factories.make_world()
    cell = factories.make_cell(world.commune, "Chi bộ bản Nong Lay", "14.118.01.03", names(members))
    meeting = plan(cell)
    if opened:
        open_meeting(cell.secretary, meeting=meeting, chair=cell.members[0])
    items = list(AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("position"))
    return {
        "cell": str(cell.id),
        "body": str(cell.body),
        "meeting": str(meeting),
        "members": [str(each) for each in cell.members],
        "items": [{"id": str(each.pk), "kind": each.kind} for each in items],
        "texts": keys_of(items[0].meeting, items),
        "user": str(cell.secretary.user_id),
        "secretary": session_of(cell.secretary.user_id),
    }


def plan(cell: Cell) -> UUID:
    """The cell's regular meeting of this month, beginning now, with its agenda."""
    meeting = new_id()
    planned = PlannedMeeting(
        id=meeting,
        kind=MeetingKind.REGULAR,
        month=clock.today().replace(day=1),
        starts_at=clock.now(),
        place="Nhà văn hóa bản",
    )
    plan_meetings(cell.secretary, body=cell.body, meetings=[planned])
    draw_agenda(cell.secretary, meeting=meeting)
    return meeting


def arrived(cell: str, meeting: str) -> dict[str, Any]:
    """What is on the server of a meeting held offline."""
    texts = CollabText.rows.filter(key__startswith=f"meeting/{meeting}/").values_list("text", flat=True)
    return {
        "acts": ActRecord.rows.filter(organisation_id=cell, device_id__isnull=False).count(),
        "entries": Entry.rows.filter(meeting_id=meeting).count(),
        "ballots": Ballot.rows.filter(meeting_id=meeting).count(),
        "tasks": Assignment.rows.filter(meeting_id=meeting).count(),
        "characters": sum(map(len, texts)),
        "breaks": [str(each) for each in chain.verify(UUID(cell))],
    }
