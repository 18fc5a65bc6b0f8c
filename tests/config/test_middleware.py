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


CHARSETS = ("zip", "hex", "idna", "undefined", "utf-16", "latin-1", "no-such", "")
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", [FORM, PARTS, "application/json"])
@pytest.mark.parametrize(
    "door", ["/dang-nhap/", "/nhap-tep/", "/mang-theo/may/", "/api/acts/meetings.take_roll"]
)
def test_a_body_in_other_letters_than_utf_8_is_refused_and_breaks_nothing(
    phone: Client, charset: str, kind: str, door: str
) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\n\xff\r\n--x--\r\n'
    answer = phone.generic("POST", door, body, content_type=f"{kind}; charset={charset}")
    assert answer.status_code == 415
    assert "UTF-8" in answer.content.decode()


@pytest.mark.parametrize("charset", ["", "; charset=UTF-8", '; charset="utf8"'])
def test_utf_8_may_be_named(phone: Client, pa_kim: Cell, in_session: UUID, charset: str) -> None:
    answer = phone.generic(
        "POST",
        "/api/acts/meetings.record_attendance",
        marks(pa_kim, in_session),
        content_type=f"application/json{charset}",
        headers={"Idempotency-Key": str(new_id())},
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "door", ["/mang-theo/may/", "/mang-theo/may/con-lai/", "/api/acts/meetings.take_roll", "chu"]
)
def test_the_parts_of_a_form_where_json_is_asked_for_are_refused_in_words(
    pa_kim: Cell, in_session: UUID, door: str
) -> None:
    """A browser without the token in its header: the form is looked through for one, and its bytes are gone."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.rows.get(pk=pa_kim.secretary.user_id))
    token = browser.get("/tai-khoan/").cookies["csrftoken"].value
    at = f"/buoi/{in_session}/chu/" if door == "chu" else door
    body = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
    headers = {"X-CSRFToken": token, "Idempotency-Key": str(new_id())}
    answer = browser.generic("POST", at, body, content_type=PARTS, headers=headers)
    assert answer.status_code == 415
    assert "JSON" in answer.content.decode()
