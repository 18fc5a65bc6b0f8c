"""The process of the devices, one a test."""

from collections.abc import Iterator

import pytest

from tests.factories import World
from tests.running import databases
from tests.sync_machine.evening import EVENING
from tests.sync_machine.node import Devices


@pytest.fixture
def devices() -> Iterator[Devices]:
    """No device yet; it is Pá Kìm's evening."""
    made = Devices(int(EVENING.timestamp() * 1000))
    yield made
    made.close()


@pytest.fixture
def that_night(world_today: World) -> World:
    """Chiềng Muôn on the night of Pá Kìm's meeting, which waits to be opened (tests/told)."""
    found: World = databases.made_in("that_night")
    return found
