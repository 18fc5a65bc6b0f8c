"""What may be asked of devices and their files: nennep.sync.reads."""

from __future__ import annotations

import pytest

from nennep.core.models import ActRecord
from nennep.core.reads import read_named
from nennep.core.refusals import NotFound
from nennep.meetings.models import Entry
from nennep.sync.importing import keep_file, take_in
from tests.factories import Cell, World
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import SAID

file = read_named("sync.file")


def test_ones_own_devices_and_no_others_are_told(evening: Phone, pa_kim: Cell) -> None:
    devices = read_named("sync.devices")
    assert [(each.id, each.label) for each in devices(pa_kim.secretary).rows] == [
        (evening.device, "Android · Chrome")
    ]
    assert devices(pa_kim.deputy).rows == ()


def test_a_file_is_told_to_who_brought_it_with_what_taking_it_in_would_do(
    evening: Phone, pa_kim: Cell
) -> None:
    kept, acts = keep_file(pa_kim.secretary, evening.content()), ActRecord.rows.count()
    found = file(pa_kim.secretary, file=kept)
    assert (found.is_own, found.is_active, found.is_settled) == (True, True, False)
    assert (found.new, found.received, found.open) == (6, 0, 0)
    lines = [each for queue in found.queues for each in queue.lines]
    assert {each.outcome for each in lines} == {"done"}
    assert any(SAID in each.about for each in lines)
    assert (ActRecord.rows.count(), Entry.rows.count()) == (acts, 0)
    with pytest.raises(NotFound):
        file(pa_kim.deputy, file=kept)


def test_the_office_is_told_what_was_done_and_not_what_was_said(
    evening: Phone, world: World, pa_kim: Cell
) -> None:
    kept = keep_file(world.clerk, evening.content())
    lines = [each for queue in file(world.clerk, file=kept).queues for each in queue.lines]
    assert len(lines) == 6
    assert not any(SAID in each.about for each in lines)


def test_the_files_that_one_brought_are_told_with_what_was_taken_in(
    evening: Phone, world: World, pa_kim: Cell
) -> None:
    files = read_named("sync.files")
    kept = keep_file(world.clerk, evening.content())
    waiting = files(world.clerk).rows[0]
    assert (waiting.id, waiting.device, waiting.imported_at) == (kept, evening.device, None)
    take_in(world.clerk, kept, left_out=frozenset())
    done = files(world.clerk).rows[0]
    assert (done.taken_in, done.left_out) == (6, 0)
    assert done.imported_at
    assert files(pa_kim.secretary).rows == ()
