"""The HTTP door: nennep.api.views.acts."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.models import Attendance, Meeting
from tests.factories import Cell


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def post(client: Client, name: str, payload: Any, **headers: str) -> Any:
    headers.setdefault("Idempotency-Key", str(new_id()))
    body = payload if isinstance(payload, str | bytes) else json.dumps(payload)
    return client.post(f"/api/acts/{name}", body, content_type="application/json", headers=headers)


@pytest.fixture
def payload(in_session: UUID, pa_kim: Cell) -> dict[str, Any]:
    return {
        "meeting": str(in_session),
        "marks": [{"person": str(each), "mark": "present"} for each in pa_kim.members],
    }


def test_attendance_is_recorded_over_http(payload: dict[str, Any], pa_kim: Cell) -> None:
    answer = post(signed_in(pa_kim.secretary), "meetings.record_attendance", payload)
    assert answer.status_code == 200, answer.content
    assert answer.json()["organisation"] == str(pa_kim.id)
    assert Attendance.rows.filter(mark="present").count() == 11


def test_the_same_key_twice_is_one_act(payload: dict[str, Any], pa_kim: Cell) -> None:
    client, key = signed_in(pa_kim.secretary), str(new_id())
    first = post(client, "meetings.record_attendance", payload, **{"Idempotency-Key": key}).json()
    again = post(client, "meetings.record_attendance", payload, **{"Idempotency-Key": key}).json()
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first["seq"] == again["seq"]


def test_nobody_acts_without_signing_in(payload: dict[str, Any]) -> None:
    answer = post(Client(), "meetings.record_attendance", payload)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_a_member_is_refused_in_vietnamese(payload: dict[str, Any], pa_kim: Cell) -> None:
    answer = post(signed_in(pa_kim.member), "meetings.record_attendance", payload)
    assert answer.status_code == 403
    assert answer.json()["message"].startswith("Chức vụ của đồng chí")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ("[" * 100_000, 400),
        ('{"meeting": "\\ud800", "marks": []}', 400),
        ('{"meeting": NaN, "marks": []}', 400),
        (b'{"meeting": "\xed\xa0\x80", "marks": []}', 400),
        (b"\xff\xfe{\x00}\x00", 400),
        ('{"meeting": 1e400, "marks": []}', 422),
        ('{"meeting": ' + "[" * 200 + "]" * 200 + ', "marks": []}', 422),
        ({}, 422),
        ({"meeting": "x", "marks": []}, 422),
    ],
    ids=[
        "cut",
        "list",
        "deep",
        "half-a-letter",
        "no-number",
        "half-a-letter-in-bytes",
        "not-utf-8",
        "endless",
        "nested",
        "empty",
        "wrong",
    ],
)
def test_a_wrong_body_is_answered_with_what_is_wrong(body: Any, status: int, pa_kim: Cell) -> None:
    answer = post(signed_in(pa_kim.secretary), "meetings.record_attendance", body)
    assert answer.status_code == status
    assert answer.json()["message"]


def test_a_key_of_another_version_is_refused(payload: dict[str, Any], pa_kim: Cell) -> None:
    for key in ("", "1", "8f14e45f-ceea-467f-a0e6-1b3b3b3b3b3b"):
        answer = post(
            signed_in(pa_kim.secretary), "meetings.record_attendance", payload, **{"Idempotency-Key": key}
        )
        assert answer.status_code in {400, 422}


def test_an_unknown_act_is_not_found(pa_kim: Cell) -> None:
    assert post(signed_in(pa_kim.secretary), "meetings.abolish", {}).status_code == 404


def test_a_refusal_brings_the_facts_that_a_screen_needs(payload: dict[str, Any], pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    meeting = payload["meeting"]
    earlier = clock.now() - timedelta(hours=1)
    Meeting.rows.filter(pk=meeting).update(minute_taker_id=pa_kim.members[1], opened_at=earlier)
    post(client, "meetings.record_attendance", {"meeting": meeting, "marks": payload["marks"][1:]})
    refused = post(client, "room.adopt_minutes", {"meeting": meeting})
    assert (refused.status_code, refused.json()["code"]) == (409, "unmarked")
    assert refused.json()["facts"] == {"persons": [str(pa_kim.members[0])]}
    assert post(client, "meetings.abolish", {}).json()["facts"] == {}


def test_a_device_tells_how_far_its_clock_is_off(payload: dict[str, Any], pa_kim: Cell) -> None:
    client, key = signed_in(pa_kim.secretary), str(new_id())
    headers = {"Idempotency-Key": key, "Nennep-Clock-Offset": "-90000"}
    assert post(client, "meetings.record_attendance", payload, **headers).status_code == 200
    assert ActRecord.rows.get(key=key).clock_offset_ms == -90_000
    for wrong in ("x", "--1", "1.5", "9" * 16):
        refused = post(client, "meetings.record_attendance", payload, **{"Nennep-Clock-Offset": wrong})
        assert refused.status_code == 422, wrong


def test_a_phone_of_two_people_never_does_the_act_of_one_as_the_other(
    payload: dict[str, Any], pa_kim: Cell
) -> None:
    whose = {"Nennep-User": str(pa_kim.deputy.user_id)}
    refused = post(signed_in(pa_kim.secretary), "meetings.record_attendance", payload, **whose)
    assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
    assert post(signed_in(pa_kim.deputy), "meetings.record_attendance", payload, **whose).status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        "0001-01-01T00:00:00+07:00",
        "9999-12-31T23:59:59-07:00",
        "2026-11-24T19:30:00",
        "2026-11-24",
        "1764206000",
        "0",
        "",
    ],
)
def test_a_moment_that_no_device_can_tell_is_refused_with_what_would_be_right(
    payload: dict[str, Any], pa_kim: Cell, told: str
) -> None:
    client, captured = signed_in(pa_kim.secretary), {"Nennep-Captured-At": told}
    refused = post(client, "meetings.record_attendance", payload, **captured)
    assert (refused.status_code, refused.json()["code"]) == (400, "unreadable")
    assert "2026-11-24T19:30:00+07:00" in refused.json()["message"]


def test_a_version_that_the_act_never_had_is_refused(payload: dict[str, Any], pa_kim: Cell) -> None:
    for version in ("0", "9"):
        refused = post(
            signed_in(pa_kim.secretary), "meetings.record_attendance", payload, **{"Nennep-Version": version}
        )
        assert refused.status_code == 422, version


def test_whatever_is_nested_is_answered_with_words_however_deep(pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    for depth in range(750, 1_050, 3):
        body = '{"meeting": ' + "[" * depth + "]" * depth + ', "marks": []}'
        answer = post(client, "meetings.record_attendance", body)
        assert (answer.status_code in {400, 422}, bool(answer.json()["message"])) == (True, True), depth
