"""Taking in a device file: what is shown beforehand, what is done, and that it is done once."""

from __future__ import annotations

import itertools
import json
import random
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.given import note_given
from nennep.core.audit.written import ABOUT, WRITTEN
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, ActSubject, Refusal, Trace
from nennep.core.refusals import Refused
from nennep.meetings.models import Attendance, Meeting
from nennep.membership.actions import end_position
from nennep.membership.models import Position
from nennep.sync.importing import NotSettled, keep_file, preview, take_in
from nennep.sync.models import Device, DeviceFile
from nennep.sync.selectors import devices_with_waiting_work
from nennep.sync.telling import tell_waiting
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import (
    GIST,
    LATER,
    NOTHING_LEFT_OUT,
    SAID,
    bring,
    hold,
    opened_with_somebody_who_left,
    outcomes,
    state_of,
)
from tests.tampering import differences_found


def test_what_was_done_without_a_signal_is_done_in_the_name_of_its_maker(
    evening: Phone, meeting: UUID, pa_kim: Cell, world: World
) -> None:
    bring(world.clerk, evening)
    records = list(ActRecord.rows.filter(device_id=evening.device).order_by("seq"))
    assert [each.act for each in records] == [each["name"] for each in evening.acts]
    assert {each.actor_id for each in records} == {pa_kim.secretary.user_id}
    assert [(each.device_seq, each.clock_offset_ms) for each in records[:2]] == [(10, -1500), (20, -1500)]
    assert records[0].captured_at == EVENING + timedelta(minutes=1)
    held = Meeting.rows.get(pk=meeting)
    assert (held.state, held.opened_at) == ("in_session", EVENING + timedelta(minutes=1))
    assert Attendance.rows.filter(meeting=held).count() == 11
    assert state_of(meeting)["texts"][f"meeting/{meeting}/{_item(evening)}/gist"] == GIST


def test_who_brought_it_stands_beside_each_act(evening: Phone, world: World) -> None:
    file = bring(world.clerk, evening)
    kept = DeviceFile.rows.get(pk=file)
    assert (kept.uploaded_by, kept.imported_by) == (world.clerk.user_id, world.clerk.user_id)
    assert (kept.imported_at, kept.taken_in) == (EVENING + LATER, 6)
    assert ActSubject.rows.filter(kind="device_file", object_id=file).count() == 5
    traces = Trace.rows.filter(about_kind="device_file", about_id=file)
    assert list(traces.order_by("id").values_list("kind", "actor_id")) == [
        ("device_file.upload", world.clerk.user_id),
        ("device_file.import", world.clerk.user_id),
    ]


def test_a_lost_phone_is_not_waited_for_once_its_file_was_taken_in(evening: Phone, world: World) -> None:
    tell_waiting(evening.actor, device=evening.device, waiting=6, since=EVENING)
    file = keep_file(world.clerk, evening.content())
    preview(world.clerk, file)
    assert [each.waiting for each in devices_with_waiting_work(world.clerk)] == [6]
    take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT)
    assert list(devices_with_waiting_work(world.clerk)) == []
    assert Device.rows.get(pk=evening.device).waiting_since is None
    tell_waiting(
        evening.actor, device=evening.device, waiting=2, since=clock.now()
    )  # it was not lost after all
    take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT)
    assert [each.waiting for each in devices_with_waiting_work(world.clerk)] == [2]


def test_what_a_file_does_not_hold_is_still_waited_for(evening: Phone, world: World) -> None:
    tell_waiting(evening.actor, device=evening.device, waiting=9, since=EVENING)
    bring(world.clerk, evening)
    (found,) = devices_with_waiting_work(world.clerk)
    assert (found.waiting, found.waiting_since) == (3, EVENING)


def test_looking_leaves_nothing_behind(evening: Phone, meeting: UUID, world: World) -> None:
    evening.does("meetings.open_meeting", of=meeting, meeting=new_id(), chair=new_id())  # will be refused
    file = keep_file(world.clerk, evening.content())
    before = (ActRecord.rows.count(), Refusal.rows.count(), Trace.rows.count(), state_of(meeting))
    assert preview(world.clerk, file).new == 6
    assert (ActRecord.rows.count(), Refusal.rows.count(), Trace.rows.count(), state_of(meeting)) == before
    assert Meeting.rows.get(pk=meeting).state == "draft"


