"""Taking in a device file: what is shown beforehand, what is done, who may, and what is refused."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, ActSubject, Refusal, Trace
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refused
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.models import Attendance, Meeting
from nennep.membership.actions import end_position
from nennep.membership.models import Position
from nennep.rulebook.enums import ItemKind
from nennep.sync.importing import NotSettled, keep_file, look, take_in
from nennep.sync.models import DeviceFile
from nennep.sync.rescue import rescue_key
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import GIST, SAID, hold, outcomes, state_of
from tests.worlds import first_item

NOTHING_LEFT_OUT: frozenset[str] = frozenset()
LATER = timedelta(hours=20)


@pytest.fixture
def item(meeting: UUID, pa_kim: Cell) -> UUID:
    """Something to talk about, on the agenda that was drawn beforehand."""
    draw_agenda(pa_kim.secretary, meeting=meeting)
    return first_item(meeting, ItemKind.DISCUSSION)


@pytest.fixture
def evening(meeting: UUID, item: UUID, pa_kim: Cell) -> Iterator[Phone]:
    """The secretary's phone after the evening; the clock stands at the next afternoon."""
    phone = Phone(pa_kim.secretary).meet_server()
    with clock.at(EVENING):
        hold(phone, pa_kim, meeting, item)
    with clock.at(EVENING + LATER):
        yield phone


def bring(actor: Actor, phone: Phone, left_out: frozenset[str] = NOTHING_LEFT_OUT) -> UUID:
    """Upload and confirm."""
    file = keep_file(actor, phone.content())
    take_in(actor, file, left_out=left_out)
    return file


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


def test_looking_leaves_nothing_behind(evening: Phone, meeting: UUID, world: World) -> None:
    evening.does("meetings.open_meeting", lane=meeting, meeting=new_id(), chair=new_id())  # will be refused
    file = keep_file(world.clerk, evening.content())
    before = (ActRecord.rows.count(), Refusal.rows.count(), Trace.rows.count(), state_of(meeting))
    assert look(world.clerk, file).new == 6
    assert (ActRecord.rows.count(), Refusal.rows.count(), Trace.rows.count(), state_of(meeting)) == before
    assert Meeting.rows.get(pk=meeting).state == "draft"


