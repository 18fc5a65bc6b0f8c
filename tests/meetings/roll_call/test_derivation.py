"""How denominators come about: on the page, in the minutes, and in the bundle that ships."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.enums import Mark
from nennep.meetings.models import RollEntry
from nennep.meetings.printed.derivations import derived
from nennep.meetings.roll_call.derivation import attendance_of, votes_of
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.actions.rolls import change_status
from nennep.membership.enums import Status
from nennep.rulebook.enums import RollStatus
from nennep.rulebook.votes import counts
from tests import factories
from tests.factories import Cell
from tests.meetings.test_counting import ON, ask
from tests.meetings.voting import vote
from tests.room import story
from tests.room.test_local_minutes import agree
from tests.signing_in import signed_in

VOTES = (
    "11 − 1 được miễn − 1 dự bị = 9, vì đảng viên được miễn công tác và sinh hoạt đảng: không tính khi vắng; "
    "có mặt và biểu quyết thì tính ("
)


@pytest.fixture
def mixed(pa_kim: Cell) -> UUID:
    """A meeting in session: the ninth is exempt and has come, the tenth is on probation."""
    meeting = story.plan(pa_kim, story.EVENING)
    for place, status in ((8, Status.EXEMPT), (9, Status.PROBATIONARY)):
        change_status(
            factories.OPERATOR,
            person=pa_kim.members[place],
            cell=pa_kim.id,
            status=status,
            effective=factories.FOUNDED.replace(year=factories.FOUNDED.year + 1),
        )
    with clock.at(story.EVENING):
        story.begin(pa_kim, meeting)
        came = AttendanceMark(person=pa_kim.members[8], mark=Mark.PRESENT)
        record_attendance(pa_kim.deputy, meeting=meeting, marks=[came])
    return meeting


def line(status: RollStatus) -> RollEntry:
    counted = counts(status, ON)
    return cast(
        RollEntry,
        SimpleNamespace(
            pk=new_id(),
            status=str(status),
            counts_attendance=counted.attendance,
            counts_vote=counted.vote,
            counts_vote_if_present=counted.vote_if_present,
            why=counted.sentence(),
        ),
    )


def test_a_roll_on_which_everybody_counts_needs_no_words() -> None:
    assert derived(votes_of([line(RollStatus.OFFICIAL)] * 3)) == ""


def test_an_exempt_member_who_votes_is_taken_off_no_more() -> None:
    roll = [*(line(RollStatus.OFFICIAL) for _ in range(9)), *(line(RollStatus.EXEMPT) for _ in range(2))]
    assert [votes_of(roll, voting).of for voting in (0, 1, 2)] == [9, 10, 11]
    assert derived(votes_of(roll, 1)).startswith("11 − 1 được miễn = 10, vì ")


def test_the_minutes_derive_both_denominators_on_the_server_and_on_the_phone(
    mixed: UUID, pa_kim: Cell
) -> None:
    with clock.at(story.EVENING):
        vote(
            pa_kim.deputy,
            mixed,
            story.item(mixed, "ballot"),
            denominator=10,
            exempt_voting=1,
            votes_for=9,
        )
        here = agree(pa_kim.secretary, mixed)
    assert any(each.startswith(f"- Số tính biểu quyết: {VOTES}") for each in here)
    assert any(each.startswith("- Số phải dự: 11 − 1 được miễn = 10, vì ") for each in here)
    assert any("trong đó tính 1 đồng chí được miễn có mặt và biểu quyết" in each for each in here)


def test_the_meetings_page_derives_what_it_counts(mixed: UUID, pa_kim: Cell) -> None:
    page = signed_in(pa_kim.secretary).get(reverse("room:meeting", args=[mixed])).content.decode()
    assert VOTES in page
    assert "11 − 1 được miễn = 10, vì " in page


def test_the_bundle_derives_what_the_server_derives() -> None:
    chance = random.Random(21)
    calls: list[tuple[str, list[Any]]] = []
    expected = []
    for _number in range(100):
        roll = [line(chance.choice(list(RollStatus))) for _member in range(chance.randrange(20))]
        sent = [
            {
                "person": str(each.pk),
                "status": each.status,
                "status_label": each.status,
                "attendance": each.counts_attendance,
                "vote": each.counts_vote,
                "vote_if_present": each.counts_vote_if_present,
                "why": each.why,
            }
            for each in roll
        ]
        voting = chance.randrange(3)
        calls += [("attendanceOf", [sent]), ("votesOf", [sent, voting])]
        expected += [attendance_of(roll), votes_of(roll, voting)]
    for answer, wanted in zip(ask(calls), expected, strict=True):
        assert (answer["members"], answer["of"]) == (wanted.members, wanted.of)
        told = [(each["status"], each["count"], each["why"]) for each in answer["less"]]
        assert told == [(each.status, each.count, each.why) for each in wanted.less]
