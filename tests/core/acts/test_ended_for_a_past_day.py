"""An office is ended for a day that has passed: what its holder had done without signal before that was entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from tests.factories import OPERATOR, Cell, World, person_actor
from tests.fixtures import EVENING
from tests.meetings.items import item
from tests.room.without_signal.late_phone import Phone, Sent

from nennep.authority.actions import end_charge, put_in_charge
from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Envelope, act_named
from nennep.core.acts.given import note_given
from nennep.core.authorise import access_as_known
from nennep.core.ids import new_id
from nennep.core.refusals import Forbidden, NotFound, Refused, SetAside
from nennep.meetings.actions.session import appoint_minute_taker
from nennep.meetings.models import Attendance, Entry, Meeting
from nennep.membership.actions import appoint, change_status, end_position, receive_member
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Position
from nennep.minutes.text_exchange import TextDoor

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FETCHED = EVENING - 3 * HOUR
BEFORE = date(2026, 11, 20)
"""The last day that is entered: four days before the meeting."""
ENTERED = EVENING + 5 * HOUR
"""When it is entered: after the meeting of the 24th, in the night to the 25th."""
ARRIVES = EVENING + 3 * DAY

Ending = Callable[[Cell, World], None]


def by_the_office(cell: Cell, _world: World) -> None:
    """The secretary's post ends; he stays a member."""
    for position in Position.rows.filter(person_id=cell.members[0]):
        end_position(OPERATOR, position=position.pk, last_day=BEFORE)


def by_a_move(cell: Cell, world: World) -> None:
    """The secretary's post ends, and he has been a member elsewhere since: the meeting exists for him no more."""
    by_the_office(cell, world)
    staff = world.cells["staff"].id
    receive_member(
        OPERATOR, person=cell.members[0], cell=staff, status=Status.OFFICIAL, effective=BEFORE + DAY
    )


ENDINGS: dict[str, Ending] = {"post": by_the_office, "post and membership": by_a_move}


def given(phone: Phone, at: datetime) -> None:
    with clock.at(at):
        note_given(phone.actor, phone.device, [("meeting", phone.meeting)])


def enter(ending: Ending, cell: Cell, world: World, at: datetime = ENTERED) -> None:
    with clock.at(at):
        ending(cell, world)


def waiting(phone: Phone) -> list[Sent]:
    """A mark and an entry, captured a minute and two after the opening."""
    return [phone.marks("present", phone.actor.person_id), phone.says(item(phone.meeting), "Nhất trí")]  # type: ignore[arg-type]


def later(sent: Sent, at: datetime) -> Sent:
    sent.envelope = Envelope(key=new_id(), device_id=sent.envelope.device_id, device_seq=9, captured_at=at)
    return sent


def refused(sent: Sent, at: datetime = ARRIVES) -> type[Refused]:
    with clock.at(at), pytest.raises(Refused) as refusal:
        sent.arrive()
    return type(refusal.value)


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_what_was_captured_before_the_ending_was_entered_is_done_with_a_package_of_then(
    in_session: UUID, pa_kim: Cell, world: World, ending: Ending
) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    given(phone, FETCHED)
    enter(ending, pa_kim, world)
    with clock.at(ARRIVES):
        for sent in waiting(phone):
            sent.arrive()
    assert Entry.rows.get().gist == "Nhất trí"
    assert Attendance.rows.get().person_id == pa_kim.members[0]


