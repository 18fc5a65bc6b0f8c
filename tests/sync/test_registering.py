"""POST /mang-theo/may/: a device makes itself known."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import Trace
from nennep.sync.models import Device
from nennep.sync.registering import MOST_A_DAY
from tests.factories import NOW, Cell

DIGEST = "ab" * 32


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def post(client: Client, **said: Any) -> Any:
    return client.post("/mang-theo/may/", json.dumps(said, default=str), content_type="application/json")


def test_a_device_is_known_from_its_first_coming(pa_kim: Cell) -> None:
    device = new_id()
    answer = post(client_of(pa_kim.secretary), device=device, key_digest=DIGEST, label="Android · Chrome")
    assert answer.status_code == 200
    assert answer.json() == {"device": str(device), "registered_at": NOW.isoformat()}
    kept = Device.rows.get(pk=device)
    assert (kept.user_id, kept.key_digest, kept.label) == (
        pa_kim.secretary.user_id,
        DIGEST,
        "Android · Chrome",
    )
    assert Trace.rows.filter(kind="device.register", about_id=device).count() == 1


def test_the_same_again_is_answered_the_same_and_notes_when_it_was_seen(pa_kim: Cell) -> None:
    device, later = new_id(), NOW + timedelta(days=3)
    first = post(client_of(pa_kim.secretary), device=device, key_digest=DIGEST).json()
    with clock.at(later):
        assert post(client_of(pa_kim.secretary), device=device, key_digest=DIGEST).json() == first
    assert Device.rows.get(pk=device).last_seen_at == later
    assert Trace.rows.filter(kind="device.register").count() == 1


def test_another_key_of_a_known_device_is_refused(pa_kim: Cell) -> None:
    device = new_id()
    post(client_of(pa_kim.secretary), device=device, key_digest=DIGEST)
    answer = post(client_of(pa_kim.secretary), device=device, key_digest="cd" * 32)
    assert (answer.status_code, answer.json()["code"]) == (409, "device_known")
    assert Device.rows.get(pk=device).key_digest == DIGEST


def test_somebody_elses_device_is_refused(pa_kim: Cell) -> None:
    device = new_id()
    post(client_of(pa_kim.secretary), device=device, key_digest=DIGEST)
    answer = post(client_of(pa_kim.deputy), device=device, key_digest=DIGEST)
    assert (answer.status_code, answer.json()["code"]) == (409, "device_known")
    assert Device.rows.get(pk=device).user_id == pa_kim.secretary.user_id


@pytest.mark.parametrize("digest", ["", "ab", "AB" * 32, "zz" * 32, "ab" * 33])
def test_what_is_no_digest_is_refused(pa_kim: Cell, digest: str) -> None:
    answer = post(client_of(pa_kim.secretary), device=new_id(), key_digest=digest)
    assert answer.status_code == 422
    assert not Device.rows.exists()


@pytest.mark.parametrize(
    "body", ["", "[]", "[" * 100_000, '{"device": "x"}', '{"device": 7, "key_digest": "ab"}', "null"]
)
def test_what_does_not_read_is_refused(pa_kim: Cell, body: str) -> None:
    answer = client_of(pa_kim.secretary).post("/mang-theo/may/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")


def test_nobody_signed_in_is_told_so(db: None) -> None:
    answer = post(Client(), device=new_id(), key_digest=DIGEST)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_it_needs_the_token_against_forged_requests(pa_kim: Cell) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.rows.get(pk=pa_kim.secretary.user_id))
    assert post(client, device=new_id(), key_digest=DIGEST).status_code == 403


def test_ones_devices_are_listed_and_nobody_elses(pa_kim: Cell) -> None:
    post(client_of(pa_kim.secretary), device=new_id(), key_digest=DIGEST, label="Android · Chrome")
    assert "Android · Chrome" in client_of(pa_kim.secretary).get("/may-cua-toi/").content.decode()
    assert "Android · Chrome" not in client_of(pa_kim.deputy).get("/may-cua-toi/").content.decode()


def test_one_login_makes_no_more_devices_known_in_a_day_than_anybody_can_have(pa_kim: Cell) -> None:
    client, devices = client_of(pa_kim.secretary), [new_id() for _ in range(MOST_A_DAY)]
    for each in devices:
        assert post(client, device=each, key_digest=DIGEST).status_code == 200
    refused = post(client, device=new_id(), key_digest=DIGEST)
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_devices")
    assert Device.rows.count() == Trace.rows.filter(kind="device.register").count() == MOST_A_DAY
    assert post(client, device=devices[0], key_digest=DIGEST).status_code == 200  # one that is known
    assert post(client_of(pa_kim.deputy), device=new_id(), key_digest=DIGEST).status_code == 200
    with clock.at(NOW + timedelta(hours=25)):
        assert post(client, device=new_id(), key_digest=DIGEST).status_code == 200


@pytest.mark.parametrize("label", ["\\ud800", "\\u0000", "x" * 10_000, 7, None, ["Chrome"]])
def test_whatever_a_device_calls_itself_breaks_nothing(pa_kim: Cell, label: object) -> None:
    said = json.dumps({"device": str(new_id()), "key_digest": DIGEST, "label": label}).replace("\\\\u", "\\u")
    answer = client_of(pa_kim.secretary).post("/mang-theo/may/", said, content_type="application/json")
    assert answer.status_code in (200, 422)
