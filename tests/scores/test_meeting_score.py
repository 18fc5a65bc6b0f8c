"""The scheme with what the facts suggest (nennep.scores.meeting_score)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from nennep.meetings.models import Meeting
from nennep.scores.in_meeting.score import score_of
from nennep.scores.meeting_score import score_json
from tests.room import story
from tests.room.conftest import Facts


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


def test_the_package_gets_numbers_and_nulls(told: UUID, facts: Facts) -> None:
    view = score_json(score_of(facts(told)))
    assert view is not None
    assert (view["out_of"], view["total"], view["grade"]) == (100.0, None, "")
    assert view["criteria"][2]["suggested"] is None
    assert view["criteria"][1]["suggested"] == 5.0


def test_before_there_was_a_scheme_there_is_none(told: UUID, facts: Facts) -> None:
    Meeting.rows.filter(pk=told).update(opened_at=story.EVENING - timedelta(days=8 * 365))
    assert score_of(facts(told)) is None