def test_looking_says_each_act_in_words_in_the_order_of_its_making(
    evening: Phone, pa_kim: Cell, meeting: UUID
) -> None:
    review = preview(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    assert (review.owner, review.is_own, review.open) == ("Lò Văn Sáng", True, 0)
    (queue,) = review.queues
    assert (queue.meeting, queue.where) == (meeting, "Chi bộ bản Pá Kìm")
    assert outcomes(review) == [
        *((each["name"], "done") for each in evening.acts),
        ("text", "done"),
    ]
    said = [each.sentence for each in queue.lines]
    assert said[0].when == "19:31, 24/11/2026"
    assert said[0].about == "Lò Văn Sáng"
    assert SAID in said[4].about
    assert GIST in said[5].about


def test_an_office_that_does_not_hear_is_told_what_was_done_but_not_what_was_said(
    evening: Phone, world: World
) -> None:
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    told = " ".join(f"{each.sentence.what} {each.sentence.about}" for each in review.told)
    assert review.told[0].sentence.when == "19:31, 24/11/2026"
    assert GIST not in told
    assert SAID not in told
    assert "Quàng Văn Thoan" not in told  # who spoke


def test_texts_are_there_before_the_minutes_are_adopted(meeting: UUID, item: UUID, pa_kim: Cell) -> None:
    phone = Phone(pa_kim.secretary).meet_server()
    with clock.at(EVENING):
        hold(phone, pa_kim, meeting, item, adopt=True)
    with clock.at(EVENING + LATER):
        review = preview(pa_kim.secretary, keep_file(pa_kim.secretary, phone.content()))
        assert [name for name, _outcome in outcomes(review)][-2:] == ["text", "room.adopt_minutes"]
        bring(pa_kim.secretary, phone)
    assert Meeting.rows.get(pk=meeting).state == "adopted"
    assert CollabText.rows.get(key=f"meeting/{meeting}/{item}/gist").text == GIST
    assert not CollabProposal.rows.exists()


def test_a_phone_that_comes_back_later_is_answered_with_the_first_answers(
    evening: Phone, meeting: UUID, world: World
) -> None:
    bring(world.clerk, evening)
    before = state_of(meeting)
    records = {each.key: each for each in ActRecord.rows.filter(device_id=evening.device)}
    for act in evening.acts:
        answer = evening.sends(act)
        first = records[UUID(act["key"])]
        told = {name: value for name, value in first.result.items() if name not in (WRITTEN, ABOUT)}
        assert (answer.replayed, answer.result, answer.seq) == (True, told, first.seq)
    assert state_of(meeting) == before


def test_the_same_file_again_changes_nothing(
    evening: Phone, meeting: UUID, world: World, pa_kim: Cell
) -> None:
    file = bring(world.clerk, evening)
    before = state_of(meeting)
    assert keep_file(world.clerk, DeviceFile.rows.get(pk=file).content) == file
    assert {
        outcome for _name, outcome in outcomes(take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT))
    } == {"received"}
    bring(pa_kim.secretary, evening)  # another way to the same server
    assert state_of(meeting) == before
    assert DeviceFile.rows.get(pk=file).taken_in == 6


def test_what_the_phone_had_sent_before_is_shown_as_received(evening: Phone, world: World) -> None:
    for act in evening.acts[:2]:
        evening.sends(act)
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert [outcome for _name, outcome in outcomes(review)] == [
        "received",
        "received",
        "done",
        "done",
        "done",
        "done",
    ]
    assert (review.new, review.received) == (4, 2)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, 4)), st.booleans(), st.randoms(use_true_random=False))
def test_whatever_had_arrived_before_the_end_is_the_same(
    evening: Phone, meeting: UUID, world: World, sent: set[int], written: bool, chance: random.Random
) -> None:
    with transaction.atomic():
        bring(world.clerk, evening)
        whole = state_of(meeting)
        transaction.set_rollback(True)
    with transaction.atomic():
        arrived = sorted(sent)
        chance.shuffle(arrived)
        for number in arrived:  # those that need an earlier one are refused, as on any line
            with suppress(Refused):
                evening.sends(evening.acts[number])
        chance.shuffle(evening.acts)
        if written:
            bring(world.clerk, evening)
        bring(world.clerk, evening)
        assert state_of(meeting) == whole
        transaction.set_rollback(True)
    evening.acts.sort(key=lambda each: each["seq"])


def test_the_rows_of_a_file_may_lie_in_any_order(evening: Phone, meeting: UUID, world: World) -> None:
    file = evening.file()
    for turn, rows in enumerate(itertools.islice(itertools.permutations(file["rows"]), 0, 720, 97)):
        content = json.dumps({**file, "rows": rows, "turn": turn}).encode()
        assert preview(world.clerk, keep_file(world.clerk, content)).new == 6


