"""The task of the minute-taker: what it lends over one meeting, and when it ends (nennep.meetings.access)."""

from __future__ import annotations

import pytest

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.core.refusals import Forbidden, NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.enums import Mark
from nennep.meetings.models import Meeting
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.actions import receive_member
from nennep.membership.enums import Status
from nennep.minutes.selectors import minutes_record, revision_for
from nennep.web.kit import kit_of
from tests.factories import OPERATOR
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
