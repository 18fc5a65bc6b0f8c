"""Máy chưa gửi: phones that took a meeting along and were not heard since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.acts.given import note_given
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.sync.models import Device
from nennep.sync.silent import silent_devices
from nennep.sync.telling import tell_waiting
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.signing_in import signed_in
from tests.sync.device_file_maker import Phone

PAGE = "/may-chua-gui/"


@pytest.fixture
def phone(pa_kim: Cell, meeting: UUID) -> Phone:
    """The secretary's phone, which took the meeting along on the day before it."""
    with clock.at(EVENING - timedelta(days=1)):
        taken = Phone(pa_kim.secretary).meet_server()
        note_given(pa_kim.secretary, taken.device, [("meeting", meeting)])
    return taken


@pytest.fixture
def day_after(world: World) -> Iterator[None]:
    with clock.at(EVENING + timedelta(days=1)):
        yield


def test_the_office_reads_which_phone_was_not_heard_since_a_meeting_and_when_it_was_last(
    phone: Phone, meeting: UUID, world: World
) -> None:
    with clock.at(EVENING + timedelta(hours=2)):
        assert silent_devices(world.clerk) == []  # its day has not passed
    with clock.at(EVENING + timedelta(days=1)):
        (found,) = silent_devices(world.clerk)
        assert (found.id, found.name, found.meeting) == (phone.device, "Lò Văn Sáng", meeting)
        assert found.heard == clock.legal_day(EVENING - timedelta(days=1))
        page = signed_in(world.clerk).get(PAGE).content.decode()
    for told in ("Lò Văn Sáng", "Sinh hoạt thường kỳ tháng 11/2026", "kết nối lần cuối ngày 23/11/2026"):
        assert told in page


def test_a_phone_that_was_heard_after_the_day_is_not_silent(
    phone: Phone, world: World, pa_kim: Cell, day_after: None
) -> None:
    tell_waiting(pa_kim.secretary, device=phone.device, waiting=0, since=None)
    assert silent_devices(world.clerk) == []


def test_a_phone_that_told_of_waiting_work_stands_above_and_not_twice(
    phone: Phone, world: World, pa_kim: Cell
) -> None:
    with clock.at(EVENING):
        tell_waiting(pa_kim.secretary, device=phone.device, waiting=3, since=EVENING)
    with clock.at(EVENING + timedelta(days=1)):
        assert silent_devices(world.clerk) == []
        page = signed_in(world.clerk).get(PAGE).content.decode()
    assert "3 việc chưa gửi" in page


@pytest.mark.parametrize("state", [MeetingState.ADOPTED, MeetingState.CANCELLED])
def test_a_meeting_that_has_minutes_or_was_not_held_asks_after_no_phone(
    phone: Phone, meeting: UUID, world: World, day_after: None, state: MeetingState
) -> None:
    Meeting.rows.filter(pk=meeting).update(state=state)
    assert silent_devices(world.clerk) == []


def test_nobody_asks_after_phones_outside_the_tree_or_without_keeping_its_rolls(
    phone: Phone, pa_kim: Cell, day_after: None
) -> None:
    assert [silent_devices(each) for each in (pa_kim.member, pa_kim.secretary)] == [[], []]


def test_the_number_of_questions_does_not_grow_with_the_phones(
    phone: Phone, world: World, pa_kim: Cell, meeting: UUID, django_assert_num_queries: object
) -> None:
    with clock.at(EVENING - timedelta(days=1)):
        for each in (pa_kim.deputy, pa_kim.member):
            note_given(each, Phone(each).meet_server().device, [("meeting", meeting)])
    with clock.at(EVENING + timedelta(days=1)):
        assert len(silent_devices(world.clerk)) == Device.rows.count() == 3
        with django_assert_num_queries(7):  # type: ignore[operator]
            silent_devices(world.clerk)
