"""Processes of our own, ended when they overrun: nennep.core.child."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

import pytest

from nennep.core.child import Child, Overrun


def used() -> float:
    """Seconds of the processor that children took which have ended."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child("tests.core.a_child", seconds=1, megabytes=200)
    yield child
    child.end()


def test_one_process_answers_question_after_question(child: Child) -> None:
    assert child.ask(b"pid") == child.ask(b"pid")
    for question in (b"", "Mùa A Tủa".encode(), b"print", b"x" * 5_000_000):
        assert child.ask(question) == question


def test_what_takes_too_long_by_the_clock_is_ended_and_the_next_question_is_answered(child: Child) -> None:
    before, began = child.ask(b"pid"), time.monotonic()
    with pytest.raises(Overrun):
        child.ask(b"sleep")
    assert 9 < time.monotonic() - began < 30
    assert child.ask(b"again") == b"again"
    assert child.ask(b"pid") != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process may take")
def test_what_takes_too_much_of_the_processor_is_ended_each_question_for_itself(child: Child) -> None:
    before = child.ask(b"pid")
    for _question in range(4):
        assert child.ask(b"work a little") == b"work a little"
    assert child.ask(b"pid") == before
    began = used()
    with pytest.raises(Overrun):
        child.ask(b"work on and on")
    assert used() - began < 2.4 + 2.5  # with what it took before


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
