"""The gateway: takes a request whole, within bounds of size and time, and only then gives a thread to its answer.

Granian speaks RSGI here. Its WSGI gives a thread to every request whose head has come, and the thread waits for the
body as long as a visitor likes: four unfinished ones stop a server of four threads. Here unfinished requests wait in
the event loop, where they cost nobody anything. An answer is handed over whole: a slow reader holds no thread either.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from granian.rsgi import HTTPProtocol, Scope  # type: ignore[attr-defined]  # granian does not say that it exports it

from nennep.core.full_disk import is_full

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

IN_MEMORY = 1024 * 1024
"""Bytes of a body that are kept in memory; the rest of a larger one lies in a temporary file."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a body may hold and how long it may take."""

    largest: int  # bytes
    grace: float = 20.0  # seconds that any body may take
    least_rate: float = (
        500.0  # bytes a second of a longer one, on average; a phone on 2G makes a few thousand
    )
    together: int = 256 * 1024 * 1024  # bytes of all unfinished bodies that wait in files
    together_in_memory: int = 32 * 1024 * 1024  # bytes of those that wait in memory


NO_ROOM = (
    "Ổ đĩa của máy chủ đã đầy, chưa nhận được gì. Giữ nguyên trang này, báo người quản trị, rồi gửi lại."
)


class Refused(Exception):
    """A request that is not taken: its status and what to say."""

    def __init__(self, status: int, sentence: str) -> None:
        self.status, self.sentence = status, sentence


class FileWrapper:
    """WSGI's wrapper of a file that is to be sent (PEP 3333)."""

    def __init__(self, file: IO[bytes], size: int = 8192) -> None:
        self.file, self.size = file, size

    def __iter__(self) -> Iterable[bytes]:
        return iter(lambda: self.file.read(self.size), b"")

    def close(self) -> None:
        if hasattr(self.file, "close"):
            self.file.close()


@dataclass
class Answer:
    """What the application answered: a status, headers, the bytes or the path of a whole file."""

    status: int = 500
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    file: str | None = None

    def start(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        """WSGI's start_response."""
        self.status, self.headers = int(status[:3]), headers


class Unfinished:
    """The bodies under way in one place, in memory or in files: together they take no more than `most` bytes of it.

    Beyond that the slowest is given up: many that send just fast enough would fill it for hours.
    """

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._under_way: dict[asyncio.Timeout, tuple[float, int]] = {}
        self._given_up: set[asyncio.Timeout] = set()

    def grown(self, deadline: asyncio.Timeout, began: float, size: int) -> None:
        """A body that began then has this size now. Raises TimeoutError when it is the one that is given up."""
        if deadline not in self._given_up:
            self._leave(deadline)
            self._under_way[deadline] = (began, size)
            self._size += size
        now = asyncio.get_running_loop().time()
        while self._size > self._most:
            slowest = min(self._under_way, key=lambda each: _rate(*self._under_way[each], now))
            self._leave(slowest)
            self._given_up.add(slowest)
            if slowest is not deadline and not slowest.expired():
                slowest.reschedule(now)
        if deadline in self._given_up:
            raise TimeoutError

    def ended(self, deadline: asyncio.Timeout) -> None:
        """A body has come to its end, one way or the other, or lies elsewhere now."""
        self._leave(deadline)
        self._given_up.discard(deadline)

    def _leave(self, deadline: asyncio.Timeout) -> None:
        _began, size = self._under_way.pop(deadline, (0.0, 0))
        self._size -= size


class Bodies:
    """All bodies under way: in memory while they are small, then in files."""

    def __init__(self, bounds: Bounds) -> None:
        self._in_memory, self._in_files = Unfinished(bounds.together_in_memory), Unfinished(bounds.together)

    def grown(self, deadline: asyncio.Timeout, began: float, size: int) -> None:
        """See `Unfinished.grown`."""
        if size <= IN_MEMORY:
            self._in_memory.grown(deadline, began, size)
        else:
            self._in_memory.ended(deadline)
            self._in_files.grown(deadline, began, size)

    def ended(self, deadline: asyncio.Timeout) -> None:
        """A body has come to its end, one way or the other."""
        self._in_memory.ended(deadline)
        self._in_files.ended(deadline)


def _rate(began: float, size: int, now: float) -> float:
    return size / max(now - began, 0.001)


class Gateway:
    """An RSGI application that asks a WSGI application in `threads` threads."""

    def __init__(self, application: Application, threads: int, bounds: Bounds) -> None:
        self.application, self.bounds = application, bounds
        self.unfinished = Bodies(bounds)
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")

    async def __call__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        try:
            body = await read_body(scope, protocol, self.bounds, self.unfinished)
        except Refused as refused:
            headers = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
            protocol.response_str(refused.status, headers, refused.sentence)
            return
        with body:
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self.threads, ask, self.application, environ_of(scope, body))
        if answer.file is not None:
            protocol.response_file(answer.status, answer.headers, answer.file)
        else:
            protocol.response_bytes(answer.status, answer.headers, answer.body)


