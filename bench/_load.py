"""Many clients at once, each asking again when it is answered: the program and a bare Django in turn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
from tests.servers.serving import ROOT, Served, environment_of, free_port, own_database, wait_until

from _asking import Ask, Next, closed_loop
from _writer import Writer
from nennep.config.development.bench import Figure
from nennep.core.ids import new_id

CLIENTS, SECONDS, ROUNDS = 8, 2.5, 3
WORKERS = "2"
TARGETS = {
    "attendance acts over 40 cells": 0.20,
    "text sync over 40 cells": 0.20,
    "meeting page": 0.28,
    "meeting page after adoption": 0.22,
    "first page (việc cần làm)": 0.20,
}
"""Answers a second, as a share of what the bare Django makes in the same run."""


def under_load(
    served: Served, database_url: str, where: str, seconds: float, unlocked: str = ""
) -> Iterator[Figure]:
    """What the program answers a second at eight clients, beside the floor; and how long its slower answers take.

    `unlocked` is the address of the same without the request lock, which takes its rounds in turn too.
    """
    samples = samples_of(served.facts)
    pages = {each.path: body_of(served.address, each) for each in samples.values() if each.method == "GET"}
    programs = {"": served.address} | ({", without the request lock": unlocked} if unlocked else {})
    with floor(served.data.parent / "floor", database_url, [*pages.values()]) as (address, session):
        for name, ask in asked(served.facts).items():
            like = samples[name]
            path = "/act" if like.method == "POST" else f"/page/{[*pages].index(like.path)}"
            bare = Ask(session, like.method, path, like.body)
            yield from beside(
                name,
                where,
                programs,
                ask,
                (address, lambda _client, _turn, bare=bare: bare),  # type: ignore[misc]
                seconds,
            )


def samples_of(facts: dict[str, Any]) -> dict[str, Ask]:
    """What is asked -> one request of it, for the floor.

    By clients of its own: an update taken from a phone here would be missing in the rounds.
    """
    return {name: ask(0, 0) for name, ask in asked(facts).items()}


def asked(facts: dict[str, Any]) -> dict[str, Next]:
    """What is asked -> the requests of each client."""
    rooms_of = [facts["rooms"][client::CLIENTS] for client in range(CLIENTS)]

    def look(path: str) -> Next:
        return lambda _client, _turn: Ask(facts["secretary"], "GET", path)

    def mark(client: int, turn: int) -> Ask:
        room = rooms_of[client][turn % len(rooms_of[client])]
        person = room["members"][turn % len(room["members"])]
        marks = [{"person": person, "mark": ("present", "absent")[turn % 2]}]
        body = json.dumps({"meeting": room["meeting"], "marks": marks})
        return Ask(room["session"], "POST", "/api/acts/meetings.record_attendance", body)

    room_of = {f"meeting/{each['meeting']}/-/gist": each for each in facts["rooms"]}
    phones = [Writer([*room_of][client::CLIENTS]) for client in range(CLIENTS)]

    def write(client: int, _turn: int) -> Ask:
        post = phones[client].write()
        room = room_of[post.key]
        return Ask(room["session"], "POST", f"/buoi/{room['meeting']}/chu/", post.body())

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
            taken[kind].append(closed_loop(address, ask, seconds, CLIENTS))
        floors.append(len(closed_loop(*bare, seconds, CLIENTS)))
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


def body_of(address: str, ask: Ask) -> bytes:
    """The page as the program sends it, unpacked."""
    answer = httpx.get(address + ask.path, headers=ask.headers())
    answer.raise_for_status()
    return answer.content


@contextmanager
def floor(folder: Path, database_url: str, pages: list[bytes]) -> Iterator[tuple[str, str]]:
    """The bare Django, served with as many processes and threads: its address, and the key of a session.

    It answers `/page/<number>` with the page of that number.
    """
    with own_database(database_url) as own_url:
        port, data = free_port(), folder / str(new_id())
        data.mkdir(parents=True)
        for number, page in enumerate(pages):
            data.joinpath(f"page{number}").write_bytes(page)
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
            ready = Ask(session, "GET", "/page/0")
            address = f"http://127.0.0.1:{port}"
            try:
                wait_until(
                    lambda: httpx.get(address + ready.path, headers=ready.headers()), process, data / "log"
                )
                yield address, session
            finally:
                process.terminate()


def facts_of(served: Served) -> dict[str, Any]:
    """Pá Kìm's pages to look at, and meetings in session of forty cells to take the roll of."""
    found: dict[str, Any] = served.run("tests.servers.served:enter_demo")
    found["rooms"] = served.run("tests.servers.served:open_rooms", 40)
    return found
