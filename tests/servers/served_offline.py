"""What bench/offline.py calls inside the data of a served folder: a cell of a given size and its meeting of today."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from nennep.collab.models import CollabText
from nennep.core.audit import chain
from nennep.core.models import ActRecord
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.models import AgendaItem, Ballot, Entry
from nennep.minutes.texts import keys_of
from nennep.resolutions.models import Assignment
from tests.factories import person_actor
from tests.servers.served import session_of
from tests.told import CHIENG_MUON, planned_now, told, told_in

FAMILIES = ("Lò", "Cà", "Quàng", "Tòng", "Vì", "Lèo", "Hà", "Mùa", "Giàng", "Cầm")
MIDDLES = ("Văn", "Thị", "Minh", "Đức")
GIVENS = ("Sáng", "Ân", "Bình", "Tủa", "Dương", "Mỷ", "Thoan", "Hặc", "Ngoan", "Thương", "Đức")

NONG_LAY = {
    "at": datetime(2020, 1, 2, tzinfo=UTC),
    "by": "operator",
    "cell": "nong-lay",
    "code": "14.118.01.03",
    "name": "Chi bộ bản Nong Lay",
    "parent": "chieng-muon",
    "cell_type": "hamlet",
    "place": "Chiềng Muôn",
}
"""What tests/told/mot-chi-bo.toml leaves open, but the people."""


def names(how_many: int) -> tuple[str, ...]:
    """So many different invented names."""
    found = [f"{family} {middle} {given}" for given in GIVENS for middle in MIDDLES for family in FAMILIES]
    return tuple(found[:how_many])


def enter_cell(members: int, opened: bool = False) -> dict[str, Any]:
    """A cell of `members`, its regular meeting of today with the template's agenda, drawn and, if wanted, opened."""
    roll = [{"id": f"Nong Lay: {each}", "full_name": each} for each in names(members)]
    secretary, deputy = roll[0]["id"], roll[1]["id"]
    scene = {**NONG_LAY, "members": roll, "secretary": secretary, "deputy": deputy}
    known = told_in(scene, "mot-chi-bo.toml", told(CHIENG_MUON))
    known = planned_now(known, by=secretary, body="nong-lay/chi-bo")
    people = [known[each["id"]] for each in roll]
    chief = person_actor(people[0])
    meeting = known["buổi hôm nay"]
    if opened:
        open_meeting(chief, meeting=meeting, chair=people[0])
    items = list(AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("position"))
    return {
        "cell": str(known["nong-lay"]),
        "body": str(known["nong-lay/chi-bo"]),
        "meeting": str(meeting),
        "members": [str(each) for each in people],
        "items": [{"id": str(each.pk), "kind": each.kind} for each in items],
        "texts": keys_of(items[0].meeting, items),
        "user": str(chief.user_id),
        "secretary": session_of(chief.user_id),
    }


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
