"""A meeting of Pá Kìm on 24/11/2026, as far as a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Meeting
from tests import act_examples, factories
from tests.factories import Cell, World
from tests.running import databases
from tests.running.moved import NINE, moved_to
from tests.worlds import Stages

EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam
END = EVENING + timedelta(minutes=105)  # 21:15


@pytest.fixture
def world_today(db: None) -> Iterator[World]:
    """Chiềng Muôn with Pá Kìm; the clock runs on."""
    yield databases.made_in("world_today")
    act_examples.keep_new()


@pytest.fixture
def world(world_today: World) -> Iterator[World]:
    """The same world; the day is 20/11/2026."""
    with clock.at(factories.NOW):
        yield world_today


@pytest.fixture
def pa_kim(world: World) -> Cell:
    """The cell of Pá Kìm: 11 members."""
    return world.cells["pa_kim"]


@pytest.fixture
def meeting(pa_kim: Cell) -> UUID:
    """The regular meeting of November, still a draft."""
    return Meeting.rows.create(
        id=new_id(),
        body_id=pa_kim.body,
        kind=MeetingKind.REGULAR,
        month=date(2026, 11, 1),
        starts_at=EVENING,
        place="Nhà văn hóa bản Pá Kìm",
    ).pk


@pytest.fixture
def in_session(meeting: UUID, pa_kim: Cell) -> Iterator[UUID]:
    """The same meeting, opened at 19:30 on the 24th; the clock stands there."""
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
        yield meeting


@pytest.fixture
def that_night(world_today: World) -> World:
    """Chiềng Muôn on the night of Pá Kìm's meeting, which waits to be opened (tests/told); the clock runs on."""
    found: World = databases.made_in("that_night")
    return found


@pytest.fixture
def tonight(that_night: World) -> UUID:
    """That meeting, noticed and not yet opened; two tasks are open from last month."""
    return that_night.names["buổi tối nay"]


@pytest.fixture
def at_nine() -> Iterator[timedelta]:
    """The program's clock is at 21:00 of that evening when the test begins, and runs on; by how much it was moved."""
    with moved_to(NINE) as by:
        yield by


@pytest.fixture
def stages(db: None) -> Iterator[Stages]:
    """Pá Kìm's meetings in every stage and a login for each role; the day is 20/11/2026."""
    with clock.at(factories.NOW):
        yield databases.made_in("stages")
    act_examples.keep_new()


@pytest.fixture
def tasks(world: World) -> list[UUID]:
    """October's meeting of Pá Kìm (tests/told) gave three tasks."""
    names = databases.made_in("tasks").names
    return [names[each] for each in ("rà soát hộ nghèo", "nạo vét mương", "nhà vệ sinh")]


@pytest.fixture
def told(world: World, tasks: list[UUID]) -> Iterator[UUID]:
    """November's meeting (tests/told), recorded to its end at 21:15; the clock stands there."""
    with clock.at(END):
        yield databases.made_in("told").names["buổi tháng 11"]


@pytest.fixture
def adopted(told: UUID) -> UUID:
    """The same meeting with its minutes adopted, and numbers given."""
    found: UUID = databases.made_in("adopted").names["buổi tháng 11"]
    return found
