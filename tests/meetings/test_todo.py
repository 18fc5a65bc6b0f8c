"""What the meetings ask of a person: nennep.meetings.todo, and the one next step (nennep.meetings.leading.steps)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.joint import decline_session, tie_meetings
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Meeting
from nennep.meetings.selectors.steps import next_steps
from nennep.ui.todos import Todo
from nennep.web.home import todo_of
from tests.access.addresses import signed_in
from tests.factories import NOW, Cell, World, make_cell
from tests.worlds import Stages


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
    assert [each for each in titles(todo_of(pa_kim.secretary, clock.today())) if "Soạn" in each] == [
        "Soạn chương trình: Sinh hoạt thường kỳ tháng 11/2026"
    ]


def test_home_the_meetings_page_and_the_calendar_show_the_same_step(pa_kim: Cell) -> None:
    regular = planned(MeetingKind.REGULAR)
    plan_meetings(pa_kim.secretary, body=pa_kim.body, meetings=[regular])
    browser = signed_in(pa_kim.secretary)
    pages = ("/", f"/buoi/{regular.id}/", f"/to-chuc/{pa_kim.id}/lich/2026/")
    assert ["Soạn chương trình" in browser.get(each).content.decode() for each in pages] == [True] * 3


def test_the_next_step_of_many_meetings_is_that_of_each(stages: Stages) -> None:
    meetings = list(Meeting.rows.filter(body=stages.cell.body).select_related("body"))
    for actor in (stages.roles["secretary"], stages.roles["member"], stages.proxy_clerk):
        found = next_steps(actor, meetings)
        for each in meetings:
            page = signed_in(actor).get(f"/buoi/{each.pk}/").context["step"]
            assert found.get(each.pk) == page, (actor, each.state)


def test_what_one_may_do_but_need_not_is_no_task(stages: Stages) -> None:
    notified = Meeting.rows.select_related("body").get(pk=stages.notified)
    step = next_steps(stages.roles["secretary"], [notified])[notified.pk]
    assert (step.title, step.by) == ("Xem ai dự, ai vắng", None)
    assert not any(step.title in each.title for each in todo_of(stages.roles["secretary"], clock.today()))


def test_a_meeting_that_one_may_not_read_has_no_step(stages: Stages) -> None:
    notified = Meeting.rows.select_related("body").get(pk=stages.notified)
    assert next_steps(stages.roles["other"], [notified]) == {}


def test_who_is_in_charge_and_the_office_are_told_of_a_day_that_passed(stages: Stages) -> None:
    asks = {
        "charge": "Đã qua ngày, chưa ghi gì: Sinh hoạt thường kỳ tháng 11/2026",
        "office": "Hỏi các chi bộ đã qua ngày sinh hoạt",
    }

    def told(role: str) -> list[Todo]:
        return [each for each in todo_of(stages.roles[role], clock.today()) if each.title == asks[role]]

    planned_at = Meeting.rows.get(pk=stages.notified).starts_at
    assert [told(each) for each in asks] == [[], []]
    for later in (timedelta(days=1), timedelta(days=12)):  # in its month, and in the next
        with clock.at(planned_at + later):
            assert [[one.url for one in told(each)] for each in asks] == [
                [f"/buoi/{stages.notified}/"],
                [f"/to-chuc/{stages.world.commune}/thang/2026-11/"],
            ]
            assert not any("Dự" in each for each in titles(todo_of(stages.roles["charge"], clock.today())))
