"""The pages of device files: choose, look, confirm."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.models import Meeting
from nennep.rulebook.enums import ItemKind
from nennep.sync.models import DeviceFile
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import GIST, LATER, hold, opened_with_somebody_who_left
from tests.worlds import first_item


@pytest.fixture
def phone(meeting: UUID, pa_kim: Cell) -> Any:
    """The secretary's phone after an evening without a signal; the clock stands an hour later."""
    draw_agenda(pa_kim.secretary, meeting=meeting)
    made = Phone(pa_kim.secretary).meet_server()
    with clock.at(EVENING):
        hold(made, pa_kim, meeting, first_item(meeting, ItemKind.DISCUSSION))
    with clock.at(EVENING + timedelta(hours=1)):
        yield made


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def upload(client: Client, content: bytes) -> Any:
    return client.post("/nhap-tep/", {"file": SimpleUploadedFile("con-tren-may.json", content)})


def uploaded(client: Client, content: bytes) -> str:
    answer = upload(client, content)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_file_is_chosen_looked_at_and_taken_in(phone: Phone, meeting: UUID, world: World) -> None:
    office = client_of(world.clerk)
    place = uploaded(office, phone.content())
    page = office.get(place).content.decode()
    assert "Việc đồng chí Lò Văn Sáng đã nhập" in page
    assert "6 dòng chưa có trên máy chủ" in page
    assert "19:31, 24/11/2026" in page
    assert GIST not in page
    assert Meeting.rows.get(pk=meeting).state == "draft"

    after = office.post(place, follow=True).content.decode()
    assert "Đã nhập 6 dòng" in after
    assert "Máy chủ đã có đủ nội dung của tệp này" in after
    assert Meeting.rows.get(pk=meeting).state == "in_session"
    assert "đã nhập lúc 20:30, 24/11/2026, 6 dòng" in office.get("/nhap-tep/").content.decode()


def test_those_who_hear_read_what_was_written(phone: Phone, pa_kim: Cell) -> None:
    deputy = client_of(pa_kim.deputy)
    assert GIST in deputy.get(uploaded(deputy, phone.content())).content.decode()


def test_a_refused_row_is_shown_and_must_be_left_out(phone: Phone, meeting: UUID, world: World) -> None:
    wrong = phone.does(
        "meetings.record_entry", of=meeting, meeting=meeting, id=new_id(), item=new_id(), gist="x"
    )
    office = client_of(world.clerk)
    place = uploaded(office, phone.content())
    page = office.get(place).content.decode()
    assert "Không nhập được" in page
    assert wrong["key"] in page

    kept = office.post(place)
    assert kept.status_code == 409
    assert "Chưa nhập gì: còn 1 dòng không nhập được" in kept.content.decode()
    assert Meeting.rows.get(pk=meeting).state == "draft"

    office.post(place, {"left_out": [wrong["key"]]})
    assert Meeting.rows.get(pk=meeting).state == "in_session"
    assert [each["id"] for each in DeviceFile.rows.get().left_out] == [wrong["key"]]
    settled = office.get(place).content.decode()
    assert "Tệp này đã xong" in settled
    assert "Nhập vào máy chủ" not in settled


def test_a_meeting_opened_with_somebody_who_left_is_taken_in_with_a_chair_that_is_chosen(
    pa_kim: Cell, world: World
) -> None:
    phone, opened = opened_with_somebody_who_left(pa_kim)
    wrong = phone.does(
        "meetings.record_entry", of=opened, meeting=opened, id=new_id(), item=new_id(), gist="x"
    )
    office = client_of(world.clerk)
    chair = f"chair-{phone.acts[0]['key']}"
    with clock.at(EVENING + LATER):
        place = uploaded(office, phone.content())
        page = office.get(place).content.decode()
        assert f'name="{chair}"' in page
        assert "Lò Văn Sáng" in page
        chosen = {chair: str(pa_kim.members[0])}
        kept = office.post(place, chosen)
        assert (kept.status_code, Meeting.rows.filter(pk=opened).count()) == (409, 0)
        page = kept.content.decode()
        assert "còn 1 dòng không nhập được" in page  # nothing else needs a decision with this chair
        assert f'<option value="{pa_kim.members[0]}" selected>' in page
        office.post(place, {**chosen, "left_out": [wrong["key"]]})
    assert Meeting.rows.get(pk=opened).chair_id == pa_kim.members[0]


