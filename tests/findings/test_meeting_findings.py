"""Lưu ý: nennep.findings.shown, meeting_findings, cell_findings, and explaining them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.authority.actions import put_in_charge
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Envelope
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.enums import Mark, MeetingKind, MeetingState
from nennep.meetings.models import Attendance, Ballot, Entry, Meeting, Notice, RollEntry
from nennep.minutes.actions.issuing import issue_documents, sign_on_paper
from nennep.resolutions.models import Assignment
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.findings import acknowledge_finding
from tests import factories
from tests.factories import Cell, World
from tests.findings.findings_of import of_cell, of_meeting
from tests.room import story
from tests.signing_in import signed_in


def notice(meeting: UUID, lead: timedelta, version: int = 1) -> None:
    Notice.rows.create(id=new_id(), meeting_id=meeting, version=version, given_at=story.EVENING - lead,
                       starts_at=story.EVENING, place="", contents={})  # fmt: skip


def test_a_meeting_in_good_order_shows_little(adopted: UUID, pa_kim: Cell) -> None:
    assert set(of_meeting(pa_kim.secretary, adopted)) == {
        "unsigned_minutes",
        "documents_due",
        "score_missing",
    }


def test_a_notice_of_the_same_day_is_late_with_rule_and_remedy(told: UUID, pa_kim: Cell) -> None:
    notice(told, timedelta(hours=3))
    text = of_meeting(pa_kim.secretary, told)["late_notice"].text
    assert (
        text.sentence == "Thông báo ngày 24/11/2026, trước buổi sinh hoạt 0 ngày; cần trước ít nhất 1 ngày."
    )
    assert "23/11/2026" in text.remedy
    assert "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025" in text.citation
    assert text.confirmed


def test_a_notice_of_the_day_before_is_in_time(told: UUID, pa_kim: Cell) -> None:
    notice(told, timedelta(days=1))
    assert "late_notice" not in of_meeting(pa_kim.secretary, told)


def test_a_second_notice_after_a_move_is_not_late(told: UUID, pa_kim: Cell) -> None:
    notice(told, timedelta(days=2))
    notice(told, timedelta(hours=1), version=2)
    assert "late_notice" not in of_meeting(pa_kim.secretary, told)


def test_before_the_meeting_those_not_yet_told_are_counted(world: World, pa_kim: Cell) -> None:
    meeting = story.plan(pa_kim, story.EVENING)
    notice(meeting, timedelta(days=2))
    put_in_charge(factories.OPERATOR, id=new_id(), person=world.cells["staff"].members[1], organisation=pa_kim.id,
                  begins=factories.FOUNDED)  # fmt: skip
    found = of_meeting(pa_kim.secretary, meeting)
    assert found["not_everyone_told"].text.sentence == "Còn 11 đồng chí chưa được ghi là đã báo."
    assert "follower_not_told" in found


def test_a_short_meeting_says_how_short_and_what_the_rule_is(told: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=told).update(closed_at=story.EVENING + timedelta(minutes=74))
    text = of_meeting(pa_kim.secretary, told)["too_short"].text
    assert text.sentence == "Buổi sinh hoạt kéo dài 74 phút; quy định ít nhất 90 phút."


def test_regular_and_thematic_in_one_sitting_need_longer(told: UUID, pa_kim: Cell) -> None:
    Meeting.rows.create(id=new_id(), body_id=pa_kim.body, kind=MeetingKind.THEMATIC, month=date(2026, 11, 1),
                        starts_at=story.EVENING, state=MeetingState.IN_SESSION, sits_with_id=told)  # fmt: skip
    text = of_meeting(pa_kim.secretary, told)["too_short_with_thematic"].text
    assert "105 phút; quy định ít nhất 120 phút" in text.sentence


def test_too_few_present_names_nobody(told: UUID, pa_kim: Cell) -> None:
    Attendance.rows.filter(meeting_id=told, person_id__in=pa_kim.members[8:]).update(mark=Mark.ABSENT)
    text = of_meeting(pa_kim.secretary, told)["too_few_present"].text
    assert text.sentence == "Có mặt 7/11 đồng chí (63,6%); phấn đấu từ 90%."
    assert not any(name in text.whole for name in factories.NAMES)


def test_a_room_that_cannot_decide_is_told_so_while_it_sits(told: UUID, pa_kim: Cell) -> None:
    Attendance.rows.filter(meeting_id=told, person_id__in=pa_kim.members[5:]).update(mark=Mark.EXCUSED)
    found = of_meeting(pa_kim.secretary, told)
    assert "nghị quyết cần 6 phiếu tán thành trong số 11" in found["cannot_decide"].text.sentence


def test_a_vote_without_discussion_is_pointed_out_and_never_blocked(told: UUID, pa_kim: Cell) -> None:
    assert "no_discussion_before_vote" not in of_meeting(pa_kim.secretary, told)
    Entry.rows.filter(meeting_id=told).update(withdrawn=True)
    finding = of_meeting(pa_kim.secretary, told)["no_discussion_before_vote"]
    assert not finding.text.confirmed
    adopt_minutes(pa_kim.secretary, meeting=told)


def test_a_recount_that_differs_leaves_the_tally_and_says_so(told: UUID, pa_kim: Cell) -> None:
    Ballot.rows.filter(meeting_id=told).update(recount_denominator=10)
    text = of_meeting(pa_kim.secretary, told)["denominator_differs"].text
    assert "báo tại buổi sinh hoạt là 11; tính lại từ danh sách là 10" in text.sentence


def test_a_resolution_without_tasks_is_pointed_out(told: UUID, pa_kim: Cell) -> None:
    Assignment.rows.filter(meeting_id=told).update(withdrawn=True)
    assert "resolution_without_tasks" in of_meeting(pa_kim.secretary, told)


def test_a_task_is_overdue_once_its_day_has_passed(told: UUID, pa_kim: Cell) -> None:
    december = story.plan(pa_kim, story.EVENING + timedelta(days=30))
    assert "tasks_overdue" not in of_meeting(pa_kim.secretary, december)
    with clock.at(story.EVENING + timedelta(days=23)):
        assert (
            "2 nhiệm vụ đã quá hạn" in of_meeting(pa_kim.secretary, december)["tasks_overdue"].text.sentence
        )


def test_documents_are_due_in_two_days_and_late_after_them(adopted: UUID, pa_kim: Cell) -> None:
    due = of_meeting(pa_kim.secretary, adopted)["documents_due"].text
    assert due.sentence == "Biên bản, nghị quyết cần gửi trước hết ngày 26/11/2026."
    with clock.at(story.END + timedelta(days=4)):
        late = of_meeting(pa_kim.secretary, adopted)["documents_late"].text
        assert "4 ngày; cần trong 2 ngày" in late.sentence
        issue_documents(pa_kim.secretary, meeting=adopted, issued_on=date(2026, 11, 25))
        assert not {"documents_due", "documents_late"} & set(of_meeting(pa_kim.secretary, adopted))


def test_signed_minutes_are_no_longer_pointed_out(adopted: UUID, pa_kim: Cell) -> None:
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=date(2026, 11, 24), book="1", page="2")
    assert "unsigned_minutes" not in of_meeting(pa_kim.secretary, adopted)


def test_a_meeting_that_was_not_held_shows_nothing(told: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=told).update(state=MeetingState.CANCELLED, reason="mưa lũ")
    assert of_meeting(pa_kim.secretary, told) == {}


def test_findings_are_shown_only_to_those_who_can_mend_them(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    assert of_meeting(pa_kim.deputy, adopted)
    for actor in (pa_kim.member, world.commune_secretary, world.clerk, Actor.stranger()):
        assert of_meeting(actor, adopted) == {}


def test_a_meeting_of_2018_is_judged_by_the_rules_of_2018(told: UUID, pa_kim: Cell) -> None:
    then = story.EVENING - timedelta(days=8 * 365)
    Meeting.rows.filter(pk=told).update(
        opened_at=then, closed_at=then + timedelta(minutes=40), starts_at=then
    )
    found = of_meeting(pa_kim.secretary, told)
    assert not {"documents_late", "documents_due"} & set(found)


def test_an_explained_finding_stays_with_its_reason(adopted: UUID, pa_kim: Cell) -> None:
    finding = of_meeting(pa_kim.secretary, adopted)["unsigned_minutes"]
    for reason in ("chưa có máy in", "hết giấy"):
        acknowledge_finding(
            pa_kim.secretary, meeting=adopted, finding=finding.code, about=finding.about, reason=reason
        )
    assert of_meeting(pa_kim.secretary, adopted)["unsigned_minutes"].reason == "hết giấy"


def test_an_explanation_belongs_to_one_meeting_only(adopted: UUID, pa_kim: Cell, tasks: list[UUID]) -> None:
    finding = of_meeting(pa_kim.secretary, adopted)["score_missing"]
    acknowledge_finding(
        pa_kim.secretary, meeting=adopted, finding=finding.code, about=finding.about, reason="quên"
    )
    october = Meeting.rows.exclude(pk=adopted).get()
    Meeting.rows.filter(pk=october.pk).update(closed_at=story.OCTOBER + timedelta(hours=2), state="adopted")
    assert of_meeting(pa_kim.secretary, october.pk)["score_missing"].reason == ""


def test_a_closed_meeting_that_was_not_scored_leads_to_its_sheet(told: UUID, pa_kim: Cell) -> None:
    found = of_meeting(pa_kim.secretary, told)
    assert "score_missing" not in found
    assert found["score_due"].text.button == "Mở phiếu chấm điểm"
    browser, sheet = signed_in(pa_kim.secretary), reverse("room:score", args=[told])
    assert f'href="{sheet}"' in browser.get(reverse("room:meeting", args=[told])).content.decode()
    assert "Chi bộ tự đánh giá" in browser.get(sheet).content.decode()


def test_an_extraordinary_meeting_asks_for_no_score(told: UUID, pa_kim: Cell) -> None:
    page, sheet = reverse("room:meeting", args=[told]), reverse("room:score", args=[told])
    browser = signed_in(pa_kim.secretary)
    Meeting.rows.filter(pk=told).update(kind=MeetingKind.EXTRAORDINARY)
    assert sheet not in browser.get(page).content.decode()
    assert browser.get(sheet).status_code == 409
    assert "score_due" not in of_meeting(pa_kim.secretary, told)
    adopt_minutes(pa_kim.secretary, meeting=told)
    assert "score_missing" not in of_meeting(pa_kim.secretary, told)


def test_what_is_not_found_cannot_be_explained(adopted: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        acknowledge_finding(pa_kim.secretary, meeting=adopted, finding="too_short", reason="x")
    with pytest.raises(NotFound):
        acknowledge_finding(pa_kim.secretary, finding="too_short", reason="x")


def test_findings_of_a_cell_can_be_explained_too(told: UUID, pa_kim: Cell) -> None:
    finding = of_cell(pa_kim.secretary, pa_kim)["thematic_missing_this_quarter"]
    acknowledge_finding(
        pa_kim.secretary,
        organisation=pa_kim.id,
        finding=finding.code,
        about=finding.about,
        reason="để tháng 12",
    )
    assert of_cell(pa_kim.secretary, pa_kim)["thematic_missing_this_quarter"].reason == "để tháng 12"


def test_strangers_and_members_explain_nothing(adopted: UUID, pa_kim: Cell) -> None:
    finding = of_meeting(pa_kim.secretary, adopted)["score_missing"]
    for actor, refusal in ((Actor.stranger(), NotFound), (pa_kim.member, Forbidden)):
        with pytest.raises(refusal):
            acknowledge_finding(actor, meeting=adopted, finding=finding.code, about=finding.about, reason="x")


def test_acts_of_a_clock_that_cannot_be_true_and_marks_outside_the_roll_are_pointed_out(
    in_session: UUID, pa_kim: Cell
) -> None:
    gone = pa_kim.members[5]
    RollEntry.rows.filter(roll__meeting=in_session, person=gone).delete()
    marks = [{"person": str(each), "mark": "present"} for each in pa_kim.members]
    for told in (clock.now(), clock.now() - timedelta(days=2000)):
        record_attendance.perform(
            pa_kim.secretary,
            payload={"meeting": str(in_session), "marks": marks},
            envelope=Envelope(key=new_id(), device_id=new_id(), device_seq=1, captured_at=told),
        )
    found = of_meeting(pa_kim.secretary, in_session)
    assert found["clock_not_believed"].text.sentence.startswith("1 việc")
    assert found["marked_outside_roll"].text.sentence.startswith("1 người")