def test_acts_go_by_the_rights_of_the_day_they_were_captured(
    evening: Phone, meeting: UUID, world: World, pa_kim: Cell
) -> None:
    with clock.at(EVENING + timedelta(days=3)):
        for held in Position.rows.filter(person_id=pa_kim.members[0]):
            end_position(Actor.operator(), position=held.pk, last_day=date(2026, 11, 25))
    with clock.at(EVENING + timedelta(days=5)):
        file = keep_file(world.clerk, evening.content())
        waits = outcomes(preview(world.clerk, file))  # nothing but the phone says when; a clerk cannot vouch
        assert {outcome for _name, outcome in waits} == {"refused"}
        by_deputy = preview(pa_kim.deputy, keep_file(pa_kim.deputy, evening.content()))
        assert {outcome for _name, outcome in outcomes(by_deputy)} == {"done"}
    with clock.at(EVENING):
        note_given(pa_kim.secretary, evening.device, [("meeting", meeting)])
    with clock.at(EVENING + timedelta(days=5)):
        assert {outcome for _name, outcome in outcomes(preview(world.clerk, file))} == {"done"}


# --- a meeting that was opened without having been planned ---


@pytest.mark.parametrize("drafted", [True, False], ids=["with a draft made meanwhile", "alone"])
def test_a_meeting_opened_at_once_is_taken_in_under_the_ids_that_the_phone_made(
    pa_kim: Cell, world: World, drafted: bool, request: pytest.FixtureRequest
) -> None:
    phone, opened, talk = Phone(pa_kim.secretary).meet_server(), new_id(), new_id()
    with clock.at(EVENING):
        item = {
            "id": talk,
            "kind": "discussion",
            "phase": "body",
            "title": "Bàn việc mùa vụ",
            "hint": "",
            "field": "",
        }
        begun = {
            "id": opened,
            "body": pa_kim.body,
            "kind": "regular",
            "chair": pa_kim.members[0],
            "items": [item],
        }
        phone.does("meetings.open_now", of=opened, **begun)
        hold(phone, pa_kim, opened, talk)
        phone.acts = [each for each in phone.acts if each["name"] != "meetings.open_meeting"]
    draft = request.getfixturevalue("meeting") if drafted else None
    with clock.at(EVENING + LATER):
        review = preview(world.clerk, keep_file(world.clerk, phone.content()))
        assert {outcome for _name, outcome in outcomes(review)} == {"done"}
        assert [each.title for each in review.queues] == ["Sinh hoạt thường kỳ tháng 11/2026"]
        assert review.told[-1].sentence.what == "Tóm tắt: Bàn việc mùa vụ"
        bring(world.clerk, phone)
        before = ActRecord.rows.count()
        for act in phone.acts:
            assert phone.sends(act).replayed
        assert preview(world.clerk, review.file.pk).is_settled
    held = Meeting.rows.get(body_id=pa_kim.body)
    assert held.pk == (draft or opened)
    assert ActRecord.rows.count() == before
    assert [text for text in state_of(held.pk)["texts"].values() if text] == [GIST]


def test_an_opening_with_somebody_who_left_the_roll_is_taken_in_with_another_in_the_chair(
    pa_kim: Cell, world: World
) -> None:
    phone, opened = opened_with_somebody_who_left(pa_kim)
    row, sang = phone.acts[0]["key"], str(pa_kim.members[0])
    with clock.at(EVENING + LATER):
        file = keep_file(world.clerk, phone.content())
        review = preview(world.clerk, file)
        assert {outcome for _name, outcome in outcomes(review)} == {"refused"}
        offered = dict(next(each for each in review.told if each.id == row).line.chairs)
        assert offered[sang] == "Lò Văn Sáng"
        assert str(pa_kim.members[2]) not in offered
        with pytest.raises(NotSettled):  # nobody but who is offered
            take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT, chairs={row: str(pa_kim.members[2])})
        done = take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT, chairs={row: sang})
        assert {outcome for _name, outcome in outcomes(done)} == {"done"}
        assert "chọn khi nhập" in done.told[0].line.reason
        for act in phone.acts:  # the phone comes back, and is told that all is there
            assert phone.sends(act).replayed
    held = Meeting.rows.get(pk=opened)
    assert (str(held.chair_id), held.state) == (sang, "in_session")
    record = ActRecord.rows.get(key=row)
    assert (record.result["put_right"], record.actor_id) == (["chair"], pa_kim.secretary.user_id)
    assert {each.table for each in differences_found()} == {
        "membership.Membership"
    }  # the test's own tampering


def test_another_field_of_an_act_is_put_right_by_nobody(evening: Phone, world: World, pa_kim: Cell) -> None:
    """Only where the server refused the chair is another taken; an act that can be done is done as it came."""
    file = keep_file(world.clerk, evening.content())
    chairs = {each["key"]: str(pa_kim.members[3]) for each in evening.acts}
    take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT, chairs=chairs)
    assert Meeting.rows.get(body_id=pa_kim.body).chair_id == pa_kim.members[0]
    assert not any("put_right" in each.result for each in ActRecord.rows.all())


def _item(phone: Phone) -> str:
    return next(iter(phone.texts.values()))["section"].partition("/")[0]
