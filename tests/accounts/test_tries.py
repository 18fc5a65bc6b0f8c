"""Wrong tries: limited for minutes, in the database of all server processes, and nobody is locked out by others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import RequestFactory

from nennep.accounts import tries
from nennep.accounts.models import User, WrongTry
from nennep.accounts.source import Source, _digest, source_of
from nennep.core import clock
from nennep.core.models import Trace
from tests.factories import NOW

pytestmark = pytest.mark.django_db

THERE, ELSEWHERE = Source("10.0.0.5"), Source("203.0.113.9")


@pytest.fixture(autouse=True)
def at_a_moment() -> Iterator[None]:
    with clock.at(NOW):
        yield


def fail(username: str, source: Source, times: int) -> None:
    for _time in range(times):
        tries.begin(username, source).wrong()


def test_after_five_wrong_tries_a_stranger_waits_minutes_whatever_the_address() -> None:
    fail("bi-thu", THERE, tries.OF_LOGIN)
    for source in (THERE, ELSEWHERE):
        with pytest.raises(tries.TooMany) as many:
            tries.begin("bi-thu", source)
        assert many.value.minutes == 5


def test_who_must_wait_is_not_counted_so_the_wait_never_grows() -> None:
    fail("bi-thu", THERE, tries.OF_LOGIN)
    for minute in range(1, 5):
        with clock.at(NOW + timedelta(minutes=minute)), pytest.raises(tries.TooMany) as many:
            tries.begin("bi-thu", ELSEWHERE)
        assert many.value.minutes == 5 - minute
    with clock.at(NOW + tries.WINDOW):
        tries.begin("bi-thu", ELSEWHERE)


def test_strangers_lock_nobody_out_of_a_device_that_knows_the_login() -> None:
    own = Source("10.0.0.5", "a device", (_digest("bi-thu"),))
    fail("bi-thu", ELSEWHERE, tries.OF_LOGIN)
    fail("bi-thu", own, tries.OF_DEVICE)
    with pytest.raises(tries.TooMany):
        tries.begin("bi-thu", own)


def test_a_device_that_knows_another_login_is_a_stranger_to_this_one() -> None:
    other = Source("10.0.0.5", "a device", (_digest("somebody-else"),))
    fail("bi-thu", ELSEWHERE, tries.OF_LOGIN)
    with pytest.raises(tries.TooMany):
        tries.begin("bi-thu", other)


def test_one_address_cannot_try_the_logins_one_after_the_other() -> None:
    for number in range(tries.OF_ADDRESS):
        fail(f"login-{number}", THERE, 1)
    with pytest.raises(tries.TooMany):
        tries.begin("one-more", THERE)
    tries.begin("one-more", ELSEWHERE)


def test_addresses_that_a_proxy_hides_are_not_taken_for_one() -> None:
    for number in range(tries.OF_ADDRESS + 1):
        fail(f"login-{number}", Source(""), 1)


def test_a_right_try_does_not_count() -> None:
    for _time in range(3 * tries.OF_LOGIN):
        tries.begin("bi-thu", THERE).right()
    assert not WrongTry.rows.exists()


def test_of_tries_under_way_at_once_no_more_pass_than_one_after_the_other() -> None:
    begun = [tries.begin("bi-thu", THERE) for _time in range(tries.OF_LOGIN)]
    with pytest.raises(tries.TooMany):
        tries.begin("bi-thu", ELSEWHERE)
    begun[0].right()
    tries.begin("bi-thu", ELSEWHERE)


def test_a_wrong_try_leaves_a_trace_with_the_address_and_no_word_that_was_typed() -> None:
    user = User.rows.create_user("bi-thu", "nen-nep-2026")
    fail("bi-thu", ELSEWHERE, 1)
    fail("mật khẩu gõ nhầm chỗ", ELSEWHERE, 1)
    known, unknown = Trace.rows.order_by("pk")
    assert (known.kind, known.about_id, known.note) == ("login_wrong", user.pk, "203.0.113.9")
    assert (unknown.about_id, unknown.note) == (None, "203.0.113.9")
    assert not WrongTry.rows.filter(bucket__contains="gõ").exists()


def test_tries_are_forgotten_after_a_day() -> None:
    fail("bi-thu", THERE, 3)
    with clock.at(NOW + tries.KEPT):
        tries.begin("other", ELSEWHERE).right()
    assert not WrongTry.rows.exists()


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("10.0.0.5", "10.0.0.5"),
        ("::ffff:10.0.0.5", "10.0.0.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("somewhere", ""),
    ],
)
def test_an_address_is_the_askers_whatever_socket_it_came_by(told: str, address: str) -> None:
    """Where one socket listens for IPv4 and IPv6, all addresses of IPv4 lie in one network of IPv6."""
    assert source_of(RequestFactory(REMOTE_ADDR=told).get("/")).address == address
