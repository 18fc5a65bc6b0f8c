"""The wire between one phone and a server, which can be cut: bytes go through it as they are, or not at all.

A browser's own "offline" holds for its pages, not for every service worker that it starts; a wire holds for all.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Wire:
    """Listens on a port of the loopback and carries what comes there to another port; while it is cut, it ends it."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.whole = True
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End every connection, and each that comes."""
        with self._lock:
            self.whole = False
            ends, self._ends = self._ends, set()
        for each in ends:
            _end(each)

    def mend(self) -> None:
        """Carry again."""
        with self._lock:
            self.whole = True

    def put_away(self) -> None:
        """Listen no more."""
        self.cut()
        with suppress(OSError):  # wakes the thread that accepts
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.to), timeout=10)
            except OSError:  # the server is away
                _end(near)
                continue
            far.settimeout(None)
            with self._lock:
                whole = self.whole
                if whole:
                    self._ends |= {near, far}
            if not whole:
                _end(near)
                _end(far)
                continue
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while some := one.recv(65536):
                other.sendall(some)
        _end(one)
        _end(other)
        with self._lock:
            self._ends -= {one, other}


def _end(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
