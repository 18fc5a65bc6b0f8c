"""Bodies that a phone packed."""

import gzip
import json
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.factories import Cell

from nennep.accounts.models import User
from nennep.core.ids import new_id
from nennep.meetings.models import Attendance


@pytest.fixture
def phone(pa_kim: Cell) -> Client:
    made = Client()
    made.force_login(User.rows.get(pk=pa_kim.secretary.user_id))
    return made


def send(phone: Client, body: bytes) -> int:
    headers = {"Content-Encoding": "gzip", "Idempotency-Key": str(new_id())}
    address = "/api/acts/meetings.record_attendance"
    return phone.generic("POST", address, body, content_type="application/json", headers=headers).status_code


def marks(pa_kim: Cell, meeting: UUID) -> bytes:
    found = [{"person": str(each), "mark": "present"} for each in pa_kim.members]
    return json.dumps({"meeting": str(meeting), "marks": found}).encode()


def test_a_packed_body_is_understood(phone: Client, pa_kim: Cell, in_session: UUID) -> None:
    assert send(phone, gzip.compress(marks(pa_kim, in_session))) == 200
    assert Attendance.rows.filter(meeting_id=in_session, mark="present").count() == 11


@pytest.mark.parametrize("broken", [lambda whole: whole[:-20], lambda whole: whole[8:], lambda _whole: b"{}"])
def test_a_body_that_does_not_unpack_is_refused(
    phone: Client, pa_kim: Cell, in_session: UUID, broken: object
) -> None:
    assert callable(broken)
    assert send(phone, broken(gzip.compress(marks(pa_kim, in_session)))) == 400
    assert not Attendance.rows.filter(meeting_id=in_session).exists()


def test_a_small_body_that_unpacks_without_end_is_refused(
    phone: Client, pa_kim: Cell, in_session: UUID, settings: LazySettings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    body = marks(pa_kim, in_session) + b" " * 1_000_000
    assert send(phone, gzip.compress(body)) == 400
    assert not Attendance.rows.filter(meeting_id=in_session).exists()
