"""What the server gave a device bears out that it acted in time: nennep.core.acts.given, and what acts make of it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.access.addresses import signed_in
from tests.factories import OPERATOR, Cell, World
from tests.fixtures import EVENING
from tests.meetings.items import item
from tests.room.without_signal.late_phone import Phone, Sent

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Envelope, act_named
from nennep.core.acts.given import GIVEN, MOST_DEVICES, note_given, was_given
from nennep.core.ids import new_id
from nennep.core.models import Trace
from nennep.core.refusals import Forbidden, NotFound, Refused, SetAside
from nennep.meetings.models import Entry, Meeting
from nennep.membership.actions import appoint, end_position
from nennep.membership.enums import PositionKind
from nennep.membership.models import Position

DAY = timedelta(days=1)
FETCHED = EVENING - timedelta(hours=3)


def ended(person: UUID, last_day: date = date(2026, 11, 24)) -> None:
    """The office of a person is over."""
    for position in Position.rows.filter(person_id=person):
        end_position(OPERATOR, position=position.pk, last_day=last_day)


def fetch(phone: Phone, meeting: UUID) -> None:
    """The phone is given the package, over HTTP as phones are."""
    headers = {"Nennep-Device": str(phone.device)}
    assert signed_in(phone.actor).get(f"/buoi/{meeting}/goi.json", headers=headers).status_code == 200


def waiting(phone: Phone, under: UUID) -> list[Sent]:
    return [phone.marks("present", phone.actor.person_id), phone.says(under, "Nhất trí")]  # type: ignore[arg-type]


def refused(sent: Sent) -> str:
    with pytest.raises(Refused) as refusal:
        sent.arrive()
    return refusal.value.code


def test_what_was_captured_with_a_package_of_then_is_done_though_the_office_has_ended(
    in_session: UUID, pa_kim: Cell
) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    with clock.at(FETCHED):
        fetch(phone, in_session)
    ended(pa_kim.members[0])
    with clock.at(EVENING + 4 * DAY):
        for sent in waiting(phone, item(in_session)):
            sent.arrive()
    assert Entry.rows.get().gist == "Nhất trí"


def test_without_a_package_of_then_the_whole_queue_waits_for_a_person(in_session: UUID, pa_kim: Cell) -> None:
    phone, other = Phone(pa_kim.secretary, in_session), Phone(pa_kim.secretary, in_session)
    with clock.at(FETCHED):
        fetch(other, in_session)
    ended(pa_kim.members[0])
    with clock.at(EVENING + 4 * DAY):
        fetch(phone, in_session)  # still a member: may read it, and gains nothing by it
        assert [refused(each) for each in waiting(phone, item(in_session))] == ["set_aside"] * 2
    assert not Entry.rows.exists()


def test_a_person_who_holds_the_right_today_may_take_in_what_waits(in_session: UUID, pa_kim: Cell) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    _marks, says = waiting(phone, item(in_session))
    ended(pa_kim.members[0])

    def brought(by: Actor) -> None:
        came = Envelope(
            key=says.envelope.key,
            device_id=phone.device,
            device_seq=says.envelope.device_seq,
            captured_at=says.envelope.captured_at,
            vouched_by=by,
        )
        act_named(says.name).perform(phone.actor, payload=says.payload, envelope=came)

    with clock.at(EVENING + 4 * DAY):
        for other in (phone.actor, pa_kim.member):
            with pytest.raises(SetAside):
                brought(other)
        brought(pa_kim.deputy)
    assert Entry.rows.get().gist == "Nhất trí"


def test_who_still_holds_the_right_needs_no_package(in_session: UUID, pa_kim: Cell) -> None:
    phone = Phone(pa_kim.secretary, in_session)
    with clock.at(EVENING + 4 * DAY):
        for sent in waiting(phone, item(in_session)):
            sent.arrive()
    assert Entry.rows.exists()


def test_a_meeting_that_a_device_opened_by_itself_is_borne_out_by_the_kit(pa_kim: Cell) -> None:
    new = new_id()
    phone, without = Phone(pa_kim.secretary, new), Phone(pa_kim.secretary, new)
    opening = {
        "id": str(new),
        "body": str(pa_kim.body),
        "kind": "thematic",
        "theme": "Mùa vụ",
        "chair": str(pa_kim.members[0]),
        "items": [],
        "started_at": EVENING.isoformat(),
    }

    def opened(by: Phone) -> Sent:
        by.seq += 1
        envelope = Envelope(
            key=new_id(), device_id=by.device, device_seq=by.seq, captured_at=EVENING + timedelta(minutes=1)
        )
        return Sent(by.actor, "meetings.open_now", opening, envelope)

    with clock.at(FETCHED):
        headers = {"Nennep-Device": str(phone.device)}
        assert signed_in(phone.actor).get("/mang-theo.json", headers=headers).status_code == 200
    with clock.at(EVENING + DAY):
        ended(pa_kim.members[0])
    with clock.at(EVENING + 4 * DAY):
        assert refused(opened(without)) == "set_aside"
        opened(phone).arrive()
        phone.marks("present", pa_kim.members[0]).arrive()
        assert refused(without.marks("absent", pa_kim.members[0])) == "set_aside"
    assert Meeting.rows.filter(pk=new).exists()


def test_a_time_that_a_device_tells_gives_nothing_to_an_act_that_is_not_done_offline(
    world: World, pa_kim: Cell
) -> None:
    clerk = world.clerk
    assert clerk.person_id is not None
    with clock.at(EVENING):
        ended(clerk.person_id)
    body, person = pa_kim.committee, pa_kim.members[4]
    payload = {
        "id": str(new_id()),
        "person": str(person),
        "body": str(body),
        "kind": PositionKind.MEMBER.value,
        "begins": "2026-11-24",
    }
    with clock.at(EVENING + 12 * DAY), pytest.raises((Forbidden, NotFound)):
        appoint.perform(
            clerk,
            payload=payload,
            envelope=Envelope(key=new_id(), device_id=new_id(), captured_at=EVENING),
        )


def test_a_former_secretary_cancels_nothing_with_a_time_of_before(meeting: UUID, pa_kim: Cell) -> None:
    cancel, device = act_named("meetings.cancel_meeting"), new_id()
    note_given(pa_kim.secretary, device, [("meeting", meeting)])
    before = clock.now()
    ended(pa_kim.members[0], clock.today())
    with clock.at(before + 2 * DAY), pytest.raises(Forbidden):
        cancel.perform(
            pa_kim.secretary,
            payload={"meeting": str(meeting), "reason": "Không họp"},
            envelope=Envelope(key=new_id(), device_id=device, captured_at=before),
        )


def test_what_a_device_is_given_is_noted_once_a_day_and_for_its_user_alone(
    meeting: UUID, pa_kim: Cell
) -> None:
    phone, thing = Phone(pa_kim.secretary, meeting), ("meeting", meeting)
    begun = clock.now()
    for later in (timedelta(), timedelta(minutes=5), DAY):
        with clock.at(begun + later):
            fetch(phone, meeting)
    assert Trace.rows.filter(kind=GIVEN).count() == 2
    assert was_given(phone.actor, phone.device, [thing], begun)
    assert not was_given(phone.actor, phone.device, [thing], begun - timedelta(hours=1))
    assert not was_given(phone.actor, new_id(), [thing], begun)
    assert not was_given(phone.actor, None, [thing], begun)
    assert not was_given(pa_kim.deputy, phone.device, [thing], begun)


def test_a_page_that_is_no_device_asks_and_leaves_nothing(meeting: UUID, pa_kim: Cell) -> None:
    with CaptureQueriesContext(connection) as queries:
        note_given(pa_kim.secretary, None, [("meeting", meeting)])
    assert len(queries) == 0
    assert signed_in(pa_kim.secretary).get(f"/buoi/{meeting}/goi.json").status_code == 200
    assert not Trace.rows.filter(kind=GIVEN).exists()


def test_ever_new_devices_of_one_login_leave_no_more_rows_than_anybody_has_devices(
    in_session: UUID, pa_kim: Cell
) -> None:
    phones = [Phone(pa_kim.secretary, in_session) for _each in range(MOST_DEVICES + 3)]
    with clock.at(FETCHED):
        for each in phones:
            fetch(each, in_session)
        fetch(Phone(pa_kim.deputy, in_session), in_session)
    given = Trace.rows.filter(kind=GIVEN, about_id=in_session)
    assert given.filter(actor_id=pa_kim.secretary.user_id).count() == MOST_DEVICES
    assert given.filter(actor_id=pa_kim.deputy.user_id).count() == 1
