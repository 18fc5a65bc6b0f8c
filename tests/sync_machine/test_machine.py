"""The state machine: devices, bad lines and dead batteries against the real program and the bundle that ships."""

from __future__ import annotations

import os

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.factories import World
from tests.sync_machine.machine import Meetings
from tests.sync_machine.node import Devices

SHARE = 1_500 if connection.vendor != "sqlite" else 10_000 if os.environ.get("CI") else 2_500
STEPS = int(os.environ.get("NENNEP_MACHINE_STEPS", "0")) or SHARE
"""Steps of the devices over all evenings: CI's share, a smaller one at home; more with NENNEP_MACHINE_STEPS."""
EVENING_STEPS = 200
SHRINK = (Phase.shrink,) if os.environ.get("NENNEP_MACHINE_SHRINK") else ()
"""Making a failing evening short takes minutes: only when asked for."""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_devices_and_server_agree_whatever_happens_between_them(devices: Devices, world_today: World) -> None:
    Meetings.world = world_today
    Meetings.devices = devices
    Meetings.steps = 0
    how = settings(
        max_examples=STEPS // (EVENING_STEPS * 4 // 5) + 2,  # some evenings are shorter than that
        stateful_step_count=EVENING_STEPS,
        phases=(Phase.explicit, Phase.generate, *SHRINK),
        suppress_health_check=list(HealthCheck),
        database=None,
        deadline=None,
    )
    run_state_machine_as_test(Meetings, settings=how)
    assert Meetings.steps >= STEPS
