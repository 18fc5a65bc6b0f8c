"""The server as an operator meets it: a process, started and stopped."""

import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

PATIENCE = 60  # seconds; a cold start migrates a new database


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment() -> dict[str, str]:
    """Ours without the settings of the tests: the server is to run as it would for anybody."""
    return {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("NENNEP_", "DJANGO_", "PYTEST_"))
    }


def get(address: str) -> tuple[int, str, dict[str, str]]:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return (
            answer.status,
            answer.read().decode(),
            {key.lower(): value for key, value in answer.headers.items()},
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A running server, its address, its data folder."""
    data, port = tmp_path_factory.mktemp("served") / "data", free_port()
    command = [sys.executable, "-m", "nennep.config.cli", "serve", "--data", str(data), "--port", str(port)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        address = f"http://127.0.0.1:{port}"
        for _second in range(PATIENCE * 5):
            time.sleep(0.2)
            try:
                get(f"{address}/healthz")
                break
            except urllib.error.URLError:
                assert process.poll() is None, "the server ended before it answered"
        yield process, address, data
        process.kill()


@pytest.mark.slow
def test_it_answers_on_a_new_data_folder(server: tuple[subprocess.Popen[str], str, Path]) -> None:
    _process, address, data = server
    assert get(f"{address}/healthz")[:2] == (200, "ok")
    assert {"nennep.sqlite3", "secret_key", "static"} <= {path.name for path in data.iterdir()}


@pytest.mark.slow
def test_static_files_have_hashed_names_and_may_be_kept_for_ever(
    server: tuple[subprocess.Popen[str], str, Path],
) -> None:
    _process, address, _data = server
    page = get(f"{address}/dang-nhap/")[1]
    (style,) = re.findall(r'href="(/static/ui/nennep\.[0-9a-f]{12}\.css)"', page)
    status, _text, headers = get(address + style)
    assert (status, headers["cache-control"]) == (200, "max-age=315360000, public, immutable")


@pytest.mark.slow
def test_an_unknown_name_of_the_server_is_refused(server: tuple[subprocess.Popen[str], str, Path]) -> None:
    _process, address, _data = server
    request = urllib.request.Request(f"{address}/healthz", headers={"Host": "elsewhere.example"})
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(request, timeout=10)


@pytest.mark.slow
@pytest.mark.parametrize("said", [b"", b"P", b"GET / HTTP/1.1\r\nHost: "])
def test_many_connections_that_say_nothing_or_half_keep_nobody_waiting(
    server: tuple[subprocess.Popen[str], str, Path], said: bytes
) -> None:
    _process, address, _data = server
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2_000), hard))
    port = int(address.rpartition(":")[2])
    with ExitStack() as open_ones:
        for _each in range(1_300):
            silent = open_ones.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
            silent.sendall(said)
        assert get(f"{address}/healthz")[0] == 200


@pytest.mark.slow
def test_each_day_of_a_running_server_gets_its_anchor(
    server: tuple[subprocess.Popen[str], str, Path],
) -> None:
    """What `serve` starts beside it, here without the minute that it waits first."""
    _process, _address, data = server
    command = [sys.executable, "-m", "nennep.config.audit.anchoring", str(os.getpid()), "1"]
    with subprocess.Popen(command, env=environment() | {"NENNEP_DATA": str(data)}) as daily:
        for _second in range(PATIENCE):
            time.sleep(1)
            if (data / "anchors" / "000001.txt").exists():
                break
        daily.terminate()
    assert (data / "anchors" / "000001.txt").read_text().startswith("NỀN NẾP")


@pytest.mark.slow
def test_sigterm_ends_it_in_order(server: tuple[subprocess.Popen[str], str, Path]) -> None:
    process, address, _data = server
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.rstrip().endswith("Đã dừng.")
    with pytest.raises(urllib.error.URLError):
        get(f"{address}/healthz")
