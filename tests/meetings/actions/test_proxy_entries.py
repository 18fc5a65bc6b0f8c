"""Nhập thay: the office enters a meeting for a cell from its paper, the secretary confirms; everything is marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.actions.notices import answer_notice
from nennep.meetings.actions.proxy_entries import (
    confirm_proxy_entry,
    enter_by_proxy,
    refuse_proxy_entry,
    withdraw_proxy_entry,
)
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import EntryKind, Mark, MeetingState
from nennep.meetings.in_meeting.proxy_entry import PROXY_ENTRY
from nennep.meetings.models import AgendaItem, Meeting, ProxyEntry, Roll
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.meetings.selectors.months import years_of
from nennep.membership.actions import end_position
from nennep.membership.models import Position
from nennep.minutes.composing import compose_minutes
from nennep.records.models import Record
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.parts import record_of
from nennep.rulebook.enums import ItemKind
from nennep.typesetting.pdf import render_pdf
from nennep.web.home import todo_of
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.typesetting.reading import pdf_text, squeezed

pytestmark = pytest.mark.django_db
MARKED = "Văn phòng nhập thay từ bản giấy"
TWO_DAYS_LATER = EVENING + timedelta(days=2)


@pytest.fixture
def later(world: World) -> Iterator[None]:
    """Two days after the evening on which the cell met with paper."""
    with clock.at(TWO_DAYS_LATER):
        yield


@pytest.fixture
def entered(meeting: UUID, world: World, later: None) -> UUID:
    """The clerk began to enter the meeting; the id of the proxy entry."""
    new = new_id()
    enter_by_proxy(
        world.clerk, id=new, meeting=meeting, reason="Không có điện thoại", source="Sổ quyển 2, trang 14"
    )
    return new


def held_by_clerk(meeting: UUID, world: World, pa_kim: Cell) -> None:
    """The clerk enters the whole evening as it stands on the paper."""
    clerk = world.clerk
    open_meeting(clerk, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    appoint_minute_taker(clerk, meeting=meeting, person=pa_kim.members[2])
    record_attendance(
        clerk,
        meeting=meeting,
        marks=[AttendanceMark(person=each, mark=Mark.PRESENT) for each in pa_kim.members],
    )
    discussion = AgendaItem.rows.get(meeting=meeting, kind=ItemKind.DISCUSSION)
    record_entry(
        clerk,
        id=new_id(),
        meeting=meeting,
        item=discussion.pk,
        kind=EntryKind.DISCUSSION,
        gist="Góp ý về đường nội đồng",
        speaker=pa_kim.members[3],
    )
    adopt_minutes(clerk, meeting=meeting, ended_at=EVENING + timedelta(hours=2))


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def page(actor: Actor, address: str) -> str:
    return browser(actor).get(address).content.decode()


def test_a_clerk_enters_a_whole_meeting_of_the_past_from_paper(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    held_by_clerk(meeting, world, pa_kim)
    held = Meeting.rows.get(pk=meeting)
    assert held.state == MeetingState.ADOPTED
    assert (held.opened_at, held.closed_at) == (EVENING, EVENING + timedelta(hours=2))
    assert Roll.rows.get(meeting=meeting).on == clock.legal_day(EVENING)


def test_an_agenda_that_nobody_drew_is_drawn_and_one_that_stands_is_left(
    meeting: UUID, entered: UUID, world: World
) -> None:
    drawn = set(AgendaItem.rows.filter(meeting=meeting).values_list("pk", flat=True))
    assert len(drawn) > 5
    withdraw_proxy_entry(world.clerk, proxy_entry=entered)
    enter_by_proxy(world.clerk, id=new_id(), meeting=meeting, reason="Không có điện thoại", source="Phiếu")
    assert set(AgendaItem.rows.filter(meeting=meeting).values_list("pk", flat=True)) == drawn


def test_without_standing_in_the_office_opens_and_hears_nothing(
    meeting: UUID, world: World, pa_kim: Cell
) -> None:
    with clock.at(TWO_DAYS_LATER), pytest.raises(Forbidden):
        open_meeting(world.clerk, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    assert not access_meeting(world.clerk, meeting).hears


def test_the_loan_is_for_this_meeting_and_this_person_only(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    other = Meeting.rows.get(pk=meeting)
    other.pk, other.month = new_id(), datetime(2026, 12, 1, tzinfo=UTC).date()
    other.save(force_insert=True)
    with pytest.raises(Forbidden):
        open_meeting(world.clerk, meeting=other.pk, chair=pa_kim.members[0], started_at=EVENING)
    with pytest.raises(NotFound):
        access_meeting(Actor(user_id=new_id(), person_id=new_id()), meeting)
    with pytest.raises(Forbidden):
        open_meeting(world.commune_secretary, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)


def test_the_loan_ends_with_the_clerks_position(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    assert world.clerk.person_id is not None
    position = Position.rows.get(person_id=world.clerk.person_id, body_id=world.office)
    end_position(Actor.operator(), position=position.pk, last_day=clock.today() - timedelta(days=1))
    with pytest.raises((Forbidden, NotFound)):
        open_meeting(world.clerk, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)


def test_it_ends_when_the_cell_opens_the_meeting_itself_and_nothing_is_marked(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    assert not access_meeting(world.clerk, meeting).hears
    assert record_of(Meeting.rows.get(pk=meeting))[PROXY_ENTRY] is None


def test_it_ends_marked_when_the_cells_own_opening_arrives_from_a_phone_without_signal(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    open_meeting(world.clerk, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    open_meeting(world.clerk, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    assert access_meeting(world.clerk, meeting).hears
    open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    assert not access_meeting(world.clerk, meeting).hears
    assert MARKED in page(pa_kim.secretary, f"/buoi/{meeting}/")


def test_a_meeting_that_the_cell_opened_is_not_entered_by_the_office(in_session: UUID, world: World) -> None:
    with pytest.raises(Conflict):
        enter_by_proxy(world.clerk, id=new_id(), meeting=in_session, reason="Máy hết pin", source="Phiếu")


def test_a_meeting_whose_day_has_not_come_is_not_entered(meeting: UUID, world: World) -> None:
    with pytest.raises(Invalid):
        enter_by_proxy(
            world.clerk, id=new_id(), meeting=meeting, reason="Không có điện thoại", source="Phiếu"
        )


def test_two_of_the_office_do_not_enter_one_meeting(meeting: UUID, entered: UUID, world: World) -> None:
    with pytest.raises(Conflict) as refused:
        enter_by_proxy(
            world.clerk, id=new_id(), meeting=meeting, reason="Không có điện thoại", source="Phiếu"
        )
    assert refused.value.code == "stands_already"


def test_who_chairs_the_cell_has_nothing_to_enter_for_it_and_no_right_to(
    meeting: UUID, pa_kim: Cell, later: None
) -> None:
    with pytest.raises(Forbidden):
        enter_by_proxy(pa_kim.secretary, id=new_id(), meeting=meeting, reason="x", source="y")


def test_what_members_sent_before_stays_with_the_cell(meeting: UUID, world: World, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=meeting).update(state=MeetingState.NOTIFIED)
    answer_notice(pa_kim.member, meeting=meeting, person=pa_kim.members[2], coming=False, reason="Ốm nặng")
    with clock.at(TWO_DAYS_LATER):
        enter_by_proxy(
            world.clerk, id=new_id(), meeting=meeting, reason="Không có điện thoại", source="Phiếu"
        )
        package = json.loads(page(world.clerk, f"/buoi/{meeting}/goi.json"))
        assert package["parts"]["answers"] == []
        assert "Ốm nặng" not in json.dumps(package, ensure_ascii=False)
        assert package["parts"]["proxy_entry"]["mine"] is True


def test_the_secretary_confirms_and_then_the_office_hears_no_more(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    held_by_clerk(meeting, world, pa_kim)
    assert access_meeting(world.clerk, meeting).hears
    confirm_proxy_entry(pa_kim.secretary, proxy_entry=entered)
    assert not access_meeting(world.clerk, meeting).hears
    found = ProxyEntry.rows.get(pk=entered)
    assert (found.state, found.settled_by_id) == ("confirmed", pa_kim.members[0])
    minutes = Record.rows.get(about_id=meeting)
    assert browser(world.clerk).get(f"/van-ban/{minutes.pk}.pdf").status_code == 404


def test_it_is_confirmed_only_when_the_minutes_are_adopted_and_only_by_the_cell(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    with pytest.raises(Conflict):
        confirm_proxy_entry(pa_kim.secretary, proxy_entry=entered)
    held_by_clerk(meeting, world, pa_kim)
    for actor in (world.clerk, pa_kim.member):
        with pytest.raises(Forbidden):
            confirm_proxy_entry(actor, proxy_entry=entered)
    confirm_proxy_entry(pa_kim.secretary, proxy_entry=entered)
    with pytest.raises(Conflict):
        refuse_proxy_entry(pa_kim.secretary, proxy_entry=entered, reason="Nghĩ lại")


def test_a_refusal_keeps_its_reason_and_gives_the_meeting_back_to_the_cell(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    open_meeting(world.clerk, meeting=meeting, chair=pa_kim.members[0], started_at=EVENING)
    refuse_proxy_entry(pa_kim.secretary, proxy_entry=entered, reason="Sai ngày họp")
    with pytest.raises(Forbidden):
        appoint_minute_taker(world.clerk, meeting=meeting, person=pa_kim.members[2])
    appoint_minute_taker(pa_kim.secretary, meeting=meeting, person=pa_kim.members[2])
    assert "Sai ngày họp" in page(pa_kim.secretary, f"/buoi/{meeting}/")


def test_everything_entered_so_is_marked_until_it_is_confirmed_and_after(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    held_by_clerk(meeting, world, pa_kim)
    for address in (f"/buoi/{meeting}/", f"/buoi/{meeting}/bien-ban/"):
        assert f"{MARKED}, chờ bí thư xác nhận" in page(pa_kim.member, address)
    strip = years_of([pa_kim.id], 2026, clock.today())[pa_kim.id].months[10]
    assert "chờ bí thư xác nhận" in str(strip.title)
    confirm_proxy_entry(pa_kim.secretary, proxy_entry=entered)
    for address in (f"/buoi/{meeting}/", f"/buoi/{meeting}/bien-ban/"):
        assert f"{MARKED}, bí thư đã xác nhận ngày 26/11/2026" in page(pa_kim.member, address)
    package = json.loads(page(pa_kim.secretary, f"/buoi/{meeting}/goi.json"))
    assert package["parts"]["proxy_entry"]["state"] == "confirmed"
    assert package["parts"]["proxy_entry"]["confirmed_on"] == "2026-11-26"
    assert package["parts"]["proxy_entry"]["mine"] is False


def test_the_printed_minutes_end_with_who_entered_them_from_what(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    held_by_clerk(meeting, world, pa_kim)
    record = Record.rows.get(about_id=meeting)
    answer = browser(world.clerk).get(f"/van-ban/{record.pk}.pdf")
    text = pdf_text(b"".join(answer) if answer.streaming else answer.content)
    assert squeezed(f"{MARKED} (Sổ quyển 2, trang 14) ngày 26/11/2026") in text
    assert squeezed("Chờ bí thư chi bộ xác nhận.") in text
    confirm_proxy_entry(pa_kim.secretary, proxy_entry=entered)
    now = pdf_text(render_pdf(compose_minutes(record_of(Meeting.rows.get(pk=meeting)))))
    assert squeezed("Bí thư chi bộ đã xác nhận ngày 26/11/2026.") in now


def test_both_have_it_among_what_they_have_to_do(
    meeting: UUID, entered: UUID, world: World, pa_kim: Cell
) -> None:
    assert any("Nhập thay từ phiếu giấy" in each.title for each in todo_of(world.clerk, clock.today()))
    held_by_clerk(meeting, world, pa_kim)
    assert not any("Nhập thay từ phiếu giấy" in each.title for each in todo_of(world.clerk, clock.today()))
    wanted = [each for each in todo_of(pa_kim.secretary, clock.today()) if "nhập thay" in each.title]
    assert [each.url for each in wanted] == [f"/buoi/{meeting}/nhap-thay/"]
    assert not any("Ký giấy" in each.title for each in todo_of(pa_kim.secretary, clock.today()))
    confirm_proxy_entry(pa_kim.secretary, proxy_entry=entered)
    assert not any("nhập thay" in each.title for each in todo_of(pa_kim.secretary, clock.today()))


def test_the_clerks_way_leads_from_the_communes_month_to_the_entry_screen(
    meeting: UUID, world: World, later: None
) -> None:
    month = page(world.clerk, f"/to-chuc/{world.commune}/thang/2026-11/")
    assert f"/buoi/{meeting}/nhap-thay/" in month
    assert f"/buoi/{meeting}/nhap-thay/" in page(world.clerk, f"/buoi/{meeting}/")
    client = browser(world.clerk)
    form = client.get(f"/buoi/{meeting}/nhap-thay/").context["form"]
    sent = {"key": form["key"].value(), "id": form["id"].value(), "source": "Phiếu", "reason": "Không có máy"}
    answer = client.post(f"/buoi/{meeting}/nhap-thay/", sent)
    assert (answer.status_code, answer["Location"]) == (302, f"/buoi/{meeting}/hop/#/sheet")


def never_planned(world: World, cell: Cell, **entered: str) -> Any:
    """The answer to the one page on which the office says which meeting it was, and from which paper."""
    add = f"/to-chuc/{cell.id}/lich/2026/them/?nhap-thay=1"
    assert add in page(world.clerk, f"/to-chuc/{world.commune}/thang/2026-11/")
    client = browser(world.clerk)
    sent = {each.html_name: each.value() or "" for each in client.get(add).context["form"]}
    sent |= {
        "on": "24/11/2026",
        "starts": "19:30",
        "place": "Nhà",
        "source": "Sổ 2",
        "reason": "Không có máy",
    }
    answers = [client.post(add, sent | entered) for _twice in range(2)]
    assert answers[0].get("Location") == answers[1].get("Location")
    return answers[0]


def test_a_meeting_that_was_never_planned_is_planned_and_its_entry_begun_on_one_page(
    world: World, pa_kim: Cell, later: None
) -> None:
    answer = never_planned(world, pa_kim)
    new = Meeting.rows.get(body_id=pa_kim.body)
    assert (answer.status_code, answer["Location"]) == (302, f"/buoi/{new.pk}/hop/#/sheet")
    entry = ProxyEntry.rows.get(meeting=new)
    assert (entry.source, entry.reason, entry.state) == ("Sổ 2", "Không có máy", "waiting")


def test_a_meeting_of_a_day_that_has_not_come_is_not_entered_as_held(
    world: World, pa_kim: Cell, later: None
) -> None:
    answer = never_planned(world, pa_kim, on="24/12/2026")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["on"])
    assert not Meeting.rows.filter(body_id=pa_kim.body).exists()


def test_the_secretary_confirms_on_a_page(meeting: UUID, entered: UUID, world: World, pa_kim: Cell) -> None:
    held_by_clerk(meeting, world, pa_kim)
    client = browser(pa_kim.secretary)
    form = client.get(f"/buoi/{meeting}/nhap-thay/").context["confirm"]
    answer = client.post(f"/buoi/{meeting}/nhap-thay/", {"do": "confirm", "key": form["key"].value()})
    assert (answer.status_code, answer["Location"]) == (302, f"/buoi/{meeting}/")
    assert ProxyEntry.rows.get(pk=entered).state == "confirmed"
