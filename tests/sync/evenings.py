"""An evening of Pá Kìm on the secretary's phone, without a signal; and what the server has in the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from nennep.collab import merging
from nennep.collab.models import CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.enums import Mark
from nennep.meetings.models import Attendance, Entry, Meeting
from nennep.membership.models import Membership
from nennep.sync.file_review import FileReview
from nennep.sync.importing import keep_file, take_in
from tests.factories import Cell
from tests.fixtures import EVENING
from tests.sync.device_file_maker import Phone

MINUTE = timedelta(minutes=1)
LATER = timedelta(hours=20)
NOTHING_LEFT_OUT: frozenset[str] = frozenset()
GIST = "Bí thư trình bày nhiệm vụ tháng 12"
SAID = "Nhất trí với dự thảo, đề nghị làm sớm"


def hold(phone: Phone, cell: Cell, meeting: UUID, item: UUID, *, adopt: bool = False) -> Phone:
    """Open, appoint, mark everybody in two acts, write down what one said and the gist; perhaps adopt.

    No story file: a story is told to the server. Here a phone keeps its acts, sealed, for a file or a queue, and the
    tests decide what of them arrives, when and how often.
    """
    chief, taker = cell.members[0], cell.members[4]
    at = [MINUTE * number for number in range(1, 8)]
    phone.does("meetings.open_meeting", of=meeting, after=at[0], meeting=meeting, chair=chief)
    phone.does("meetings.appoint_minute_taker", of=meeting, after=at[1], meeting=meeting, person=taker)
    for number, half in enumerate((cell.members[:6], cell.members[6:])):
        marks = [{"person": each, "mark": Mark.PRESENT} for each in half]
        phone.does(
            "meetings.record_attendance", of=meeting, after=at[2 + number], meeting=meeting, marks=marks
        )
    said = {"id": new_id(), "item": item, "speaker": cell.members[6], "gist": SAID}
    phone.does("meetings.record_entry", of=meeting, after=at[4], meeting=meeting, **said)
    phone.writes(meeting, f"{item}/gist", merging.rewritten(b"", GIST))
    if adopt:
        phone.does("room.adopt_minutes", of=meeting, after=at[6], meeting=meeting)
    return phone


def opened_with_somebody_who_left(cell: Cell) -> tuple[Phone, UUID]:
    """A phone on which a meeting was opened at once, with somebody in the chair who had left the cell; and its id."""
    phone, opened, talk = Phone(cell.secretary).meet_server(), new_id(), new_id()
    talked = {"id": talk, "kind": "discussion", "phase": "body", "title": "Bàn việc mùa vụ"}
    item = {**talked, "hint": "", "field": ""}
    with clock.at(EVENING):
        begun = {"id": opened, "body": cell.body, "kind": "regular", "items": [item]}
        phone.does("meetings.open_now", of=opened, chair=cell.members[2], **begun)
        hold(phone, cell, opened, talk)
    phone.acts = [each for each in phone.acts if each["name"] != "meetings.open_meeting"]
    Membership.rows.filter(person_id=cell.members[2]).update(valid_to=EVENING.date().replace(day=1))
    return phone, opened


def state_of(meeting: UUID) -> dict[str, Any]:
    """Everything that the server knows of an evening, but the order in which it came."""
    held = Meeting.rows.get(pk=meeting)
    return {
        "state": held.state,
        "opened_at": held.opened_at,
        "taker": held.minute_taker_id,
        "marks": dict(Attendance.rows.filter(meeting=held).values_list("person_id", "mark")),
        "said": sorted(Entry.rows.filter(meeting=held).values_list("gist", "speaker_id")),
        "texts": dict(CollabText.rows.filter(key__contains=str(meeting)).values_list("key", "text")),
        "acts": sorted(
            ActRecord.rows.values_list("key", "act", "actor_id", "device_id", "device_seq", "captured_at")
        ),
    }


def outcomes(review: FileReview) -> list[tuple[str, str]]:
    """What became of each row, by its act or as a text."""
    return [(getattr(each.line.row, "name", "text"), each.line.outcome.value) for each in review.told]


def bring(actor: Actor, phone: Phone, left_out: frozenset[str] = NOTHING_LEFT_OUT) -> UUID:
    """Upload and confirm."""
    file = keep_file(actor, phone.content())
    take_in(actor, file, left_out=left_out)
    return file


def file_with_a_refused_row(cell: Cell, meeting: UUID, item: UUID, bringer: Actor) -> UUID:
    """A file brought by somebody but not taken in: what was said at a running meeting, one row of it refused."""
    phone = Phone(cell.secretary).meet_server()
    for under in (item, new_id()):
        said = {"id": new_id(), "item": under, "speaker": cell.members[6], "gist": SAID}
        phone.does("meetings.record_entry", of=meeting, meeting=meeting, **said)
    phone.writes(meeting, f"{item}/gist", merging.rewritten(b"", GIST))
    return keep_file(bringer, phone.content())
