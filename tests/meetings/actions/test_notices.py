"""Notices and answers: nennep.meetings.actions.notices."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.authority.actions import put_in_charge
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.delivery.enums import Channel
from nennep.delivery.recording import mark_opened
from nennep.meetings.actions.agenda import add_item
from nennep.meetings.actions.calendar import plan_meetings
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.notices import answer_notice, give_notice, record_telling
from nennep.meetings.actions.preparation import reopen_preparation
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Answer, Meeting, Notice
from nennep.meetings.selectors.notices import counts_of, latest_notice, recipient_rows
from nennep.meetings.selectors.preparation import lead_of
from nennep.meetings.selectors.seen import see_meeting
from nennep.organisation.enums import BodyKind
from nennep.rulebook.enums import ItemKind
from tests.factories import FOUNDED, OPERATOR, Cell, World, body
from tests.fixtures import EVENING
from tests.meetings.planning import agree, notify, plan, planned


def held(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def rows(meeting: UUID) -> dict[UUID, object]:
    found = held(meeting)
    return {each.person.pk: each for each in recipient_rows(found, latest_notice(found))}


def tell(
    cell: Cell, meeting: UUID, persons: list[UUID], channel: Channel = Channel.VOICE, **more: object
) -> None:
    record_telling(cell.secretary, meeting=meeting, persons=persons, channel=channel, **more)


def answer(actor: Actor, meeting: UUID, person: UUID, coming: bool = True, reason: str = "") -> None:
    answer_notice(actor, meeting=meeting, person=person, coming=coming, reason=reason)


# --- giving notice


def test_a_notice_freezes_what_was_told(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    notice = Notice.rows.get()
    assert (notice.version, notice.starts_at, notice.place) == (1, EVENING, "Nhà văn hóa bản Pá Kìm")
    assert "Quản lý, bảo vệ rừng; ngăn phá rừng làm nương" in notice.contents["items"]
    reopen_preparation(pa_kim.secretary, meeting=meeting, reason="Thêm việc")
    add_item(pa_kim.secretary, meeting=meeting, id=new_id(), title="Việc mới")
    assert "Việc mới" not in Notice.rows.get().contents["items"]


def test_what_only_the_book_keeps_is_not_told(meeting: UUID, pa_kim: Cell) -> None:
    add_item(pa_kim.secretary, meeting=meeting, id=new_id(), kind=ItemKind.PAPER_ONLY)
    notify(pa_kim, meeting)
    assert not [each for each in Notice.rows.get().contents["items"] if "sổ giấy" in each]


def test_the_screen_tells_those_who_have_a_login_and_nobody_else(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    found = rows(meeting)
    assert [person in (pa_kim.members[:3]) for person, each in found.items() if not each.untold] == [True] * 3
    assert found[pa_kim.members[5]].untold


def test_the_committee_member_in_charge_is_told_too(meeting: UUID, pa_kim: Cell, world: World) -> None:
    person = world.commune_secretary.person_id
    assert person is not None
    put_in_charge(OPERATOR, id=new_id(), person=person, organisation=pa_kim.id, begins=FOUNDED)
    notify(pa_kim, meeting)
    row = rows(meeting)[person]
    assert (row.in_charge, row.untold, row.on_roll) == (True, False, False)


def test_a_notice_needs_agreement_a_place_and_a_time_to_come(meeting: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        give_notice(pa_kim.secretary, meeting=meeting, id=new_id())
    agree(pa_kim, meeting)
    with clock.at(EVENING + timedelta(minutes=1)), pytest.raises(Conflict):
        give_notice(pa_kim.secretary, meeting=meeting, id=new_id())
    nowhere = plan(pa_kim, planned(place=""))[0]
    agree(pa_kim, nowhere)
    with pytest.raises(Invalid):
        give_notice(pa_kim.secretary, meeting=nowhere, id=new_id())


def test_a_moved_meeting_is_told_again_and_that_notice_is_not_late(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    later = EVENING + timedelta(days=1)
    move_meeting(
        pa_kim.secretary, id=new_id(), meeting=meeting, starts_at=later, reason="Mất điện", told_how="Loa bản"
    )
    with clock.at(later - timedelta(hours=2)):
        give_notice(pa_kim.secretary, meeting=meeting, id=new_id())
        assert lead_of(held(meeting)) is None
    assert [each.starts_at for each in Notice.rows.order_by("version")] == [EVENING, later]


def test_who_may_give_notice(meeting: UUID, pa_kim: Cell, world: World) -> None:
    agree(pa_kim, meeting)
    for actor, refusal in (
        (Actor.stranger(), NotFound),
        (pa_kim.member, Forbidden),
        (world.clerk, Forbidden),
    ):
        with pytest.raises(refusal):
            give_notice(actor, meeting=meeting, id=new_id())


# --- who was told


def test_told_opened_and_answered_are_three_facts(meeting: UUID, pa_kim: Cell) -> None:
    notice = notify(pa_kim, meeting)
    tell(pa_kim, meeting, pa_kim.members[3:6])
    mark_opened(recipient=pa_kim.members[2], about=("notice", notice))
    answer(pa_kim.member, meeting, pa_kim.members[2])
    counts = counts_of(list(rows(meeting).values()))
    assert (counts.summoned, counts.told, counts.opened, counts.coming, counts.silent) == (11, 6, 1, 1, 10)


def test_told_by_voice_is_a_channel_with_its_hour(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    at = clock.now()
    tell(pa_kim, meeting, [pa_kim.members[7]], told_at=at, note="gặp ở nương")
    attempt = rows(meeting)[pa_kim.members[7]].attempts[0]
    assert (attempt.channel, attempt.attempted_at, attempt.note) == (Channel.VOICE, at, "gặp ở nương")


def test_a_pasted_text_is_sent_but_not_known_to_be_read(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    tell(pa_kim, meeting, [pa_kim.members[7]], Channel.PASTE)
    assert rows(meeting)[pa_kim.members[7]].attempts[0].outcome == "unknown"


@pytest.mark.parametrize("channel", [Channel.SCREEN, Channel.PUSH])
def test_what_the_program_tells_is_not_ticked_by_hand(meeting: UUID, pa_kim: Cell, channel: Channel) -> None:
    notify(pa_kim, meeting)
    with pytest.raises(Invalid):
        tell(pa_kim, meeting, [pa_kim.members[7]], channel)


def test_tellings_that_cannot_be_are_refused(meeting: UUID, pa_kim: Cell, world: World) -> None:
    with pytest.raises(Conflict):
        tell(pa_kim, meeting, pa_kim.members[3:4])
    notify(pa_kim, meeting)
    stranger = world.cells["staff"].members[2]
    for wrong in ([], [stranger], [pa_kim.members[3]] * 2):
        with pytest.raises(Invalid):
            tell(pa_kim, meeting, wrong)
    with pytest.raises(Invalid):
        tell(pa_kim, meeting, pa_kim.members[3:4], told_at=clock.now() + timedelta(hours=1))


# --- answers


def test_a_member_answers_for_oneself_and_the_latest_answer_counts(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    answer(pa_kim.member, meeting, pa_kim.members[2], coming=False, reason="Con ốm")
    answer(pa_kim.member, meeting, pa_kim.members[2])
    found = Answer.rows.get()
    assert (found.coming, found.reason, found.ticked_by_id) == (True, "", None)


def test_the_secretary_ticks_for_a_member_and_that_is_kept(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    answer(pa_kim.secretary, meeting, pa_kim.members[8], coming=False, reason="Đi viện")
    assert Answer.rows.get().ticked_by_id == pa_kim.members[0]


def test_an_excuse_needs_a_reason(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    with pytest.raises(Invalid):
        answer(pa_kim.member, meeting, pa_kim.members[2], coming=False)


def test_nobody_answers_for_another_or_before_the_notice_or_from_outside(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    with pytest.raises(Conflict):
        answer(pa_kim.member, meeting, pa_kim.members[2])
    notify(pa_kim, meeting)
    with pytest.raises(Forbidden):
        answer(pa_kim.member, meeting, pa_kim.members[8])
    outsider = world.cells["staff"].member
    assert outsider.person_id is not None
    with pytest.raises(NotFound):
        answer(outsider, meeting, outsider.person_id)
    with pytest.raises(Invalid):
        answer(pa_kim.secretary, meeting, outsider.person_id)


def test_a_secretary_sees_and_answers_the_briefing_of_the_commune(pa_kim: Cell, world: World) -> None:
    briefing = body(world.commune, BodyKind.SECRETARIES, "Giao ban bí thư chi bộ")
    meeting = planned()
    plan_meetings(world.clerk, body=briefing, meetings=[meeting])
    assert see_meeting(pa_kim.secretary, meeting.id).summoned
    with pytest.raises(NotFound):
        see_meeting(pa_kim.member, meeting.id)
    Meeting.rows.filter(pk=meeting.id).update(state=MeetingState.NOTIFIED)
    answer(pa_kim.secretary, meeting.id, pa_kim.members[0])
    assert Answer.rows.get().coming


def test_a_thematic_meeting_of_one_sitting_is_told_with_the_regular_one(pa_kim: Cell) -> None:
    regular = planned()
    thematic = planned(kind=MeetingKind.THEMATIC, sits_with=regular.id, theme="Giữ rừng đầu nguồn")
    plan(pa_kim, regular, thematic)
    notify(pa_kim, regular.id)
    assert Notice.rows.get().contents["theme"] == "Giữ rừng đầu nguồn"
    assert Meeting.rows.get(pk=thematic.id).state == MeetingState.NOTIFIED
    assert Meeting.rows.get(pk=thematic.id).month == date(2026, 12, 1)
