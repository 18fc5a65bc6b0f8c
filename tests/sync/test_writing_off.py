"""Máy không gửi được nữa: a broken phone without any file leaves the list, with a trace, until it is heard again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nennep.core import clock
from nennep.core.acts.given import note_given
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.sync.actions import write_off_device
from nennep.sync.selectors import devices_with_waiting_work
from nennep.sync.silent import silent_devices
from nennep.sync.telling import tell_waiting
from nennep.sync.todo import todos
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.signing_in import signed_in
from tests.sync.device_file_maker import Phone

PAGE = "/may-chua-gui/"
WHY = "Rơi xuống suối, không lên nguồn."


@pytest.fixture
def broken(pa_kim: Cell) -> UUID:
    phone = Phone(pa_kim.secretary).meet_server()
    tell_waiting(pa_kim.secretary, device=phone.device, waiting=3, since=clock.now())
    return phone.device


def test_the_office_records_it_with_a_reason_and_a_trace_and_it_leaves_the_list(
    broken: UUID, world: World
) -> None:
    office = signed_in(world.clerk)
    way = f"{PAGE}?may={broken}"
    assert way.removeprefix(PAGE) in office.get(PAGE).content.decode()
    assert office.post(way, {"key": new_id(), "reason": ""}).status_code == 422
    assert office.post(way, {"key": new_id(), "reason": WHY}).status_code == 302
    assert list(devices_with_waiting_work(world.clerk)) == []
    assert ActRecord.rows.filter(act="sync.write_off_device", subjects__object_id=broken).count() == 1
    with pytest.raises(Conflict):
        write_off_device(world.clerk, phone=broken, reason=WHY)


def test_its_owner_and_the_cells_leaders_are_told_and_nobody_else(
    broken: UUID, world: World, pa_kim: Cell
) -> None:
    write_off_device(world.clerk, phone=broken, reason=WHY)
    for actor in (pa_kim.secretary, pa_kim.deputy):
        (told,) = todos(actor, clock.today())
        assert WHY in told.title
        assert "Lò Văn Sáng" in told.when
    assert list(todos(pa_kim.member, clock.today())) == []
    with clock.at(clock.now() + timedelta(days=20)):
        assert list(todos(pa_kim.secretary, clock.today())) == []


def test_it_is_undone_by_itself_once_the_phone_is_heard_again(
    broken: UUID, world: World, pa_kim: Cell
) -> None:
    write_off_device(world.clerk, phone=broken, reason=WHY)
    with clock.at(clock.now() + timedelta(hours=1)):
        tell_waiting(pa_kim.secretary, device=broken, waiting=2, since=clock.now())
        assert [each.pk for each in devices_with_waiting_work(world.clerk)] == [broken]
        assert [each for each in todos(pa_kim.secretary, clock.today()) if WHY in each.title] == []
        write_off_device(world.clerk, phone=broken, reason=WHY)  # it broke again


def test_a_silent_phone_that_broke_leaves_the_list_too(world: World, pa_kim: Cell, meeting: UUID) -> None:
    with clock.at(EVENING - timedelta(days=1)):
        phone = Phone(pa_kim.secretary).meet_server()
        note_given(pa_kim.secretary, phone.device, [("meeting", meeting)])
    with clock.at(EVENING + timedelta(days=1)):
        assert [each.id for each in silent_devices(world.clerk)] == [phone.device]
        write_off_device(world.clerk, phone=phone.device, reason=WHY)
        assert silent_devices(world.clerk) == []


def test_only_the_office_of_its_owner_records_it(broken: UUID, world: World, pa_kim: Cell) -> None:
    for actor in (pa_kim.secretary, pa_kim.member):
        with pytest.raises((Forbidden, NotFound)):
            write_off_device(actor, phone=broken, reason=WHY)
    with pytest.raises(NotFound):
        write_off_device(world.clerk, phone=new_id(), reason=WHY)
    shown = signed_in(pa_kim.member).get(f"{PAGE}?may={broken}").content.decode()
    assert "Lò Văn Sáng" not in shown


def test_home_asks_no_more_of_the_database_for_many_broken_phones(
    broken: UUID, world: World, pa_kim: Cell, django_assert_num_queries: Any
) -> None:
    write_off_device(world.clerk, phone=broken, reason=WHY)
    with CaptureQueriesContext(connection) as one:
        assert len(list(todos(pa_kim.deputy, clock.today()))) == 1
    for actor in (pa_kim.secretary, pa_kim.deputy, pa_kim.member):
        write_off_device(world.clerk, phone=Phone(actor).meet_server().device, reason=WHY)
    with django_assert_num_queries(len(one)):
        assert len(list(todos(pa_kim.deputy, clock.today()))) == 4
