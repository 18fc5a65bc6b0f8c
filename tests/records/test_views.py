"""The page of a body's number series: nennep.records.views."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.records.models import NumberSeries
from tests.factories import Cell, World

SignIn = Callable[[Actor], Client]


def page(client: Client, cell: Cell, status: int = 200) -> str:
    response = client.get(reverse("records:numbers", args=[cell.id]))
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which the actor is signed in."""

    def signed(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.rows.get(pk=actor.user_id))
        return client

    return signed


def test_the_series_show_what_was_given_and_what_nobody_explained(
    adopted: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    client = sign_in(pa_kim.secretary)
    url = reverse("records:numbers", args=[pa_kim.id])
    entered = {
        "key": str(new_id()),
        "do": "start",
        "body": pa_kim.body,
        "document_type": "NQ",
        "next_number": "4",
    }
    assert client.post(url, entered).status_code == 302
    assert "Số 2 đến 3 chưa rõ" in page(client, pa_kim)
    series = NumberSeries.rows.get(body=pa_kim.body, document_type="NQ")
    for number in ("2", "3"):
        void = {
            "key": str(new_id()),
            "do": "void",
            "series": series.pk,
            "number": number,
            "reason": "viết hỏng",
        }
        assert client.post(url, void).status_code == 302
    shown = page(client, pa_kim)
    assert "chưa rõ" not in shown
    assert "viết hỏng" in shown


def test_a_refused_number_says_why_on_the_form(adopted: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    url = reverse("records:numbers", args=[pa_kim.id])
    entered = {
        "key": str(new_id()),
        "do": "start",
        "body": pa_kim.body,
        "document_type": "NQ",
        "next_number": "1",
    }
    response = sign_in(pa_kim.secretary).post(url, entered)
    assert response.status_code == 422
    assert "Số 01 đã dùng" in response.content.decode()


def test_members_see_the_series_and_do_not_change_them(
    adopted: UUID, pa_kim: Cell, world: World, sign_in: SignIn
) -> None:
    assert "Đặt số tiếp theo" not in page(sign_in(pa_kim.member), pa_kim)
    page(sign_in(world.cells["staff"].member), pa_kim, status=404)
