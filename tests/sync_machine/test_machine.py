"""The state machine: devices, bad lines and dead batteries against the real program and the bundle that ships."""

from __future__ import annotations

import os

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.factories import World
from tests.sync_machine.machine import Meetings
from tests.sync_machine.node import Devices

IN_CI = bool(os.environ.get("CI"))
SHARE = 1_500 if connection.vendor != "sqlite" else 10_000 if IN_CI else 2_500
STEPS = int(os.environ.get("NENNEP_MACHINE_STEPS", "0")) or SHARE
"""Steps of the devices over all evenings: CI's share, a smaller one at home; more with NENNEP_MACHINE_STEPS."""
PARTS = 4
"""So many processes may share the steps (tests.running.scheduling)."""
EVENING_STEPS = 200
SHRINK = (Phase.shrink,) if os.environ.get("NENNEP_MACHINE_SHRINK") else ()
"""Making a failing evening short takes minutes: only when asked for."""


def part_of_the_machine(part: int) -> type[Meetings]:
    """A machine with evenings of its own: under CI the same ones each time, but not those of another part."""
    machine: type[Meetings] = type(f"Part{part}", (Meetings,), {})
    return seed(part)(machine) if IN_CI else machine


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("part", range(PARTS))
def test_devices_and_server_agree_whatever_happens_between_them(
    part: int, devices: Devices, that_night: World
) -> None:
    machine = part_of_the_machine(part)
    machine.world, machine.devices, machine.steps = that_night, devices, 0
    steps = STEPS // PARTS
    how = settings(
        # an evening begins with one of its own, and may end early: a fourth of its steps on the average
        max_examples=steps // (EVENING_STEPS * 7 // 10) + 1,
        stateful_step_count=EVENING_STEPS,
        phases=(Phase.explicit, Phase.generate, *SHRINK),
        suppress_health_check=list(HealthCheck),
        database=None,
        deadline=None,
    )
    run_state_machine_as_test(machine, settings=how)
    assert machine.steps >= steps
