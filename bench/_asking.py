"""Clients that ask again as soon as they are answered, and the seconds that each answer took."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.servers.serving import CSRF

from nennep.core.ids import new_id

WARM_UP = 0.5
"""Seconds of a round that are not counted."""


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


def closed_loop(address: str, ask: Next, seconds: float, clients: int) -> list[float]:
    """Seconds that each answer took, over all clients, after a warm-up."""
    starts = time.perf_counter() + WARM_UP
    taken: list[list[float]] = [[] for _client in range(clients)]
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

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if refused:
        raise RuntimeError(f"answered with {refused[0]}")
    return [each for one in taken for each in one]
