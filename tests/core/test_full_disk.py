"""A full disk: told in a sentence on both doors, and at /healthz. nennep.core.full_disk."""

from __future__ import annotations

import errno
import json
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from django.db import connection
from tests.factories import Cell, World
from tests.servers.serving import CSRF, Served, serving
from tests.signing_in import signed_in

from nennep.core.full_disk import is_full, told_when_full
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, Refusal
from nennep.core.refusals import NoRoom

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has no way to bound one database"
)
SENTENCE = "Ổ đĩa của máy chủ đã đầy hoặc không ghi được"


@contextmanager
def no_page_more() -> Iterator[None]:
    """SQLite's own error of a full disk: its file may not grow by a page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 4294967294")


def until_full(send: Callable[[], httpx.Response]) -> httpx.Response:
    """Ask again and again: the pages that are begun still have room."""
    for _time in range(500):
        answer = send()
        if answer.status_code != 200:
            break
    return answer


@on_sqlite
def test_an_act_over_http_answers_507_with_a_sentence_and_is_done_again_when_there_is_room(
    world: World, pa_kim: Cell
) -> None:
    office, sent = signed_in(world.clerk), []

    def send():  # type: ignore[no-untyped-def]
        sent.append(str(new_id()))
        return again(sent[-1])

    def again(key: str):  # type: ignore[no-untyped-def]
        return office.post(
            "/api/acts/authority.give_code",
            json.dumps({"person": str(pa_kim.members[0])}),
            content_type="application/json",
            headers={"Idempotency-Key": key},
        )

    with no_page_more():
        answer = until_full(send)
        assert (answer.status_code, answer.json()["code"]) == (507, "no_room")
        assert SENTENCE in answer.json()["message"]
    assert not ActRecord.rows.filter(key=sent[-1]).exists()
    assert not Refusal.rows.filter(key=sent[-1]).exists()
    assert again(sent[-1]).status_code == 200


@on_sqlite
def test_a_form_on_a_full_disk_is_drawn_again_with_the_sentence(world: World, pa_kim: Cell) -> None:
    office = signed_in(world.clerk)
    page = f"/to-chuc/{pa_kim.id}/tai-khoan/"
    with no_page_more():
        answer = until_full(
            lambda: office.post(page, {"do": "code", "key": str(new_id()), "person": pa_kim.members[0]})
        )
    assert answer.status_code == 507
    assert SENTENCE in answer.content.decode()


class Postgres(Exception):
    """As psycopg raises it (class 53, insufficient resources)."""

    sqlstate = "53100"


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, ""), OSError(errno.EDQUOT, ""), Postgres(), RuntimeError("of a full disk")],
)
def test_a_full_disk_is_known_from_any_error_and_however_deep(error: Exception) -> None:
    if isinstance(error, RuntimeError):
        error.__cause__ = OSError(errno.ENOSPC, "")
    assert is_full(error)


@pytest.mark.parametrize("error", [OSError(errno.EACCES, ""), ValueError(), KeyError("disk full")])
def test_another_error_is_no_full_disk(error: Exception) -> None:
    assert not is_full(error)


def test_an_error_that_is_no_full_disk_goes_on_as_it_is() -> None:
    with pytest.raises(NoRoom), told_when_full():
        raise OSError(errno.ENOSPC, "")
    with pytest.raises(PermissionError), told_when_full():
        raise PermissionError(errno.EACCES, "")


def take_nothing(served: Served, least: int) -> None:
    """Let every process of the server write files of at most that size; -1 for any."""
    for child in Path("/proc").glob("[0-9]*"):
        try:
            mine = f"NENNEP_DATA={served.data}".encode() in (child / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if mine:
            _soft, hard = resource.prlimit(int(child.name), resource.RLIMIT_FSIZE)
            resource.prlimit(int(child.name), resource.RLIMIT_FSIZE, (least, hard))


def healthz_becomes(served: Served, status: int) -> str:
    """What /healthz says once it has that status: a write that went well speaks for some seconds."""
    for _attempt in range(100):
        answer = httpx.get(f"{served.address}/healthz", timeout=10)
        if answer.status_code == status:
            return answer.text
        time.sleep(0.2)
    raise AssertionError(answer.text)


@pytest.mark.slow
def test_a_running_server_says_so_at_healthz_and_to_a_person_and_recovers_by_itself(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        session = served.run("tests.servers.served:enter_world")["secretary"]
        with served.client(session) as reader:
            assert reader.get("/").status_code == 200
            take_nothing(served, 0)
            assert healthz_becomes(served, 507) == "disk full"
            assert reader.get("/").status_code == 200  # reading goes on
        refused = httpx.post(
            f"{served.address}/dang-nhap/",
            data={"username": "x", "password": "y"},
            cookies={"csrftoken": CSRF},
            headers={"X-CSRFToken": CSRF},
        )
        assert (refused.status_code, SENTENCE in refused.text) == (507, True)
        take_nothing(served, -1)
        assert healthz_becomes(served, 200) == "ok"