def test_it_is_so_on_the_very_day_on_which_it_was_entered(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    phone, without = Phone(pa_kim.secretary, in_session), Phone(pa_kim.secretary, in_session)
    given(phone, FETCHED)
    enter(by_the_office, pa_kim, world, at=EVENING + HOUR)
    with clock.at(EVENING + 2 * HOUR):
        for sent in waiting(phone):
            sent.arrive()
    assert refused(waiting(without)[0], EVENING + 2 * HOUR) is SetAside


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_without_a_package_of_then_the_whole_queue_is_set_aside(
    in_session: UUID, pa_kim: Cell, world: World, ending: Ending
) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    enter(ending, pa_kim, world)
    given(phone, ENTERED + HOUR)  # fetched afterwards, as a member may: it bears nothing out
    assert [refused(each) for each in waiting(phone)] == [SetAside, SetAside]
    assert not Entry.rows.exists()


def test_a_package_of_the_minutes_after_the_ending_bears_nothing_out(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    enter(by_the_office, pa_kim, world)
    given(phone, ENTERED + timedelta(minutes=3))
    assert refused(later(waiting(phone)[0], ENTERED - timedelta(seconds=1))) is SetAside


def test_a_person_who_holds_the_right_today_takes_it_in(in_session: UUID, pa_kim: Cell, world: World) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    enter(by_the_office, pa_kim, world)
    says = waiting(phone)[1]

    def brought(by: Actor) -> None:
        came = Envelope(
            key=says.envelope.key,
            device_id=phone.device,
            captured_at=says.envelope.captured_at,
            vouched_by=by,
        )
        act_named(says.name).perform(phone.actor, payload=says.payload, envelope=came)

    with clock.at(ARRIVES):
        for other in (phone.actor, pa_kim.member, world.clerk):
            with pytest.raises(SetAside):
                brought(other)
        brought(pa_kim.deputy)
    assert Entry.rows.exists()


def test_nothing_captured_after_the_ending_was_entered_is_done(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    given(phone, FETCHED)
    enter(by_the_office, pa_kim, world)
    assert refused(later(waiting(phone)[1], ENTERED + HOUR)) is Forbidden
    assert refused(later(waiting(phone)[1], ARRIVES - 40 * DAY)) is Forbidden  # no such time is believed


def test_an_end_that_was_known_before_is_not_put_off_by_another_entered_later(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    """In October he was to leave on the 23rd; afterwards it is entered that he left on the 20th."""
    phone = Phone(pa_kim.secretary, in_session)
    given(phone, FETCHED)
    (post,) = Position.rows.filter(person_id=pa_kim.members[0])
    with clock.at(EVENING - 4 * DAY):
        end_position(OPERATOR, position=post.pk, last_day=date(2026, 11, 23))
    enter(by_the_office, pa_kim, world)
    assert refused(waiting(phone)[1]) is Forbidden


def test_a_post_that_was_entered_and_ended_afterwards_gives_nothing(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    member = pa_kim.member
    phone = Phone(member, in_session)
    given(phone, FETCHED)
    with clock.at(ENTERED):
        new = new_id()
        appoint(
            OPERATOR,
            id=new,
            person=pa_kim.members[2],
            body=pa_kim.committee,
            kind=PositionKind.MEMBER,
            begins=date(2026, 11, 1),
        )
        end_position(OPERATOR, position=new, last_day=BEFORE)
    assert refused(waiting(phone)[1]) is Forbidden


def test_the_minute_taker_goes_by_the_membership_of_then(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    person = pa_kim.members[4]
    appoint_minute_taker(pa_kim.secretary, meeting=in_session, person=person)
    taker = person_actor(person)
    phone, without = Phone(taker, in_session), Phone(taker, in_session)
    given(phone, FETCHED)
    with clock.at(ENTERED):
        receive_member(
            OPERATOR,
            person=person,
            cell=world.cells["staff"].id,
            status=Status.OFFICIAL,
            effective=BEFORE + DAY,
        )
    with clock.at(ARRIVES):
        waiting(phone)[1].arrive()
    assert refused(waiting(without)[1]) is SetAside


def test_words_are_merged_with_a_package_of_then_and_else_wait_for_a_person(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    phone, without = Phone(pa_kim.secretary, in_session), Phone(pa_kim.secretary, in_session)
    given(phone, FETCHED)
    key = f"meeting/{in_session}/{item(in_session)}/gist"
    enter(by_a_move, pa_kim, world)
    written = EVENING + HOUR
    for each, words in ((phone, "kịp"), (without, "không rõ")):
        with clock.at(ARRIVES):
            door = TextDoor(each.actor, in_session, each.device, {written})
            door.exchanged(key, update=merging.rewritten(b"", words), state_vector=None, written_at=written)
    assert CollabText.rows.get(key=key).text == "kịp"
    assert CollabProposal.rows.filter(text__key=key).count() == 1
    with clock.at(ARRIVES), pytest.raises(NotFound):
        TextDoor(phone.actor, in_session, phone.device, {ENTERED + HOUR})


def test_a_meeting_that_was_opened_by_itself_is_borne_out_by_the_kit_of_then(
    pa_kim: Cell, world: World
) -> None:
    new = new_id()
    phone = Phone(pa_kim.secretary, new)
    opening = {
        "id": str(new),
        "body": str(pa_kim.body),
        "kind": "thematic",
        "theme": "Mùa vụ",
        "chair": str(pa_kim.members[0]),
        "items": [],
        "started_at": EVENING.isoformat(),
    }
    sent = phone.capture("meetings.open_now")
    sent.payload = opening
    with clock.at(FETCHED):
        note_given(phone.actor, phone.device, [("body", pa_kim.body)])
    enter(by_the_office, pa_kim, world)
    with clock.at(ARRIVES):
        sent.arrive()
        phone.marks("present", pa_kim.members[0]).arrive()
    assert Meeting.rows.filter(pk=new).exists()


def test_charges_and_changes_of_status_too_hold_until_their_end_is_entered(
    pa_kim: Cell, world: World
) -> None:
    official, charge = world.cells["staff"].members[2], new_id()
    with clock.at(EVENING - 10 * DAY):
        put_in_charge(OPERATOR, id=charge, person=official, organisation=pa_kim.id, begins=date(2026, 11, 1))
    with clock.at(ENTERED):
        end_charge(OPERATOR, charge=charge, last_day=BEFORE)
        change_status(
            OPERATOR,
            person=pa_kim.members[6],
            cell=pa_kim.id,
            status=Status.SUSPENDED,
            effective=BEFORE,
        )
    in_charge, member = world.cells["staff"].member, person_actor(pa_kim.members[6])
    on = date(2026, 11, 24)
    for actor, right in ((in_charge, "propose"), (member, "take_part")):
        assert right in access_as_known(actor, pa_kim.id, on, ENTERED - HOUR).rights
        assert right not in access_as_known(actor, pa_kim.id, on, ENTERED).rights
