"""Giving logins and codes: nennep.authority's page and acts."""

from __future__ import annotations

import json
import re
from uuid import UUID

import pytest
from django.test import Client

from nennep.accounts.codes import digits_of
from nennep.accounts.models import LoginCode, User
from nennep.authority.actions import give_code, give_login
from nennep.core.actor import Actor
from nennep.core.acts import act_named
from nennep.core.audit import sealing
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.membership.enums import PositionKind
from nennep.organisation.enums import BodyKind
from tests.factories import OPERATOR, Cell, World, body, hold, make_cell
from tests.signing_in import signed_in


def page_of(cell: Cell) -> str:
    return f"/to-chuc/{cell.id}/tai-khoan/"


def hidden(page: str, name: str) -> str:
    (found,) = set(re.findall(rf'name="{name}" value="([^"]+)"', page))
    return found


def give(office: Client, cell: Cell, person: UUID, username: str = "lo.van.sang") -> str:
    fields = {
        "do": "login",
        "id": str(new_id()),
        "key": str(new_id()),
        "person": person,
        "username": username,
    }
    return office.post(page_of(cell), fields).content.decode()


def code_on(page: str) -> str:
    (code,) = re.findall(r"\b\d{4} \d{4} \d{4}\b", page)
    return code


def test_the_office_gives_a_login_and_hands_over_the_code_that_the_page_shows(
    world: World, pa_kim: Cell, client: Client
) -> None:
    office = signed_in(world.clerk)
    page = give(office, pa_kim, pa_kim.members[5])
    assert "lo.van.sang" in page
    sent = {"username": "lo.van.sang", "code": code_on(page), "new": "mot-cau-ngan", "again": "mot-cau-ngan"}
    client.post("/dang-nhap/ma/", sent)
    assert client.login(username="lo.van.sang", password="mot-cau-ngan")
    assert "đã đặt mật khẩu" in office.get(page_of(pa_kim)).content.decode()


def test_the_same_press_sent_again_shows_the_same_code_and_gives_no_second_one(
    world: World, pa_kim: Cell
) -> None:
    office = signed_in(world.clerk)
    person = pa_kim.members[0]
    sent = {"do": "code", "key": str(new_id()), "person": person}
    first, second = (code_on(office.post(page_of(pa_kim), sent).content.decode()) for _time in range(2))
    assert first == second
    assert LoginCode.rows.count() == 1
    LoginCode.rows.update(used_at=LoginCode.rows.get().made_at)
    assert office.post(page_of(pa_kim), sent).status_code == 302


def test_no_secret_is_in_the_act_its_answer_or_its_record(world: World, pa_kim: Cell) -> None:
    for done in (
        give_login(world.clerk, id=new_id(), person=pa_kim.members[5], username="sang"),
        give_code(world.clerk, person=pa_kim.members[0]),
    ):
        digits = digits_of(UUID(done.result["code"])).replace(" ", "")
        record = ActRecord.rows.get(key=done.key)
        assert record.content is not None
        _digest, payload = sealing.unseal(bytes(record.content))
        assert digits not in json.dumps([payload, record.result, done.result])
        assert "hash" not in json.dumps(payload)


def test_a_hash_that_an_older_program_sends_is_not_taken_over(pa_kim: Cell) -> None:
    payload = {"id": str(new_id()), "person": str(pa_kim.members[5]), "username": "sang"}
    dear = {"password_hash": "argon2$argon2id$v=19$m=1048576,t=50,p=8$c29tZXNhbHQ$aGFzaA"}
    act_named("authority.give_login").perform(OPERATOR, payload=payload | dear, version=1)
    assert not User.rows.get(username="sang").has_usable_password()


@pytest.mark.parametrize("who", ["secretary", "member"])
def test_who_does_not_manage_the_cell_gives_no_code(pa_kim: Cell, who: str) -> None:
    with pytest.raises(Forbidden):
        give_code(getattr(pa_kim, who), person=pa_kim.members[0])


@pytest.mark.parametrize("number", [0, 6])
def test_nobody_gives_a_code_for_a_login_that_reaches_further_than_their_own_office(
    world: World, pa_kim: Cell, number: int
) -> None:
    """A leader of the district is a member of a cell of the commune, whose clerk would read the code and use it."""
    person = pa_kim.members[number]
    standing = body(world.district, BodyKind.STANDING, "Ban Thường vụ Huyện ủy Mường La")
    hold(person, standing, PositionKind.MEMBER)

    def give_it(actor: Actor) -> None:
        if number == 0:  # who has a login already
            give_code(actor, person=person)
        else:
            give_login(actor, id=new_id(), person=person, username="cap-tren")

    with pytest.raises(Forbidden, match="còn giữ chức vụ ở tổ chức khác"):
        give_it(world.clerk)
    assert not LoginCode.rows.filter(user__person_id=person).exists()
    give_it(OPERATOR)
    assert LoginCode.rows.filter(user__person_id=person).exists()


def test_a_code_for_somebody_of_another_cell_is_not_found(world: World, pa_kim: Cell) -> None:
    other = make_cell(world.commune, "Chi bộ bản Hua Chiến", "hua-chien")
    with pytest.raises(NotFound):
        give_code(other.secretary, person=pa_kim.members[0])


def test_a_code_needs_a_login(world: World, pa_kim: Cell) -> None:
    with pytest.raises(Conflict, match="chưa có tài khoản"):
        give_code(world.clerk, person=pa_kim.members[5])


def test_a_refused_name_is_said_beside_its_field_and_nothing_is_given(world: World, pa_kim: Cell) -> None:
    taken = User.rows.get(person_id=pa_kim.members[0]).username
    page = give(signed_in(world.clerk), pa_kim, pa_kim.members[5], taken)
    assert "đã có người dùng" in page
    assert not User.rows.filter(person_id=pa_kim.members[5]).exists()


def test_the_commune_sees_how_many_of_each_cell_have_a_login_and_goes_there(
    world: World, pa_kim: Cell
) -> None:
    office = signed_in(world.clerk)
    page = office.get(f"/to-chuc/{world.commune}/tai-khoan/").content.decode()
    assert f'href="{page_of(pa_kim)}"' in page
    assert "3/11 đảng viên có tài khoản" in page
    roll = office.get(f"/to-chuc/{pa_kim.id}/danh-sach/").content.decode()
    assert f'href="{page_of(pa_kim)}"' in roll
    assert (
        page_of(pa_kim)
        not in signed_in(pa_kim.secretary).get(f"/to-chuc/{pa_kim.id}/danh-sach/").content.decode()
    )
