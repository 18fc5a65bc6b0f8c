"""Findings of a cell: its calendar and its size."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from nennep.core.ids import new_id
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Meeting
from nennep.membership.models import Membership, Position
from tests import factories
from tests.factories import Cell, World
from tests.findings.findings_of import of_cell
from tests.room import story


def test_a_quarter_without_a_thematic_meeting_is_pointed_out_until_one_is_planned(
    told: UUID, pa_kim: Cell
) -> None:
    assert (
        "Quý 4 năm 2026" in of_cell(pa_kim.secretary, pa_kim)["thematic_missing_this_quarter"].text.sentence
    )
    story.plan(pa_kim, story.EVENING + timedelta(days=10), kind=MeetingKind.THEMATIC)
    assert "thematic_missing_this_quarter" not in of_cell(pa_kim.secretary, pa_kim)


def test_a_month_nobody_accounted_for_is_asked_about_and_a_reason_answers_it(
    told: UUID, pa_kim: Cell
) -> None:
    january = date(2027, 1, 15)
    assert of_cell(pa_kim.secretary, pa_kim, january)["month_without_meeting"].about == "2026-12"
    Meeting.rows.create(id=new_id(), body_id=pa_kim.body, kind=MeetingKind.REGULAR, month=date(2026, 12, 1),
                        starts_at=story.EVENING + timedelta(days=30), state=MeetingState.CANCELLED,
                        reason="mưa lũ, không đi lại được")  # fmt: skip
    assert "month_without_meeting" not in of_cell(pa_kim.secretary, pa_kim, january)


def test_a_month_whose_meeting_was_only_opened_is_not_accounted_for(told: UUID, pa_kim: Cell) -> None:
    january = date(2027, 1, 15)
    found = of_cell(pa_kim.secretary, pa_kim, january)  # November's was never adopted
    assert (found["month_not_adopted"].about, found["month_without_meeting"].about) == ("2026-11", "2026-12")
    assert "biên bản chưa thông qua" in found["month_not_adopted"].text.sentence


def test_months_before_the_program_was_used_are_not_asked_about(world: World, pa_kim: Cell) -> None:
    assert of_cell(pa_kim.secretary, pa_kim) == {}


def test_months_after_a_single_joint_meeting_are_not_asked_about(world: World, pa_kim: Cell) -> None:
    story.plan(pa_kim, story.EVENING - timedelta(days=900), kind=MeetingKind.JOINT)
    assert "month_without_meeting" not in of_cell(pa_kim.secretary, pa_kim)


def test_nine_official_members_without_a_committee_need_one(world: World, pa_kim: Cell) -> None:
    Position.rows.filter(body_id=pa_kim.committee).update(valid_to=date(2026, 1, 1))
    finding = of_cell(world.clerk, pa_kim)["committee_needed"]
    assert "11 đảng viên chính thức, từ 9 trở lên" in finding.text.sentence


def test_fewer_than_three_official_members_are_too_few(world: World, pa_kim: Cell) -> None:
    Membership.rows.filter(person_id__in=pa_kim.members[2:]).update(valid_to=date(2026, 1, 1))
    assert "cần ít nhất 3" in of_cell(pa_kim.secretary, pa_kim)["too_few_official"].text.sentence


def test_thirty_members_need_groups(world: World) -> None:
    cell = factories.make_cell(
        world.commune, "Chi bộ bản Lớn", "14.118.01.03", tuple(f"Lò Văn {n}" for n in range(30))
    )
    assert "30 đảng viên" in of_cell(cell.secretary, cell)["group_needed"].text.sentence
