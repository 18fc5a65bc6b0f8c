"""A line that counts: every byte that goes over it either way, whatever it carries (TLS, headers, HTTP/2 and all)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

CHUNK = 65_536


@dataclass
class Wire:
    """The port of the line, and what went over it since `clear`."""

    port: int = 0
    up: int = 0
    down: int = 0
    connections: int = 0

    @property
    def bytes(self) -> int:
        """Both ways."""
        return self.up + self.down

    def clear(self) -> None:
        """Count from here on."""
        self.up = self.down = self.connections = 0


@contextmanager
def wire(to_port: int) -> Iterator[Wire]:
    """A line from a port of the loopback to another, until the block ends."""
    found = Wire()
    with socket.create_server(("127.0.0.1", 0)) as door:
        found.port = door.getsockname()[1]
        threading.Thread(target=_serve, args=(door, to_port, found), daemon=True).start()
        try:
            yield found
        finally:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)  # closing alone would not wake who waits at it


def _serve(door: socket.socket, to_port: int, found: Wire) -> None:
    while True:
        try:
            near, _address = door.accept()
        except OSError:  # the door was closed
            return
        found.connections += 1
        threading.Thread(target=_join, args=(near, to_port, found), daemon=True).start()


def _join(near: socket.socket, to_port: int, found: Wire) -> None:
    """One connection, until both ways have ended; then both of its ends are closed."""
    with near, socket.create_connection(("127.0.0.1", to_port)) as far:
        back = threading.Thread(target=_pass_on, args=(far, near, found, "down"), daemon=True)
        back.start()
        _pass_on(near, far, found, "up")
        back.join()


def _pass_on(source: socket.socket, target: socket.socket, found: Wire, way: str) -> None:
    try:
        while data := source.recv(CHUNK):
            setattr(found, way, getattr(found, way) + len(data))
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:  # one of the two went away: nobody waits for the other
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
