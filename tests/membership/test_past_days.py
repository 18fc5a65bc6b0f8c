"""Looking at another day changes what is seen, never who may see it (design §4.2)."""

from __future__ import annotations

from datetime import date

from django.test import Client

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.membership.actions import receive_member
from nennep.membership.enums import Status
from tests.factories import Cell, World

PAST = "2024-05-01"


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def test_one_who_left_the_cell_reads_its_former_roll_no_more(world: World, pa_kim: Cell) -> None:
    address = f"/to-chuc/{pa_kim.id}/danh-sach/?ngay={PAST}"
    client = browser(pa_kim.member)
    assert client.get(address).status_code == 200
    receive_member(
        world.clerk,
        person=pa_kim.members[2],
        cell=world.cells["staff"].id,
        status=Status.OFFICIAL,
        effective=date(2026, 11, 1),
    )
    assert client.get(address).status_code == 404
    assert client.get(f"/to-chuc/{pa_kim.id}/?ngay={PAST}").status_code == 404


def test_one_who_came_later_reads_the_roll_of_before(world: World, pa_kim: Cell) -> None:
    receive_member(
        world.clerk,
        person=pa_kim.members[2],
        cell=world.cells["staff"].id,
        status=Status.OFFICIAL,
        effective=date(2026, 11, 1),
    )
    page = browser(pa_kim.member).get(f"/to-chuc/{world.cells['staff'].id}/danh-sach/?ngay={PAST}")
    assert page.status_code == 200
    assert "Bạc Văn Quyết" in page.content.decode()
    assert "Cà Văn Bình Minh" not in page.content.decode().split("<main", 1)[1]
