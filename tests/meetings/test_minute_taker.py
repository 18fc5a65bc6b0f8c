"""The task of the minute-taker: what it lends over one meeting, and when it ends (nennep.meetings.access)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Forbidden, NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.session import appoint_minute_taker
from nennep.meetings.enums import Mark, MeetingKind
from nennep.meetings.models import Meeting
from nennep.meetings.roll_call.expected import people_expected
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.actions import receive_member
from nennep.membership.enums import Status
from nennep.minutes.selectors import minutes_record, revision_for
from nennep.web.kit import kit_of
from tests.access.other_roles import unconfirmed
from tests.factories import NOW, OPERATOR
from tests.worlds import Stages

READS = ("room.meeting", "room.minutes", "room.score", "minutes.sections", "minutes.late_texts")


def leaves(stages: Stages, taker: Actor) -> None:
    """The minute-taker moves to another cell today."""
    assert taker.person_id is not None
    receive_member(
        OPERATOR,
        person=taker.person_id,
        cell=stages.world.cells["staff"].id,
        status=Status.OFFICIAL,
        effective=clock.today(),
    )


def test_who_left_the_cell_reads_nothing_of_the_meetings_whose_minutes_they_took(stages: Stages) -> None:
    taker = stages.roles["taker"]
    record = minutes_record(Meeting.rows.get(pk=stages.adopted))
    assert revision_for(taker, record.pk)
    for name in READS:
        read_named(name)(taker, meeting=stages.adopted)
    leaves(stages, taker)
    for name in READS:
        with pytest.raises(NotFound):
            read_named(name)(taker, meeting=stages.adopted)
    with pytest.raises(NotFound):
        revision_for(taker, record.pk)


def test_who_left_the_cell_writes_no_minutes_any_more_and_takes_none_along(stages: Stages) -> None:
    taker = stages.roles["taker"]
    came = [AttendanceMark(person=stages.cell.members[2], mark=Mark.PRESENT)]
    user = User.rows.get(pk=taker.user_id)
    record_attendance(taker, meeting=stages.running, marks=came)
    assert str(stages.running) in {each["id"] for each in kit_of(taker, user)["meetings"]}
    leaves(stages, taker)
    assert str(stages.running) not in {each["id"] for each in kit_of(taker, user)["meetings"]}
    with pytest.raises((NotFound, Forbidden)):
        record_attendance(taker, meeting=stages.running, marks=came)


def test_a_post_that_waits_appoints_no_minute_taker_and_so_hears_by_nobody(stages: Stages) -> None:
    """Two friends in the office: one enters the other into the cell's committee, who would take its minutes."""
    entered = unconfirmed(stages)
    assert entered.person_id is not None
    own, other = entered.person_id, stages.cell.members[4]
    with clock.at(NOW):
        meeting = plan_of_committee(stages)
    assert own in people_expected(Meeting.rows.get(pk=meeting).body, clock.today())
    for at, person in ((meeting, own), (meeting, stages.cell.members[0]), (stages.running, other)):
        with pytest.raises(Forbidden, match="lãnh đạo"):
            appoint_minute_taker(entered, meeting=at, person=person)
    assert Meeting.rows.get(pk=meeting).minute_taker_id is None
    appoint_minute_taker(stages.cell.secretary, meeting=meeting, person=stages.cell.members[1])
    appoint_minute_taker(stages.roles["taker"], meeting=stages.running, person=other)  # hears by the task
    appoint_minute_taker(
        stages.proxy_clerk, meeting=stages.entered, person=other
    )  # hears what the clerk types


def plan_of_committee(stages: Stages) -> UUID:
    """A meeting of Pá Kìm's chi ủy, in a week."""
    meeting = Meeting.rows.create(
        id=new_id(),
        body_id=stages.cell.committee,
        kind=MeetingKind.REGULAR,
        month=clock.today().replace(day=1),
        starts_at=clock.now() + timedelta(days=7),
        place="Nhà bí thư",
    )
    return meeting.pk
