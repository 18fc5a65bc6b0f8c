"""Chấm điểm, the act: nennep.room.actions.scores."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.models import Meeting
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.scores.in_meeting.score import score_of
from nennep.scores.models import Score, ScoreLine
from tests.factories import Cell
from tests.room import story
from tests.room.conftest import Facts


def full(facts: Facts, meeting: UUID) -> list[ScoreMark]:
    score = score_of(facts(meeting))
    assert score is not None
    return [ScoreMark(criterion=each.criterion, points=each.maximum) for each in score.lines if each.applies]


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


def test_a_committees_meeting_is_not_scored(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    Meeting.rows.filter(pk=told).update(body_id=pa_kim.committee)
    assert score_of(facts(told)) is None
    with pytest.raises(Conflict):
        agree_score(pa_kim.deputy, meeting=told, lines=[ScoreMark(criterion="timing", points=Decimal(5))])


def test_the_grounds_of_a_score_are_the_facts_at_adoption_and_the_points_stay(
    told: UUID, pa_kim: Cell, facts: Facts
) -> None:
    Meeting.rows.filter(pk=told).update(closed_at=None)
    marks = [each if each.criterion != "timing" else ScoreMark(criterion="timing", points=Decimal(4))
             for each in full(facts, told)]  # fmt: skip
    with clock.at(story.EVENING + timedelta(minutes=60)):
        agree_score(pa_kim.deputy, meeting=told, lines=marks)
    assert ScoreLine.rows.get(criterion="timing").suggested is None
    with clock.at(story.EVENING + timedelta(minutes=95)):
        adopt_minutes(pa_kim.secretary, meeting=told)
    timing, closing = (ScoreLine.rows.get(criterion=each) for each in ("timing", "closing"))
    assert (timing.suggested, timing.points) == (Decimal(5), Decimal(4))
    assert "Thời gian ít hơn quy định: 0 phút" in timing.because
    assert "chưa rõ" not in closing.because  # read back and adopted: that is known now
