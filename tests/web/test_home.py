"""What home opens on: nennep.web.home and nennep.meetings.selectors.today."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.actions.calendar import plan_meetings
from nennep.meetings.actions.notices import answer_notice
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.selectors.today import Answers, meetings_today
from nennep.membership.models import Membership
from nennep.organisation.enums import BodyKind
from nennep.web.home import Home, home_of
from tests.access.addresses import signed_in
from tests.factories import Cell, World, body
from tests.fixtures import EVENING
from tests.meetings.planning import notify, plan, planned

AT_FIVE = EVENING - timedelta(hours=2, minutes=30)
TONIGHT = "Tối nay Chi bộ bản Pá Kìm sinh hoạt."


def home(actor: Actor) -> Home:
    return home_of(actor, clock.today())


def test_the_secretary_s_home_opens_on_tonight_s_meeting_with_the_way_in(pa_kim: Cell, meeting: UUID) -> None:
    notify(pa_kim, meeting)
    answer_notice(pa_kim.member, meeting=meeting, person=pa_kim.member.person_id, coming=True)
    with clock.at(AT_FIVE):
        (tonight,), page = (
            home(pa_kim.secretary).tonight,
            signed_in(pa_kim.secretary).get("/").content.decode(),
        )
    assert home_on_the_day_before(pa_kim) == ()
    assert tonight.meeting.id == meeting
    assert tonight.meeting.answers == Answers(expected=len(pa_kim.members), coming=1, excused=0)
    assert page.index(TONIGHT) < page.index("19:30") < page.index(f"/buoi/{meeting}/hop/") < page.index("kit")
    assert page.index(f"/buoi/{meeting}/hop/") < page.index("<h2>Đến hạn</h2>")
    assert page.count(f'href="/buoi/{meeting}/hop/"') == 1  # not once more among what is due


def home_on_the_day_before(cell: Cell) -> tuple[object, ...]:
    with clock.at(AT_FIVE - timedelta(days=1)):
        return home(cell.secretary).tonight


def test_a_member_s_home_opens_on_it_too_and_says_what_was_answered(pa_kim: Cell, meeting: UUID) -> None:
    notify(pa_kim, meeting)
    with clock.at(AT_FIVE):
        page = signed_in(pa_kim.member).get("/").content.decode()
        assert TONIGHT in page
        assert f"/buoi/{meeting}/tra-loi/" in page
        answer_notice(
            pa_kim.member,
            meeting=meeting,
            person=pa_kim.member.person_id,
            coming=False,
            reason="đi khám bệnh",
        )
        (tonight,), page = home(pa_kim.member).tonight, signed_in(pa_kim.member).get("/").content.decode()
    assert page.count("Sinh hoạt thường kỳ tháng 11/2026") == 1  # not once more under the cell
    assert tonight.meeting.coming is False
    assert tonight.meeting.answers is None  # who answered what is not a member's business
    assert "Đồng chí đã xin vắng." in page
    assert f'class="button" href="/buoi/{meeting}/"' in page


def test_others_are_not_told_of_it(pa_kim: Cell, world: World, meeting: UUID) -> None:
    with clock.at(AT_FIVE):
        assert meetings_today(world.clerk, clock.today()) == []
        assert meetings_today(Actor.stranger(), clock.today()) == []


def test_a_meeting_that_runs_past_midnight_stays_in_front(pa_kim: Cell, meeting: UUID) -> None:
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    with clock.at(EVENING + timedelta(hours=5)):
        assert home(pa_kim.secretary).heading == "Chi bộ bản Pá Kìm đang sinh hoạt."


def test_a_meeting_that_is_entered_days_later_or_was_left_open_is_not_called_one_of_today(
    pa_kim: Cell, meeting: UUID
) -> None:
    with clock.at(EVENING + timedelta(days=9)):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
        assert home(pa_kim.member).heading == ""
        assert [each.meeting for each in home(pa_kim.secretary).due].count(
            meeting
        ) == 1  # still to be finished


def test_secretaries_are_told_of_their_briefing_and_members_are_not(pa_kim: Cell, world: World) -> None:
    briefing = planned(EVENING)
    where = body(world.commune, BodyKind.SECRETARIES, "Giao ban bí thư chi bộ")
    plan_meetings(world.clerk, body=where, meetings=[briefing])
    with clock.at(AT_FIVE):
        assert [each.id for each in meetings_today(pa_kim.secretary, clock.today())] == [briefing.id]
        assert meetings_today(pa_kim.member, clock.today()) == []


def test_an_answer_of_who_left_the_cell_since_is_not_counted(pa_kim: Cell, meeting: UUID) -> None:
    notify(pa_kim, meeting)
    answer_notice(pa_kim.member, meeting=meeting, person=pa_kim.member.person_id, coming=True)
    Membership.rows.filter(person_id=pa_kim.member.person_id).update(valid_to=clock.legal_day(EVENING))
    with clock.at(AT_FIVE):
        (tonight,) = home(pa_kim.secretary).tonight
    assert tonight.meeting.answers == Answers(expected=len(pa_kim.members) - 1, coming=0, excused=0)


@pytest.mark.parametrize(
    ("hour", "heading"),
    [(1, "Sáng nay"), (5, "Trưa nay"), (8, "Chiều nay"), (11, "Tối nay")],
)
def test_the_time_of_day_is_said_as_people_say_it(pa_kim: Cell, hour: int, heading: str) -> None:
    starts_at = EVENING.replace(hour=hour, minute=0)
    plan(pa_kim, planned(starts_at))
    with clock.at(starts_at - timedelta(hours=1)):
        assert home(pa_kim.secretary).heading == f"{heading} Chi bộ bản Pá Kìm sinh hoạt."
