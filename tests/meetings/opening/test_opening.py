"""Opening a meeting that nobody prepared, and openings that meet others: meetings.open_now, open_meeting, merging."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.agenda import add_item, draw_agenda
from nennep.meetings.actions.changes import cancel_meeting
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.actions.preparation import InvitedGuest, invite_guests
from nennep.meetings.actions.session import open_meeting, take_roll
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import (
    AgendaItem,
    Entry,
    Guest,
    Meeting,
    OtherId,
    Roll,
)
from nennep.membership.actions import NewMember, enter_roll
from nennep.membership.models import Membership
from nennep.room.package import meeting_package
from tests.factories import OPERATOR, Cell
from tests.fixtures import EVENING
from tests.meetings.opening_now import NEXT_DAY, agenda, now, opened, planned


def test_a_meeting_that_nobody_prepared_is_held(pa_kim: Cell, late: None) -> None:
    payload = now(pa_kim)
    done = opened(pa_kim.secretary, payload)
    meeting = Meeting.rows.get(pk=payload["id"])
    assert (meeting.state, meeting.opened_at, meeting.month) == ("in_session", EVENING, date(2026, 11, 1))
    assert done.result == {
        "meeting": payload["id"],
        "merged": False,
        "roll_version": 1,
        "not_on_roll": [],
        "new_on_roll": [],
    }
    assert Roll.rows.get(meeting=meeting).on == date(2026, 11, 24)
    assert [each["title"] for each in payload["items"]] == [title for _kind, title in agenda(meeting.pk)]
    assert not OtherId.rows.exists()


def test_it_becomes_the_draft_that_somebody_made_meanwhile(pa_kim: Cell, late: None) -> None:
    draft = planned(pa_kim, starts_at=EVENING + timedelta(days=3))
    draw_agenda(pa_kim.secretary, meeting=draft)
    add_item(pa_kim.secretary, meeting=draft, id=new_id(), title="Đường vào bản")
    guest = InvitedGuest(id=new_id(), name="Đại biểu Ban Dân vận")
    invite_guests(pa_kim.secretary, meeting=draft, guests=[guest])
    before = agenda(draft)
    payload = now(pa_kim)
    done = opened(pa_kim.secretary, payload)
    assert (done.result["meeting"], done.result["merged"]) == (str(draft), True)
    assert agenda(draft) == before
    assert Guest.rows.filter(meeting=draft).count() == 1
    assert Meeting.rows.filter(body=pa_kim.body).count() == 1
    known = meeting_package(access_meeting(pa_kim.secretary, UUID(payload["id"])))["known_as"]
    assert set(known) == {payload["id"], *(each["id"] for each in payload["items"])}


def test_what_only_the_phone_had_is_added_where_it_stood(pa_kim: Cell, late: None) -> None:
    draft = planned(pa_kim)
    draw_agenda(pa_kim.secretary, meeting=draft)
    payload = now(pa_kim)
    place = next(n for n, each in enumerate(payload["items"]) if each["kind"] == "discussion")
    extra = {"id": str(new_id()), "phase": "body", "kind": "field", "title": "Đón bằng nông thôn mới"}
    payload["items"].insert(place + 1, extra)
    opened(pa_kim.secretary, payload)
    titles = [title for _kind, title in agenda(draft)]
    discussion = payload["items"][place]["title"]
    assert titles.index("Đón bằng nông thôn mới") == titles.index(discussion) + 1
    assert AgendaItem.rows.filter(pk=extra["id"], meeting=draft).exists()


def test_acts_under_the_phones_own_ids_go_on(pa_kim: Cell, late: None) -> None:
    draft = planned(pa_kim)
    draw_agenda(pa_kim.secretary, meeting=draft)
    payload = now(pa_kim)
    opened(pa_kim.secretary, payload)
    under = next(each["id"] for each in payload["items"] if each["kind"] == "discussion")
    record_entry(
        pa_kim.secretary,
        meeting=UUID(payload["id"]),
        id=new_id(),
        item=UUID(under),
        gist="Nhất trí",
        speaker=pa_kim.members[1],
    )
    assert Entry.rows.get().meeting_id == draft


def test_a_meeting_in_session_is_joined_and_its_opening_stays(in_session: UUID, pa_kim: Cell) -> None:
    payload = now(pa_kim, started_at=(EVENING - timedelta(minutes=20)).isoformat())
    done = opened(pa_kim.secretary, payload)
    assert (done.result["meeting"], done.result["already_open"]) == (str(in_session), True)
    assert Meeting.rows.get(pk=in_session).opened_at == EVENING
    assert Roll.rows.filter(meeting=in_session).count() == 1


def test_a_refused_opening_meets_the_meeting_that_was_opened_meanwhile(pa_kim: Cell, late: None) -> None:
    payload = now(pa_kim, chair=str(pa_kim.members[2]))
    Membership.rows.filter(person_id=pa_kim.members[2]).update(valid_to=date(2026, 11, 1))
    with pytest.raises(Invalid) as nobody_there:
        opened(pa_kim.secretary, payload)
    assert nobody_there.value.code == "not_on_roll"
    offered = [each["person"] for each in nobody_there.value.facts["roll"]]
    assert sorted(offered) == sorted(str(each) for each in pa_kim.members if each != pa_kim.members[2])
    there = planned(pa_kim)
    open_meeting(pa_kim.deputy, meeting=there, chair=pa_kim.members[1], started_at=EVENING)
    with pytest.raises(Conflict) as refused:
        opened(pa_kim.secretary, payload)  # sent again: the one that is there is named, and a person chooses
    assert (refused.value.code, refused.value.facts["meeting"]) == ("another_opening", str(there))
    done = opened(pa_kim.secretary, payload | {"chair": refused.value.facts["chair"]})
    assert (done.result["meeting"], done.result["merged"]) == (str(there), True)
    said = {"meeting": payload["id"], "item": payload["items"][0]["id"], "speaker": pa_kim.members[4]}
    record_entry(pa_kim.secretary, id=new_id(), gist="Nhất trí", **said)
    assert Entry.rows.get().meeting_id == there


def test_two_chairs_are_a_conflict_until_somebody_says_who_was_right(in_session: UUID, pa_kim: Cell) -> None:
    payload = now(pa_kim, chair=str(pa_kim.members[1]))
    with pytest.raises(Conflict) as refused:
        opened(pa_kim.deputy, payload)
    assert refused.value.code == "another_opening"
    assert refused.value.facts == {
        "meeting": str(in_session),
        "chair": str(pa_kim.members[0]),
        "chair_name": "Lò Văn Sáng",
        "opened_at": EVENING.isoformat(),
    }
    assert not OtherId.rows.exists()
    opened(pa_kim.deputy, payload | {"instead_of": str(pa_kim.members[0])})
    assert Meeting.rows.get(pk=in_session).chair_id == pa_kim.members[1]
    assert access_meeting(pa_kim.deputy, UUID(payload["id"])).meeting.pk == in_session


def test_a_month_whose_minutes_are_adopted_is_told_as_locked(in_session: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=in_session).update(state=MeetingState.ADOPTED)
    with pytest.raises(Conflict) as refused:
        opened(pa_kim.secretary, now(pa_kim))
    assert (refused.value.code, refused.value.facts) == ("locked", {"meeting": str(in_session)})
    assert "24/11/2026" in str(refused.value)


def test_a_meeting_that_was_recorded_as_not_held_does_not_count(
    meeting: UUID, pa_kim: Cell, late: None
) -> None:
    cancel_meeting(pa_kim.secretary, meeting=meeting, reason="Lũ về")
    assert opened(pa_kim.secretary, now(pa_kim)).result["merged"] is False


def test_an_opening_of_a_meeting_recorded_as_not_held_is_settled_by_a_person(
    meeting: UUID, pa_kim: Cell, late: None
) -> None:
    cancel_meeting(pa_kim.secretary, meeting=meeting, reason="Lũ về")
    with pytest.raises(Conflict) as refused:
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
    assert (refused.value.code, refused.value.facts) == ("cancelled", {"reason": "Lũ về"})
    open_meeting(
        pa_kim.secretary,
        meeting=meeting,
        chair=pa_kim.members[0],
        although_cancelled=True,
        other_day_reason="Nước rút",
    )
    assert Meeting.rows.get(pk=meeting).state == MeetingState.IN_SESSION


def test_of_thematic_meetings_the_one_of_the_day_is_meant(pa_kim: Cell, late: None) -> None:
    other = planned(pa_kim, kind=MeetingKind.THEMATIC, starts_at=EVENING - timedelta(days=9))
    assert opened(pa_kim.secretary, now(pa_kim, kind="thematic")).result["merged"] is False
    assert Meeting.rows.get(pk=other).state == MeetingState.DRAFT
    again = opened(pa_kim.secretary, now(pa_kim, kind="thematic"))
    assert (again.result["merged"], again.result["already_open"]) == (True, True)


def test_a_roll_taken_for_another_day_is_taken_anew(pa_kim: Cell, late: None) -> None:
    draft = planned(pa_kim, starts_at=EVENING + timedelta(days=5))
    take_roll(pa_kim.secretary, meeting=draft)
    opened(pa_kim.secretary, now(pa_kim))
    assert [each.on.day for each in Roll.rows.filter(meeting=draft).order_by("version")] == [29, 24]


def test_the_answer_names_who_stands_on_only_one_of_the_two_rolls(pa_kim: Cell, late: None) -> None:
    payload = now(pa_kim)
    gone = pa_kim.members[5]
    Membership.rows.filter(person=gone).update(valid_to=date(2026, 11, 22))
    new = new_id()
    member = NewMember(id=new, full_name="Lò Văn Mới")
    enter_roll(OPERATOR, cell=pa_kim.id, members=[member], since=date(2026, 11, 23))
    done = opened(pa_kim.secretary, payload)
    assert (done.result["not_on_roll"], done.result["new_on_roll"]) == ([str(gone)], [str(new)])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(["secretary", "deputy", "clerk"]), again=st.booleans())
def test_however_openings_and_a_draft_follow_each_other_there_is_one_meeting(
    pa_kim: Cell, order: list[str], again: bool
) -> None:
    """Two phones open the same meeting without signal and a draft is made: whatever comes first, it is one meeting."""
    with transaction.atomic(), clock.at(NEXT_DAY):
        payloads = {name: now(pa_kim) for name in ("secretary", "deputy")}
        drafted = None
        for name in order:
            if name == "clerk" and not Meeting.rows.filter(body=pa_kim.body).exists():
                drafted = planned(pa_kim)
                draw_agenda(pa_kim.secretary, meeting=drafted)
            elif name != "clerk":
                opened(getattr(pa_kim, name), payloads[name])
        if again:
            opened(pa_kim.secretary, payloads["secretary"])
        held = Meeting.rows.get(body=pa_kim.body)
        assert drafted in (None, held.pk)
        reading = {
            name: access_meeting(pa_kim.secretary, UUID(payloads[name]["id"])).meeting for name in payloads
        }
        assert {each.pk for each in reading.values()} == {held.pk}
        assert len(agenda(held.pk)) == len(payloads["secretary"]["items"])
        assert Roll.rows.filter(meeting=held).count() == 1
        transaction.set_rollback(True)


def test_a_phone_that_had_no_template_opens_a_meeting_with_what_it_has(pa_kim: Cell, late: None) -> None:
    item = {
        "id": str(new_id()),
        "phase": "opening",
        "kind": "opening",
        "title": "Tuyên bố lý do",
        "hint": "",
        "field": "",
    }
    payload = now(pa_kim) | {"items": [item], "roll": [str(pa_kim.members[0])], "kind": "extraordinary"}
    opened(pa_kim.secretary, payload)
    assert agenda(UUID(payload["id"])) == [("opening", "Tuyên bố lý do")]