async def read_body(scope: Scope, protocol: HTTPProtocol, bounds: Bounds, unfinished: Bodies) -> IO[bytes]:
    """The whole body, from its beginning. Raises Refused for what is too large, too slow or finds no room."""
    headers = scope.headers
    length = headers.get("content-length")
    if length is None and "transfer-encoding" not in headers and scope.http_version == "1.1":
        return io.BytesIO()
    too_large = Refused(413, "Gửi lên quá nhiều một lần.")
    if length is not None and (not length.isdecimal() or int(length) > bounds.largest):
        raise too_large
    loop = asyncio.get_running_loop()
    began, size = loop.time(), 0
    body = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller closes it
    deadline = asyncio.timeout_at(began + bounds.grace)
    try:
        async with deadline:
            async for chunk in protocol:
                size += len(chunk)
                if size > bounds.largest:
                    raise too_large
                body.write(chunk)
                unfinished.grown(deadline, began, size)
                deadline.reschedule(began + bounds.grace + size / bounds.least_rate)
        body.seek(0)
        return body
    except TimeoutError:
        body.close()
        raise Refused(408, "Gửi lên quá chậm, máy chủ không chờ nữa. Hãy gửi lại.") from None
    except BaseException as error:
        with suppress(OSError):  # on a full disk closing tries to write once more
            body.close()
        if is_full(error):
            raise Refused(507, NO_ROOM) from error
        raise
    finally:
        unfinished.ended(deadline)


def environ_of(scope: Scope, body: IO[bytes]) -> Environ:
    """The request as WSGI has it (PEP 3333)."""
    host, port = _host_and_port(scope.server)
    client, client_port = _host_and_port(scope.client)
    size = body.seek(0, io.SEEK_END)
    body.seek(0)
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),  # granian has unquoted it, once
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client,
        "REMOTE_PORT": client_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    for name, value in scope.headers.items():
        if "_" in name:  # it would read like one with "-", which a proxy may have set or taken away
            continue
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        between = "; " if key == "HTTP_COOKIE" else ","  # HTTP/2 sends each cookie by itself
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    environ["CONTENT_LENGTH"] = str(size)
    if scope.authority and "HTTP_HOST" not in environ:  # HTTP/2
        environ["HTTP_HOST"] = scope.authority
    return environ


def _host_and_port(told: str) -> tuple[str, str]:
    """An address as granian tells it, "10.0.0.5:443" or "[2001:db8::1]:443", without the brackets of IPv6."""
    host, _colon, port = told.rpartition(":")
    return host.removeprefix("[").removesuffix("]"), port


def ask(application: Application, environ: Environ) -> Answer:
    """Run the application to its end."""
    answer = Answer()
    chunks = application(environ, answer.start)
    try:
        name = getattr(getattr(chunks, "file", None), "name", None)
        if isinstance(chunks, FileWrapper) and isinstance(name, str) and not chunks.file.tell():
            answer.file = name
        else:
            answer.body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return answer
