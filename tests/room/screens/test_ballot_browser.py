"""Counting a ballot with a thumb: the counters stand on the first screen, rule and form are one line above them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nennep.meetings.enums import BallotForm, BallotRule
from nennep.meetings.models import Ballot
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)
from tests.room.screens.test_room_browser import at, received

pytestmark = pytest.mark.browser


def begun(evening: Evening) -> Page:  # noqa: F811
    evening.open()
    page = evening.page(evening.cell.secretary, height=640)
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    received(page)
    at(page, evening, "discussion", "ballot")
    return page


def test_the_counters_stand_on_the_first_screen_of_a_small_phone(evening: Evening) -> None:  # noqa: F811
    page = begun(evening)
    foot = page.locator(".room-bar").bounding_box()
    assert foot
    for name in ("Tán thành", "Không tán thành", "Ý kiến khác"):
        box = page.get_by_role("textbox", name=name, exact=True).bounding_box()
        assert box
        assert box["y"] + box["height"] <= foot["y"], name
    chosen = page.locator(".chosen > summary")
    expect(chosen).to_contain_text("Cần 6 phiếu tán thành trong số 11")
    expect(chosen).to_contain_text("Nghị quyết (quá nửa) · Giơ thẻ")
    expect(page.get_by_role("radio", name="Phiếu kín")).to_be_hidden()
    expect(page.locator(".rule cite")).to_be_visible()  # the source stands below


def test_another_rule_and_form_are_chosen_behind_one_press(evening: Evening) -> None:  # noqa: F811
    page = begun(evening)
    page.locator(".chosen > summary").click()
    page.get_by_role("radio", name="Kết nạp, công nhận").check()
    page.get_by_role("radio", name="Phiếu kín").check()
    expect(page.locator(".chosen > summary")).to_contain_text("Cần 8 phiếu tán thành trong số 11")
    expect(page.locator(".chosen > summary")).to_contain_text("Phiếu kín")
    page.get_by_role("button", name="Tất cả 11 đồng chí tán thành").click()
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    ballot = Ballot.rows.get(meeting_id=evening.meeting)
    assert (ballot.rule, ballot.form, ballot.threshold) == (BallotRule.TWO_THIRDS, BallotForm.SECRET, 8)


def test_a_text_says_that_it_keeps_itself_and_no_red_button_stands_under_it(
    evening: Evening,  # noqa: F811
) -> None:
    evening.open()
    page = evening.page(evening.cell.secretary, height=640)
    page.goto(evening.address)
    page.wait_for_selector(".room-facts")
    at(page, evening, "discussion")
    expect(page.get_by_text("Viết đến đâu, máy tự lưu đến đó.")).to_be_visible()
    button = page.get_by_role("link", name="Ghi ý kiến phát biểu")
    expect(button).to_have_class("button alt")
    at(page, evening, "ideology")
    expect(
        page.get_by_text("Viết đến đâu, máy tự lưu đến đó. Chỉ ghi chung, không nêu tên người.")
    ).to_be_visible()