def test_looking_says_each_act_in_words_in_the_order_of_its_making(
    evening: Phone, pa_kim: Cell, meeting: UUID
) -> None:
    looked = look(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    assert (looked.owner, looked.is_own, looked.open) == ("Lò Văn Sáng", True, 0)
    (lane,) = looked.lanes
    assert (lane.meeting, lane.where) == (meeting, "Chi bộ bản Pá Kìm")
    assert outcomes(looked) == [
        *((each["name"], "done") for each in evening.acts),
        ("text", "done"),
    ]
    said = [each.sentence for each in lane.lines]
    assert said[0].when == "19:31, 24/11/2026"
    assert said[0].about == "Lò Văn Sáng"
    assert SAID in said[4].about
    assert GIST in said[5].about


def test_an_office_that_does_not_hear_is_told_what_was_done_but_not_what_was_said(
    evening: Phone, world: World
) -> None:
    looked = look(world.clerk, keep_file(world.clerk, evening.content()))
    told = " ".join(f"{each.sentence.what} {each.sentence.about}" for each in looked.told)
    assert looked.told[0].sentence.when == "19:31, 24/11/2026"
    assert GIST not in told
    assert SAID not in told
    assert "Quàng Văn Thoan" not in told  # who spoke


def test_texts_are_there_before_the_minutes_are_adopted(meeting: UUID, item: UUID, pa_kim: Cell) -> None:
    phone = Phone(pa_kim.secretary).meet_server()
    with clock.at(EVENING):
        hold(phone, pa_kim, meeting, item, adopt=True)
    with clock.at(EVENING + LATER):
        looked = look(pa_kim.secretary, keep_file(pa_kim.secretary, phone.content()))
        assert [name for name, _outcome in outcomes(looked)][-2:] == ["text", "room.adopt_minutes"]
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
        assert (answer.replayed, answer.result, answer.seq) == (True, first.result, first.seq)
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
    looked = look(world.clerk, keep_file(world.clerk, evening.content()))
    assert [outcome for _name, outcome in outcomes(looked)] == [
        "received",
        "received",
        "done",
        "done",
        "done",
        "done",
    ]
    assert (looked.new, looked.received) == (4, 2)


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
        assert look(world.clerk, keep_file(world.clerk, content)).new == 6


def test_acts_go_by_the_rights_of_the_day_they_were_captured(
    evening: Phone, meeting: UUID, world: World, pa_kim: Cell
) -> None:
    with clock.at(EVENING + timedelta(days=3)):
        for held in Position.rows.filter(person_id=pa_kim.members[0]):
            end_position(Actor.operator(), position=held.pk, last_day=date(2026, 11, 25))
    with clock.at(EVENING + timedelta(days=5)):
        looked = look(world.clerk, keep_file(world.clerk, evening.content()))
        assert {outcome for _name, outcome in outcomes(looked)} == {"done"}


# --- a meeting that was opened without having been planned ---


@pytest.mark.parametrize("drafted", [True, False], ids=["with a draft made meanwhile", "alone"])
def test_a_meeting_opened_at_once_is_taken_in_under_the_ids_that_the_phone_made(
    pa_kim: Cell, world: World, drafted: bool, request: pytest.FixtureRequest
) -> None:
    phone, lane, talk = Phone(pa_kim.secretary).meet_server(), new_id(), new_id()
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
            "id": lane,
            "body": pa_kim.body,
            "kind": "regular",
            "chair": pa_kim.members[0],
            "items": [item],
        }
        phone.does("meetings.open_now", lane=lane, **begun)
        hold(phone, pa_kim, lane, talk)
        phone.acts = [each for each in phone.acts if each["name"] != "meetings.open_meeting"]
    draft = request.getfixturevalue("meeting") if drafted else None
    with clock.at(EVENING + LATER):
        looked = look(world.clerk, keep_file(world.clerk, phone.content()))
        assert {outcome for _name, outcome in outcomes(looked)} == {"done"}
        assert [each.title for each in looked.lanes] == ["Sinh hoạt thường kỳ tháng 11/2026"]
        assert looked.told[-1].sentence.what == "Tóm tắt: Bàn việc mùa vụ"
        bring(world.clerk, phone)
        before = ActRecord.rows.count()
        for act in phone.acts:
            assert phone.sends(act).replayed
        assert look(world.clerk, looked.file.pk).is_settled
    held = Meeting.rows.get(body_id=pa_kim.body)
    assert held.pk == (draft or lane)
    assert ActRecord.rows.count() == before
    assert [text for text in state_of(held.pk)["texts"].values() if text] == [GIST]


# --- refused rows ---


def test_nothing_is_taken_in_while_a_refused_row_is_not_left_out(
    evening: Phone, meeting: UUID, world: World, pa_kim: Cell
) -> None:
    wrong = evening.does(
        "meetings.record_entry", lane=meeting, meeting=meeting, id=new_id(), item=new_id(), gist="x"
    )
    file = keep_file(world.clerk, evening.content())
    looked = look(world.clerk, file)
    refused = [each for each in looked.told if each.is_open]
    assert [each.id for each in refused] == [wrong["key"]]
    assert refused[0].line.reason
    with pytest.raises(NotSettled):
        take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT)
    assert Meeting.rows.get(pk=meeting).state == "draft"
    assert not CollabText.rows.exists()

    assert take_in(world.clerk, file, left_out=frozenset({wrong["key"]})).new == 6
    assert DeviceFile.rows.get(pk=file).left_out == [{"id": wrong["key"], "what": "meetings.record_entry"}]
    assert not ActRecord.rows.filter(key=wrong["key"]).exists()


