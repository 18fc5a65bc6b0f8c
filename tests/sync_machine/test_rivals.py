"""What a device shows when the server had the same thing already."""

from __future__ import annotations

from tests.factories import World
from tests.sync_machine.node import Devices
from tests.sync_machine.test_sleeping import Phone


def test_the_same_tally_recorded_twice_is_shown_once(devices: Devices, that_night: World) -> None:
    """The server answers the second with the first one's id, and its package has not changed."""
    phone = Phone(devices, that_night, opened=True)
    phone.line.up = True
    for _time in range(2):
        devices.ask("act", "A", kind="ballot", a=3, b=1, c=0)
        devices.ask("wait", ms=5_000)
    shown = devices.ask("facts", "A")["pack"]["parts"]["ballots"]
    assert [each["question"] for each in shown] == ["Thông qua nghị quyết tháng 11"]
    assert len(phone.evening.records()) == 2
