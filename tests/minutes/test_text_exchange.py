"""The door of texts for phones that were without signal: nennep.minutes.text_exchange."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pycrdt
import pytest
from django.test import Client

from nennep.accounts.models import User
from nennep.collab.models import CollabProposal, CollabText, CollabUpdate
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.given import note_given
from nennep.core.ids import new_id
from nennep.meetings.models import AgendaItem, Meeting, OtherId
from nennep.membership.actions import end_position
from nennep.membership.models import Membership, Position
from nennep.minutes.texts import TextKey
from nennep.rulebook.enums import ItemKind
from tests.factories import OPERATOR, Cell, World
from tests.fixtures import EVENING
from tests.meetings.items import item

DEVICE = str(new_id())


def update(text: str) -> str:
    doc: pycrdt.Doc[pycrdt.Text] = pycrdt.Doc()
    doc.get("text", type=pycrdt.Text).insert(0, text)
    return base64.b64encode(doc.get_update()).decode()


def send(
    actor: Actor,
    meeting: UUID,
    key: object,
    text: str | None,
    *,
    at: datetime | str | None = None,
    **headers: str,
) -> Any:
    """The answer of the door: one section's, or the status when it is shut."""
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    sent = {"key": str(key), "update": update(text) if text else None, "state_vector": None}
    if at is not None:
        sent["written_at"] = at if isinstance(at, str) else at.isoformat()
    answer = client.post(
        f"/buoi/{meeting}/chu/",
        json.dumps({"texts": [sent]}),
        "application/json",
        headers={"Nennep-Device": DEVICE, **headers},
    )
    return answer.json()["texts"][0] if answer.status_code == 200 else answer.status_code


def read(key: object) -> str:
    return CollabText.rows.filter(key=str(key)).values_list("text", flat=True).first() or ""


def test_a_section_under_a_phones_own_ids_is_the_servers(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    other = OtherId.rows.create(id=new_id(), meeting_id=in_session).pk
    point = OtherId.rows.create(id=new_id(), meeting_id=in_session, item_id=under).pk
    key = TextKey(other, point, "gist")
    answer = send(pa_kim.secretary, other, key, "Chi bộ nhất trí.")
    assert answer["key"] == str(key)
    assert read(TextKey(in_session, under, "gist")) == "Chi bộ nhất trí."
    assert send(pa_kim.secretary, in_session, TextKey(in_session, None, "gist"), "Đủ")["proposal"] is False
    assert CollabText.rows.count() == 2


def test_ids_of_another_meeting_or_of_an_item_without_text_open_nothing(
    in_session: UUID, pa_kim: Cell
) -> None:
    paper = item(in_session, ItemKind.PAPER_ONLY)
    for key in (
        TextKey(new_id(), None, "gist"),
        TextKey(in_session, new_id(), "gist"),
        TextKey(in_session, paper, "gist"),
    ):
        assert send(pa_kim.secretary, in_session, key, "x")["code"] == "not_found"
    assert not CollabText.rows.exists()


def test_an_update_keeps_when_it_was_written(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    written = EVENING - timedelta(hours=5)
    send(pa_kim.secretary, in_session, key, "Chi bộ nhất trí.", at=written)
    kept = CollabUpdate.rows.get()
    assert (kept.written_at, kept.received_at, kept.author_id) == (written, EVENING, pa_kim.members[0])


@pytest.mark.parametrize("told", ["", "yesterday", "2026-11-24T12:00:00"])
def test_a_time_that_cannot_be_read_does_not_hold_a_text_back(
    in_session: UUID, pa_kim: Cell, told: str
) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    assert send(pa_kim.secretary, in_session, key, "Nhất trí", at=told)["proposal"] is False
    assert CollabUpdate.rows.get().written_at is None


def ended(cell: Cell, *, left: bool) -> None:
    position = Position.rows.get(person_id=cell.members[0])
    end_position(OPERATOR, position=position.pk, last_day=date(2026, 11, 24))
    if left:
        Membership.rows.filter(person=cell.members[0]).update(valid_to=date(2026, 11, 25))


@pytest.mark.parametrize("left", [False, True])
def test_what_was_written_while_the_office_lasted_is_taken_in_afterwards(
    in_session: UUID, pa_kim: Cell, left: bool
) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    send(pa_kim.deputy, in_session, TextKey(in_session, None, "gist"), "Chỉ người trong chi bộ đọc")
    ended(pa_kim, left=left)
    note_given(pa_kim.secretary, UUID(DEVICE), [("meeting", in_session)])
    with clock.at(EVENING + timedelta(days=3)):
        answer = send(pa_kim.secretary, in_session, key, "Ghi khi mất sóng", at=EVENING)
        assert (answer["proposal"], read(key)) == (False, "Ghi khi mất sóng")
        later = EVENING + timedelta(days=2)
        whole = TextKey(in_session, None, "gist")
        if left:  # neither writes nor reads any more
            assert base64.b64decode(answer["missing"]) == b"\x00\x00"
            assert send(pa_kim.secretary, in_session, whole, "Ghi sau", at=later) == 404
            assert send(pa_kim.secretary, in_session, whole, None) == 404
        else:
            assert send(pa_kim.secretary, in_session, whole, "Ghi sau", at=later)["proposal"] is True
        untrue = send(pa_kim.secretary, in_session, whole, "Ghi sau", at=EVENING - timedelta(days=2000))
        assert (untrue if left else untrue["proposal"]) == (404 if left else True)
        assert read(whole) == "Chỉ người trong chi bộ đọc"


@pytest.mark.parametrize("left", [False, True])
def test_what_nothing_says_was_written_in_time_is_kept_for_a_person_to_settle(
    in_session: UUID, pa_kim: Cell, left: bool
) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    ended(pa_kim, left=left)
    with clock.at(EVENING + timedelta(days=3)):
        answer = send(pa_kim.secretary, in_session, key, "Ghi khi mất sóng", at=EVENING)
    assert answer["proposal"] is True
    assert CollabProposal.rows.get().written_at == EVENING


def test_after_the_lock_it_is_a_proposal_once(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    send(pa_kim.secretary, in_session, key, "Chi bộ nhất trí.")
    CollabText.rows.update(locked_at=clock.now(), digest="0")
    Meeting.rows.filter(pk=in_session).update(state="adopted")
    late = update("Thêm: hạn 30/12.")
    for _ in range(3):
        client = Client()
        client.force_login(User.rows.get(pk=pa_kim.secretary.user_id))
        body = {
            "texts": [
                {"key": str(key), "update": late, "state_vector": None, "written_at": EVENING.isoformat()}
            ]
        }
        answer = client.post(f"/buoi/{in_session}/chu/", json.dumps(body), "application/json")
        assert answer.json()["texts"][0]["proposal"] is True
    proposal = CollabProposal.rows.get()
    assert (proposal.written_at, read(key)) == (EVENING, "Chi bộ nhất trí.")


def test_one_phone_of_two_people_never_hands_in_the_work_of_the_other(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    whose = {"Nennep-User": str(pa_kim.deputy.user_id)}
    assert send(pa_kim.secretary, in_session, key, "x", **whose) == 401
    assert send(pa_kim.deputy, in_session, key, "x", **whose)["proposal"] is False


def test_a_member_of_another_cell_finds_nothing(in_session: UUID, pa_kim: Cell, world: World) -> None:
    stranger = world.cells["staff"].member
    key = TextKey(in_session, item(in_session), "gist")
    assert send(stranger, in_session, key, "x", at=EVENING) == 404
    assert AgendaItem.rows.filter(meeting=in_session).exists()
