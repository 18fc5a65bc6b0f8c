"""Many clients at once, each asking again when it is answered: the program and a bare Django in turn."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit

import httpx
from pycrdt import Doc, Text
from tests.serving import CSRF, ROOT, Served, environment_of, free_port, own_database, wait_until

from nennep.config.development.bench import Figure
from nennep.core.ids import new_id

CLIENTS, SECONDS, ROUNDS, WARM_UP = 8, 6.0, 3, 1.0
WORKERS = "2"
TARGETS = {
    "attendance acts over 40 cells": 0.20,
    "text sync over 40 cells": 0.20,
    "meeting page": 0.28,
    "meeting page after adoption": 0.22,
    "first page (việc cần làm)": 0.20,
}
"""Answers a second, as a share of what the bare Django makes in the same run."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: as whom, and what."""

    session: str
    method: str
    path: str
    body: str | None = None

    def headers(self) -> dict[str, str]:
        """With a key of its own, as an act needs."""
        found = {
            "Cookie": f"nennep_session={self.session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Accept-Encoding": "gzip",
        }
        if self.body is not None:
            found |= {"Content-Type": "application/json", "Idempotency-Key": str(new_id())}
        return found


Next = Callable[[int, int], Ask]
"""The request of a client (its number) in its turn."""


def under_load(
    served: Served, database_url: str, where: str, seconds: float, unlocked: str = ""
) -> Iterator[Figure]:
    """What the program answers a second at eight clients, beside the floor; and how long its slower answers take.

    `unlocked` is the address of the same without the request lock, which takes its rounds in turn too.
    """
    for name, ask in _asked(served.facts).items():
        first = ask(0, 0)
        page = b"" if first.method == "POST" else body_of(served.address, first)
        with floor(served.data.parent / "floor", database_url, page) as (address, session):
            path = "/act" if first.method == "POST" else "/page"
            bare = Ask(session, first.method, path, first.body)
            yield from beside(
                name,
                where,
                {"": served.address} | ({", without the request lock": unlocked} if unlocked else {}),
                ask,
                (address, lambda _c, _t, b=bare: b),  # type: ignore[misc]
                seconds,
            )


def _asked(facts: dict[str, Any]) -> dict[str, Next]:
    """What is asked -> the requests of each client."""

    def look(path: str) -> Next:
        return lambda _client, _turn: Ask(facts["secretary"], "GET", path)

    def mark(client: int, turn: int) -> Ask:
        rooms = facts["rooms"][client::CLIENTS]
        room = rooms[turn % len(rooms)]
        person = room["members"][turn % len(room["members"])]
        marks = [{"person": person, "mark": ("present", "absent")[turn % 2]}]
        body = json.dumps({"meeting": room["meeting"], "marks": marks})
        return Ask(room["session"], "POST", "/api/acts/meetings.record_attendance", body)

    phones = [Writer() for _client in range(CLIENTS)]

    def write(client: int, turn: int) -> Ask:
        rooms = facts["rooms"][client::CLIENTS]
        room = rooms[turn % len(rooms)]
        body = phones[client].body(room["meeting"])
        return Ask(room["session"], "POST", f"/buoi/{room['meeting']}/chu/", body)

    return {
        "attendance acts over 40 cells": mark,
        "text sync over 40 cells": write,
        "meeting page": look(f"/buoi/{facts['ahead']}/"),
        "meeting page after adoption": look(f"/buoi/{facts['held']}/"),
        "first page (việc cần làm)": look("/"),
    }


def beside(
    name: str, where: str, programs: dict[str, str], ask: Next, bare: tuple[str, Next], seconds: float
) -> Iterator[Figure]:
    """Rounds in turn, and the medians of all; the target is for the first program, as it ships."""
    taken: dict[str, list[list[float]]] = {kind: [] for kind in programs}
    floors = []
    for _round in range(ROUNDS):
        for kind, address in programs.items():
            taken[kind].append(closed_loop(address, ask, seconds))
        floors.append(len(closed_loop(*bare, seconds)))
    least = median(floors) / seconds
    for number, (kind, rounds) in enumerate(taken.items()):
        own = median(len(times) for times in rounds) / seconds
        target, share = TARGETS[name], own / least
        yield Figure(
            f"{name}, {where}{kind}, beside a bare Django ({least:,.0f} a second)",
            own,
            "a second",
            least,
            share,
            f"ratio ≥ {target:g}" if number == 0 else "",
            share >= target if number == 0 else None,
        )
        p95 = median(quantiles(times, n=20)[-1] for times in rounds) * 1000
        yield Figure(f"{name}, {where}{kind}: p95", p95, "ms")


