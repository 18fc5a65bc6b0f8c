"""Single steps of a meeting of Pá Kìm; October's and November's whole ones are told in tests/told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from nennep.collab import merging
from nennep.collab.texts import exchange
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import AgendaItem, Meeting
from nennep.minutes.texts import TextKey
from tests.factories import NAMES, Cell
from tests.told import told_in

OCTOBER = datetime(2026, 10, 24, 12, 30, tzinfo=UTC)
EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam
END = EVENING + timedelta(minutes=105)  # 21:15


def plan(cell: Cell, starts_at: datetime, **more: object) -> UUID:
    """A meeting of the whole cell, with its agenda from the template."""
    values: dict[str, object] = {
        "body_id": cell.body,
        "kind": MeetingKind.REGULAR,
        "month": clock.legal_day(starts_at).replace(day=1),
        "starts_at": starts_at,
        "place": "Nhà văn hóa bản Pá Kìm",
    }
    meeting = Meeting.rows.create(id=new_id(), **(values | more)).pk
    draw_agenda(cell.secretary, meeting=meeting)
    return meeting


def item(meeting: UUID, kind: str) -> UUID:
    """The first item of a kind on the agenda."""
    return AgendaItem.rows.filter(meeting_id=meeting, kind=kind, dropped=False).order_by("position")[0].pk


def write(cell: Cell, meeting: UUID, section: str, text: str, under: UUID | None = None) -> None:
    """Somebody writes a free section."""
    exchange(
        str(TextKey(meeting, under, section)),
        update=merging.rewritten(b"", text),
        state_vector=None,
        author=cell.members[1],
        allowed=True,
    )


def begin(cell: Cell, meeting: UUID) -> None:
    """Opened by the secretary, minutes taken by the deputy, everybody marked: ten here, one excused (tests/told)."""
    known = dict(zip(NAMES, cell.members, strict=True)) | {"buổi": meeting}
    scene = {"at": clock.now(), "by": NAMES[0], "meeting": "buổi"}
    told_in(scene, "khai-mac-vang-mot.toml", known)
