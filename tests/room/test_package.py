"""The meeting package and its doors: nennep.room.package, reading, texts, views.room."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any
from uuid import UUID

import pycrdt
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import parse_http_date

from nennep.accounts.models import User
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import NotFound
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import reserve_opinion
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.actions.guests import NewGuest, record_guest_presence
from nennep.meetings.enums import Mark, MeetingKind, MeetingState
from nennep.meetings.models import JointSession, Meeting
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.minutes.texts import TextKey
from nennep.resolutions.actions import NewTask, assign_tasks
from nennep.room.package import meeting_package
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell, World
from tests.meetings.items import item

SHARED = {
    "format",
    "meeting",
    "acts",
    "limits",
    "known_as",
    "user",
    "me",
    "rights",
    "screens",
    "discussion_first",
    "parts",
    "version",
    "server_time",
}
PARTS = {
    "roll",
    "attendance",
    "answers",
    "guests",
    "interpreting",
    "items",
    "papers",
    "entries",
    "ballots",
    "opinions",
    "notes",
    "gifts",
    "speakers",
    "joint",
    "proxy_entry",
    "carried",
    "tasks",
    "resolutions",
    "score",
    "findings",
    "texts",
}


def package(actor: Actor, meeting: UUID) -> dict[str, Any]:
    return meeting_package(access_meeting(actor, meeting))


def said(cell: Cell, meeting: UUID, under: UUID) -> None:
    record_entry(
        cell.secretary, meeting=meeting, id=new_id(), item=under, gist="Nhất trí", speaker=cell.members[3]
    )


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def update(text: str) -> str:
    doc: pycrdt.Doc[pycrdt.Text] = pycrdt.Doc()
    doc.get("text", type=pycrdt.Text).insert(0, text)
    return base64.b64encode(doc.get_update()).decode()


def test_before_the_roll_is_taken_it_is_shown_as_it_would_be(meeting: UUID, pa_kim: Cell) -> None:
    found = package(pa_kim.secretary, meeting)["parts"]["roll"]
    assert (found["version"], len(found["entries"])) == (0, 11)
    assert found["rules"]["vote.ordinary"]["value"] == "> 1/2"


def test_the_package_of_a_meeting_in_session_has_all_that_the_room_shows(
    in_session: UUID, pa_kim: Cell
) -> None:
    under = item(in_session)
    said(pa_kim, in_session, under)
    marks = [AttendanceMark(person=pa_kim.members[0], mark=Mark.PRESENT)]
    record_attendance(pa_kim.secretary, meeting=in_session, marks=marks)
    task = NewTask(id=new_id(), task="Phát dọn đường băng", owner=pa_kim.members[2])
    assign_tasks(pa_kim.secretary, meeting=in_session, tasks=[task])
    found = json.loads(json.dumps(package(pa_kim.secretary, in_session)))
    assert set(found) == SHARED
    parts = found["parts"]
    assert set(parts) == PARTS
    assert parts["roll"]["version"] == 1
    assert parts["attendance"] == [{"person": str(pa_kim.members[0]), "mark": "present", "reason": ""}]
    assert [each["speaker_name"] for each in parts["entries"]] == ["Mùa A Tủa"]
    assert [each["owner_name"] for each in parts["tasks"]] == ["Cà Văn Bình Minh"]
    assert [each["id"] for each in parts["items"]] == [str(under)]
    assert {"read", "hear", "minute", "chair"} <= set(found["rights"])


def test_the_version_changes_with_the_facts_and_not_with_the_clock(in_session: UUID, pa_kim: Cell) -> None:
    first, second = (package(pa_kim.secretary, in_session)["version"] for _ in range(2))
    said(pa_kim, in_session, item(in_session))
    assert first == second != package(pa_kim.secretary, in_session)["version"]


def test_queries_do_not_grow_with_the_meeting(in_session: UUID, pa_kim: Cell) -> None:
    def taken() -> int:
        with CaptureQueriesContext(connection) as queries:
            package(pa_kim.secretary, in_session)
        return len(queries)

    before = taken()
    for number in range(5):
        said(pa_kim, in_session, item(in_session, position=number))
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in pa_kim.members]
    record_attendance(pa_kim.secretary, meeting=in_session, marks=marks)
    # a complete roll lets the score ask one thing more
    assert taken() <= before + 1 <= 40


def test_what_was_said_is_not_in_the_package_of_who_may_not_hear(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    under = item(in_session)
    said(pa_kim, in_session, under)
    reserve_opinion(
        pa_kim.secretary,
        meeting=in_session,
        id=new_id(),
        person=pa_kim.members[4],
        text="Xin bảo lưu",
        at_own_demand=True,
    )
    excused = [AttendanceMark(person=pa_kim.members[5], mark=Mark.EXCUSED, reason="đi khám bệnh")]
    record_attendance(pa_kim.secretary, meeting=in_session, marks=excused)
    heard, unheard = package(world.commune_secretary, in_session), package(world.clerk, in_session)
    assert "Nhất trí" in json.dumps(heard, ensure_ascii=False)
    for secret in ("Nhất trí", "Xin bảo lưu", "đi khám bệnh", "meeting/"):
        assert secret not in json.dumps(unheard, ensure_ascii=False)


def test_the_meeting_does_not_exist_outside_ones_part_of_the_tree(in_session: UUID, world: World) -> None:
    for stranger in (world.cells["staff"].member, Actor.stranger()):
        with pytest.raises(NotFound):
            access_meeting(stranger, in_session)


def test_the_appointed_minute_taker_may_write_this_meeting(in_session: UUID, pa_kim: Cell) -> None:
    assert "minute" not in package(pa_kim.member, in_session)["rights"]
    Meeting.rows.filter(pk=in_session).update(minute_taker_id=pa_kim.members[2])
    assert "minute" in package(pa_kim.member, in_session)["rights"]


def test_cells_sitting_together_see_headcount_guests_and_common_items(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    tied = JointSession.rows.create(id=new_id(), title="Trao đổi kinh nghiệm", host_id=pa_kim.id)
    Meeting.rows.filter(pk=in_session).update(joint_session=tied, kind=MeetingKind.JOINT)
    staff = world.cells["staff"]
    other = Meeting.rows.create(
        id=new_id(),
        body_id=staff.body,
        kind=MeetingKind.JOINT,
        month=date(2026, 11, 1),
        starts_at=Meeting.rows.get(pk=in_session).starts_at,
        joint_session=tied,
    ).pk
    item(other, ItemKind.EXCHANGE, title="Kinh nghiệm vận động nhân dân")
    said(pa_kim, in_session, item(in_session, ItemKind.DISCUSSION, title="Việc riêng của chi bộ"))
    guest = NewGuest(id=new_id(), name="Đại biểu huyện")
    record_guest_presence(pa_kim.secretary, meeting=in_session, new=[guest])
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in pa_kim.members[:9]]
    record_attendance(pa_kim.secretary, meeting=in_session, marks=marks)
    seen = package(staff.secretary, other)["parts"]["joint"]["others"]
    assert seen == [
        {
            "organisation": "Chi bộ bản Pá Kìm",
            "members": 11,
            "present": 9,
            "guests": ["Đại biểu huyện"],
            "items": [],
        }
    ]
    assert package(pa_kim.secretary, in_session)["parts"]["joint"]["others"][0]["items"] == [
        "Kinh nghiệm vận động nhân dân"
    ]
    with pytest.raises(NotFound):
        access_meeting(staff.member, in_session)


def test_the_package_answers_304_to_the_version_that_the_phone_has(in_session: UUID, pa_kim: Cell) -> None:
    client = client_of(pa_kim.secretary)
    first = client.get(f"/buoi/{in_session}/goi.json")
    assert (first.status_code, first.headers["ETag"]) == (200, f'"{first.json()["version"]}"')
    again = client.get(f"/buoi/{in_session}/goi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert parse_http_date(again["Date"]) == pytest.approx(
        clock.now().timestamp(), abs=60
    )  # the phone's clock learns


def test_doors_are_shut_to_people_not_signed_in_or_not_of_the_tree(in_session: UUID, world: World) -> None:
    assert Client().get(f"/buoi/{in_session}/goi.json").status_code == 401
    assert Client().get(f"/buoi/{in_session}/hop/").status_code == 302
    outside = client_of(world.cells["staff"].member)
    for path in ("goi.json", "hop/"):
        assert outside.get(f"/buoi/{in_session}/{path}").status_code == 404
    assert outside.post(f"/buoi/{in_session}/chu/", "{}", "application/json").status_code == 404


def exchange(actor: Actor, meeting: UUID, key: object, text: str | None = None) -> dict[str, Any]:
    body = {"texts": [{"key": str(key), "update": update(text) if text else None, "state_vector": None}]}
    answer = client_of(actor).post(f"/buoi/{meeting}/chu/", json.dumps(body), "application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()["texts"][0]


@pytest.mark.parametrize("told", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0", 0, {}])
def test_a_section_written_at_a_time_that_cannot_be_is_taken_in_without_it(
    in_session: UUID, pa_kim: Cell, told: object
) -> None:
    key = str(TextKey(in_session, item(in_session), "gist"))
    body = {"texts": [{"key": key, "update": update("Nhất trí."), "state_vector": None, "written_at": told}]}
    answer = client_of(pa_kim.secretary).post(
        f"/buoi/{in_session}/chu/", json.dumps(body), "application/json"
    )
    assert answer.status_code == 200, answer.content
    assert CollabText.rows.get(key=key).text == "Nhất trí."


def test_a_section_is_written_and_read_back(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    answer = exchange(pa_kim.secretary, in_session, key, "Chi bộ nhất trí.")
    assert (answer["locked"], answer["proposal"]) == (False, False)
    assert CollabText.rows.get(key=str(key)).text == "Chi bộ nhất trí."
    assert package(pa_kim.secretary, in_session)["parts"]["texts"][str(key)] != ""


def test_a_member_reads_but_what_they_write_is_kept_as_a_proposal(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    exchange(pa_kim.secretary, in_session, key, "Chi bộ nhất trí.")
    assert exchange(pa_kim.member, in_session, key, "Tôi bổ sung.")["proposal"]
    assert CollabText.rows.get(key=str(key)).text == "Chi bộ nhất trí."
    assert CollabProposal.rows.count() == 1


def test_keys_of_other_meetings_items_and_paper_items_are_not_found(in_session: UUID, pa_kim: Cell) -> None:
    paper = item(in_session, ItemKind.PAPER_ONLY)
    wrong = (
        TextKey(new_id(), None, "gist"),
        TextKey(in_session, new_id(), "gist"),
        TextKey(in_session, paper, "gist"),
        f"meeting/{in_session}/-/secret",
        "minutes/1",
    )
    assert {exchange(pa_kim.secretary, in_session, key, "…").get("code") for key in wrong} == {"not_found"}


def test_texts_wait_for_the_opening_of_the_meeting(meeting: UUID, pa_kim: Cell) -> None:
    answer = exchange(pa_kim.secretary, meeting, TextKey(meeting, None, "gist"), "Sớm quá")
    assert answer["code"] == "wrong_state"


def test_texts_are_not_for_who_may_not_hear(in_session: UUID, world: World) -> None:
    answer = client_of(world.clerk).post(f"/buoi/{in_session}/chu/", '{"texts": []}', "application/json")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "body", ["", "[]", '{"texts": 1}', '{"texts": [1]}', '{"texts": [' + "{}," * 100 + "{}]}"]
)
def test_a_body_that_cannot_be_read_gets_a_sentence(in_session: UUID, pa_kim: Cell, body: str) -> None:
    answer = client_of(pa_kim.secretary).post(f"/buoi/{in_session}/chu/", body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")


def test_the_rooms_page_names_the_package_and_its_state_needs_no_inline_script(
    in_session: UUID, pa_kim: Cell
) -> None:
    answer = client_of(pa_kim.secretary).get(f"/buoi/{in_session}/hop/")
    page = answer.content.decode()
    assert f'data-package="/buoi/{in_session}/goi.json"' in page
    assert "csrftoken" in answer.cookies
    assert "<script>" not in page
    assert " style=" not in page


def test_a_locked_meeting_is_still_read(in_session: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=in_session).update(state=MeetingState.ADOPTED)
    assert package(pa_kim.secretary, in_session)["meeting"]["state"] == "adopted"
