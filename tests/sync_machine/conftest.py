"""The process of the devices, one a test."""

from collections.abc import Iterator

import pytest

from tests.sync_machine.evening import EVENING
from tests.sync_machine.node import Devices


@pytest.fixture
def devices() -> Iterator[Devices]:
    """No device yet; it is Pá Kìm's evening."""
    made = Devices(int(EVENING.timestamp() * 1000))
    yield made
    made.close()
