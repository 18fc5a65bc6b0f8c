"""Device files: rows that are refused or damaged, people who may not bring them, and files that are none."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_django import Settings

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.models import Meeting
from nennep.sync import importing
from nennep.sync.importing import NotSettled, keep_file, preview, take_in
from nennep.sync.models import DeviceFile
from nennep.sync.rescue import rescue_key
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import GIST, LATER, NOTHING_LEFT_OUT, bring, hold, outcomes

# --- refused rows ---


def test_nothing_is_taken_in_while_a_refused_row_is_not_left_out(
    evening: Phone, meeting: UUID, world: World, pa_kim: Cell
) -> None:
    wrong = evening.does(
        "meetings.record_entry", of=meeting, meeting=meeting, id=new_id(), item=new_id(), gist="x"
    )
    file = keep_file(world.clerk, evening.content())
    review = preview(world.clerk, file)
    refused = [each for each in review.told if each.is_open]
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
    review = preview(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    first = review.told[0]
    assert (first.line.outcome, first.is_open) == ("refused", True)
    assert review.new == 5  # the rest is not held back by it


def test_an_act_that_no_phone_keeps_for_later_is_refused(evening: Phone, meeting: UUID, world: World) -> None:
    evening.does("membership.end_position", of=meeting, position=new_id(), last_day="2026-11-30")
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.line.code for each in review.told if each.is_open] == ["not_offline"]


def test_an_act_that_this_program_does_not_know_is_refused(
    evening: Phone, meeting: UUID, world: World
) -> None:
    evening.does("meetings.dream", of=meeting, version=1)
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.sentence.what for each in review.told if each.is_open] == ["meetings.dream"]


@pytest.mark.parametrize("store", ["acts", "texts"])
def test_a_damaged_row_keeps_no_other_from_being_taken_in(evening: Phone, world: World, store: str) -> None:
    file = evening.file()
    row = [each for each in file["rows"] if each["store"] == store][-1]
    row["data"] = row["data"][::-1]
    row["data"] = row["data"].strip("=") + "=" * (-len(row["data"].strip("=")) % 4)
    kept = keep_file(world.clerk, json.dumps(file).encode())
    review = preview(world.clerk, kept)
    assert [(each.id, each.line.outcome) for each in review.told if each.is_open] == [
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
    file = evening.file(closing=None)
    sealed = evening.row("acts", key, evening.acts[3]["subject"], 40, evening.acts[3] | wrong)
    file["rows"][3] = sealed
    review = preview(world.clerk, keep_file(world.clerk, json.dumps(file).encode()))
    assert [each.id for each in review.told if each.line.outcome == "unreadable"] == [key]


def test_a_row_put_under_another_id_is_damaged(evening: Phone, world: World) -> None:
    file = evening.file(closing=None)
    file["rows"][0]["id"], file["rows"][1]["id"] = file["rows"][1]["id"], file["rows"][0]["id"]
    review = preview(world.clerk, keep_file(world.clerk, json.dumps(file).encode()))
    assert [each.line.outcome for each in review.told].count("unreadable") == 2


def test_a_text_after_the_lock_is_kept_as_a_proposal(
    meeting: UUID, item: UUID, pa_kim: Cell, world: World
) -> None:
    first, late = Phone(pa_kim.secretary).meet_server(), Phone(pa_kim.deputy).meet_server()
    with clock.at(EVENING):
        hold(first, pa_kim, meeting, item, adopt=True)
        late.writes(meeting, f"{item}/conclusion", merging.rewritten(b"", "Giao chi ủy"))
    with clock.at(EVENING + LATER):
        bring(world.clerk, first)
        review = take_in(world.clerk, keep_file(world.clerk, late.content()), left_out=NOTHING_LEFT_OUT)
        again = take_in(world.clerk, review.file.pk, left_out=NOTHING_LEFT_OUT)
    assert outcomes(review) == [("text", "proposed")]
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
        preview(pa_kim.secretary, file)
    with pytest.raises(NotFound):
        take_in(pa_kim.secretary, file, left_out=NOTHING_LEFT_OUT)


def test_a_file_of_meetings_that_nobody_here_knows_is_for_its_maker_only(
    evening: Phone, pa_kim: Cell, world: World
) -> None:
    evening.acts.clear()
    evening.texts.clear()
    unknown = new_id()
    evening.does("meetings.set_times", of=unknown, meeting=unknown)
    with pytest.raises(Forbidden):
        preview(world.clerk, keep_file(world.clerk, evening.content()))
    review = preview(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    assert (review.queues[0].meeting, review.open) == (None, 1)


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
        {"rows": [{"store": "acts", "id": "\ud800", "subject": "x", "seq": 1, "iv": "", "data": ""}]},
        {"rows": [{"store": "acts", "id": "x", "subject": "x", "seq": 2**70, "iv": "", "data": ""}]},
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


def test_whatever_a_file_calls_its_lock_can_be_shown(evening: Phone, world: World) -> None:
    file = json.loads(evening.content())
    with pytest.raises(Invalid) as refused:
        keep_file(world.clerk, json.dumps({**file, "key": {**file["key"], "id": "\ud800x"}}).encode())
    assert str(refused.value).encode()


def test_a_device_that_never_made_itself_known_is_refused(pa_kim: Cell, meeting: UUID) -> None:
    phone = Phone(pa_kim.secretary)
    phone.does("meetings.set_times", of=meeting, meeting=meeting)
    assert refusal(pa_kim.secretary, phone.content()) == "unknown_device"


def test_a_key_that_the_device_did_not_make_known_is_refused(evening: Phone, world: World) -> None:
    evening.raw = b"k" * 32  # somebody made a file with a key of their own
    assert refusal(world.clerk, evening.content()) == "key_not_registered"


def test_a_device_of_somebody_else_is_refused(evening: Phone, pa_kim: Cell) -> None:
    content = evening.content(user=str(pa_kim.deputy.user_id))
    assert refusal(pa_kim.deputy, content) == "key_not_registered"


def test_what_was_captured_too_long_ago_goes_by_the_servers_time_and_says_so(
    evening: Phone, pa_kim: Cell
) -> None:
    with clock.at(EVENING + timedelta(days=40)):
        review = preview(pa_kim.secretary, keep_file(pa_kim.secretary, evening.content()))
    done = [each for each in review.told if each.line.outcome == "done"]
    assert done
    assert all("ghi theo giờ máy chủ" in each.line.reason for each in done if each.sentence.about != GIST)


def test_an_act_that_contradicts_itself_keeps_no_other_from_being_taken_in(
    evening: Phone, meeting: UUID, world: World
) -> None:
    twice = {"id": new_id(), "name": "Hoàng Văn Lực", "title": "Trưởng Ban Dân vận"}
    evening.does("meetings.record_guest_presence", of=meeting, meeting=meeting, new=[twice, twice])
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.line.code for each in review.told if each.is_open] == ["contradicts"]
    assert review.new == 6


@pytest.mark.parametrize("section", ["no item/gist", "notes"])
def test_a_text_under_what_is_no_item_is_refused(
    evening: Phone, meeting: UUID, world: World, section: str
) -> None:
    row = evening.writes(meeting, section, merging.rewritten(b"", GIST))
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.id for each in review.told if each.is_open] == [row]


def test_a_text_of_a_meeting_that_is_not_here_is_refused(evening: Phone, world: World) -> None:
    row = evening.writes(new_id(), f"{new_id()}/gist", merging.rewritten(b"", GIST))
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert [each.id for each in review.told if each.is_open] == [row]


def test_a_queue_that_is_no_meetings_holds_nothing_that_is_known(evening: Phone, world: World) -> None:
    for subject in ("meeting/none", f"task/{new_id()}"):
        row = evening.writes(new_id(), f"{new_id()}/gist", merging.rewritten(b"", GIST))
        evening.texts[row]["subject"] = subject
        evening.texts[f"{subject}/{new_id()}/gist"] = evening.texts.pop(row)
    review = preview(world.clerk, keep_file(world.clerk, evening.content()))
    assert len([each for each in review.told if each.is_open]) == 2


def test_a_text_of_the_meeting_as_a_whole_is_taken_in(evening: Phone, meeting: UUID, world: World) -> None:
    evening.writes(meeting, "-/gist", merging.rewritten(b"", "Cả buổi"))
    bring(world.clerk, evening)
    assert CollabText.rows.get(key=f"meeting/{meeting}/-/gist").text == "Cả buổi"


def test_one_login_brings_no_more_files_in_a_day_than_an_office_has_cells(
    evening: Phone, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_A_DAY", 2)
    content = evening.content()
    first = keep_file(world.clerk, content)
    keep_file(world.clerk, content + b" ")
    with pytest.raises(Conflict) as refused:
        keep_file(world.clerk, content + b"  ")
    assert refused.value.code == "too_many_files"
    assert DeviceFile.rows.count() == 2
    assert keep_file(world.clerk, content) == first
    with clock.at(clock.now() + timedelta(hours=25)):
        keep_file(world.clerk, content + b"  ")
