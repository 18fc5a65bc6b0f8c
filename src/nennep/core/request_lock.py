"""Requests of one process take turns: Python runs one thread at a time anyway, and sharing it out is what costs.

With four threads at work at once, each step of one (a statement, say) waits for the others' five milliseconds: at eight
clients on two cores the attendance act took 200 ms at p95, in turns 67 ms (bench/pages.py). Long work steps out of its
turn, so that a month's papers of a hundred cells keep nobody waiting.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


class FairLock:
    """A lock that goes to whoever has waited longest; Python's own goes to whoever is quickest, again and again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def acquire(self) -> None:
        """Wait for one's turn."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()  # released by whoever hands the turn on

    def release(self) -> None:
        """Hand the turn to the next one."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_turn = FairLock()
_mine = threading.local()


@contextmanager
def request_lock() -> Iterator[None]:
    """Hold the turn of this process; what is inside may step out of it."""
    if getattr(_mine, "held", False):
        yield
        return
    _turn.acquire()
    _mine.held = True
    try:
        yield
    finally:
        _mine.held = False
        _turn.release()


@contextmanager
def released_lock() -> Iterator[None]:
    """Let others go first meanwhile, for work that takes long.

    Inside a transaction it does nothing: who waits for its locks may be holding the turn.
    """
    if not getattr(_mine, "held", False) or connection.in_atomic_block:
        yield
        return
    _mine.held = False
    _turn.release()
    try:
        yield
    finally:
        _turn.acquire()
        _mine.held = True
