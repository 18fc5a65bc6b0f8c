"""The parts of `nennep bench offline`: that they measure what they say. The figures are the bench's own matter."""

from __future__ import annotations

import importlib
import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture
def part(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """`part(name)`: a module beside the benches."""
    monkeypatch.syspath_prepend(str(BENCH))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if name.startswith("_"):
            sys.modules.pop(name)


def test_the_evening_is_a_meeting_of_two_hours(part: Any) -> None:
    script = part("_offline_script")
    members = [f"m{number}" for number in range(31)]
    kinds = ("roll", "ideology", *("report",) * 11, "close")
    items = [{"id": f"i{place}", "kind": kind} for place, kind in enumerate(kinds)]
    doings = list(script.evening(members, items))
    acts = Counter(each.act for each in doings if each.act)
    texts = {each.section: each.text for each in doings if each.section}
    assert acts["meetings.open_meeting"] == 1
    assert acts["meetings.record_attendance"] == len(members)
    assert (acts["meetings.record_entry"], acts["meetings.record_ballot"]) == (30, 6)
    assert acts["resolutions.assign_tasks"] == 8
    assert len(texts) == 24
    assert 7_500 <= sum(map(len, texts.values())) <= 8_000
    assert len(set(texts.values())) == 24, "the same words twice would pack too well"
    said = [each.payload for each in doings if each.act == "meetings.record_entry"]
    assert not any(each["speaker"] for each in said if each["item"] == "i1"), "nobody is named there"


def test_the_line_counts_every_byte_both_ways(part: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            near, _address = server.accept()
            with near:
                near.recv(5, socket.MSG_WAITALL)
                near.sendall(b"x" * 100_000)

        serving = threading.Thread(target=answer)
        serving.start()
        with part("_wire").wire(server.getsockname()[1]) as line:
            with socket.create_connection(("127.0.0.1", line.port)) as phone:
                phone.sendall(b"hello")
                got = phone.recv(100_000, socket.MSG_WAITALL)
            serving.join()
            assert (line.up, line.down, line.connections) == (5, len(got), 1)
            assert (len(got), line.bytes) == (100_000, 100_005)
            line.clear()
            assert line.bytes == 0


def test_when_both_ways_have_ended_the_line_closes_both_ends(part: Any) -> None:
    before = set(threading.enumerate())
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        part("_wire").wire(server.getsockname()[1]) as line,
        socket.create_connection(("127.0.0.1", line.port)) as phone,
    ):
        near, _address = server.accept()
        with near:
            phone.shutdown(socket.SHUT_WR)
            assert near.recv(1) == b""
        assert phone.recv(1) == b""
    # an end left open is told here, as the threads that held it end: such a warning is an error
    for each in set(threading.enumerate()) - before:
        each.join(10)
    assert set(threading.enumerate()) <= before


def test_bare_merges_take_in_what_was_posted(part: Any) -> None:
    texts = part("_offline_texts")
    writer = texts.Writer(["a", "b"])
    posts = [writer.write() for _post in range(40)]
    assert {each.key for each in posts} == {"a", "b"}
    assert len({each.update for each in posts}) == 40
    assert all(rate > 0 for rate in texts.bare_merges(posts))


@pytest.mark.in_ci
@pytest.mark.slow
def test_text_sync_is_measured_through_a_real_server(part: Any, tmp_path: Path) -> None:
    figures = list(part("_offline_texts").text_sync(tmp_path, 0.5))
    assert [each.unit for each in figures] == ["a second"] * len(figures)
    assert all(each.value > 0 and each.ratio for each in figures)
    assert figures[0].ratio > 0
