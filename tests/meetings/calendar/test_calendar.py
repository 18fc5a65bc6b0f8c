"""The year's calendar: nennep.meetings.actions.calendar and fixed_days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.calendar import plan_meetings, set_fixed_day
from nennep.meetings.actions.changes import cancel_meeting
from nennep.meetings.calendar.fixed_days import fixed_day_of, propose_year
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import FixedDay, Meeting
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.meetings.planning import DECEMBER, plan, planned

JANUARY = date(2027, 1, 1)


def set_day(
    actor: Actor, organisation: UUID, day: int, effective: date = date(2026, 11, 20), **more: object
) -> None:
    set_fixed_day(
        actor,
        id=new_id(),
        organisation=organisation,
        day=day,
        starts=time(19, 30),
        effective=effective,
        **more,
    )


def body(cell: Cell) -> Body:
    return Body.rows.select_related("organisation").get(pk=cell.body)


# --- the fixed day


def test_a_cell_inherits_the_commune_s_day_until_it_sets_its_own(pa_kim: Cell, world: World) -> None:
    set_day(world.clerk, world.commune, 3)
    inherited = fixed_day_of(body(pa_kim), date(2026, 12, 1))
    assert inherited is not None
    assert (inherited.day, inherited.own) == (3, False)
    set_day(pa_kim.secretary, pa_kim.id, 24)
    own = fixed_day_of(body(pa_kim), date(2026, 12, 1))
    assert own is not None
    assert (own.day, own.own) == (24, True)
    other = fixed_day_of(body(world.cells["staff"]), date(2026, 12, 1))
    assert other is not None
    assert other.day == 3


def test_a_new_day_ends_the_former_and_leaves_the_past_as_it_was(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 24)
    set_day(pa_kim.secretary, pa_kim.id, 5, effective=JANUARY)
    assert [fixed_day_of(body(pa_kim), on).day for on in (date(2026, 12, 31), JANUARY)] == [24, 5]


def test_a_day_put_right_on_the_same_day_leaves_one_row(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 24)
    set_day(pa_kim.secretary, pa_kim.id, 25)
    assert [each.day for each in FixedDay.rows.all()] == [25]


def test_a_day_before_a_later_one_is_refused(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 5, effective=JANUARY)
    with pytest.raises(Conflict):
        set_day(pa_kim.secretary, pa_kim.id, 24)


@pytest.mark.parametrize("day", [0, 32])
def test_a_day_that_no_month_has_is_refused(pa_kim: Cell, day: int) -> None:
    with pytest.raises(Invalid):
        set_day(pa_kim.secretary, pa_kim.id, day)


def test_a_day_before_the_cell_existed_is_refused(pa_kim: Cell) -> None:
    with pytest.raises(Invalid):
        set_day(pa_kim.secretary, pa_kim.id, 24, effective=date(2019, 1, 1))


def test_only_who_prepares_or_manages_sets_the_day(pa_kim: Cell, world: World) -> None:
    with pytest.raises(NotFound):
        set_day(Actor.stranger(), pa_kim.id, 24)
    with pytest.raises(Forbidden):
        set_day(pa_kim.member, pa_kim.id, 24)
    with pytest.raises(NotFound):
        set_day(pa_kim.secretary, world.commune, 24)
    set_day(world.clerk, pa_kim.id, 24)


def test_the_committee_has_a_day_of_its_own(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 20, body_kind=BodyKind.CELL_COMMITTEE)
    assert fixed_day_of(body(pa_kim), date(2026, 12, 1)) is None
    committee = Body.rows.select_related("organisation").get(pk=pa_kim.committee)
    assert fixed_day_of(committee, date(2026, 12, 1)).day == 20


# --- the proposal


def test_the_day_proposes_twelve_regular_meetings_and_a_thematic_one_a_quarter(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 24)
    proposals = propose_year(body(pa_kim), 2027, since=JANUARY)
    regular = [each for each in proposals if each.kind == MeetingKind.REGULAR]
    assert [each.on for each in regular] == [date(2027, month, 24) for month in range(1, 13)]
    assert [each.month.month for each in proposals if each.kind == MeetingKind.THEMATIC] == [2, 5, 8, 11]


def test_a_short_month_and_a_holiday_are_shown_not_moved(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 31)
    by_month = {each.month.month: each for each in propose_year(body(pa_kim), 2027, since=JANUARY)}
    assert (by_month[2].on, by_month[2].short_month) == (date(2027, 2, 28), 31)
    assert by_month[1].short_month is None
    set_day(pa_kim.secretary, pa_kim.id, 2)
    september = next(
        each for each in propose_year(body(pa_kim), 2027, since=JANUARY) if each.month.month == 9
    )
    assert september.on == date(2027, 9, 2)
    assert september.clashes
    assert september.holiday is not None
    assert september.free is not None
    assert september.free > september.on


def test_a_weekend_is_shown_without_being_a_clash(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 24)
    january = propose_year(body(pa_kim), 2027, since=JANUARY)[0]
    assert (january.weekend, january.clashes) == (True, False)  # 24/1/2027 is a Sunday


def test_months_that_have_a_meeting_and_days_that_passed_are_not_proposed(
    pa_kim: Cell, meeting: UUID
) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 24)
    proposals = propose_year(body(pa_kim), 2026, since=clock.today())
    assert [each.on for each in proposals if each.kind == MeetingKind.REGULAR] == [date(2026, 12, 24)]


def test_without_a_fixed_day_nothing_is_proposed(pa_kim: Cell) -> None:
    assert propose_year(body(pa_kim), 2027, since=JANUARY) == []


def test_only_cells_are_proposed_thematic_meetings(pa_kim: Cell) -> None:
    set_day(pa_kim.secretary, pa_kim.id, 20, body_kind=BodyKind.CELL_COMMITTEE)
    committee = Body.rows.select_related("organisation").get(pk=pa_kim.committee)
    assert {each.kind for each in propose_year(committee, 2027, since=JANUARY)} == {MeetingKind.REGULAR}


# --- planning


def test_what_a_person_confirmed_is_planned_in_one_act(pa_kim: Cell) -> None:
    regular = planned()
    thematic = planned(kind=MeetingKind.THEMATIC, sits_with=regular.id, theme="Giữ rừng")
    plan(pa_kim, thematic, regular)
    assert Meeting.rows.get(pk=thematic.id).sits_with_id == regular.id
    assert Meeting.rows.get(pk=regular.id).state == MeetingState.DRAFT


def test_a_month_has_one_regular_meeting(pa_kim: Cell, meeting: UUID) -> None:
    with pytest.raises(Conflict, match="11/2026"):
        plan(pa_kim, planned(EVENING))
    with pytest.raises(Conflict):
        plan(pa_kim, planned(), planned())
    cancel_meeting(pa_kim.secretary, meeting=meeting, reason="Lũ quét")
    plan(pa_kim, planned(EVENING))


@pytest.mark.parametrize(
    "wrong",
    [
        {"month": date(2026, 11, 1)},
        {"month": date(2026, 12, 2)},
        {"starts_at": datetime(2019, 12, 24, 12, tzinfo=UTC), "month": date(2019, 12, 1)},
    ],
)
def test_a_day_that_cannot_be_right_is_refused(pa_kim: Cell, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        plan(pa_kim, planned(**wrong))


def test_the_same_meetings_are_not_planned_twice(pa_kim: Cell) -> None:
    once = planned()
    plan(pa_kim, once)
    with pytest.raises(Conflict):
        plan(pa_kim, once)


def test_a_thematic_meeting_sits_only_with_a_regular_one_at_the_same_time(pa_kim: Cell, world: World) -> None:
    regular = planned()
    later = DECEMBER.replace(hour=14)
    with pytest.raises(Invalid):
        plan(pa_kim, regular, planned(later, MeetingKind.THEMATIC, sits_with=regular.id))
    theirs = planned()
    plan(world.cells["staff"], theirs)
    with pytest.raises(Invalid):
        plan(pa_kim, planned(kind=MeetingKind.THEMATIC, sits_with=theirs.id))


def test_committees_hold_no_thematic_meetings_and_offices_do_not_meet(pa_kim: Cell, world: World) -> None:
    with pytest.raises(Invalid):
        plan_meetings(pa_kim.secretary, body=pa_kim.committee, meetings=[planned(kind=MeetingKind.THEMATIC)])
    with pytest.raises(Invalid):
        plan_meetings(world.clerk, body=world.office, meetings=[planned()])
    plan_meetings(pa_kim.secretary, body=pa_kim.committee, meetings=[planned()])


def test_strangers_and_members_plan_nothing(pa_kim: Cell, world: World) -> None:
    for actor, refusal in (
        (Actor.stranger(), NotFound),
        (pa_kim.member, Forbidden),
        (world.cells["staff"].member, NotFound),
    ):
        with pytest.raises(refusal):
            plan_meetings(actor, body=pa_kim.body, meetings=[planned()])


# --- moving, not holding


# --- one sitting
