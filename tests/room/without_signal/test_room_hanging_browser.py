"""The room on a line that hangs, under a clock that was set, and behind a PIN that somebody guesses at."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import at, enter, received
from tests.room.without_signal.test_room_offline_screens_browser import say_yes
from tests.web.phone import until

pytestmark = pytest.mark.browser


MOVED = "const real = Date.now; Date.now = () => real() + (%d) * 86_400_000;"
"""The device's clock was set."""


MODULES = r"""() => performance.getEntriesByType("resource").map(({ name }) => name)
  .flatMap((name) => /modules\/(?!chunk)(\w+)-/.exec(name)?.[1] ?? [])"""
"""What was fetched of what not every meeting needs, by its name."""


def with_pin(evening: Evening) -> Page:
    """In the room, on a device that has a PIN now."""
    page = enter(evening)
    page.goto(evening.address + "#/pin")
    page.get_by_label("Mã PIN mới").fill("2468")
    page.get_by_label("Nhập lại mã PIN").fill("2468")
    page.get_by_role("button", name="Đặt mã PIN").click()
    expect(page.get_by_text("Đã đặt mã PIN.")).to_be_visible()
    return page


def test_while_the_pin_is_asked_for_nothing_is_run_that_only_the_meeting_needs(evening: Evening) -> None:
    page = with_pin(evening).context.new_page()
    page.goto(evening.address)
    box = page.get_by_label("Mã PIN", exact=True)
    expect(box).to_be_enabled()
    page.wait_for_timeout(800)  # longer than it would wait for an idle moment
    assert page.evaluate(MODULES) == ["pin"]
    box.fill("2468")
    page.get_by_role("button", name="Mở", exact=True).click()
    until(
        page,
        "() => performance.getEntriesByType('resource').some(({ name }) => /modules.voting-/.test(name))",
    )
    assert {"voting", "reading", "sheet", "unsent", "locked"} <= set(page.evaluate(MODULES))


@pytest.mark.parametrize("days", [1, -1])
def test_the_wait_after_wrong_pins_is_shortened_by_no_clock_and_no_second_page(
    evening: Evening, days: int
) -> None:
    page = with_pin(evening)
    tries, idle = page.context.new_page(), page.context.new_page()
    boxes = []
    for each in (tries, idle):
        each.goto(evening.address)
        boxes.append(each.get_by_label("Mã PIN", exact=True))
        expect(boxes[-1]).to_be_enabled()
    for _try in range(5):
        expect(boxes[0]).to_be_enabled()
        boxes[0].fill("1111")
        tries.get_by_role("button", name="Mở", exact=True).click()
        expect(tries.get_by_text("Chưa đúng.")).to_be_visible()
    boxes[1].fill("2468")
    idle.get_by_role("button", name="Mở", exact=True).click()
    expect(boxes[1]).to_be_disabled()
    tries.add_init_script(MOVED % days)
    tries.reload()
    expect(tries.get_by_text(re.compile(r"thử lại sau \d giây"))).to_be_visible()
    expect(boxes[0]).to_be_disabled()
    expect(boxes[0]).to_be_enabled(timeout=10_000)


def test_on_a_line_that_hangs_the_second_copy_and_the_minutes_come_all_the_same(evening: Evening) -> None:
    """Nothing is refused and nothing breaks: answers just do not come."""
    page = enter(evening)
    user = str(evening.cell.secretary.user_id)
    page.evaluate(
        """async (user) => {
          const store = await nennepRoom.DeviceStore.open(user);
          return (await nennepRoom.modules.prefetch()).prefetch(store);
        }""",
        user,
    )
    page.reload()
    page.wait_for_selector(".room-facts")
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    at(page, evening, "appoint_minute_taker")
    page.get_by_label("Người ghi biên bản").select_option(label="Cà Văn Bình Minh")
    page.get_by_role("button", name="Cử ghi biên bản").click()
    at(page, evening, "close")
    page.get_by_role("button", name="Kết thúc bây giờ").click()
    received(page)
    for hangs in ("**/api/acts/**", "**/bien-ban/", "**/goi.json"):
        page.route(hangs, lambda _route: None)
    at(page, evening, "read_minutes")
    expect(page.get_by_text("Bản để đọc trên máy này")).to_be_visible(timeout=12_000)
    with page.expect_download(timeout=8_000) as given:
        page.get_by_role("button", name="Thông qua và khóa biên bản").click()
        say_yes(page)
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.IN_SESSION
    assert json.loads(Path(given.value.path()).read_text(encoding="utf-8"))["rows"]
    page.unroute_all(behavior="ignoreErrors")


def test_the_server_is_asked_for_its_time_before_a_person(evening: Evening) -> None:
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.wait_for_load_state("networkidle")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/goi.json", hold)
    page.add_init_script(MOVED % 3)
    page.reload()
    expect(page.get_by_text("Đang hỏi giờ máy chủ…")).to_be_visible()
    expect(page.get_by_role("heading", name="Bây giờ là ngày nào, mấy giờ?")).to_have_count(0)
    for each in held:
        each.continue_()
    expect(page.get_by_role("button", name="Bắt đầu", exact=True)).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")
    page.context.set_offline(True)
    page.evaluate("{" + MOVED % 6 + "} location.hash = '#/agenda'")
    expect(page.get_by_role("heading", name="Bây giờ là ngày nào, mấy giờ?")).to_be_visible()
