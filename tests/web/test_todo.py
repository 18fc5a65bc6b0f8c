"""Việc cần làm: what a person has to do next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.joint import decline_session, tie_meetings
from nennep.meetings.enums import MeetingKind
from nennep.web.todo import Todo, todo_of
from tests.factories import NOW, Cell, World, make_cell


def planned(kind: MeetingKind, **more: Any) -> PlannedMeeting:
    """A meeting of November, in two days."""
    return PlannedMeeting(
        id=new_id(), kind=kind, month=date(2026, 11, 1), starts_at=NOW + timedelta(days=2), **more
    )


def titles(found: list[Todo]) -> list[str]:
    return [each.title for each in found]


def test_an_invitation_to_meet_together_waits_for_the_other_secretary_only(
    world: World, pa_kim: Cell
) -> None:
    with clock.at(clock.now() - timedelta(days=1)):
        other = make_cell(world.commune, "Chi bộ bản Hua Chiến", "14.118.01.03")
    meeting, joint = planned(MeetingKind.JOINT), new_id()
    plan_meetings(pa_kim.secretary, body=pa_kim.body, meetings=[meeting])
    tie_meetings(pa_kim.secretary, id=joint, title="Bốn tốt", meetings=[meeting.id], invite=["14.118.01.03"])
    asks = "Chi bộ bản Pá Kìm mời sinh hoạt chung"
    assert asks in titles(todo_of(other.secretary, clock.today()))
    for actor in (pa_kim.secretary, other.member, world.clerk):
        assert asks not in titles(todo_of(actor, clock.today()))
    decline_session(other.secretary, joint_session=joint)
    assert asks not in titles(todo_of(other.secretary, clock.today()))


def test_what_sits_with_the_regular_meeting_is_prepared_there(pa_kim: Cell) -> None:
    regular = planned(MeetingKind.REGULAR)
    thematic = planned(MeetingKind.THEMATIC, theme="Bảo vệ rừng", sits_with=regular.id)
    plan_meetings(pa_kim.secretary, body=pa_kim.body, meetings=[regular, thematic])
    assert [each for each in titles(todo_of(pa_kim.secretary, clock.today())) if "Chuẩn bị" in each] == [
        "Chuẩn bị nội dung: Sinh hoạt thường kỳ tháng 11/2026"
    ]
