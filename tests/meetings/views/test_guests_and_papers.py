"""Guests, observers and papers of a meeting that is being prepared."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.files.bringing import note_brought
from nennep.files.storing import keep
from nennep.meetings.actions.changes import describe_meeting
from nennep.meetings.actions.papers import attach_paper, withdraw_paper
from nennep.meetings.actions.preparation import (
    withdraw_guest,
)
from nennep.meetings.models import Guest, Meeting, Paper
from nennep.meetings.selectors.preparation import (
    guests_of,
    observers_not_invited,
    paper_for,
)
from tests.factories import Cell, World
from tests.meetings.planning import add, invite, plan, planned


def test_a_guest_is_invited_and_withdrawn(meeting: UUID, pa_kim: Cell) -> None:
    guest = invite(pa_kim, meeting)
    withdraw_guest(pa_kim.secretary, meeting=meeting, guest=guest)
    assert Guest.rows.get(pk=guest).withdrawn
    with pytest.raises(NotFound):
        withdraw_guest(pa_kim.secretary, meeting=meeting, guest=guest)


def test_who_stands_on_the_roll_is_no_guest_and_nobody_is_invited_twice(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    with pytest.raises(Invalid):
        invite(pa_kim, meeting, person=pa_kim.members[4])
    describe_meeting(pa_kim.secretary, meeting=meeting, is_model=True)  # of another cell: offered as an observer
    invite(pa_kim, meeting, person=world.cells["staff"].members[0])
    with pytest.raises(Conflict):
        invite(pa_kim, meeting, person=world.cells["staff"].members[0])
    with pytest.raises(Invalid):
        invite(pa_kim, meeting, person=new_id())


def test_observers_of_a_model_meeting_are_the_committee_and_all_other_secretaries(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    held = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    assert observers_not_invited(held, []) == []
    with pytest.raises(Invalid):
        invite(pa_kim, meeting, is_observer=True)
    describe_meeting(pa_kim.secretary, meeting=meeting, is_model=True)
    held.refresh_from_db()
    found = {each.person.pk: each.title for each in observers_not_invited(held, guests_of(held))}
    staff = world.cells["staff"].members
    assert set(found) == {staff[0], staff[1]}  # the secretary of the office's cell, and of the commune
    assert found[staff[0]] == "Bí thư Chi bộ cơ quan xã"
    assert found[staff[1]] == "Bí thư Đảng ủy xã Chiềng Muôn"


def attach(cell: Cell, meeting: UUID, content: bytes = b"%PDF-1.4 one", **more: object) -> UUID:
    stored = keep(content, name="bao-cao.pdf", media_type="application/pdf")
    note_brought(stored, cell.secretary.user_id)
    new = new_id()
    attach_paper(cell.secretary, meeting=meeting, id=new, file=stored.pk, title="Báo cáo tháng 10", **more)
    return new


def test_a_paper_is_attached_to_an_item_read_by_members_and_withdrawn(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    paper = attach(pa_kim, meeting, item=add(pa_kim, meeting))
    assert paper_for(pa_kim.member, paper).title == "Báo cáo tháng 10"
    with pytest.raises(NotFound):
        paper_for(world.cells["staff"].member, paper)
    with pytest.raises(Forbidden):
        paper_for(world.clerk, paper)  # the office above sees figures, not what a cell reads
    withdraw_paper(pa_kim.secretary, meeting=meeting, paper=paper)
    assert Paper.rows.get(pk=paper).withdrawn
    with pytest.raises(NotFound):
        paper_for(pa_kim.member, paper)


def test_one_file_is_attached_once_and_an_unknown_one_never(meeting: UUID, pa_kim: Cell) -> None:
    attach(pa_kim, meeting)
    with pytest.raises(Conflict):
        attach(pa_kim, meeting)
    with pytest.raises(NotFound):
        attach_paper(pa_kim.secretary, meeting=meeting, id=new_id(), file=new_id(), title="Lạ")


def test_nobody_attaches_a_file_that_somebody_else_brought_by_its_id(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    """Minutes of another cell, or its paper, would else be read by naming them in a meeting of one's own."""
    foreign = keep(b"%PDF-1.4 of others", name="bien-ban.pdf", media_type="application/pdf")
    note_brought(foreign, world.cells["staff"].secretary.user_id)
    for actor in (pa_kim.secretary, pa_kim.deputy, Actor.operator()):
        with pytest.raises(NotFound):
            attach_paper(actor, meeting=meeting, id=new_id(), file=foreign.pk, title="Lạ")
    note_brought(foreign, pa_kim.deputy.user_id)  # who brings the same content has it in hand
    attach_paper(pa_kim.deputy, meeting=meeting, id=new_id(), file=foreign.pk, title="Của mình")


def test_a_paper_does_not_belong_to_another_meeting_s_item(meeting: UUID, pa_kim: Cell) -> None:
    other = plan(pa_kim, planned())[0]
    with pytest.raises(NotFound):
        attach(pa_kim, meeting, item=add(pa_kim, other))
