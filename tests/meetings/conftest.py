"""The day after the meeting, for tests of what arrives late."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nennep.core import clock
from tests.meetings.opening_now import NEXT_DAY


@pytest.fixture
def late(world: object) -> Iterator[None]:
    """The phone came back the day after."""
    with clock.at(NEXT_DAY):
        yield
