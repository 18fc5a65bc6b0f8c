"""Django's SQLite backend, with a queue before the one writer.

SQLite lets one connection write at a time; another tries again and again with growing pauses, and may lose for long
against those that came later. Here a transaction waits in the kernel (`flock`) until the one before it has ended, in
whichever thread or process that is; a process that dies lets go. Reading never waits (write-ahead log).
"""

from __future__ import annotations

import fcntl
import os

from django.db.backends.sqlite3 import base

SUFFIX = "-writer"
"""The file that is locked lies beside the database's own, as its -wal and -shm do, and is always empty."""


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection. Transactions begin with the write lock (`transaction_mode` IMMEDIATE).

    One that only reads (DEFERRED: an audit's, a backup's) waits for nobody, and nobody waits for it.
    """

    _writer: int | None = None  # the open lock file, while a transaction runs

    def _start_transaction_under_autocommit(self) -> None:
        self._wait_for_the_writer()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave these out
        except BaseException:
            self._let_the_next_one_write()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._let_the_next_one_write()  # one that failed is rolled back, which lets go

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._let_the_next_one_write()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._let_the_next_one_write()

    def _wait_for_the_writer(self) -> None:
        if self.transaction_mode == "DEFERRED" or self.is_in_memory_db():  # type: ignore[attr-defined]
            return
        # a file of its own for each transaction: two of one process wait for each other too
        self._writer = os.open(f"{self.settings_dict['NAME']}{SUFFIX}", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._writer, fcntl.LOCK_EX)

    def _let_the_next_one_write(self) -> None:
        if self._writer is not None:
            os.close(self._writer)
            self._writer = None
