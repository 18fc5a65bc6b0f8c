"""Joint sessions: nennep.meetings.actions.joint."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.joint import decline_session, join_session, tie_meetings, untie_meeting
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import JointInvitation, Meeting
from nennep.meetings.selectors.calendar import invitation_for, year_of
from nennep.meetings.selectors.joint import sides_of
from nennep.organisation.models import Organisation
from tests.factories import Cell, World, make_cell
from tests.meetings.planning import DECEMBER, plan, planned


@pytest.fixture
def far(world: World) -> Cell:
    """A cell of another branch: nobody of Pá Kìm sees it."""
    return make_cell(
        world.province, "Chi bộ Ban Dân vận", "14.900", ("Cầm Văn Phong", "Tòng Thị Yên", "Lò Văn Hợi")
    )


@pytest.fixture
def joint(pa_kim: Cell) -> UUID:
    """A joint meeting of Pá Kìm in December."""
    return plan(pa_kim, planned(kind=MeetingKind.JOINT))[0]


def ask(cell: Cell, meeting: UUID, code: str) -> UUID:
    new = new_id()
    tie_meetings(cell.secretary, id=new, title="Trao đổi kinh nghiệm", meetings=[meeting], invite=[code])
    return new


def of(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body").get(pk=meeting)


def test_another_branch_is_asked_by_its_code_and_agrees_with_a_new_meeting(
    pa_kim: Cell, far: Cell, joint: UUID
) -> None:
    session = ask(pa_kim, joint, "14.900")
    asked = invitation_for(far.secretary, far.id, session)
    assert (asked.host, asked.starts_at) == ("Chi bộ bản Pá Kìm", DECEMBER)
    assert [each.joint_session for each in year_of(far.secretary, far.id, 2026).invitations] == [session]
    theirs = new_id()
    join_session(far.secretary, joint_session=session, new_meeting=theirs)
    tied = Meeting.rows.get(pk=theirs)
    assert (tied.joint_session_id, tied.starts_at, tied.kind) == (session, DECEMBER, MeetingKind.JOINT)
    assert year_of(far.secretary, far.id, 2026).invitations == ()
    side = sides_of(of(joint))[0]
    assert (side.name, side.starts_at, side.apart) == ("Chi bộ Ban Dân vận", DECEMBER, False)


def test_or_agrees_with_a_meeting_of_its_own(pa_kim: Cell, far: Cell, joint: UUID) -> None:
    session = ask(pa_kim, joint, "14.900")
    own = plan(far, planned())[0]
    join_session(far.secretary, joint_session=session, meeting=own)
    assert Meeting.rows.get(pk=own).kind == MeetingKind.REGULAR
    with pytest.raises(Conflict) as refused:
        join_session(far.secretary, joint_session=session, new_meeting=new_id())
    assert refused.value.way is not None
    assert refused.value.way.args == (own,)  # the one that is tied, not the new one that was not kept


def test_the_other_side_may_decline_and_change_its_mind(pa_kim: Cell, far: Cell, joint: UUID) -> None:
    session = ask(pa_kim, joint, "14.900")
    decline_session(far.secretary, joint_session=session)
    assert sides_of(of(joint))[0].declined
    join_session(far.secretary, joint_session=session, new_meeting=new_id())
    assert not JointInvitation.rows.get().declined
    with pytest.raises(Conflict):
        decline_session(far.secretary, joint_session=session)


def test_who_prepares_on_both_sides_ties_both_at_once(pa_kim: Cell, world: World) -> None:
    staff = world.cells["staff"]
    one, other = plan(pa_kim, planned())[0], plan(staff, planned())[0]
    tie_meetings(world.clerk, id=new_id(), title="Hai chi bộ", meetings=[one, other])
    assert (
        Meeting.rows.get(pk=one).joint_session_id == Meeting.rows.get(pk=other).joint_session_id is not None
    )


def test_nobody_ties_another_s_meeting(pa_kim: Cell, far: Cell, joint: UUID) -> None:
    theirs = plan(far, planned())[0]
    with pytest.raises(NotFound):
        tie_meetings(pa_kim.secretary, id=new_id(), title="Hai chi bộ", meetings=[joint, theirs])


def test_only_who_was_asked_may_join_or_see_the_invitation(
    pa_kim: Cell, far: Cell, joint: UUID, world: World
) -> None:
    session = ask(pa_kim, joint, "14.900")
    staff = world.cells["staff"]
    for actor in (staff.secretary, pa_kim.secretary, Actor.stranger()):
        with pytest.raises(NotFound):
            join_session(actor, joint_session=session, new_meeting=new_id())
    with pytest.raises(NotFound):
        invitation_for(staff.secretary, far.id, session)
    with pytest.raises(NotFound):
        invitation_for(staff.secretary, staff.id, session)


def test_a_tied_meeting_shows_the_other_side_nothing_but_who_when_where(
    pa_kim: Cell, far: Cell, joint: UUID
) -> None:
    session = ask(pa_kim, joint, "14.900")
    theirs = new_id()
    join_session(far.secretary, joint_session=session, new_meeting=theirs)
    move_meeting(
        far.secretary, id=new_id(), meeting=theirs, starts_at=DECEMBER.replace(hour=13), reason="Đường xa"
    )
    assert sides_of(of(joint))[0].apart


@pytest.mark.parametrize("code", ["", "99.99", "14.118.01", "14.118.01.01"])
def test_an_unknown_organisation_a_committee_or_oneself_is_no_other_side(
    pa_kim: Cell, joint: UUID, code: str
) -> None:
    assert Organisation.rows.filter(code="14.118.01.01", pk=pa_kim.id).exists()
    with pytest.raises(Invalid):
        ask(pa_kim, joint, code)


def test_a_meeting_leaves_a_joint_session_and_stays_in_the_calendar(
    pa_kim: Cell, far: Cell, joint: UUID
) -> None:
    ask(pa_kim, joint, "14.900")
    with pytest.raises(Conflict):
        ask(pa_kim, joint, "14.900")
    untie_meeting(pa_kim.secretary, meeting=joint)
    assert Meeting.rows.get(pk=joint).joint_session_id is None
    with pytest.raises(Conflict):
        untie_meeting(pa_kim.secretary, meeting=joint)
