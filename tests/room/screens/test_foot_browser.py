"""The foot of the room on a small phone: two rows, whatever is said in them, and each target large enough."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.targets import LEAST
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)
from tests.room.screens.test_room_browser import KEPT, at, mark, received

pytestmark = pytest.mark.browser

ROWS = """() => {
  const shown = [...document.querySelectorAll(".room-bar a, .room-bar button")]
    .filter((each) => each.checkVisibility() && !each.closest(".room-index"));
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const middles = shown.map((each) => middle(each.getBoundingClientRect()));
  return middles.sort((one, other) => one - other).filter((each, at) => !at || each - middles[at - 1] > 20).length;
}"""
SIZES = """() => [...document.querySelectorAll(".room-bar a, .room-bar button")]
  .filter((each) => each.checkVisibility() && !each.closest(".room-index"))
  .map((each) => Math.min(each.offsetWidth, each.offsetHeight))"""


def looked_at(page: Page) -> tuple[int, bool, bool]:
    """The rows of the foot, whether it takes less than a quarter of the screen, whether all can be pressed."""
    part = page.evaluate("document.querySelector('.room-bar').offsetHeight / innerHeight")
    return page.evaluate(ROWS), part < 0.25, min(page.evaluate(SIZES)) >= LEAST - 0.5


GOOD = (2, True, True)


def test_the_foot_has_two_rows_on_a_small_phone_whatever_it_says(evening: Evening) -> None:  # noqa: F811
    evening.open()
    page = evening.page(evening.cell.secretary, height=640)
    page.goto(evening.address + "#/roll")
    page.wait_for_selector(".room-facts")
    received(page)
    found = {"begun": looked_at(page)}
    mark(page, "Mùa A Tủa", "Vắng")
    page.get_by_role("button", name="10 đồng chí còn lại có mặt").click()
    received(page)
    found["why somebody is absent is not said"] = looked_at(page)
    at(page, evening, "opening")
    found["the longest title comes next"] = looked_at(page)
    page.context.set_offline(True)
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Thị Ân")
    page.get_by_label("Ý chính").fill("Nói khi mất sóng.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.locator(".room-facts .sent")).to_have_text(KEPT)
    found["without a signal"] = looked_at(page)
    assert found == dict.fromkeys(found, GOOD)


def test_what_is_owed_and_what_is_kept_is_said_in_full_to_who_listens(evening: Evening) -> None:  # noqa: F811
    evening.open()
    page = evening.page(evening.cell.secretary, height=640)
    page.goto(evening.address + "#/roll")
    mark(page, "Mùa A Tủa", "Vắng")
    foot = page.locator(".room-bar")
    expect(foot.get_by_role("link", name="0/11 có mặt. Còn 1 đồng chí vắng chưa ghi lý do.")).to_be_visible()
    expect(foot.get_by_text("chọn lý do")).to_be_visible()
    expect(foot.get_by_text("máy chủ đã nhận")).to_be_visible()
