"""Signing in, setting a password by a code, changing one's own: as a browser meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from nennep.accounts import codes, logins, tries
from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.models import Trace
from tests.factories import NOW

pytestmark = pytest.mark.django_db

PASSWORD, OTHER = "nen-nep-2026", "mot-cau-de-nho"


@pytest.fixture(autouse=True)
def at_a_moment() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def user() -> User:
    user: User = User.rows.create_user("pakim", PASSWORD, person_id=new_id())
    return user


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> bool:
    answer = client.post("/dang-nhap/", {"username": "pakim", "password": password, **more})
    return answer.status_code == 302


def set_by_code(client: Client, code: str, new: str = OTHER, again: str = "") -> str:
    answer = client.post(
        "/dang-nhap/ma/", {"username": "pakim", "code": code, "new": new, "again": again or new}, follow=True
    )
    return answer.content.decode()


def change(client: Client, present: str = PASSWORD, new: str = OTHER) -> int:
    return client.post("/tai-khoan/", {"present": present, "new": new, "again": new}).status_code


def test_the_owner_sets_the_password_by_the_code_and_signs_in_with_it(client: Client) -> None:
    logins.create_login(new_id(), "pakim", person=new_id())
    new = new_id()
    codes.make_code(new, user=User.rows.get().pk, at=clock.now())
    assert not sign_in(client)
    assert "Mời đồng chí đăng nhập" in set_by_code(client, codes.digits_of(new))
    assert sign_in(client, OTHER)


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("1", "", "ít nhất 8 ký tự"),
        ("password", "", "dễ đoán"),
        ("24111985", "", "toàn chữ số"),
        ("pakim-1", "", "ít nhất 8 ký tự"),
        ("pakim123", "", "giống tên đăng nhập"),
        (OTHER, "khac", "không giống nhau"),
    ],
)
def test_a_password_that_may_not_be_one_is_refused_with_the_reason_and_the_code_still_works(
    client: Client, user: User, new: str, again: str, said: str
) -> None:
    code = new_id()
    codes.make_code(code, user=user.pk, at=clock.now())
    assert said in set_by_code(client, codes.digits_of(code), new, again)
    assert "Mời đồng chí đăng nhập" in set_by_code(client, codes.digits_of(code))


def test_guessing_a_code_is_held_back_as_guessing_a_password_is(client: Client, user: User) -> None:
    code = new_id()
    codes.make_code(code, user=user.pk, at=clock.now())
    for _time in range(tries.OF_LOGIN):
        assert "không khớp" in set_by_code(client, "0000 0000 0000")
    assert "đợi 5 phút" in set_by_code(client, codes.digits_of(code))
    assert (
        "đợi 5 phút"
        in client.post("/dang-nhap/", {"username": "pakim", "password": PASSWORD}).content.decode()
    )
    with clock.at(NOW + tries.WINDOW):
        assert "Mời đồng chí đăng nhập" in set_by_code(client, codes.digits_of(code))


def test_a_device_on_which_one_signed_in_before_does_not_wait_for_what_strangers_try(user: User) -> None:
    own, strange = Client(), Client()
    assert sign_in(own)
    own.post("/dang-xuat/")
    for _time in range(tries.OF_LOGIN):
        assert not sign_in(strange, "wrong")
    assert not sign_in(strange)
    assert sign_in(own)


def test_a_shared_machine_does_not_become_a_known_device(user: User) -> None:
    client = Client()
    assert sign_in(client, shared="on")
    assert "nennep_known" not in client.cookies


def test_a_person_changes_their_own_password_and_stays_signed_in_here_alone(user: User) -> None:
    here, elsewhere = Client(), Client()
    assert sign_in(here)
    assert sign_in(elsewhere)
    assert change(here) == 302
    assert here.get("/tai-khoan/").status_code == 200
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert sign_in(Client(), OTHER)


def test_changing_needs_the_present_password_and_its_guesses_are_held_back(user: User) -> None:
    client = Client()
    sign_in(client)
    for _time in range(tries.OF_DEVICE):
        assert change(client, "wrong") == 422
    assert change(client) == 422
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    with clock.at(NOW + tries.WINDOW):
        assert change(client) == 302


def test_the_owner_sees_what_happened_to_the_login_and_that_a_code_waits(user: User) -> None:
    strange, client = Client(REMOTE_ADDR="203.0.113.9"), Client()
    sign_in(strange, "wrong")
    sign_in(client)
    page = client.get("/tai-khoan/").content.decode()
    assert "Nhập sai mật khẩu hoặc mã" in page
    assert "từ 203.0.113.9" in page
    assert "mã một lần vừa cấp" not in page
    codes.make_code(new_id(), user=user.pk, at=clock.now())
    for address in ("/tai-khoan/", "/"):
        assert "mã một lần vừa cấp" in client.get(address).content.decode(), address


def test_a_very_long_password_is_not_worked_out(client: Client, user: User) -> None:
    assert not sign_in(client, "x" * 5_000)
    assert not client.session.items()


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (False, "198.51.100.7", "127.0.0.1"),
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (True, "nobody", ""),
    ],
)
def test_the_address_is_the_proxys_word_only_behind_a_proxy(
    client: Client, settings: object, user: User, behind: bool, forwarded: str, address: str
) -> None:
    settings.BEHIND_PROXY = behind  # type: ignore[attr-defined]
    client.post(
        "/dang-nhap/", {"username": "pakim", "password": PASSWORD}, headers={"X-Forwarded-For": forwarded}
    )
    assert Trace.rows.get(kind="login").note == address


def test_the_box_is_entered_at_once_unless_demo_logins_stand_above_it(client: Client, settings: Any) -> None:
    """Entering the box scrolls to it: a newcomer to the demo would not see that there are logins."""
    entered = re.compile(r"<input[^>]* name=.username.[^>]* autofocus")
    assert entered.search(client.get("/dang-nhap/").content.decode())
    settings.DEMO_LOGINS = [("Bí thư", "pakim", PASSWORD, "Xem thử")]
    text = client.get("/dang-nhap/").content.decode()
    assert "Vào với vai này" in text
    assert not entered.search(text)
