"""POST /mang-theo/may/con-lai/ and Máy chưa gửi: what a device tells of work not sent, and who reads it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.membership.enums import PositionKind
from nennep.organisation.enums import BodyKind, Kind, Level
from nennep.sync.models import Device
from nennep.sync.reads import waiting_devices
from nennep.sync.registering import register
from nennep.sync.selectors import devices_with_waiting_work
from nennep.sync.todo import todos
from tests.factories import NOW, Cell, World, body, found, hold, make_cell

SINCE = NOW - timedelta(hours=3)


@pytest.fixture
def phone(pa_kim: Cell) -> UUID:
    device = new_id()
    register(pa_kim.secretary, device=device, key_digest="ab" * 32, label="Android · Chrome")
    return device


def tell(actor: Actor, **said: Any) -> Any:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    body = json.dumps(said, default=str)
    return client.post("/mang-theo/may/con-lai/", body, content_type="application/json")


def seen(actor: Actor) -> list[tuple[str, int]]:
    return [(each.name, each.waiting) for each in waiting_devices(devices_with_waiting_work(actor))]


def test_the_office_sees_whose_phone_waits_how_much_and_since_when(
    phone: UUID, pa_kim: Cell, world: World
) -> None:
    assert tell(pa_kim.secretary, device=phone, waiting=7, since=SINCE.isoformat()).status_code == 200
    (found,) = waiting_devices(devices_with_waiting_work(world.clerk))
    assert (found.name, found.label, found.waiting, found.since, found.told_at) == (
        "Lò Văn Sáng",
        "Android · Chrome",
        7,
        SINCE,
        NOW,
    )
    client = Client()
    client.force_login(User.rows.get(pk=world.clerk.user_id))
    page = client.get("/may-chua-gui/").content.decode()
    assert "Lò Văn Sáng" in page
    assert "7 việc chưa gửi" in page


def test_when_all_has_gone_the_phone_is_no_longer_there(phone: UUID, pa_kim: Cell, world: World) -> None:
    tell(pa_kim.secretary, device=phone, waiting=7, since=SINCE.isoformat())
    tell(pa_kim.secretary, device=phone, waiting=0, since=None)
    assert seen(world.clerk) == []
    assert Device.rows.get(pk=phone).waiting_since is None


def test_nobody_sees_phones_outside_their_tree_nor_without_keeping_its_rolls(
    phone: UUID, pa_kim: Cell, world: World
) -> None:
    tell(pa_kim.secretary, device=phone, waiting=7, since=SINCE.isoformat())
    other = found("Đảng bộ xã Mường Chanh", "14.119", Level.COMMUNE, Kind.COMMITTEE, world.district)
    cell = make_cell(other, "Chi bộ bản Nong Ten", "14.119.01")
    hold(cell.members[2], body(other, BodyKind.OFFICE, "Văn phòng"), PositionKind.CLERK)
    assert seen(world.clerk) == [("Lò Văn Sáng", 7)]
    assert [seen(each) for each in (cell.member, cell.secretary, pa_kim.member)] == [[], [], []]


def test_a_device_of_another_login_and_what_is_no_number_are_refused(phone: UUID, pa_kim: Cell) -> None:
    assert tell(pa_kim.member, device=phone, waiting=1, since=None).status_code == 404
    for said in (
        {"device": phone},
        {"device": "x", "waiting": 1, "since": None},
        {"device": phone, "waiting": -1, "since": None},
        {"device": phone, "waiting": "7", "since": None},
        {"device": phone, "waiting": 1, "since": "0001-01-01T00:00:00+14:00"},
        {"device": phone, "waiting": 1, "since": "2026-11-24T20:00:00"},
    ):
        assert tell(pa_kim.secretary, **said).status_code == 422
    assert Device.rows.get(pk=phone).waiting == 0


def test_a_time_after_now_is_now_and_a_number_is_bounded(phone: UUID, pa_kim: Cell) -> None:
    tell(pa_kim.secretary, device=phone, waiting=2**52, since=(NOW + timedelta(days=3)).isoformat())
    found = Device.rows.get(pk=phone)
    assert (found.waiting, found.waiting_since) == (100_000, NOW)


def test_a_phone_that_waits_longer_than_a_day_is_a_thing_to_do_for_the_office(
    phone: UUID, pa_kim: Cell, world: World
) -> None:
    tell(pa_kim.secretary, device=phone, waiting=7, since=SINCE.isoformat())
    assert list(todos(world.clerk, clock.today())) == []
    with clock.at(NOW + timedelta(days=2)):
        (found,) = todos(world.clerk, clock.today())
        assert (found.title, found.url) == ("1 máy còn việc chưa gửi", "/may-chua-gui/")
        assert list(todos(pa_kim.secretary, clock.today())) == []


def test_home_looks_for_no_phones_of_who_keeps_no_roll(pa_kim: Cell) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert list(todos(pa_kim.secretary, clock.today())) == []
    assert len(asked) == 2, "whether a roll is kept and which phones can send no more, and nothing else"


def test_who_is_not_signed_in_tells_nothing(phone: UUID) -> None:
    body = json.dumps({"device": str(phone), "waiting": 1, "since": None})
    assert Client().post("/mang-theo/may/con-lai/", body, content_type="application/json").status_code == 401
