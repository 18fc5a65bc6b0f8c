"""The whole database as of one moment, while a server goes on writing: what an audit reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read inside as of the first question; nobody waits for it, and what others write meanwhile is not seen."""
    if connection.in_atomic_block:  # a test's transaction sees one state anyway
        yield
        return
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        # IMMEDIATE would keep every act waiting
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = "IMMEDIATE"  # type: ignore[attr-defined]
