"""Who writes now: acts wait for each other on SQLite, and never run inside one another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar

from django.db import connection, transaction

# SQLite has one writer. Waiting on a lock in the process is measured ten times shorter at p95 than
# SQLite's own busy handler (design §4.8); acts do not nest, so a plain lock would do, but tests may be inside one.
_writer = threading.RLock()
_acting: ContextVar[bool] = ContextVar("acting", default=False)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """While one act runs: no second one inside it, and on SQLite no other writer."""
    if _acting.get():
        raise RuntimeError("acts do not nest: share a plain function")
    token = _acting.set(True)
    try:
        with _writer if connection.vendor == "sqlite" else nullcontext():
            yield
    finally:
        _acting.reset(token)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Several acts in one transaction, for taking in what was done elsewhere; each keeps its own record.

    The writer's lock is taken before the transaction begins, as every act does: the other way round two would wait
    for each other.
    """
    with _writer if connection.vendor == "sqlite" else nullcontext(), transaction.atomic():
        yield
