"""Requests taking turns: nennep.core.request_lock."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import transaction

from nennep.core.request_lock import released_lock, request_lock


def others_get_through(within: float = 0.3) -> bool:
    """Whether another thread can take the turn now."""
    came = threading.Event()

    def other() -> None:
        with request_lock():
            came.set()

    threading.Thread(target=other, daemon=True).start()
    return came.wait(within)


def test_one_holds_the_turn_until_it_is_done() -> None:
    with request_lock():
        assert not others_get_through(0.1)
    assert others_get_through()


@pytest.mark.django_db(transaction=True)
def test_long_work_lets_others_go_first_and_takes_the_turn_again() -> None:
    with request_lock():
        with released_lock():
            assert others_get_through()
        assert not others_get_through(0.1)


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_the_turn_is_kept() -> None:
    with request_lock(), transaction.atomic(), released_lock():
        assert not others_get_through(0.1)


def test_a_turn_may_be_taken_within_itself_and_ends_with_a_mistake() -> None:
    with pytest.raises(ValueError, match="x"), request_lock(), request_lock():
        raise ValueError("x")
    assert others_get_through()


def test_nobody_goes_at_the_same_time_as_another() -> None:
    inside, most = 0, 0

    def go() -> None:
        nonlocal inside, most
        for _time in range(20):
            with request_lock():
                inside += 1
                most = max(most, inside)
                time.sleep(0.0005)
                inside -= 1

    threads = [threading.Thread(target=go) for _number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == 1
