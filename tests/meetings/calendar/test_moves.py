"""Meetings that are moved, not held, or sit with another."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Envelope
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.changes import cancel_meeting, describe_meeting, move_meeting, set_place
from nennep.meetings.actions.joint import hold_together
from nennep.meetings.actions.session import open_meeting, take_roll
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import AgendaItem, Meeting, MeetingMove, Roll
from tests.access.addresses import signed_in
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.meetings.planning import DECEMBER, add, agree, notify, plan, planned


def move(cell: Cell, meeting: UUID, starts_at: datetime, **more: object) -> None:
    move_meeting(cell.secretary, id=new_id(), meeting=meeting, starts_at=starts_at, reason="Mưa lũ", **more)


def test_a_moved_meeting_keeps_its_row_with_the_reason(pa_kim: Cell, meeting: UUID) -> None:
    move(pa_kim, meeting, DECEMBER)
    moved = MeetingMove.rows.get()
    assert (moved.meeting_id, moved.from_starts_at, moved.reason, moved.after_notice) == (
        meeting,
        EVENING,
        "Mưa lũ",
        False,
    )
    found = Meeting.rows.get(pk=meeting)
    assert (found.starts_at, found.month, found.place) == (
        DECEMBER,
        date(2026, 11, 1),
        "Nhà văn hóa bản Pá Kìm",
    )


def test_a_move_after_the_notice_says_how_people_were_told(pa_kim: Cell, meeting: UUID) -> None:
    notify(pa_kim, meeting)
    with pytest.raises(Invalid):
        move(pa_kim, meeting, EVENING.replace(day=25))
    move(pa_kim, meeting, EVENING.replace(day=25), told_how="Loa bản và điện thoại")
    assert MeetingMove.rows.get().after_notice
    assert Meeting.rows.get(pk=meeting).state == MeetingState.NOTIFIED


def test_a_move_at_the_last_minute_takes_the_roll_of_the_new_day(pa_kim: Cell, meeting: UUID) -> None:
    take_roll(pa_kim.secretary, meeting=meeting)
    move(pa_kim, meeting, EVENING.replace(day=26))
    assert [(each.version, each.on.day) for each in Roll.rows.order_by("version")] == [(1, 24), (2, 26)]


def test_a_move_to_where_it_is_is_refused(pa_kim: Cell, meeting: UUID) -> None:
    with pytest.raises(Invalid):
        move(pa_kim, meeting, EVENING)


def test_a_meeting_in_session_is_not_moved_and_cancelled_only_by_its_chair(
    pa_kim: Cell, in_session: UUID
) -> None:
    with pytest.raises(Conflict):
        move(pa_kim, in_session, DECEMBER)
    with pytest.raises(Forbidden):
        cancel_meeting(pa_kim.member, meeting=in_session, reason="Thôi")
    cancel_meeting(pa_kim.secretary, meeting=in_session, reason="Bấm nhầm")


def test_a_meeting_not_held_keeps_its_row_and_frees_the_thematic_one(pa_kim: Cell) -> None:
    regular = planned()
    thematic = planned(kind=MeetingKind.THEMATIC, sits_with=regular.id)
    plan(pa_kim, regular, thematic)
    cancel_meeting(pa_kim.secretary, meeting=regular.id, reason="Bí thư đi học")
    found = Meeting.rows.get(pk=regular.id)
    assert (found.state, found.reason) == (MeetingState.CANCELLED, "Bí thư đi học")
    assert Meeting.rows.get(pk=thematic.id).sits_with_id is None
    with pytest.raises(Conflict):
        cancel_meeting(pa_kim.secretary, meeting=regular.id, reason="Lần nữa")


def test_the_office_above_may_move_a_cell_s_meeting_and_a_member_may_not(
    pa_kim: Cell, meeting: UUID, world: World
) -> None:
    with pytest.raises(Forbidden):
        move_meeting(pa_kim.member, id=new_id(), meeting=meeting, starts_at=DECEMBER, reason="Bận")
    with pytest.raises(NotFound):
        move_meeting(Actor.stranger(), id=new_id(), meeting=meeting, starts_at=DECEMBER, reason="Bận")
    move_meeting(world.clerk, id=new_id(), meeting=meeting, starts_at=DECEMBER, reason="Trùng hội nghị xã")


def test_a_thematic_meeting_takes_time_and_state_of_the_regular_one_it_sits_with(pa_kim: Cell) -> None:
    regular = planned()
    thematic = planned(DECEMBER.replace(day=10), MeetingKind.THEMATIC, theme="Giữ rừng")
    plan(pa_kim, regular, thematic)
    hold_together(pa_kim.secretary, thematic=thematic.id, regular=regular.id)
    second = Meeting.rows.get(pk=thematic.id)
    assert (second.sits_with_id, second.starts_at) == (regular.id, DECEMBER)
    agree(pa_kim, regular.id)
    assert Meeting.rows.get(pk=thematic.id).state == MeetingState.PREPARED
    with pytest.raises(Conflict):
        move(pa_kim, thematic.id, DECEMBER.replace(day=28))
    move(pa_kim, regular.id, DECEMBER.replace(day=28))
    assert Meeting.rows.get(pk=thematic.id).starts_at == DECEMBER.replace(day=28)


def test_two_meetings_of_one_sitting_can_be_separated(pa_kim: Cell) -> None:
    regular = planned()
    thematic = planned(kind=MeetingKind.THEMATIC, sits_with=regular.id)
    plan(pa_kim, regular, thematic)
    hold_together(pa_kim.secretary, thematic=thematic.id)
    assert Meeting.rows.get(pk=thematic.id).sits_with_id is None


def test_a_regular_meeting_does_not_sit_with_another(pa_kim: Cell, meeting: UUID) -> None:
    other = plan(pa_kim, planned())[0]
    with pytest.raises(Invalid):
        hold_together(pa_kim.secretary, thematic=meeting, regular=other)


def test_a_thematic_meeting_that_was_agreed_keeps_a_theme(pa_kim: Cell) -> None:
    thematic = plan(pa_kim, planned(kind=MeetingKind.THEMATIC, theme="Giữ rừng"))[0]
    agree(pa_kim, thematic)
    with pytest.raises(Invalid):
        describe_meeting(pa_kim.secretary, meeting=thematic)
    describe_meeting(pa_kim.secretary, meeting=thematic, theme="Giữ rừng đầu nguồn")


def test_an_opened_meeting_keeps_its_theme(pa_kim: Cell, meeting: UUID) -> None:
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
        with pytest.raises(Conflict):
            describe_meeting(pa_kim.secretary, meeting=meeting, theme="Khác")


def postpone(cell: Cell, meeting: UUID, starts_at: datetime, **more: object) -> None:
    """Put off on a phone without a signal, and told to people; it arrives now."""
    told = {"reason": "Mưa lũ", "told_how": "Loa bản"}
    sent = {"id": str(new_id()), "meeting": str(meeting), "starts_at": starts_at.isoformat(), **told, **more}
    envelope = Envelope(key=new_id(), device_id=new_id(), device_seq=1, captured_at=clock.now())
    move_meeting.perform(cell.secretary, payload=sent, envelope=envelope)


def moved_and_told(meeting: UUID) -> tuple[datetime, str, str]:
    found = MeetingMove.rows.get(meeting=meeting)
    return found.to_starts_at, found.reason, found.told_how


def test_a_postponement_of_what_was_recorded_as_not_held_is_settled_by_a_person_and_keeps_its_telling(
    pa_kim: Cell, meeting: UUID
) -> None:
    notify(pa_kim, meeting)
    cancel_meeting(pa_kim.secretary, meeting=meeting, reason="Không thấy họp")
    later = EVENING.replace(day=27)
    with pytest.raises(Conflict) as asked:
        postpone(pa_kim, meeting, later)
    assert (asked.value.code, asked.value.facts) == ("cancelled", {"reason": "Không thấy họp"})
    postpone(pa_kim, meeting, later, although_cancelled=True)
    found = Meeting.rows.get(pk=meeting)
    assert (found.state, found.starts_at, found.reason) == (MeetingState.NOTIFIED, later, "")
    assert moved_and_told(meeting) == (later, "Mưa lũ", "Loa bản")


def test_an_extraordinary_meeting_is_postponed_beside_another_one_of_the_month(pa_kim: Cell) -> None:
    kind, later = MeetingKind.EXTRAORDINARY, EVENING.replace(day=27)
    found, other = plan(
        pa_kim, planned(EVENING.replace(day=25), kind), planned(EVENING.replace(day=28), kind)
    )
    cancel_meeting(pa_kim.secretary, meeting=found, reason="Không thấy họp")
    postpone(pa_kim, found, later, although_cancelled=True)
    assert Meeting.rows.get(pk=found).starts_at == later
    assert Meeting.rows.get(pk=other).starts_at == EVENING.replace(day=28)


def test_a_postponed_meeting_and_the_draft_made_for_its_new_day_become_one(
    pa_kim: Cell, meeting: UUID
) -> None:
    add(pa_kim, meeting, "Nạo vét mương")
    agree(pa_kim, meeting)
    own = AgendaItem.rows.filter(meeting=meeting).count()
    cancel_meeting(pa_kim.secretary, meeting=meeting, reason="Không thấy họp")
    later = EVENING.replace(day=27)
    (draft,) = plan(pa_kim, planned(starts_at=later))
    add(pa_kim, draft, "Nạo vét mương")  # in both: it stands once
    add(pa_kim, draft, "Bàn việc làm đường")
    with pytest.raises(Conflict) as asked:
        postpone(pa_kim, meeting, later)
    assert asked.value.facts["meeting"] == str(draft)
    postpone(pa_kim, meeting, later, same_as=str(draft))
    assert Meeting.rows.get(pk=meeting).starts_at == later
    assert Meeting.rows.get(pk=draft).state == MeetingState.CANCELLED
    titles = list(AgendaItem.rows.filter(meeting=meeting).values_list("title", flat=True))
    assert (len(titles), "Bàn việc làm đường" in titles) == (own + 1, True)
    assert moved_and_told(meeting) == (later, "Mưa lũ", "Loa bản")


def test_a_phone_that_moves_a_meeting_onto_anothers_day_asks_whether_the_two_are_one(pa_kim: Cell) -> None:
    later = EVENING.replace(day=27)
    (first,) = plan(pa_kim, planned(kind=MeetingKind.EXTRAORDINARY))
    (second,) = plan(pa_kim, planned(kind=MeetingKind.EXTRAORDINARY, starts_at=later))
    with pytest.raises(Conflict) as asked:
        postpone(pa_kim, first, later)
    assert (asked.value.code, asked.value.facts["meeting"]) == ("another_there", str(second))
    postpone(pa_kim, first, later, apart=True)
    assert Meeting.rows.filter(starts_at=later, state=MeetingState.DRAFT).count() == 2


def test_the_place_is_written_while_preparing_and_told_anew_after_the_notice(
    pa_kim: Cell, world: World, meeting: UUID
) -> None:
    set_place(pa_kim.secretary, meeting=meeting, place="Nhà ông Lò Văn Ếch")
    assert Meeting.rows.get(pk=meeting).place == "Nhà ông Lò Văn Ếch"
    assert not MeetingMove.rows.exists()
    notify(pa_kim, meeting)
    with pytest.raises(Conflict, match="Thông báo đã gửi với địa điểm cũ"):
        set_place(pa_kim.secretary, meeting=meeting, place="Nhà văn hóa")
    with pytest.raises(Forbidden):
        set_place(pa_kim.member, meeting=meeting, place="Nhà tôi")


def test_a_new_meeting_is_proposed_where_the_cell_met_last(pa_kim: Cell, meeting: UUID) -> None:
    set_place(pa_kim.secretary, meeting=meeting, place="Nhà ông Lò Văn Ếch")
    at = reverse("meetings:add", args=[pa_kim.id, 2026])
    assert 'value="Nhà ông Lò Văn Ếch"' in signed_in(pa_kim.secretary).get(at).content.decode()
    without = plan(pa_kim, planned(place=""))[0]
    page = signed_in(pa_kim.secretary).get(reverse("meetings:prepare", args=[without])).content.decode()
    assert '<details class="more" id="dia-diem" open>' in page
    assert 'value="Nhà ông Lò Văn Ếch"' in page
