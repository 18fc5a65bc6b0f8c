"""Text sync: posts of one update each through the real server, beside bare pycrdt merges of the same updates."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from pycrdt import Doc, Text
from tests.serving import CSRF, Served, serving

from nennep.config.development.bench import Figure

PHONES, SECONDS, ROUNDS, WARM_UP = 4, 8.0, 3, 1.0
MEMBERS = 31
SAID = (
    "Đồng chí Bí thư nêu: ",
    "nhân dân góp ngày công và cát sỏi, ",
    "xã hỗ trợ xi măng; ",
    "còn 6 hộ chưa làm nhà vệ sinh vì thiếu vốn, ",
    "đề nghị Hội Phụ nữ giúp vay quỹ quay vòng. ",
)
"""What somebody types until they rest for a moment; then it is sent."""


@dataclass(frozen=True, slots=True)
class Post:
    """One update of one section, as a phone sends it: what is new, and the state vector of what the phone has."""

    key: str
    update: bytes
    vector: bytes

    def body(self) -> str:
        """As the script sends it."""
        text = {"key": self.key, "update": _base64(self.update), "state_vector": _base64(self.vector)}
        return json.dumps({"texts": [text]}, separators=(",", ":"))


class Writer:
    """One phone's documents: it writes into its own sections in turn, a phrase a post."""

    def __init__(self, keys: list[str]) -> None:
        self.docs: list[tuple[str, Doc[Text]]] = [(key, Doc()) for key in keys]
        self.posts = 0

    def write(self) -> Post:
        key, doc = self.docs[self.posts % len(self.docs)]
        text = doc.get("text", type=Text)
        before = doc.get_state()
        phrase = SAID[self.posts % len(SAID)]
        with doc.transaction():
            text += phrase
        self.posts += 1
        return Post(key, doc.get_update(before), doc.get_state())


def text_sync(folder: Path, seconds: float = SECONDS) -> Iterator[Figure]:
    """Posts a second through `nennep serve` (SQLite, one process), bare merges a second, and their ratio.

    Merging in memory is no floor of what is kept; the target is beside a bare INSERT, in `bench pages`.
    """
    with serving(folder / "texts", workers="1") as served:
        served.facts = served.run("tests.served_offline:enter_cell", MEMBERS, True)
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
    starts = time.perf_counter() + WARM_UP
    counted = [0] * PHONES
    refused: list[str] = []
    written: list[list[Post]] = [[] for _phone in range(PHONES)]
    # a new round is written by new devices: their updates meet what the round before left
    writers = [Writer(keys[number::PHONES]) for number in range(PHONES)]

    def phone(number: int) -> None:
        connection, headers = _connected(served)
        while (now := time.perf_counter()) < starts + seconds and not refused:
            post = writers[number].write()
            written[number].append(post)
            connection.request("POST", f"/buoi/{served.facts['meeting']}/chu/", post.body(), headers)
            answer = connection.getresponse()
            said = answer.read()
            if answer.status != HTTPStatus.OK or b'"code"' in said:
                refused.append(f"{answer.status} {said[:300]!r}")
            counted[number] += now >= starts
        connection.close()

    threads = [threading.Thread(target=phone, args=(number,)) for number in range(PHONES)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if refused:
        raise RuntimeError(f"answered with {refused[0]}")
    sent.extend(post for one in written for post in one)
    return sum(counted) / seconds


def _connected(served: Served) -> tuple[HTTPConnection, dict[str, str]]:
    headers = {
        "Cookie": f"nennep_session={served.facts['secretary']}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Content-Type": "application/json",
    }
    return HTTPConnection(urlsplit(served.address).netloc, timeout=30), headers


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
