"""One-time codes: the owner of a login sets the password, and nothing that is kept tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.hashers import make_password

from nennep.accounts import codes, logins
from nennep.accounts.models import LoginCode, User
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.models import Trace
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_a_moment() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def user() -> User:
    logins.create_login(new_id(), "pakim", person=new_id())
    return User.rows.get(username="pakim")


def code_for(user: User) -> UUID:
    new = new_id()
    codes.make_code(new, user=user.pk, at=clock.now())
    return new


def works(digits: str, password: str = "mot-cau-ngan") -> bool:
    return logins.set_by_code("pakim", digits, password)


def test_a_new_login_has_no_password_until_its_owner_sets_one_by_the_code(user: User) -> None:
    assert not user.has_usable_password()
    assert works(codes.digits_of(code_for(user)))
    user.refresh_from_db()
    assert user.check_password("mot-cau-ngan")
    trace = Trace.rows.get()
    assert (trace.kind, trace.about_id, trace.actor_id) == ("password_set", user.pk, user.pk)


def test_a_code_works_once(user: User) -> None:
    digits = codes.digits_of(code_for(user))
    assert works(digits)
    assert not works(digits, "cua-nguoi-khac")
    user.refresh_from_db()
    assert user.check_password("mot-cau-ngan")


def test_a_code_works_for_seven_days(user: User) -> None:
    digits = codes.digits_of(code_for(user))
    with clock.at(NOW + codes.VALID):
        assert not works(digits)
    with clock.at(NOW + codes.VALID - timedelta(seconds=1)):
        assert works(digits)


def test_a_new_code_ends_those_before_it(user: User) -> None:
    first, second = code_for(user), code_for(user)
    assert not works(codes.digits_of(first))
    assert works(codes.digits_of(second))


def test_the_old_password_stands_until_the_code_is_used(user: User) -> None:
    works(codes.digits_of(code_for(user)))
    code_for(user)
    user.refresh_from_db()
    assert user.check_password("mot-cau-ngan")


def test_changing_the_password_ends_a_code_that_waits(user: User) -> None:
    digits = codes.digits_of(code_for(user))
    logins.change_password(user, "doi-sang-cau-khac")
    assert not works(digits)


@pytest.mark.parametrize(
    "spell", [str, lambda digits: digits.replace(" ", ""), lambda digits: digits.replace(" ", "-")]
)
def test_a_code_is_read_however_its_groups_are_parted(user: User, spell: Any) -> None:
    assert works(spell(codes.digits_of(code_for(user))))


@pytest.mark.parametrize("typed", ["", "0000 0000 0000", "١٢٣", "x" * 10_000])
def test_what_is_not_the_code_sets_nothing(user: User, typed: str) -> None:
    code_for(user)
    assert not works(typed)


def test_a_code_of_somebody_elses_login_sets_nothing(user: User) -> None:
    logins.create_login(new_id(), "ngohen", person=new_id())
    assert not works(codes.digits_of(code_for(User.rows.get(username="ngohen"))))


def test_a_closed_login_is_not_opened_by_a_code(user: User) -> None:
    digits = codes.digits_of(code_for(user))
    User.rows.filter(pk=user.pk).update(is_active=False)
    assert not works(digits)


def test_no_row_holds_the_digits_and_another_secret_key_gives_others(user: User, settings: Any) -> None:
    new = code_for(user)
    digits = codes.digits_of(new)
    row = json.dumps(LoginCode.rows.filter(pk=new).values()[0], default=str)
    assert digits.replace(" ", "") not in row
    settings.SECRET_KEY = "another"
    assert codes.digits_of(new) != digits


def test_the_page_that_made_a_code_shows_it_for_ten_minutes_and_not_after_its_use(user: User) -> None:
    new = code_for(user)
    found = codes.shown(new)
    assert found is not None
    assert (found.digits, found.username) == (codes.digits_of(new), "pakim")
    with clock.at(NOW + codes.SHOWN):
        assert codes.shown(new) is None
    works(found.digits)
    assert codes.shown(new) is None


def test_a_hash_that_asks_for_more_than_ours_is_never_worked_out(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["nennep.accounts.hashing.FixedArgon2"]
    dear = "argon2$argon2id$v=19$m=1048576,t=50,p=8$c29tZXNhbHRzb21lc2FsdA$jMkfgmLBi+P4QEPKVOdALyzGKG1MBLGJHSDrbJTNKoo"
    user = User(username="pakim", password=dear)
    assert not user.check_password("1")
    user.password = make_password("mot-cau-ngan")
    assert user.check_password("mot-cau-ngan")
