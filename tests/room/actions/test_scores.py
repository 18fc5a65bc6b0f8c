"""Chấm điểm: nennep.room.actions.scores, nennep.scores.meeting_score, nennep.scores.facts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.models import Attendance, Meeting, Notice
from nennep.resolutions.models import Progress
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.scores.facts import facts_of
from nennep.scores.in_meeting.score import score_of
from nennep.scores.meeting_score import score_json
from nennep.scores.models import Score, ScoreLine
from tests.factories import Cell
from tests.room import story
from tests.room.conftest import Facts


def full(facts: Facts, meeting: UUID) -> list[ScoreMark]:
    score = score_of(facts(meeting))
    assert score is not None
    return [ScoreMark(criterion=each.criterion, points=each.maximum) for each in score.lines if each.applies]


def test_what_is_known_is_suggested_with_its_reason(told: UUID, facts: Facts) -> None:
    score = score_of(facts(told))
    assert score is not None
    timing, attendance = score.lines[0], score.lines[1]
    assert (timing.suggested, attendance.suggested) == (Decimal(5), Decimal(5))
    assert "90,9%" in attendance.because


def test_what_is_unknown_is_not_zero(told: UUID, facts: Facts) -> None:
    score = score_of(facts(told))
    assert score is not None
    preparation = score.lines[2]
    assert preparation.suggested is None
    assert "chưa rõ" in preparation.because


def test_facts_are_counted_from_what_was_recorded(told: UUID, facts: Facts) -> None:
    known = facts_of(facts(told))
    assert known["minutes_long"] == 105
    assert known["minutes_required"] == 90
    assert known["attendance_rate"] == pytest.approx(10 / 11)
    assert known["unexcused_absences"] == 0
    assert known["speakers_share"] == pytest.approx(3 / 10)
    assert known["tasks_done_rate"] == pytest.approx(2 / 3)
    assert known["conclusion_adopted"] is True
    assert known["tasks_assigned"] is True
    assert known["thematic_month"] is False
    assert known["committee_met"] is None
    assert known["notice_lead"] is None
    assert known["minutes_read"] is None


def test_the_attendance_rate_is_unknown_until_everybody_is_marked(told: UUID, facts: Facts) -> None:
    Attendance.rows.filter(meeting_id=told).first().delete()  # type: ignore[union-attr]
    assert facts_of(facts(told))["attendance_rate"] is None


def test_a_meeting_moved_after_its_notice_was_not_told_of_late(told: UUID, facts: Facts) -> None:
    Notice.rows.create(id=new_id(), meeting_id=told, version=1, given_at=story.EVENING - timedelta(days=3),
                       starts_at=story.EVENING - timedelta(days=1), place="", contents={})  # fmt: skip
    Notice.rows.create(id=new_id(), meeting_id=told, version=2, given_at=story.EVENING - timedelta(hours=2),
                       starts_at=story.EVENING, place="", contents={})  # fmt: skip
    assert facts_of(facts(told))["notice_lead"] == 2


def test_a_task_no_longer_needed_does_not_count_against_the_rate(
    told: UUID, facts: Facts, tasks: list[UUID]
) -> None:
    Progress.rows.filter(assignment=tasks[2]).update(state="dropped")
    assert facts_of(facts(told))["tasks_done_rate"] == 1.0


def test_the_meeting_keeps_both_the_suggestion_and_its_own_points(
    told: UUID, pa_kim: Cell, facts: Facts
) -> None:
    marks = [each if each.criterion != "timing" else ScoreMark(criterion="timing", points=Decimal(4))
             for each in full(facts, told)]  # fmt: skip
    agree_score(pa_kim.deputy, meeting=told, lines=marks)
    score, line = Score.rows.get(meeting_id=told), ScoreLine.rows.get(criterion="timing")
    assert (line.suggested, line.points) == (Decimal(5), Decimal(4))
    assert (score.points, score.out_of, score.grade) == (Decimal(99), Decimal(100), "Tốt")


def test_an_agreed_score_keeps_the_suggestions_of_its_moment(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    agree_score(pa_kim.deputy, meeting=told, lines=full(facts, told))
    Meeting.rows.filter(pk=told).update(closed_at=story.EVENING + timedelta(minutes=30))
    score = score_of(facts(told))
    assert score is not None
    assert (score.lines[0].suggested, score.lines[0].points) == (Decimal(5), Decimal(5))


def test_agreeing_again_replaces_the_score(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    for _ in range(2):
        agree_score(pa_kim.deputy, meeting=told, lines=full(facts, told))
    assert Score.rows.count() == 1
    assert ScoreLine.rows.count() == 7


def test_every_criterion_must_be_settled(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    with pytest.raises(Invalid, match="Tổ chức sinh hoạt chi bộ"):
        agree_score(
            pa_kim.deputy, meeting=told, lines=[m for m in full(facts, told) if m.criterion != "conduct"]
        )


@pytest.mark.parametrize(
    ("criterion", "points"), [("timing", "6"), ("timing", "-1"), ("timing", "4.25"), ("nothing", "1")]
)
def test_points_that_cannot_be_are_refused(
    told: UUID, pa_kim: Cell, facts: Facts, criterion: str, points: str
) -> None:
    lines = [{"criterion": each.criterion, "points": str(each.points)} for each in full(facts, told)[1:]]
    with pytest.raises(Invalid):
        agree_score.perform(
            pa_kim.deputy,
            payload={"meeting": str(told), "lines": [*lines, {"criterion": criterion, "points": points}]},
        )


def test_adopted_minutes_are_not_scored_any_more(adopted: UUID, pa_kim: Cell, facts: Facts) -> None:
    with pytest.raises(Conflict):
        agree_score(pa_kim.deputy, meeting=adopted, lines=full(facts, adopted))


def test_strangers_and_members_do_not_score(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    lines = full(facts, told)
    for actor, refusal in ((Actor.stranger(), NotFound), (pa_kim.member, Forbidden)):
        with pytest.raises(refusal):
            agree_score(actor, meeting=told, lines=lines)


def test_the_package_gets_numbers_and_nulls(told: UUID, facts: Facts) -> None:
    view = score_json(score_of(facts(told)))
    assert view is not None
    assert (view["out_of"], view["total"], view["grade"]) == (100.0, None, "")
    assert view["criteria"][2]["suggested"] is None
    assert view["criteria"][1]["suggested"] == 5.0


def test_a_committees_meeting_is_not_scored(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    Meeting.rows.filter(pk=told).update(body_id=pa_kim.committee)
    assert score_of(facts(told)) is None
    with pytest.raises(Conflict):
        agree_score(pa_kim.deputy, meeting=told, lines=[ScoreMark(criterion="timing", points=Decimal(5))])


def test_before_there_was_a_scheme_there_is_none(told: UUID, facts: Facts) -> None:
    Meeting.rows.filter(pk=told).update(opened_at=story.EVENING - timedelta(days=8 * 365))
    assert score_of(facts(told)) is None


def test_a_meeting_in_session_is_measured_until_now(told: UUID, facts: Facts) -> None:
    Meeting.rows.filter(pk=told).update(closed_at=None)
    with clock.at(story.EVENING + timedelta(minutes=95)):
        assert facts_of(facts(told))["minutes_long"] == 95
    with clock.at(story.EVENING + timedelta(days=3)):
        assert facts_of(facts(told))["minutes_long"] is None
