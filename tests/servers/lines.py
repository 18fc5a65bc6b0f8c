"""A bad line between a phone and a server: requests that never arrive, answers that are lost, no line at all.

A relay at the same host name as the server (https.py) with its certificate, on a port of its own. What the browser
meets are connections that break, not an emulation: it holds for pages and service workers alike.
"""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from nennep.config.tls.files import Folder
from tests.servers.https import HOST, SecureServed


class Fault(Enum):
    """What becomes of a request."""

    NONE = auto()
    DROP = auto()  # it never reaches the server
    LOSE = auto()  # the server does it; the answer is lost


@dataclass(frozen=True)
class Asked:
    """One request as the line saw it. `number` counts from 1; `status` 0 when the server was not asked."""

    number: int
    method: str
    path: str
    key: str  # Idempotency-Key
    fault: Fault
    status: int


@dataclass
class Line:
    """`decide(number, method, path)` says what becomes of a request; it may be set anew at any time."""

    address: str
    decide: Callable[[int, str, str], Fault] = lambda _number, _method, _path: Fault.NONE
    asked: list[Asked] = field(default_factory=list)
    bytes_up: int = 0
    bytes_down: int = 0

    def done(self, method: str, path: str) -> list[Asked]:
        """What the server did of requests to that path."""
        return [each for each in self.asked if each.method == method and path in each.path and each.status]


@contextmanager
def bad_line(served: SecureServed) -> Iterator[Line]:
    """A relay to the server until the block ends."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    folder = Folder.of(served.data)
    context.load_cert_chain(folder.server, folder.server_key)
    server = _Relay(("127.0.0.1", 0), _Handler)
    server.served, server.tls = served, context
    server.line = Line(f"https://{HOST}:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.line
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


class _Relay(ThreadingHTTPServer):
    daemon_threads = True
    served: SecureServed
    tls: ssl.SSLContext
    line: Line
    lock = threading.Lock()

    def finish_request(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        """Shake hands in the request's own thread: a slow one holds up nobody."""
        with self.tls.wrap_socket(request, server_side=True) as secure:
            super().finish_request(secure, client_address)

    def handle_error(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        """A browser that goes away in the middle is no fault of the tests."""


class _Handler(BaseHTTPRequestHandler):
    # HTTP/1.0: one request a connection. On a kept one, Chromium itself would repeat a request that got no answer.
    server: _Relay

    def do_GET(self) -> None:
        self._relay()

    def do_POST(self) -> None:
        self._relay()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _relay(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        line = self.server.line
        with self.server.lock:
            number = len(line.asked) + 1
            fault = line.decide(number, self.command, self.path)
            key = self.headers.get("Idempotency-Key", "")
            line.asked.append(Asked(number, self.command, self.path, key, fault, 0))
        if fault is Fault.DROP:
            return
        try:
            status, headers, content = self._ask(body)
        except OSError:  # the server is away
            return
        with self.server.lock:
            line.asked[number - 1] = Asked(number, self.command, self.path, key, fault, status)
            line.bytes_up += len(body)
            line.bytes_down += len(content)
        if fault is Fault.LOSE:
            return
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        if status != http.client.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        asking = http.client.HTTPSConnection(
            "127.0.0.1", self.server.served.port, context=self.server.served.trust, timeout=60
        )
        try:
            headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
            asking.request(self.command, self.path, body or None, headers)
            answer = asking.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            asking.close()
