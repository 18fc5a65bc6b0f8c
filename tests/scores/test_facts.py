"""What a score is counted from (nennep.scores.facts)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.models import Agreement, Attendance, Meeting, Notice
from nennep.membership.enums import PositionKind
from nennep.resolutions.models import Progress
from nennep.scores.facts import facts_of
from tests.factories import Cell, hold
from tests.room import story
from tests.room.conftest import Facts


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


def test_a_meeting_in_session_was_long_enough_or_nobody_knows_yet(told: UUID, facts: Facts) -> None:
    Meeting.rows.filter(pk=told).update(closed_at=None)
    with clock.at(story.EVENING + timedelta(minutes=60)):
        assert facts_of(facts(told))["minutes_long"] is None
    with clock.at(story.EVENING + timedelta(minutes=95)):
        assert facts_of(facts(told))["minutes_long"] == 95
    with clock.at(story.EVENING + timedelta(days=3)):
        assert facts_of(facts(told))["minutes_long"] is None


def test_that_two_of_a_larger_chi_uy_agreed_does_not_say_that_it_met(
    told: UUID, facts: Facts, pa_kim: Cell
) -> None:
    for each in pa_kim.members[:2]:
        Agreement.rows.create(id=new_id(), meeting_id=told, person_id=each, agreed_at=story.EVENING)
    assert facts_of(facts(told))["committee_met"] is True  # the two are all of it
    hold(pa_kim.members[2], pa_kim.committee, PositionKind.MEMBER)
    assert facts_of(facts(told))["committee_met"] is None


def test_a_meeting_of_the_chi_uy_counts_once_its_minutes_are_adopted(
    told: UUID, facts: Facts, pa_kim: Cell
) -> None:
    met = story.plan(pa_kim, story.EVENING - timedelta(days=2), body_id=pa_kim.committee)
    for state, known in (("in_session", None), ("adopted", True)):
        Meeting.rows.filter(pk=met).update(state=state)
        assert facts_of(facts(told))["committee_met"] is known
