"""Processes of our own, ended when they overrun: nennep.core.child."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from nennep.core.child import Child, Overrun


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child("tests.core.a_child", seconds=3, megabytes=200)
    yield child
    child.end()


def test_one_process_answers_question_after_question(child: Child) -> None:
    assert child.ask(b"pid") == child.ask(b"pid")
    for question in (b"", "Mùa A Tủa".encode(), b"print", b"x" * 5_000_000):
        assert child.ask(question) == question


def test_what_takes_too_long_is_ended_and_the_next_question_is_answered(child: Child) -> None:
    before, began = child.ask(b"pid"), time.monotonic()
    with pytest.raises(Overrun):
        child.ask(b"sleep")
    assert 2.5 < time.monotonic() - began < 10
    assert child.ask(b"again") == b"again"
    assert child.ask(b"pid") != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process may take")
def test_what_takes_too_much_memory_is_ended(child: Child) -> None:
    with pytest.raises(Overrun):
        child.ask(b"eat")
    assert child.ask(b"again") == b"again"


def test_a_process_that_dies_is_followed_by_another(child: Child) -> None:
    with pytest.raises(Overrun):
        child.ask(b"die")
    assert child.ask(b"again") == b"again"
    child.end()
    assert child.ask(b"once more") == b"once more"
