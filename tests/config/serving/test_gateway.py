"""The gateway before real sockets: who is slow, sends too much or half, and what the application is told."""

from __future__ import annotations

import io
import json
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from tests.servers.serving import ROOT, environment_of, free_port, wait_until

from nennep.config.serving.gateway import environ_of

pytestmark = pytest.mark.slow
GRACE = 1.5
THREADS = 2


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module", autouse=True)
def server(port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[bytes]]:
    folder = tmp_path_factory.mktemp("gateway")
    command = [sys.executable, "-m", "granian", "tests.config.serving.gateway_application:rsgi"]
    command += ["--interface", "rsgi", "--host", "127.0.0.1", "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=environment_of(folder), stdout=log, stderr=log) as process,
    ):
        try:
            wait_until(lambda: httpx.get(f"http://127.0.0.1:{port}/"), process, folder / "log")
            yield process
        finally:
            process.terminate()


def unfinished(port: int, head: str, body: bytes = b"") -> socket.socket:
    found = socket.create_connection(("127.0.0.1", port), timeout=20)
    found.sendall(head.replace("\n", "\r\n").encode() + b"\r\n" + body)
    return found


def status(answering: socket.socket) -> str:
    return answering.makefile("rb").readline().decode().split(" ")[1]


def test_more_unfinished_requests_than_threads_keep_nobody_waiting(port: int) -> None:
    with ExitStack() as open_ones:
        for number in range(4 * THREADS):
            path = "/static/x.css" if number % 2 else "/"
            head = f"POST {path} HTTP/1.1\nHost: localhost\nContent-Length: 1000\n"
            open_ones.enter_context(unfinished(port, head, b"half"))
        began = time.monotonic()
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == httpx.codes.OK
        assert time.monotonic() - began < GRACE


@pytest.mark.parametrize("length", ["Content-Length: 1000", "Transfer-Encoding: chunked"])
def test_a_body_that_does_not_come_is_given_up(port: int, length: str) -> None:
    with unfinished(port, f"POST / HTTP/1.1\nHost: localhost\n{length}\n") as waiting:
        assert status(waiting) == "408"


def test_a_body_slower_than_the_least_rate_is_given_up(port: int) -> None:
    with unfinished(port, "POST / HTTP/1.1\nHost: localhost\nContent-Length: 100000\n") as waiting:
        began = time.monotonic()
        waiting.settimeout(0.1)
        while time.monotonic() - began < 4 * GRACE:
            waiting.sendall(b"drip")
            try:
                if answer := waiting.recv(100):
                    break
            except TimeoutError:
                continue
        assert answer.split(b" ")[1] == b"408"


def test_a_long_body_may_take_longer_than_the_grace(port: int) -> None:
    chunk, rounds = b"x" * 2000, 5
    head = f"POST / HTTP/1.1\nHost: localhost\nContent-Length: {len(chunk) * rounds}\n"
    with unfinished(port, head) as steady:
        for _round in range(rounds):
            time.sleep(GRACE / 3)
            steady.sendall(chunk)
        assert status(steady) == "200"


def test_a_body_that_is_too_large_is_refused_at_its_head(port: int) -> None:
    with unfinished(port, "POST / HTTP/1.1\nHost: localhost\nContent-Length: 3000001\n") as waiting:
        assert status(waiting) == "413"


def test_a_body_that_does_not_tell_its_length_is_refused_where_it_becomes_too_large(port: int) -> None:
    answer = httpx.post(f"http://127.0.0.1:{port}/", content=iter([b"x" * 1_000_000] * 4))
    assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize("size", [0, 1, 2_500_000])
@pytest.mark.parametrize("told", [True, False])
def test_the_application_reads_what_was_sent(port: int, size: int, told: bool) -> None:
    body = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    answer = httpx.post(f"http://127.0.0.1:{port}/", content=body if told else iter([body])).json()
    assert (answer["size"], answer["sha256"]) == (size, sha256(body).hexdigest())
    assert answer["CONTENT_LENGTH"] == str(size)


