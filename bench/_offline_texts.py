"""Text sync: posts of one update each through the real server, beside bare pycrdt merges of the same updates."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from pycrdt import Doc, Text
from tests.servers.serving import Served, serving

from _asking import Ask, closed_loop
from _writer import Post, Writer
from nennep.config.development.bench import Figure

PHONES, SECONDS, ROUNDS = 4, 8.0, 3
MEMBERS = 31


def text_sync(folder: Path, seconds: float = SECONDS) -> Iterator[Figure]:
    """Posts a second through `nennep serve` (SQLite, one process), bare merges a second, and their ratio.

    Merging in memory is no floor of what is kept; the target is beside a bare INSERT, in `bench pages`.
    """
    with serving(folder / "texts", workers="1") as served:
        served.facts = served.run("tests.servers.served_offline:enter_cell", MEMBERS, True)
        sent: list[Post] = []
        rates = [_posted(served, seconds, sent) for _round in range(ROUNDS)]
        posts = median(rates)
        kept, stored = bare_merges(sent)
    name = f"text sync posts of one update at {PHONES} phones, SQLite, one process"
    yield Figure(
        f"{name}, beside bare pycrdt merges of the same updates ({kept:,.0f} a second)",
        posts,
        "a second",
        kept,
        posts / kept,
    )
    yield Figure(
        f"the same, beside merges into a document read from its stored state ({stored:,.0f} a second)",
        posts,
        "a second",
        stored,
        posts / stored,
    )


def bare_merges(posts: list[Post]) -> tuple[float, float]:
    """Merges a second with pycrdt alone: into documents that stay in memory, and into stored states as here."""
    docs: dict[str, Doc[Text]] = {each.key: Doc() for each in posts}
    began = time.perf_counter()
    for each in posts:
        docs[each.key].apply_update(each.update)
        docs[each.key].get_update(each.vector)
    kept = len(posts) / (time.perf_counter() - began)
    states: dict[str, bytes] = {}
    began = time.perf_counter()
    for each in posts:
        doc: Doc[Text] = Doc()
        doc.apply_update(states.get(each.key, b"\x00\x00"))
        doc.apply_update(each.update)
        states[each.key] = doc.get_update()
        doc.get_update(each.vector)
    return kept, len(posts) / (time.perf_counter() - began)


def _posted(served: Served, seconds: float, sent: list[Post]) -> float:
    """Posts a second over all phones, each writing into its own sections; `sent` collects what was sent."""
    keys: list[str] = served.facts["texts"]
    session, path = served.facts["secretary"], f"/buoi/{served.facts['meeting']}/chu/"
    # a new round is written by new devices: their updates meet what the round before left
    writers = [Writer(keys[number::PHONES]) for number in range(PHONES)]

    def write(phone: int, _turn: int) -> Ask:
        return Ask(session, "POST", path, writers[phone].write().body())

    taken = closed_loop(served.address, write, seconds, PHONES)
    sent.extend(post for writer in writers for post in writer.posts)
    return len(taken) / seconds
