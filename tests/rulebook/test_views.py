"""The screen of rules."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.rulebook.actions import set_own_rule
from tests.factories import World

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


@pytest.fixture
def member(world: World) -> Client:
    return signed_in(world.cells["pa_kim"].member)


def text_of(client: Client, **query: str) -> str:
    answer = client.get("/quy-dinh/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_is_asked_to_sign_in() -> None:
    answer = Client().get("/quy-dinh/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(settings.LOGIN_URL)


def test_today_shows_guidance_42_with_its_citation(member: Client) -> None:
    page = text_of(member)
    assert "90 phút" in page
    assert "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025, mục II" in page
    assert "chưa kiểm chứng" in page
    assert "báo chí, trang pháp luật dẫn lại" in page
    assert 'value="20/11/2026"' in page


def test_a_day_of_2018_shows_the_rules_of_2018(member: Client) -> None:
    page = text_of(member, ngay="03/11/2018")
    assert "Hướng dẫn 12-HD/BTCTW ngày 06/7/2018" in page
    assert "Hướng dẫn 42-HD/BTCTW" not in page
    assert "90 phút" not in page


def test_a_wrong_date_is_said_and_today_is_shown(member: Client) -> None:
    page = text_of(member, ngay="31/02/2026")
    assert "31/02/2026" in page
    assert "90 phút" in page


def test_a_day_before_the_charter_has_no_rules(member: Client) -> None:
    assert "Chưa có quy định nào của ngày này" in text_of(member, ngay="01/01/2010")


def test_an_organisations_own_value_is_marked(world: World, member: Client) -> None:
    set_own_rule(
        Actor.operator(),
        id=new_id(),
        organisation=world.commune,
        code="meeting.notice_lead_days",
        value=3,
        document="Quy chế 05-QC/ĐU ngày 30/12/2025, Điều 3",
        valid_from=date(2026, 1, 1),
        valid_to=None,
    )
    page = text_of(member, noi=str(world.cells["pa_kim"].id))
    assert "3 ngày" in page
    assert "Quy chế 05-QC/ĐU ngày 30/12/2025, Điều 3" in page
    assert "quy định riêng của đơn vị" in page
    assert "quy định riêng của đơn vị" not in text_of(member)


def test_an_organisation_outside_ones_tree_does_not_exist(member: Client) -> None:
    assert member.get("/quy-dinh/", {"noi": str(new_id())}).status_code == 404


def test_the_page_asks_a_bounded_number_of_questions(member: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(6):
        text_of(member)
