"""The room goes on by itself when a step is done: said there, with a way back, and never over something left open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nennep.meetings.models import Attendance
from nennep.resolutions.models import Progress
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)
from tests.room.screens.test_room_browser import at, enter, mark, received

pytestmark = pytest.mark.browser

TASKS = "Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước"
PRESSED = """async () => {
  const hit = () => {
    const each = document.querySelector("#room .seg button"), box = each.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === each;
  };
  [...document.querySelectorAll("#room button")].find((each) => each.innerText.includes("Tất cả có mặt")).click();
  while (!document.querySelector(".arrived")) await new Promise(requestAnimationFrame);
  document.querySelector("#room .seg").scrollIntoView({ block: "center" });
  const first = hit();
  await new Promise((done) => setTimeout(done, 600));
  return [first, hit()];
}"""
"""Whether an answer of the next step can be pressed at once, and whether a moment later."""


def heading(page: Page, title: str) -> None:
    expect(page.locator("#room h1")).to_have_text(title)


def test_the_second_half_of_a_double_tap_presses_nothing_on_the_next_step(evening: Evening) -> None:  # noqa: F811
    page = enter(evening)
    at(page, evening, "roll")
    assert page.evaluate(PRESSED) == [False, True]
    heading(page, TASKS)
    received(page)
    assert Attendance.rows.filter(meeting_id=evening.meeting).count() == 11
    assert not Progress.rows.filter(meeting_id=evening.meeting).exists()


def test_what_was_recorded_is_said_until_one_goes_elsewhere_and_the_way_back_leads_there(
    evening: Evening,  # noqa: F811
) -> None:
    page = enter(evening)
    at(page, evening, "roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    heading(page, TASKS)
    expect(page.locator(".arrived")).to_contain_text("11/11 có mặt.")
    page.locator(".arrived").get_by_role("link", name="Xem lại").click()
    heading(page, "Mở đầu, điểm danh")
    mark(page, "Mùa A Tủa", "Vắng")  # put right, and nothing moves
    expect(page.get_by_text("Còn 1 đồng chí vắng chưa ghi lý do.").first).to_be_visible()
    heading(page, "Mở đầu, điểm danh")
    page.locator(".room-steps").get_by_role("link", name="Tiếp").click()
    heading(page, TASKS)
    expect(page.locator(".arrived")).to_have_count(0)


def test_it_stays_where_something_is_still_to_be_said(evening: Evening) -> None:  # noqa: F811
    page = enter(evening)
    at(page, evening, "roll")
    mark(page, "Mùa A Tủa", "Vắng")  # and why is not said yet
    page.get_by_role("button", name="10 đồng chí còn lại có mặt").click()
    heading(page, "Mở đầu, điểm danh")
    at(page, evening, "last_month_tasks")
    groups = page.locator("#room .seg")
    groups.nth(0).get_by_role("button", name="Hoàn thành").click()
    groups.nth(1).get_by_role("button", name="Đang thực hiện").click()
    expect(page.get_by_text("Đã nghe 2/2 nhiệm vụ")).to_be_visible()
    heading(page, TASKS)  # how far it has come is written here
    at(page, evening, "ballot")
    page.get_by_role("textbox", name="Nội dung").fill("Dọn đường băng.")
    page.get_by_role("button", name="Tán thành: thêm một", exact=True).click()
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.locator(".card .big")).to_have_text("1/11")
    heading(page, "Biểu quyết thông qua nghị quyết (kết luận)")


def test_the_bar_of_a_short_screen_lies_at_its_foot(evening: Evening) -> None:  # noqa: F811
    page = enter(evening)
    at(page, evening, "field", "say")
    expect(page.get_by_role("heading", name="Ghi ý kiến")).to_be_visible()
    below = "bar => Math.round(innerHeight - bar.getBoundingClientRect().bottom)"
    assert page.locator(".room-bar").evaluate(below) == 0


def test_the_first_resolution_begins_with_what_the_chair_concluded(evening: Evening) -> None:  # noqa: F811
    """Nobody writes the same words twice; the second one begins empty."""
    page = enter(evening)
    at(page, evening, "conclusion")
    page.get_by_role("textbox", name="Kết luận của chủ trì").fill("Dọn mương trước ngày 15/12.")
    page.get_by_role("link", name="Soạn nghị quyết").click()
    expect(page.get_by_role("textbox", name="Nội dung")).to_have_value("Dọn mương trước ngày 15/12.")
    page.get_by_role("textbox", name="Về việc").fill("dọn mương")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("link", name="Soạn nghị quyết").click()
    expect(page.get_by_role("textbox", name="Nội dung")).to_have_value("")