def test_what_contradicts_the_server_is_refused_with_its_reason(
    evening: Phone, meeting: UUID, pa_kim: Cell
) -> None:
    with clock.at(EVENING):
        open_meeting(pa_kim.deputy, meeting=meeting, chair=pa_kim.members[1])
    looked = look(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    first = looked.told[0]
    assert (first.line.outcome, first.is_open) == ("refused", True)
    assert looked.new == 5  # the rest is not held back by it


def test_an_act_that_no_phone_keeps_for_later_is_refused(evening: Phone, meeting: UUID, world: World) -> None:
    evening.does("membership.end_position", lane=meeting, position=new_id(), last_day="2026-11-30")
    looked = look(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.line.code for each in looked.told if each.is_open] == ["not_offline"]


def test_an_act_that_this_program_does_not_know_is_refused(
    evening: Phone, meeting: UUID, world: World
) -> None:
    evening.does("meetings.dream", lane=meeting, version=1)
    looked = look(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.sentence.what for each in looked.told if each.is_open] == ["meetings.dream"]


@pytest.mark.parametrize("store", ["acts", "texts"])
def test_a_damaged_row_keeps_no_other_from_being_taken_in(evening: Phone, world: World, store: str) -> None:
    file = evening.file()
    row = [each for each in file["rows"] if each["store"] == store][-1]
    row["data"] = row["data"][::-1]
    row["data"] = row["data"].strip("=") + "=" * (-len(row["data"].strip("=")) % 4)
    kept = keep_file(world.clerk, json.dumps(file).encode())
    looked = look(world.clerk, kept)
    assert [(each.id, each.line.outcome) for each in looked.told if each.is_open] == [
        (row["id"], "unreadable")
    ]
    assert take_in(world.clerk, kept, left_out=frozenset({row["id"]})).new == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"capturedAt": "0001-01-01T00:00:00+14:00"},
        {"capturedAt": "2026-11-24T10:00:00"},
        {"seq": 2**80},
        {"seq": -1},
        {"version": True},
        {"offsetMs": float("inf")},
        {"payload": []},
        {"payload": {"gist": "\ud800"}},
        {"name": "a\u202eb"},
        {"key": "x"},
    ],
    ids=str,
)
def test_an_act_that_cannot_be_one_is_damaged(evening: Phone, world: World, wrong: dict[str, Any]) -> None:
    key = evening.acts[3]["key"]
    file = evening.file()
    sealed = evening.row("acts", key, evening.acts[3]["lane"], 40, evening.acts[3] | wrong)
    file["rows"][3] = sealed
    looked = look(world.clerk, keep_file(world.clerk, json.dumps(file).encode()))
    assert [each.id for each in looked.told if each.line.outcome == "unreadable"] == [key]


def test_a_row_put_under_another_id_is_damaged(evening: Phone, world: World) -> None:
    file = evening.file()
    file["rows"][0]["id"], file["rows"][1]["id"] = file["rows"][1]["id"], file["rows"][0]["id"]
    looked = look(world.clerk, keep_file(world.clerk, json.dumps(file).encode()))
    assert [each.line.outcome for each in looked.told].count("unreadable") == 2


def test_a_text_after_the_lock_is_kept_as_a_proposal(
    meeting: UUID, item: UUID, pa_kim: Cell, world: World
) -> None:
    first, late = Phone(pa_kim.secretary).meet_server(), Phone(pa_kim.deputy).meet_server()
    with clock.at(EVENING):
        hold(first, pa_kim, meeting, item, adopt=True)
        late.writes(meeting, f"{item}/conclusion", merging.rewritten(b"", "Giao chi ủy"))
    with clock.at(EVENING + LATER):
        bring(world.clerk, first)
        looked = take_in(world.clerk, keep_file(world.clerk, late.content()), left_out=NOTHING_LEFT_OUT)
        again = take_in(world.clerk, looked.file.pk, left_out=NOTHING_LEFT_OUT)
    assert outcomes(looked) == [("text", "proposed")]
    assert outcomes(again) == [("text", "received")]
    proposal = CollabProposal.rows.get()
    assert (proposal.author_id, proposal.device_id) == (pa_kim.members[1], late.device)


# --- who may ---


def test_the_deputy_may_bring_the_secretarys_file(evening: Phone, meeting: UUID, pa_kim: Cell) -> None:
    bring(pa_kim.deputy, evening)
    assert Meeting.rows.get(pk=meeting).state == "in_session"