def test_what_was_left_out_once_is_marked_again(phone: Phone, meeting: UUID, world: World) -> None:
    wrong = phone.does(
        "meetings.record_entry", of=meeting, meeting=meeting, id=new_id(), item=new_id(), gist="x"
    )
    office = client_of(world.clerk)
    place = uploaded(office, phone.content())
    assert "checked" not in office.get(place).content.decode()
    DeviceFile.rows.update(left_out=[{"id": wrong["key"], "what": "x"}])
    assert f'value="{wrong["key"]}" ' in office.get(place).content.decode()
    assert "checked" in office.get(place).content.decode()


def test_leaving_out_only_some_takes_nothing_in(phone: Phone, meeting: UUID, world: World) -> None:
    wrong = [
        phone.does("meetings.record_entry", of=meeting, meeting=meeting, id=new_id(), item=new_id(), gist="x")
        for _each in range(2)
    ]
    office = client_of(world.clerk)
    place = uploaded(office, phone.content())
    kept = office.post(place, {"left_out": [wrong[0]["key"]]})
    assert (kept.status_code, Meeting.rows.get(pk=meeting).state) == (409, "draft")
    assert "còn 1 dòng không nhập được" in kept.content.decode()
    assert "checked" in kept.content.decode()  # what was marked stays marked


def test_a_mark_on_a_row_that_can_be_taken_in_leaves_nothing_out(phone: Phone, world: World) -> None:
    office = client_of(world.clerk)
    office.post(uploaded(office, phone.content()), {"left_out": [phone.acts[0]["key"], "x"]})
    assert ActRecord.rows.filter(key=phone.acts[0]["key"]).exists()


def test_confirming_twice_does_everything_once(phone: Phone, world: World) -> None:
    office = client_of(world.clerk)
    place = uploaded(office, phone.content())
    office.post(place)
    before = ActRecord.rows.count()
    assert "Máy chủ đã có đủ nội dung" in office.post(place, follow=True).content.decode()
    assert ActRecord.rows.count() == before


def test_what_is_no_device_file_is_said_beside_the_field(pa_kim: Cell) -> None:
    answer = upload(client_of(pa_kim.secretary), b"%PDF-1.7")
    assert answer.status_code == 422
    assert "Đây không phải tệp lấy ra từ điện thoại" in answer.content.decode()


def test_no_file_or_an_empty_one_is_asked_for(pa_kim: Cell) -> None:
    client = client_of(pa_kim.secretary)
    assert client.post("/nhap-tep/").status_code == 422
    assert upload(client, b"").status_code == 422


def test_a_file_that_is_too_large_is_refused_unread(pa_kim: Cell, settings: Settings) -> None:
    settings.UPLOAD_BYTES = 1024
    answer = upload(client_of(pa_kim.secretary), b" " * 2000)
    assert (answer.status_code, DeviceFile.rows.count()) == (422, 0)


def test_somebody_who_may_not_bring_it_is_told_who_may(phone: Phone, pa_kim: Cell, world: World) -> None:
    assert (
        "người chủ trì, ghi biên bản hoặc quản lý"
        in upload(client_of(pa_kim.member), phone.content()).content.decode()
    )
    elsewhere = client_of(world.commune_secretary)
    answer = elsewhere.get(uploaded(elsewhere, phone.content()))
    assert (answer.status_code, GIST in answer.content.decode()) == (403, False)


def test_nobody_elses_file_is_there(phone: Phone, pa_kim: Cell, world: World) -> None:
    place = uploaded(client_of(world.clerk), phone.content())
    assert client_of(pa_kim.secretary).get(place).status_code == 404
    assert client_of(pa_kim.secretary).post(place).status_code == 404
