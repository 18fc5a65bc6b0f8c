"""Short sessions on a shared machine, and answers that no browser stores."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from nennep.accounts.middleware import Middleware
from nennep.accounts.models import User
from nennep.accounts.sessions import SessionStore
from nennep.collab.merging import NOTHING
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.minutes.texts import TextKey
from tests.access.addresses import address
from tests.access.test_urls_by_role import OPEN_TO_ALL, ROWS
from tests.factories import Cell
from tests.meetings.items import item
from tests.minutes.test_text_exchange import update
from tests.signing_in import signed_in
from tests.worlds import Stages

PASSWORD = "nen-nep-2026"


@pytest.fixture
def user(db: None) -> User:
    user: User = User.rows.create_user("pakim", PASSWORD, person_id=new_id())
    return user


def sign_in(shared: bool) -> Client:
    client = Client()
    fields = {"username": "pakim", "password": PASSWORD} | ({"shared": "on"} if shared else {})
    assert client.post("/dang-nhap/", fields).status_code == 302
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def go_on(monkeypatch: pytest.MonkeyPatch, minutes: int) -> Any:
    """Both clocks, ours and the one by which Django ends sessions."""
    later = timezone.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(timezone, "now", lambda: later)
    return clock.at(later)


def test_a_shared_machine_is_signed_out_after_minutes_without_a_page(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(shared=True)
    for _page in range(3):  # each page begins the minutes anew
        with go_on(monkeypatch, 15):
            assert is_signed_in(client)
    with go_on(monkeypatch, 21):
        assert not is_signed_in(client)


def test_its_cookie_goes_with_the_browser(user: User) -> None:
    assert sign_in(shared=True).cookies["nennep_session"]["max-age"] == ""
    assert int(sign_in(shared=False).cookies["nennep_session"]["max-age"]) == 30 * 24 * 3600


def test_a_machine_of_ones_own_stays_signed_in(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sign_in(shared=False)
    with go_on(monkeypatch, 29 * 24 * 60):
        assert is_signed_in(client)


def test_a_short_session_is_not_written_at_every_page(user: User, django_assert_num_queries: Any) -> None:
    client = sign_in(shared=True)
    is_signed_in(client)
    before = client.session["seen"]
    is_signed_in(client)
    assert client.session["seen"] == before


def sign_in_as(actor: Actor) -> Client:
    user = User.rows.get(pk=actor.user_id)
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.post("/dang-nhap/", {"username": user.username, "password": PASSWORD, "shared": "on"})
    return client


def section(stages: Stages) -> str:
    return str(TextKey(stages.running, item(stages.running), "gist"))


def test_a_room_that_is_left_open_does_not_keep_a_shared_machine_signed_in(
    stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, meeting = sign_in_as(stages.cell.secretary), f"/buoi/{stages.running}"
    asked = {"texts": [{"key": section(stages), "update": None, "state_vector": None, "written_at": None}]}
    nothing = {"texts": [asked["texts"][0] | {"update": base64.b64encode(NOTHING).decode()}]}
    assert client.get(f"{meeting}/hop/").status_code == 200
    for minutes in (5, 5, 5, 4):  # what a room asks by itself
        with go_on(monkeypatch, minutes):
            answer = client.get(f"{meeting}/goi.json")
            assert answer.status_code == 200
            again = client.get(f"{meeting}/goi.json", headers={"If-None-Match": answer["ETag"]})
            assert again.status_code == 304
            for body in (asked, nothing):
                assert client.post(f"{meeting}/chu/", body, "application/json").status_code == 200
            told = {"device": str(new_id()), "waiting": 0, "since": None}
            client.post("/mang-theo/may/con-lai/", told, "application/json")
    with go_on(monkeypatch, 2):
        assert client.get(f"{meeting}/goi.json").status_code == 401


def test_typing_and_acts_in_a_room_keep_a_shared_machine_signed_in(
    stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, meeting = sign_in_as(stages.cell.secretary), f"/buoi/{stages.running}"
    text = {"key": section(stages), "update": update("Nhất trí."), "state_vector": None}
    with go_on(monkeypatch, 15):
        done = client.post(f"{meeting}/chu/", {"texts": [text]}, "application/json")
        assert "missing" in done.json()["texts"][0]
    act = {
        "meeting": str(stages.running),
        "marks": [{"person": str(stages.cell.members[2]), "mark": "present"}],
    }
    with go_on(monkeypatch, 15):
        assert client.get(f"{meeting}/goi.json").status_code == 200
        heading = {"Idempotency-Key": str(new_id())}
        done = client.post("/api/acts/meetings.record_attendance", act, "application/json", headers=heading)
        assert done.status_code == 200, done.content
    with go_on(monkeypatch, 15):
        assert client.get(f"{meeting}/goi.json").status_code == 200


def test_home_of_a_shared_machine_does_not_offer_to_keep_meetings_there(stages: Stages) -> None:
    secretary = User.rows.get(pk=stages.cell.secretary.user_id)
    secretary.set_password(PASSWORD)
    secretary.save()
    for shared in (True, False):
        client = Client()
        fields = {"username": secretary.username, "password": PASSWORD} | ({"shared": "on"} if shared else {})
        client.post("/dang-nhap/", fields)
        assert ('id="kit"' in client.get("/").content.decode()) is not shared


def test_every_private_answer_says_that_it_is_not_to_be_stored(stages: Stages) -> None:
    """Every address, as those who get it; what is for everybody may be kept."""
    browsers = {role: signed_in(actor) for role, actor in stages.roles.items()}
    kept = []
    for name, target, *_expected in ROWS:
        if name in OPEN_TO_ALL:
            continue
        for role in ("secretary", "office"):
            answer = browsers[role].get(address(name, target, stages))
            if answer.streaming:
                list(answer)
            if answer.status_code != 405 and "no-store" not in answer.get("Cache-Control", ""):
                kept.append(f"{name} {target} {role}: {answer.get('Cache-Control')}")
    reads = browsers["secretary"].get("/api/reads/authority.me")
    assert "no-store" in reads["Cache-Control"]
    assert kept == []


def test_only_a_request_that_asks_remembers_what_its_actor_is(pa_kim: Cell) -> None:
    seen = {}

    def answer(request: HttpRequest) -> HttpResponse:
        seen[request.method] = request.actor.known  # type: ignore[attr-defined]
        return HttpResponse()

    for method in ("GET", "HEAD", "POST"):
        request = RequestFactory().generic(method, "/")
        request.user = User.rows.get(pk=pa_kim.secretary.user_id)
        request.session = SessionStore()
        Middleware(answer)(request)
    assert seen == {"GET": {}, "HEAD": {}, "POST": None}