class Writer:
    """One phone that types into a section of each meeting: each time one update, and the vector of what it has."""

    def __init__(self) -> None:
        self._docs: defaultdict[str, Doc[Text]] = defaultdict(Doc)

    def body(self, meeting: str) -> str:
        """What it sends next of a meeting."""
        doc = self._docs[meeting]
        before, text = doc.get_state(), doc.get("text", type=Text)
        text += "nhân dân góp ngày công và cát sỏi, "
        new, known = (b64encode(each).decode() for each in (doc.get_update(before), before))
        sent = {"key": f"meeting/{meeting}/-/gist", "update": new, "state_vector": known}
        return json.dumps({"texts": [sent]})


def body_of(address: str, ask: Ask) -> bytes:
    """The page as the program sends it, unpacked."""
    answer = httpx.get(address + ask.path, headers=ask.headers())
    answer.raise_for_status()
    return answer.content


@contextmanager
def floor(folder: Path, database_url: str, page: bytes) -> Iterator[tuple[str, str]]:
    """The bare Django, served with as many processes and threads: its address, and the key of a session."""
    with own_database(database_url) as own_url:
        port, data = free_port(), folder / str(new_id())
        data.mkdir(parents=True)
        data.joinpath("page").write_bytes(page)
        environment = environment_of(data) | {"FLOOR_DATA": str(data), "FLOOR_DATABASE_URL": own_url}
        environment.pop("DJANGO_SETTINGS_MODULE")
        made = subprocess.run(
            [sys.executable, "bench/_floor.py"],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        command = [sys.executable, "-m", "granian", "bench._floor:rsgi", "--interface", "rsgi"]
        command += ["--host", "127.0.0.1", "--port", str(port), "--workers", WORKERS, "--no-ws"]
        with (
            (data / "log").open("w") as log,
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log) as process,
        ):
            session = made.stdout.split()[-1]
            ready = Ask(session, "GET", "/page")
            address = f"http://127.0.0.1:{port}"
            try:
                wait_until(
                    lambda: httpx.get(address + ready.path, headers=ready.headers()), process, data / "log"
                )
                yield address, session
            finally:
                process.terminate()


def closed_loop(address: str, ask: Next, seconds: float) -> list[float]:
    """Seconds that each answer took, over all clients, after a warm-up."""
    starts = time.perf_counter() + WARM_UP
    taken: list[list[float]] = [[] for _client in range(CLIENTS)]
    refused: list[str] = []

    def client(number: int) -> None:
        # plain http.client, so that the server is measured and not its clients
        connection, turn = HTTPConnection(urlsplit(address).netloc, timeout=30), 0
        while (began := time.perf_counter()) < starts + seconds and not refused:
            wanted = ask(number, turn)
            connection.request(wanted.method, wanted.path, wanted.body, wanted.headers())
            answer = connection.getresponse()
            said, turn = answer.read(), turn + 1
            # a text that is refused stands in an answer that is well: {"key", "code", "message"}
            if answer.status != HTTPStatus.OK or (wanted.body is not None and b'"code":' in said):
                refused.append(f"{answer.status} {said[:300]!r}")
            if began >= starts:
                taken[number].append(time.perf_counter() - began)
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if refused:
        raise RuntimeError(f"answered with {refused[0]}")
    return [each for one in taken for each in one]


def facts_of(served: Served) -> dict[str, Any]:
    """Pá Kìm's pages to look at, and meetings in session of forty cells to take the roll of."""
    found: dict[str, Any] = served.run("tests.served:enter_demo")
    found["rooms"] = served.run("tests.served:open_rooms", 40)
    return found
