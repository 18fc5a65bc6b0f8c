"""Requests of one process run one after the other: Python runs one thread at a time, and sharing it is what costs.

With four threads at work at once, each step of one (a statement, say) waits for the others' five milliseconds: at
eight clients on two cores the attendance act took 200 ms at p95, one after the other 67 ms (bench/pages.py). Long work
releases the lock, so that a month's papers of a hundred cells keep nobody waiting.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


class FairLock:
    """A lock that goes to the thread that has waited longest; Python's own goes to the quickest, again and again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def acquire(self) -> None:
        """Wait until the lock is this thread's."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()  # released by the thread that hands the lock on

    def release(self) -> None:
        """Hand the lock to the thread that waits longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_request_lock = FairLock()
_mine = threading.local()


@contextmanager
def request_lock() -> Iterator[None]:
    """Hold the request lock of this process; long work inside may release it (`released_lock`)."""
    if getattr(_mine, "has_lock", False):
        yield
        return
    _request_lock.acquire()
    _mine.has_lock = True
    try:
        yield
    finally:
        _mine.has_lock = False
        _request_lock.release()


@contextmanager
def released_lock() -> Iterator[None]:
    """Let others go first meanwhile, for work that takes long.

    Inside a transaction it does nothing: another thread may wait for its rows while holding the request lock.
    """
    if not getattr(_mine, "has_lock", False) or connection.in_atomic_block:
        yield
        return
    _mine.has_lock = False
    _request_lock.release()
    try:
        yield
    finally:
        _request_lock.acquire()
        _mine.has_lock = True
