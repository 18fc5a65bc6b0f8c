"""Guests and gifts: nennep.meetings.actions.guests."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.actions.guests import (
    GuestPresence,
    NewGuest,
    record_gift,
    record_guest_presence,
    withdraw_gift,
)
from nennep.meetings.in_meeting.guests import guests_there
from nennep.meetings.models import Gift, Guest, Meeting, RollEntry
from nennep.meetings.roll_call.rolls import count, marks_of
from nennep.room.parts import record_of
from tests.factories import Cell


def invited(meeting: UUID) -> UUID:
    return Guest.rows.create(id=new_id(), meeting_id=meeting, name="Đại biểu xã", title="Đảng ủy xã").pk


def test_invited_and_new_guests_are_marked_in_one_act(in_session: UUID, pa_kim: Cell) -> None:
    guest, new = invited(in_session), NewGuest(id=new_id(), name="Đại biểu bản bên", is_observer=True)
    marks = [GuestPresence(guest=guest, present=True)]
    record_guest_presence(pa_kim.secretary, meeting=in_session, marks=marks, new=[new])
    assert set(Guest.rows.filter(present=True).values_list("pk", flat=True)) == {guest, new.id}


def test_guests_stand_in_the_order_in_which_they_were_entered(in_session: UUID, pa_kim: Cell) -> None:
    last, second = new_id(), new_id()
    first = invited(in_session)
    new = [NewGuest(id=second, name="Phó Chủ tịch"), NewGuest(id=last, name="Trưởng bản")]
    record_guest_presence(pa_kim.secretary, meeting=in_session, new=new)
    marks = [GuestPresence(guest=first, present=True)]
    record_guest_presence(pa_kim.secretary, meeting=in_session, marks=marks)
    there = guests_there(record_of(Meeting.rows.select_related("body__organisation").get(pk=in_session)))
    assert [each.pk for each in there] == [first, second, last]


def test_guests_are_in_no_denominator(in_session: UUID, pa_kim: Cell) -> None:
    new = NewGuest(id=new_id(), name="Đại biểu bản bên")
    record_guest_presence(pa_kim.secretary, meeting=in_session, new=[new])
    entries = RollEntry.rows.filter(roll__meeting_id=in_session)
    counted = count(entries, marks_of(Meeting.rows.get(pk=in_session)))
    assert (counted.members, counted.votes, counted.present) == (11, 11, 0)


def test_an_empty_or_doubled_or_foreign_mark_is_refused(in_session: UUID, pa_kim: Cell) -> None:
    mark = GuestPresence(guest=invited(in_session), present=True)
    for marks in ([], [mark, mark], [GuestPresence(guest=new_id(), present=True)]):
        with pytest.raises(Invalid):
            record_guest_presence(pa_kim.secretary, meeting=in_session, marks=marks)


def test_a_guest_is_not_entered_twice(in_session: UUID, pa_kim: Cell) -> None:
    new = NewGuest(id=new_id(), name="Đại biểu bản bên")
    record_guest_presence(pa_kim.secretary, meeting=in_session, new=[new])
    with pytest.raises(Conflict):
        record_guest_presence(pa_kim.secretary, meeting=in_session, new=[new])


def test_a_gift_is_a_line_that_can_be_withdrawn(in_session: UUID, pa_kim: Cell) -> None:
    gift = new_id()
    record_gift(pa_kim.secretary, meeting=in_session, id=gift, line="Một bộ ấm chén, Ban Dân vận tặng")
    withdraw_gift(pa_kim.secretary, meeting=in_session, gift=gift)
    assert Gift.rows.get(pk=gift).withdrawn
