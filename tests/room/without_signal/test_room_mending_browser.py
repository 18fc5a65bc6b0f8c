"""What the server refused is entered again before the minutes are locked, and limits are known beforehand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from nennep.core.ids import new_id
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.session import appoint_minute_taker
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.models import Entry, Meeting
from nennep.meetings.roll_call.marking import AttendanceMark
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import KEPT, at, enter, received
from tests.room.without_signal.test_room_offline_screens_browser import say_yes, state

pytestmark = pytest.mark.browser

LONG = "Ý kiến dài. " * 1_709  # 20,508 characters; the server takes 20,000


def knows_no_limits(page: Page) -> None:
    """The package of an older server."""

    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=json.dumps({**answer.json(), "limits": {}}) if answer.ok else answer.body()
        )

    page.route("**/goi.json", without)


def ready(evening: Evening) -> None:
    """Everything that the adoption needs but what is entered on the phone."""
    evening.open()
    cell = evening.cell
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in cell.members]
    record_attendance(cell.secretary, meeting=evening.meeting, marks=marks)
    appoint_minute_taker(cell.secretary, meeting=evening.meeting, person=cell.members[1])


def say(page: Page, evening: Evening, gist: str) -> None:
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Văn Dương")
    page.get_by_label("Ý chính").fill(gist)
    page.get_by_role("button", name="Ghi vào biên bản").click()


def adopt(page: Page, evening: Evening) -> None:
    at(page, evening, "read_minutes")
    page.get_by_role("button", name="Thông qua và khóa biên bản").click()
    say_yes(page)
    expect(page.get_by_role("heading", name="Biên bản đã thông qua và khóa")).to_be_visible()


def refused_before_an_adoption(evening: Evening) -> Page:
    ready(evening)
    page = evening.page(evening.cell.secretary)
    knows_no_limits(page)
    page.goto(evening.address)
    page.wait_for_selector(".room-facts")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    say(page, evening, LONG)
    expect(state(page)).to_have_text(KEPT)
    adopt(page, evening)
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(
        page.get_by_text("nhiều nhất 20000 ký tự").or_(page.get_by_text("nhiều nhất 20.000 ký tự"))
    ).to_be_visible()
    return page


def test_a_refused_opinion_is_mended_before_the_adoption_that_waits_behind_it(evening: Evening) -> None:
    page = refused_before_an_adoption(evening)
    page.get_by_role("button", name="Sửa lại").click()
    gist = page.get_by_label("Ý chính")
    expect(gist).to_have_value(LONG.strip())
    expect(page.locator("[name=speaker] option:checked")).to_have_text("Lò Văn Dương")
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.IN_SESSION
    gist.fill("Ý kiến đã rút gọn.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.get_by_role("heading", name="Biên bản đã thông qua và khóa")).to_be_visible()
    received(page)
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.ADOPTED
    assert [each.gist for each in Entry.rows.filter(meeting_id=evening.meeting)] == ["Ý kiến đã rút gọn."]
    page.locator(".room-facts .sent").click()
    page.get_by_role("link", name="Việc đã bỏ").click()
    expect(page.locator("main .card")).to_contain_text(LONG.strip())
    expect(page.locator("main .card")).to_contain_text("đã sửa thành việc khác")


def test_what_was_set_aside_is_read_and_used_again_before_the_minutes_are_locked(evening: Evening) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    at(page, evening, "discussion", "say")
    say(page, evening, "Ý kiến bỏ nhầm.")
    expect(state(page)).to_have_text(KEPT)
    page.route(
        "**/api/acts/meetings.record_entry",
        lambda route: route.fulfill(
            status=409, json={"code": "conflict", "message": "Máy chủ đang bận việc khác."}
        ),
    )
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    page.get_by_role("button", name="Bỏ việc này").click()
    say_yes(page)
    expect(page.get_by_text("Không còn việc nào chờ gửi.")).to_be_visible()
    page.unroute("**/api/acts/meetings.record_entry")
    page.get_by_role("link", name="Việc đã bỏ").click()
    expect(page.locator("main .card")).to_contain_text("Lò Văn Dương")
    expect(page.locator("main .card")).to_contain_text("Ý kiến bỏ nhầm.")
    page.get_by_role("button", name="Dùng lại").click()
    expect(page.get_by_label("Ý chính")).to_have_value("Ý kiến bỏ nhầm.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    assert [each.gist for each in Entry.rows.filter(meeting_id=evening.meeting)] == ["Ý kiến bỏ nhầm."]
    page.locator(".room-facts .sent").click()
    page.get_by_role("link", name="Việc đã bỏ").click()
    expect(page.get_by_text("Chưa bỏ việc nào.")).to_be_visible()


def test_a_text_that_is_too_long_for_the_server_is_said_at_once_and_nothing_of_it_is_cut_off(
    evening: Evening,
) -> None:
    page = enter(evening)
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Văn Dương")
    gist = page.get_by_label("Ý chính")
    gist.fill("x" * 19_990)
    expect(page.get_by_text("19990/20000 ký tự")).to_be_visible()
    gist.fill(LONG)
    expect(page.get_by_text("Dài quá 507 ký tự: nhiều nhất 20000.")).to_be_visible()
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.get_by_role("heading", name="Ý kiến")).to_be_visible()
    expect(gist).to_have_value(LONG)
    gist.fill(LONG[:19_999])
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    assert Entry.rows.get(meeting_id=evening.meeting).gist == LONG[:19_999].strip()


def test_forms_of_every_kind_are_filled_again_and_keep_the_id_that_later_acts_name(evening: Evening) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    page.goto(evening.address + "#/agenda/add")
    page.locator("[name=title]").fill("Việc nước sạch")
    page.locator("main form [type=submit]").click()
    expect(state(page)).to_have_text(KEPT)
    refusing = {"on": True}

    def refuse(route: Route) -> None:
        if refusing["on"]:
            route.fulfill(status=409, json={"code": "conflict", "message": "Chưa nhận."})
        else:
            route.continue_()

    page.route("**/api/acts/meetings.add_item_in_session", refuse)
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    page.get_by_role("button", name="Sửa lại").click()
    refusing["on"] = False
    expect(page.locator("[name=title]")).to_have_value("Việc nước sạch")
    page.locator("[name=title]").fill("Nước sạch")
    page.locator("main form [type=submit]").click()
    received(page)
    expect(page.get_by_role("heading", name="Nước sạch")).to_be_visible()


def test_what_is_typed_in_a_mending_form_stands_while_its_item_gets_another_id(evening: Evening) -> None:
    """The room was begun here and met a draft: the package that says so comes while the form is open."""
    ready(evening)
    item, local = str(evening.item("discussion")), str(new_id())
    page = evening.page(evening.cell.secretary)
    asked: list[Route] = []

    def package(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:  # what is asked again after the refusal is answered below
            body = json.dumps(package_of(route) | {"limits": {}})
            route.fulfill(status=200, json=json.loads(body.replace(item, local)))

    def package_of(route: Route) -> dict[str, Any]:
        found: dict[str, Any] = route.fetch(headers=route.request.headers | {"if-none-match": ""}).json()
        return found

    page.route("**/goi.json", package)
    page.goto(f"{evening.address}#/item/{local}/say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Văn Dương")
    page.get_by_label("Ý chính").fill(LONG)
    page.get_by_role("button", name="Ghi vào biên bản").click()
    page.get_by_role("link", name="Xem và chọn").click()
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.get_by_label("Ý chính")).to_have_value(LONG.strip())
    page.get_by_label("Ý chính").fill("Ý kiến đã rút gọn.")
    while len(asked) < 2:
        page.wait_for_timeout(50)
    known = {"known_as": {local: item}, "version": "merged"}
    for route in asked[1:]:
        route.fulfill(status=200, json=package_of(route) | known)
    page.wait_for_url(f"**/#/item/{item}/say")
    expect(page.get_by_label("Ý chính")).to_have_value("Ý kiến đã rút gọn.")
    expect(page.locator("[name=speaker] option:checked")).to_have_text("Lò Văn Dương")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    assert [each.gist for each in Entry.rows.filter(meeting_id=evening.meeting)] == ["Ý kiến đã rút gọn."]
