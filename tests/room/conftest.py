"""Pá Kìm's meetings, as the tests of closing need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord
from nennep.minutes.numbering import Numbering
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.parts import record_of
from tests.factories import Cell, World
from tests.room import story
from tests.room.evening import evening  # noqa: F401  (a fixture)
from tests.signing_in import SignIn, signed_in

Facts = Callable[[UUID], MeetingRecord]


@pytest.fixture
def tasks(world: World) -> list[UUID]:
    """October's tasks."""
    return story.october(world.names)


@pytest.fixture
def told(world: World, tasks: list[UUID]) -> Iterator[UUID]:
    """November's meeting, recorded to its end at 21:15; the clock stands there."""
    meeting = story.november(world.names)
    with clock.at(story.END):
        yield meeting


@pytest.fixture
def adopted(pa_kim: Cell, told: UUID) -> UUID:
    """The same meeting with its minutes adopted, and numbers given."""
    record = record_of(_meeting(told))
    numbers = [Numbering(), Numbering(resolution=record[RESOLUTIONS][0].pk)]
    adopt_minutes(pa_kim.secretary, meeting=told, numbers=numbers)
    return told


@pytest.fixture
def facts() -> Facts:
    """`facts(meeting)`: everything recorded of a meeting, read afresh."""
    return lambda meeting: record_of(_meeting(meeting))


def _meeting(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which the actor is signed in."""
    return signed_in