@pytest.mark.parametrize("who", ["member", "commune_secretary", "stranger"])
def test_others_may_not(evening: Phone, meeting: UUID, pa_kim: Cell, world: World, who: str) -> None:
    actor = {"member": pa_kim.member, "commune_secretary": world.commune_secretary}.get(who, Actor.stranger())
    with pytest.raises(Forbidden):
        bring(actor, evening)
    assert Meeting.rows.get(pk=meeting).state == "draft"
    assert not ActRecord.rows.filter(device_id=evening.device).exists()


def test_a_file_is_its_uploaders_alone(evening: Phone, pa_kim: Cell, world: World) -> None:
    file = keep_file(world.clerk, evening.content())
    with pytest.raises(NotFound):
        look(pa_kim.secretary, file)
    with pytest.raises(NotFound):
        take_in(pa_kim.secretary, file, left_out=NOTHING_LEFT_OUT)


def test_a_file_of_meetings_that_nobody_here_knows_is_for_its_maker_only(
    evening: Phone, pa_kim: Cell, world: World
) -> None:
    evening.acts.clear()
    evening.texts.clear()
    unknown = new_id()
    evening.does("meetings.set_times", lane=unknown, meeting=unknown)
    with pytest.raises(Forbidden):
        look(world.clerk, keep_file(world.clerk, evening.content()))
    looked = look(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    assert (looked.lanes[0].meeting, looked.open) == (None, 1)


# --- files that are none ---


def refusal(actor: Actor, content: bytes) -> str:
    with pytest.raises((Invalid, Conflict, Forbidden)) as refused:
        keep_file(actor, content)
    assert str(refused.value)
    assert not DeviceFile.rows.exists()
    return refused.value.code


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"[]", b"null", b"{}", b'{"nennep": "package"}', b"\xff\xfe\x00", b"[" * 9_000],
)
def test_another_kind_of_file_is_refused(world: World, content: bytes) -> None:
    assert refusal(world.clerk, content) == "not_a_device_file"


def test_a_newer_format_is_refused_with_both_numbers(evening: Phone, world: World) -> None:
    assert refusal(world.clerk, evening.content(format=2)) == "another_format"


@pytest.mark.parametrize(
    "torn",
    [
        {"rows": None},
        {"rows": {"a": 1}},
        {"rows": [7]},
        {"rows": [{"store": "log"}]},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-24T10:00:00"},
        {"device": 7},
        {"user": "x"},
        {"key": {"id": "x"}},
        {"key": []},
        {"rows": [{"store": "acts", "id": "\ud800", "lane": "x", "seq": 1, "iv": "", "data": ""}]},
        {"rows": [{"store": "acts", "id": "x", "lane": "x", "seq": 2**70, "iv": "", "data": ""}]},
    ],
    ids=str,
)
def test_a_torn_file_is_refused(evening: Phone, world: World, torn: dict[str, Any]) -> None:
    assert refusal(world.clerk, evening.content(**torn)) == "torn_file"


def test_a_file_without_a_lock_opens_only_on_its_phone(evening: Phone, world: World) -> None:
    assert refusal(world.clerk, evening.content(key=None)) == "no_rescue"


def test_a_file_for_another_server_is_refused(evening: Phone, world: World, settings: Settings) -> None:
    ours = settings.SECRET_KEY
    settings.SECRET_KEY = "một máy chủ khác"
    content = evening.content(rescue=rescue_key())
    settings.SECRET_KEY = ours
    assert refusal(world.clerk, content) == "key_of_another_server"


def test_a_device_that_never_made_itself_known_is_refused(pa_kim: Cell, meeting: UUID) -> None:
    phone = Phone(pa_kim.secretary)
    phone.does("meetings.set_times", lane=meeting, meeting=meeting)
    assert refusal(pa_kim.secretary, phone.content()) == "unknown_device"


def test_a_key_that_the_device_did_not_make_known_is_refused(evening: Phone, world: World) -> None:
    evening.raw = b"k" * 32  # somebody made a file with a key of their own
    assert refusal(world.clerk, evening.content()) == "key_not_registered"


def test_a_device_of_somebody_else_is_refused(evening: Phone, pa_kim: Cell) -> None:
    content = evening.content(user=str(pa_kim.deputy.user_id))
    assert refusal(pa_kim.deputy, content) == "key_not_registered"


def _item(phone: Phone) -> str:
    return next(iter(phone.texts.values()))["section"].partition("/")[0]
