"""An organisation and a committee's month, asked by name: nennep.meetings.reads.places."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.reads import read_named
from nennep.core.refusals import NotFound
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Attendance
from nennep.meetings.reads.places import CellInMonth, MonthOfCommittee
from tests.factories import FOUNDED, Cell, World
from tests.room import story
from tests.signing_in import signed_in
from tests.worlds import Stages


def test_a_month_tells_which_cells_have_met_and_which_not(stages: Stages) -> None:
    month = read_named("meetings.month")
    october = month(stages.world.commune_secretary, organisation=stages.world.commune, month="2026-10")
    cell = next(each for each in october.cells if each.id == stages.cell.id)
    assert (october.month, cell.met, cell.meeting.id) == (date(2026, 10, 1), True, stages.adopted)
    assert (october.met, october.not_met + october.unknown) == (1, len(october.cells) - 1)
    assert (cell.year.months[9].state, len(cell.year.months)) == ("met", 12)
    now = month(stages.world.commune_secretary, organisation=stages.world.commune)
    assert (now.month, now.met) == (date(2026, 11, 1), 0)


def test_an_organisation_tells_its_people_and_what_stands_below(stages: Stages) -> None:
    organisation = read_named("meetings.organisation")
    commune = organisation(stages.world.commune_secretary, organisation=stages.world.commune)
    below = {each.id: each.members for each in commune.below}
    assert below[stages.cell.id] == 11
    assert commune.members_below == sum(below.values())
    cell = organisation(stages.cell.member, organisation=stages.cell.id)
    assert cell.members == 11
    holders = [holder.name for body in cell.bodies for holder in body.holders]
    assert "Lò Văn Sáng" in holders
    assert [each.name for each in cell.in_charge]
    assert cell.under[-1] == cell.name


def test_before_it_was_founded_an_organisation_is_not_found(stages: Stages) -> None:
    organisation = read_named("meetings.organisation")
    assert organisation(stages.cell.member, organisation=stages.cell.id, as_of=FOUNDED).members == 11
    with pytest.raises(NotFound):
        organisation(stages.cell.member, organisation=stages.cell.id, as_of=date(2019, 12, 31))


def test_an_opened_meeting_counts_in_no_figure_and_is_said_to_be_recorded(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    month = read_named("meetings.month")
    before = _pa_kim(month(world.commune_secretary, organisation=world.commune, month="2026-11"), pa_kim)
    with clock.at(story.EVENING + timedelta(days=30)):
        opened = story.plan(pa_kim, story.EVENING + timedelta(days=30))
        story.begin(pa_kim, opened)
        Attendance.rows.filter(meeting_id=opened).delete()
        found = month(world.commune_secretary, organisation=world.commune, month="2026-12")
        cell = _pa_kim(found, pa_kim)
        own = read_named("meetings.organisation")(pa_kim.member, organisation=pa_kim.id)
    assert (found.met, found.recording, found.not_met, cell.met) == (0, 1, 1, False)
    assert (cell.year.months[11].state, cell.year.months[11].sign) == ("recording", "24")
    assert "chưa thông qua" in cell.year.months[11].sentence
    assert (cell.year.attended, cell.year.had_to_attend) == (before.year.attended, before.year.had_to_attend)
    assert opened in {each.id for each in own.recording}
    assert opened not in {each.id for each in (*own.upcoming, *own.overdue, *own.recent)}


def test_months_before_the_program_was_used_have_no_data_and_are_not_still_to_come(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    found = read_named("meetings.month")(world.commune_secretary, organisation=world.commune, month="2026-11")
    states = [each.state for each in _pa_kim(found, pa_kim).year.months]
    assert states == ["unknown"] * 9 + ["recording", "met", "future"]


def test_a_month_before_the_program_was_used_says_of_no_cell_that_it_has_still_to_meet(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    found = read_named("meetings.month")(world.commune_secretary, organisation=world.commune, month="2026-05")
    assert (found.met, found.recording, found.not_met, found.unknown) == (0, 0, 0, len(found.cells))
    page = (
        signed_in(world.commune_secretary)
        .get(reverse("meetings:month", args=[world.commune, "2026-05"]))
        .content.decode()
    )
    assert "chi bộ chưa có số liệu" in page
    assert "Còn:" not in page


def test_one_joint_meeting_of_years_ago_begins_no_keeping(told: UUID, pa_kim: Cell) -> None:
    """It came from a neighbour; the months after it are no months in which the cell did not meet."""
    story.plan(pa_kim, story.EVENING - timedelta(days=900), kind=MeetingKind.JOINT)
    found = read_named("meetings.organisation")(pa_kim.member, organisation=pa_kim.id)
    assert [each.state for each in found.year.months][:9] == ["unknown"] * 9


def test_a_meeting_whose_day_has_passed_is_not_one_to_come(meeting: UUID, pa_kim: Cell) -> None:
    ask = read_named("meetings.organisation")
    own = ask(pa_kim.member, organisation=pa_kim.id)
    assert ([each.id for each in own.upcoming], own.overdue) == ([meeting], ())
    with clock.at(story.EVENING + timedelta(days=1)):
        own = ask(pa_kim.member, organisation=pa_kim.id)
    assert (own.upcoming, [each.id for each in own.overdue]) == ((), [meeting])


def _pa_kim(found: MonthOfCommittee, cell: Cell) -> CellInMonth:
    return next(each for each in found.cells if each.id == cell.id)
