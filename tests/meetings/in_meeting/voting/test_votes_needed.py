"""What a ballot of the day needs, as the meeting sheet prints it: nennep.meetings.in_meeting.voting.votes_needed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from nennep.core.ids import new_id
from nennep.meetings.in_meeting.voting.votes_needed import what_is_needed
from nennep.meetings.models import Meeting
from nennep.membership.enums import PositionKind
from nennep.room.parts import record_to_ask
from tests.factories import Cell, World, hold
from tests.fixtures import EVENING


def needed(body: UUID, starts_at: datetime = EVENING) -> str:
    """Of a meeting of this body whose roll was not taken yet."""
    month = starts_at.date().replace(day=1)
    meeting = Meeting.rows.create(id=new_id(), body_id=body, kind="regular", month=month, starts_at=starts_at)
    return what_is_needed(record_to_ask(Meeting.rows.select_related("body__organisation").get(pk=meeting.pk)))


def test_a_cell_is_told_both_thresholds_of_its_roll(pa_kim: Cell) -> None:
    said = needed(pa_kim.body)
    assert "11 đảng viên được tính biểu quyết" in said
    assert "Nghị quyết, kết luận cần ít nhất 6 phiếu tán thành trong số 11 (" in said
    assert "xóa tên, khai trừ cần ít nhất 8 phiếu tán thành trong số 11 (" in said


def test_a_committee_admits_nobody_and_is_told_of_resolutions_alone(world: World) -> None:
    said = needed(world.executive)
    assert "đồng chí được tính biểu quyết" in said
    assert "Nghị quyết, kết luận cần" in said
    assert "Kết nạp" not in said


def test_of_a_chi_uy_of_three_two_votes_are_said_and_no_fraction(pa_kim: Cell) -> None:
    hold(pa_kim.members[2], pa_kim.committee, PositionKind.MEMBER, "Chi ủy viên")
    said = needed(pa_kim.committee)
    assert "3 đồng chí được tính biểu quyết" in said
    assert "Nghị quyết, kết luận cần ít nhất 2 phiếu tán thành trong số 3 (trên một nửa" in said
    assert "2/3" not in said
    assert "hai phần ba" not in said


def test_a_day_of_which_no_rule_is_known_has_a_denominator_and_no_threshold(pa_kim: Cell) -> None:
    said = needed(pa_kim.body, EVENING.replace(year=2005))
    assert "được tính biểu quyết" in said
    assert "phiếu tán thành" not in said
