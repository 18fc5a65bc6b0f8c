"""The wire between one phone and a server, which can be cut: bytes go through it as they are, or not at all.

A browser's own "offline" holds for its pages, not for every service worker that it starts; a wire holds for all.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Wire:
    """Listens on a port of the loopback and carries what comes there to another port, until it is cut."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.port = 0
        self._listening: socket.socket | None = None
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.mend()

    def cut(self) -> None:
        """End every connection, and refuse new ones."""
        listening, self._listening = self._listening, None
        if listening is None:
            return
        with suppress(OSError):  # wakes the thread that accepts
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        with self._lock:
            ends, self._ends = self._ends, set()
        for each in ends:
            _end(each)

    def mend(self) -> None:
        """Carry again, on the same port as before."""
        if self._listening is not None:
            return
        self._listening = socket.create_server(("127.0.0.1", self.port), reuse_port=False, backlog=64)
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def _accept(self, listening: socket.socket) -> None:
        while self._listening is listening:
            try:
                near, _address = listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.to), timeout=10)
            except OSError:  # the server is away
                _end(near)
                continue
            far.settimeout(None)
            with self._lock:
                self._ends |= {near, far}
            if self._listening is not listening:
                _end(near)
                _end(far)
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
