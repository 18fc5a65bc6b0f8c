"""One evening for the devices: a cell of its own in the commune, its meeting with an agenda, the people who write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import ItemSource, MeetingKind, MeetingState
from nennep.meetings.models import AgendaItem, Meeting
from nennep.resolutions.models import Assignment
from nennep.rulebook.enums import ItemKind, Phase
from tests import factories
from tests.factories import Cell, World

EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam
NAMES = ("Lò Văn Sáng", "Cà Thị Ân", "Quàng Văn Bình", "Tòng Thị Hặc", "Vì Văn Ngoan")
AGENDA = (
    (Phase.OPENING, ItemKind.ROLL, "Điểm danh"),
    (Phase.BODY, ItemKind.FIELD, "Sản xuất vụ mùa"),
    (Phase.BODY, ItemKind.IDEOLOGY, "Tình hình tư tưởng"),
    (Phase.CLOSING, ItemKind.CLOSE, "Bế mạc"),
)
_numbers = count(1)


@dataclass
class Evening:
    """A cell and its meeting of today."""

    cell: Cell
    meeting: UUID

    @property
    def actors(self) -> dict[str, Actor]:
        """The device -> who holds it: the secretary with two phones, and the member who takes the minutes."""
        return {"A": self.cell.secretary, "B": self.cell.member, "C": self.cell.secretary}

    def records(self) -> list[ActRecord]:
        """What devices did, in the order of the chain."""
        return list(
            ActRecord.rows.filter(organisation_id=self.cell.id, device_id__isnull=False).order_by("seq")
        )

    def is_adopted(self) -> bool:
        """Whether the minutes are adopted and locked."""
        return Meeting.rows.get(pk=self.meeting).state == MeetingState.ADOPTED

    def proposals(self) -> set[tuple[str, str]]:
        """(device, "<item>/<section>") of what came after the lock and is kept for a person to settle."""
        prefix = f"meeting/{self.meeting}/"
        found = CollabProposal.rows.filter(text__key__startswith=prefix).values_list("device_id", "text__key")
        return {(str(device), key.removeprefix(prefix)) for device, key in found}

    def texts(self) -> dict[str, str]:
        """ "<item>/<section>" -> what the server reads there."""
        prefix = f"meeting/{self.meeting}/"
        found = CollabText.rows.filter(key__startswith=prefix).values_list("key", "state")
        return {key.removeprefix(prefix): merging.opened(bytes(state)).raw for key, state in found}


def evening(world: World, *, opened: bool) -> Evening:
    """A new cell with its meeting before it, or opened at half past seven with its minute-taker appointed."""
    number = next(_numbers)
    with clock.at(EVENING):
        cell = factories.make_cell(world.commune, f"Chi bộ bản {number}", f"14.118.01.{100 + number}", NAMES)
        meeting = Meeting.rows.create(
            id=new_id(),
            body_id=cell.body,
            kind=MeetingKind.REGULAR,
            month=date(2026, 11, 1),
            starts_at=EVENING,
            place="Nhà văn hóa bản",
        ).pk
        _write_agenda(meeting)
        _carry_tasks(cell)
        appoint_minute_taker(cell.secretary, meeting=meeting, person=cell.members[2])
        if opened:
            open_meeting(cell.secretary, meeting=meeting, chair=cell.members[0])
    return Evening(cell, meeting)


def _write_agenda(meeting: UUID) -> None:
    AgendaItem.rows.bulk_create(
        AgendaItem(
            id=new_id(),
            meeting_id=meeting,
            position=position,
            phase=phase,
            kind=kind,
            title=title,
            source=ItemSource.TEMPLATE,
        )
        for position, (phase, kind, title) in enumerate(AGENDA, 1)
    )


def _carry_tasks(cell: Cell) -> None:
    """Two tasks of last month's meeting, still open."""
    earlier = Meeting.rows.create(
        id=new_id(),
        body_id=cell.body,
        kind=MeetingKind.REGULAR,
        month=date(2026, 10, 1),
        starts_at=datetime(2026, 10, 24, 12, 30, tzinfo=UTC),
        place="Nhà văn hóa bản",
    ).pk
    for task in ("Nạo vét 500 m kênh mương", "Vận động 9 hộ làm nhà vệ sinh"):
        Assignment.rows.create(
            id=new_id(),
            body_id=cell.body,
            meeting_id=earlier,
            task=task,
            owner_id=cell.members[1],
            owner_name=NAMES[1],
            due_on=date(2026, 11, 20),
            assigned_at=clock.now(),
        )
