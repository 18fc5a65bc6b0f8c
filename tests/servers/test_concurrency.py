"""Many clients at the same moment, against a real server: nothing lost, nothing done twice, no number shared."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import httpx
import pytest

from nennep.core.ids import new_id
from tests.servers.serving import Served, served

__all__ = ["served"]

CLIENTS = 8
pytestmark = pytest.mark.slow


def at_once(jobs: list[Callable[[], httpx.Response]]) -> list[httpx.Response]:
    """Do the jobs in threads that all start at the same moment."""
    start = threading.Barrier(len(jobs))

    def job(each: Callable[[], httpx.Response]) -> httpx.Response:
        start.wait()
        return each()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(job, jobs))


def post(client: httpx.Client, act: str, payload: dict[str, Any], key: UUID | None = None) -> httpx.Response:
    return client.post(f"/api/acts/{act}", json=payload, headers={"Idempotency-Key": str(key or new_id())})


def figures(served: Served) -> dict[str, Any]:
    found: dict[str, Any] = served.run(
        "tests.servers.served:figures_of", served.facts["cell"], served.facts["meeting"]
    )
    return found


def test_eight_clients_mark_at_once_and_nothing_is_lost(served: Served) -> None:
    members, rounds = served.facts["members"], 5
    before = figures(served)["attendance_acts"]

    def of(number: int) -> Callable[[], httpx.Response]:
        client = served.client(served.facts["secretary" if number % 2 else "deputy"])

        def mark() -> httpx.Response:
            with client:
                for turn in range(rounds):
                    last = turn == rounds - 1
                    marks = [{"person": members[number], "mark": "present" if last else "absent"}]
                    payload = {"meeting": served.facts["meeting"], "marks": marks}
                    answer = post(client, "meetings.record_attendance", payload)
                    assert answer.status_code == httpx.codes.OK, answer.text
            return answer

        return mark

    at_once([of(number) for number in range(CLIENTS)])
    found = figures(served)
    assert found["attendance_acts"] - before == CLIENTS * rounds
    assert {found["marks"][each] for each in members[:CLIENTS]} == {"present"}
    assert found["breaks"] == []


@pytest.mark.parametrize("act", ["meetings.record_entry", "meetings.record_attendance"])
def test_the_same_key_at_the_same_moment_is_one_act(served: Served, act: str) -> None:
    facts, key = served.facts, new_id()
    payload: dict[str, Any] = {"meeting": facts["meeting"]}
    if act == "meetings.record_entry":
        payload |= {
            "id": str(new_id()),
            "item": facts["item"],
            "gist": "Nhất trí.",
            "speaker": facts["members"][2],
        }
    else:
        payload |= {"marks": [{"person": facts["members"][10], "mark": "present"}]}
    before = figures(served)

    def send() -> httpx.Response:
        with served.client(facts["secretary"]) as client:
            return post(client, act, payload, key)

    answers = at_once([send] * CLIENTS)
    assert [each.status_code for each in answers] == [httpx.codes.OK] * CLIENTS, [
        each.text for each in answers
    ]
    told = [each.json() for each in answers]
    assert len({each["seq"] for each in told}) == 1
    assert sum(not each["replayed"] for each in told) == 1
    after = figures(served)
    made = [after[what] - before[what] for what in ("entries", "attendance_acts")]
    assert sum(made) == 1
    assert after["breaks"] == []


def test_acts_that_take_a_number_at_the_same_moment_never_share_one(served: Served) -> None:
    def adopt(meeting: str) -> Callable[[], httpx.Response]:
        def send() -> httpx.Response:
            with served.client(served.facts["secretary"]) as client:
                return post(client, "room.adopt_minutes", {"meeting": meeting, "numbers": [{}]})

        return send

    answers = at_once([adopt(each) for each in served.facts["to_adopt"]])
    assert [each.status_code for each in answers] == [httpx.codes.OK] * CLIENTS, [
        each.text for each in answers
    ]
    found = figures(served)
    assert found["numbers"] == list(range(1, CLIENTS + 1))
    assert found["symbols"] == [f"{number:02d}-BB/CB" for number in range(1, CLIENTS + 1)]
    assert found["breaks"] == []