def test_a_body_for_which_there_is_no_room_is_refused_in_words_and_taken_again(
    port: int, server: subprocess.Popen[bytes]
) -> None:
    """A large body waits in a file, which may grow no further than on a full disk."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii")
    bounds = {int(each): resource.prlimit(int(each), resource.RLIMIT_FSIZE) for each in children.split()}
    address, large = f"http://127.0.0.1:{port}/", b"x" * 2_500_000
    try:
        for process, (_soft, hard) in bounds.items():
            resource.prlimit(process, resource.RLIMIT_FSIZE, (1_000_000, hard))
        answer = httpx.post(address, content=large)
        assert answer.status_code == httpx.codes.INSUFFICIENT_STORAGE
        assert "Ổ đĩa của máy chủ đã đầy" in answer.text
        assert httpx.post(address, content=b"small").status_code == httpx.codes.OK
    finally:
        for process, bound in bounds.items():
            resource.prlimit(process, resource.RLIMIT_FSIZE, bound)
    assert httpx.post(address, content=large).status_code == httpx.codes.OK


@pytest.mark.parametrize(("told", "sent"), [(2_900_000, 2_800_000), (1_000_000, 900_000)])
def test_of_bodies_that_never_end_the_slowest_make_room_for_others(port: int, told: int, sent: int) -> None:
    """Each sends fast enough to be waited for a long time; together they would fill the disk, or the memory."""
    head = f"POST / HTTP/1.1\nHost: localhost\nContent-Length: {told}\n"
    with ExitStack() as open_ones:
        waiting = [open_ones.enter_context(unfinished(port, head, b"x" * sent)) for _each in range(5)]
        time.sleep(GRACE)
        answer = httpx.post(f"http://127.0.0.1:{port}/", content=b"x" * sent)
        assert answer.status_code == httpx.codes.OK
        given_up = 0
        for each in waiting:
            each.settimeout(0.3)
            with suppress(TimeoutError):
                given_up += status(each) == "408"
        assert 2 <= given_up <= 4


def test_the_application_is_told_path_query_and_headers(port: int) -> None:
    address = f"http://127.0.0.1:{port}/bu%E1%BB%95i/x%20y?q=%20"
    headers = [("X-A", "1"), ("X-A", "2"), ("X_Forwarded_Proto", "https")]
    told = httpx.get(address, headers=headers).json()
    assert told["PATH_INFO"].encode("latin-1").decode() == "/buổi/x y"
    assert told["QUERY_STRING"] == "q=%20"
    assert told["HTTP_X_A"] == "1,2"
    assert "HTTP_X_FORWARDED_PROTO" not in told
    assert told["HTTP_HOST"] == f"127.0.0.1:{port}"
    assert told["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize(
    ("asked", "path"), [("/a%2541", "/a%41"), ("/%252e%252e/x", "/%2e%2e/x"), ("/100%25", "/100%")]
)
def test_a_path_is_unquoted_once(port: int, asked: str, path: str) -> None:
    """What a proxy before us let pass as one address must not become another one here."""
    with unfinished(port, f"GET {asked} HTTP/1.1\nHost: localhost\nConnection: close\n") as answering:
        told = json.loads(answering.makefile("rb").read().partition(b"\r\n\r\n")[2])
    assert told["PATH_INFO"] == path


@pytest.mark.parametrize(
    ("told", "address", "number"),
    [
        ("10.0.0.5:4711", "10.0.0.5", "4711"),
        ("[2001:db8::1]:4711", "2001:db8::1", "4711"),
        ("[::ffff:10.0.0.5]:4711", "::ffff:10.0.0.5", "4711"),
    ],
)
def test_an_address_is_told_without_the_brackets_of_ipv6(told: str, address: str, number: str) -> None:
    """With them it reads as no address, and tries from it were not counted."""
    scope = SimpleNamespace(
        server=told,
        client=told,
        method="GET",
        path="/",
        query_string="",
        http_version="1.1",
        scheme="http",
        headers={},
        authority=None,
    )
    environ = environ_of(scope, io.BytesIO())
    assert (environ["REMOTE_ADDR"], environ["REMOTE_PORT"]) == (address, number)
    assert (environ["SERVER_NAME"], environ["SERVER_PORT"]) == (address, number)


@pytest.mark.parametrize("value", [b"\xe9", b"\xff\xfe", "Nguyễn".encode()])
def test_a_header_that_is_no_ascii_breaks_nothing(port: int, value: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as answering:
        answering.sendall(
            b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-B: " + value + b"\r\n\r\n"
        )
        assert status(answering) in {"200", "400"}


def test_cookies_that_come_one_by_one_are_all_told(port: int) -> None:
    """As HTTP/2 sends them: RFC 9113, 8.2.3."""
    told = httpx.get(f"http://127.0.0.1:{port}/", headers=[("Cookie", "a=1"), ("Cookie", "b=2")]).json()
    assert told["HTTP_COOKIE"] == "a=1; b=2"


def test_a_slow_reader_of_a_large_file_holds_no_thread(port: int, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"x" * 30_000_000)
    with ExitStack() as open_ones:
        for _each in range(2 * THREADS):
            open_ones.enter_context(unfinished(port, f"GET /file?{large} HTTP/1.1\nHost: localhost\n"))
        began = time.monotonic()
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == httpx.codes.OK
        assert time.monotonic() - began < GRACE
    assert httpx.get(f"http://127.0.0.1:{port}/file?{large}").content == large.read_bytes()
