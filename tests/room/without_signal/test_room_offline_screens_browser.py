"""The room's screens without a signal: what waits, reading back, PIN, the order of the paper, saving power."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nennep.accounts.models import User
from nennep.collab.selectors import read_text
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.meetings.actions.proxy_entries import enter_by_proxy
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting, MeetingMove
from nennep.membership.models import Person
from nennep.minutes.texts import TextKey
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import KEPT, at, enter, mark, received

pytestmark = [pytest.mark.browser, pytest.mark.in_ci]


def state(page: Page) -> Any:
    return page.locator(".room-facts .sent")


def say_yes(page: Page) -> None:
    page.locator("#confirm [value=yes]").click()


def test_without_a_signal_the_minutes_are_read_back_and_adopted_from_the_phone(evening: Evening) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    at(page, evening, "discussion")
    page.get_by_label("Nội dung, tóm tắt").fill("Bàn việc phòng cháy rừng.")
    at(page, evening, "close")
    page.get_by_role("button", name="Kết thúc bây giờ").click()
    at(page, evening, "read_minutes")
    expect(page.get_by_text("Bản để đọc trên máy này")).to_be_visible()
    minutes = page.locator("article.doc")
    expect(minutes).to_contain_text("11/11 đồng chí phải dự (100%)")
    expect(minutes).to_contain_text("Bàn việc phòng cháy rừng.")
    page.get_by_role("link", name="Chưa cử người ghi biên bản.").click()
    page.get_by_label("Người ghi biên bản").select_option(label="Cà Văn Bình Minh")
    page.get_by_role("button", name="Cử ghi biên bản").click()
    at(page, evening, "read_minutes")
    expect(minutes).to_contain_text("cử đồng chí Cà Văn Bình Minh ghi biên bản")
    page.get_by_role("button", name="Thông qua và khóa biên bản").click()
    say_yes(page)
    expect(page.get_by_role("heading", name="Biên bản đã thông qua và khóa")).to_be_visible()
    expect(state(page)).to_have_text(KEPT)
    page.context.set_offline(False)
    received(page)
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.ADOPTED
    assert (
        read_text(str(TextKey(evening.meeting, evening.item("discussion"), "gist")))
        == "Bàn việc phòng cháy rừng."
    )


@pytest.mark.parametrize("signal", [True, False])
def test_what_is_recorded_after_the_minutes_were_read_stands_in_what_is_locked(
    evening: Evening, signal: bool
) -> None:
    page = enter(evening)
    mark_all_and_appoint(page, evening)
    at(page, evening, "read_minutes")
    minutes = page.locator("article.doc")
    expect(minutes).to_contain_text("11/11 đồng chí phải dự")
    page.context.set_offline(not signal)
    at(page, evening, "discussion")
    page.get_by_label("Nội dung, tóm tắt").fill("Bàn việc phòng cháy rừng.")
    at(page, evening, "read_minutes")
    expect(minutes).to_contain_text("Bàn việc phòng cháy rừng.")
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Vắng")
    page.get_by_role("button", name="Không lý do", exact=True).click()
    at(page, evening, "read_minutes")
    expect(minutes).to_contain_text("10/11 đồng chí phải dự")
    expect(page.get_by_role("button", name="Thông qua và khóa biên bản")).to_be_enabled()


def test_without_a_signal_one_screen_shows_what_will_be_locked_and_leads_there(evening: Evening) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    at(page, evening, "read_minutes")
    open_rows = page.locator(".left-open .row")
    expect(open_rows.filter(has_text="Buổi sinh hoạt chưa chấm điểm chất lượng.")).to_be_visible()
    folded = page.get_by_text(re.compile(r"^\d+ mục chưa ghi gì$"))
    folded.click()
    theirs = page.get_by_role("link", name="Mục “Chi bộ thảo luận” chưa ghi gì.")
    theirs.click()
    page.get_by_label("Nội dung, tóm tắt").fill("Bàn việc phòng cháy rừng.")
    at(page, evening, "read_minutes")
    expect(theirs).to_have_count(0)


def test_the_end_is_asked_before_the_minutes_are_locked(evening: Evening) -> None:
    page = enter(evening)
    mark_all_and_appoint(page, evening)
    at(page, evening, "read_minutes")
    end = page.get_by_label("Giờ kết thúc")
    expect(end).not_to_have_value("")
    end.fill("")
    adopt = page.get_by_role("button", name="Thông qua và khóa biên bản")
    expect(page.get_by_text("Ghi giờ kết thúc trước khi thông qua.")).to_be_visible()
    expect(adopt).to_be_disabled()
    opened = Meeting.rows.get(pk=evening.meeting).opened_at
    assert opened is not None
    told = clock.local(opened + timedelta(minutes=62))
    end.fill(f"{told:%H:%M}")
    expect(page.get_by_text("Buổi sinh hoạt kéo dài 62 phút; quy định ít nhất 90 phút.")).to_be_visible()
    adopt.click()
    expect(page.locator("#confirm")).to_contain_text(f"Kết thúc lúc {told:%H:%M}.")
    say_yes(page)
    expect(page.get_by_role("heading", name="Biên bản đã thông qua và khóa")).to_be_visible()
    received(page)
    held = Meeting.rows.get(pk=evening.meeting)
    assert held.state == MeetingState.ADOPTED
    assert held.closed_at == told.replace(second=0, microsecond=0)


def mark_all_and_appoint(page: Page, evening: Evening) -> None:
    """What the minutes cannot do without: everybody marked, somebody who takes them."""
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    at(page, evening, "appoint_minute_taker")
    page.get_by_label("Người ghi biên bản").select_option(label="Cà Văn Bình Minh")
    page.get_by_role("button", name="Cử ghi biên bản").click()


def test_what_waits_is_listed_in_words_and_can_be_saved_to_a_file(evening: Evening, tmp_path: Path) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Văn Dương")
    page.get_by_label("Ý chính").fill("Nói khi mất sóng.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(state(page)).to_have_text("đã lưu trên máy · 2 việc chờ gửi")
    page.goto(evening.address + "#/unsent")
    rows = page.locator("main ul.rows li")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Lò Thị Ân")
    expect(rows.nth(1)).to_contain_text("Lò Văn Dương · Nói khi mất sóng.")
    with page.expect_download() as given:
        page.get_by_role("button", name="Lưu ra tệp").click()
    path = tmp_path / "file.json"
    given.value.save_as(path)
    text = path.read_text(encoding="utf-8")
    found = json.loads(text)
    assert (found["nennep"], found["user_name"], len(found["rows"])) == ("device-file", "Lò Văn Sáng", 2)
    assert "mất sóng" not in text
    assert re.match(r"nen-nep-\d{4}-\d{2}-\d{2}\.json", given.value.suggested_filename)


def test_a_pin_opens_the_room_again_and_what_waits_goes_out_without_it(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/pin")
    for again in ("1357", "2468"):
        page.get_by_label("Mã PIN mới").fill("2468")
        page.get_by_label("Nhập lại mã PIN").fill(again)
        page.get_by_role("button", name="Đặt mã PIN").click()
        expect(page.get_by_text("chưa giống nhau" if again == "1357" else "Đã đặt mã PIN.")).to_be_visible()
    page.context.route("**/api/acts/**", lambda route: route.abort())
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    expect(state(page)).to_have_text(KEPT)
    other = page.context.new_page()
    other.goto(evening.address)
    box = other.get_by_label("Mã PIN", exact=True)
    box.fill("1111")
    other.get_by_role("button", name="Mở", exact=True).click()
    expect(other.get_by_text("Chưa đúng.")).to_be_visible()
    expect(box).to_be_enabled()
    other.get_by_text("Quên mã PIN").click()
    with other.expect_download():
        other.get_by_role("button", name="Lưu ra tệp").click()
    box.fill("2468")
    other.get_by_role("button", name="Mở", exact=True).click()
    expect(other.get_by_role("heading", name="Chương trình")).to_be_visible()


def test_the_wait_after_wrong_pins_is_not_shortened_by_a_reload(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/pin")
    page.get_by_label("Mã PIN mới").fill("2468")
    page.get_by_label("Nhập lại mã PIN").fill("2468")
    page.get_by_role("button", name="Đặt mã PIN").click()
    expect(page.get_by_text("Đã đặt mã PIN.")).to_be_visible()
    other = page.context.new_page()
    other.goto(evening.address)
    box = other.get_by_label("Mã PIN", exact=True)

    def wrong() -> None:
        expect(box).to_be_enabled()
        box.fill("1111")
        other.get_by_role("button", name="Mở", exact=True).click()
        expect(other.get_by_text("Chưa đúng.")).to_be_visible()

    for _try in range(5):
        wrong()
    other.reload()
    expect(other.get_by_text("Chưa đúng.")).to_be_visible()  # the eight seconds go on
    expect(box).to_be_disabled()
    wrong()
    expect(other.get_by_text(re.compile(r"thử lại sau 1\d giây"))).to_be_visible()


def test_a_meeting_is_put_off_without_a_signal(evening: Evening) -> None:
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.context.set_offline(True)
    page.locator("summary", has_text="Hoãn").click()
    later = clock.today() + timedelta(days=3)
    page.get_by_label("Ngày", exact=True).fill(f"{later:%d/%m/%Y}")
    page.get_by_label("Giờ", exact=True).fill("19h30")
    page.get_by_label("Lý do").fill("mưa lũ, tắc đường")
    page.get_by_label("Đã báo đảng viên bằng cách nào").fill("loa bản")
    page.get_by_role("button", name="Hoãn, đổi lịch").click()
    expect(page.locator(".lead")).to_contain_text(f"19:30 · {later:%d/%m/%Y}")
    expect(state(page)).to_have_text(KEPT)
    page.context.set_offline(False)
    received(page)
    moved = MeetingMove.rows.get(meeting_id=evening.meeting)
    assert (moved.reason, clock.legal_day(moved.to_starts_at)) == ("mưa lũ, tắc đường", later)


def test_a_meeting_of_an_earlier_day_is_opened_on_its_own_day(evening: Evening) -> None:
    day = clock.now() - timedelta(days=2)
    Meeting.rows.filter(pk=evening.meeting).update(starts_at=day)
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    expect(page.get_by_label("Ngày", exact=True).first).to_have_value(f"{clock.local(day):%d/%m/%Y}")
    page.get_by_label("Giờ bắt đầu").fill("14h05")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.get_by_role("heading", name="Nhập theo phiếu giấy")).to_be_visible()
    received(page)
    opened = Meeting.rows.get(pk=evening.meeting).opened_at
    assert opened is not None
    assert f"{clock.local(opened):%d/%m/%Y %H:%M}" == f"{clock.local(day):%d/%m/%Y} 14:05"


def test_a_clerk_who_stands_in_begins_at_the_sheet(evening: Evening) -> None:
    user = User.rows.get(person_id=Person.rows.get(full_name="Cầm Thị Thu").pk)
    clerk = Actor(user_id=user.pk, person_id=user.person_id)
    Meeting.rows.filter(pk=evening.meeting).update(starts_at=clock.now() - timedelta(hours=3))
    enter_by_proxy(clerk, id=new_id(), meeting=evening.meeting, reason="Không có điện thoại", source="Phiếu")
    page = evening.page(clerk)
    page.goto(evening.address)
    expect(page.get_by_text("Đồng chí đang nhập thay.")).to_be_visible()
    planned = clock.local(Meeting.rows.get(pk=evening.meeting).starts_at)
    expect(page.get_by_label("Giờ bắt đầu")).to_have_value(f"{planned:%H:%M}")
    page.get_by_label("Chủ trì").select_option(label="Lò Văn Sáng")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.get_by_role("heading", name="I. Điểm danh")).to_be_visible()
    received(page)
    page.goto(evening.address)
    expect(page.get_by_role("heading", name="Nhập theo phiếu giấy")).to_be_visible()
    assert page.url.endswith("#/sheet")


def test_a_low_battery_is_met_by_saving_power_and_remembered(evening: Evening) -> None:
    page = enter(evening)
    low = "Object.assign(new EventTarget(), { level: 0.15, charging: false })"
    page.add_init_script(f"navigator.getBattery = () => Promise.resolve({low})")
    page.reload()
    expect(page.get_by_text("Pin còn 15%.")).to_be_visible()
    page.get_by_role("alert").or_(page.locator(".note")).get_by_role("button", name="Tiết kiệm pin").click()
    expect(page.get_by_text("Đang tiết kiệm pin")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Đang tiết kiệm pin")).to_be_visible()
    assert page.locator("html").get_attribute("class") == "lean"
    at(page, evening, "discussion")
    page.get_by_label("Nội dung, tóm tắt").fill("Chữ khi tiết kiệm pin.")
    expect(state(page)).to_have_text(re.compile("đã lưu trên máy|đang gửi"))
    page.goto(evening.address + "#/agenda")
    page.get_by_role("button", name="Thôi tiết kiệm pin").click()
    expect(page.get_by_text("Đang tiết kiệm pin")).to_have_count(0)


@pytest.mark.parametrize(("minutes", "said"), [(12, "12 phút"), (190, "3 giờ"), (12143, "8 ngày")])
def test_a_wrong_clock_is_named_and_times_are_corrected(evening: Evening, minutes: int, said: str) -> None:
    page = enter(evening)
    page.add_init_script(
        f"{{ const now = Date.now.bind(Date); Date.now = () => now() + {minutes} * 60_000; }}"
    )
    page.reload()
    expect(page.get_by_text(f"Đồng hồ máy này nhanh {said} so với máy chủ")).to_be_visible()


def test_tables_of_the_minutes_do_not_scroll_sideways_on_a_phone(evening: Evening) -> None:
    page = enter(evening)
    at(page, evening, "last_month_tasks")
    page.get_by_role("button", name=re.compile("nhiệm vụ còn lại đã hoàn thành")).click()
    received(page)
    for offline in (False, True):
        page.context.set_offline(offline)
        at(page, evening, "read_minutes")
        page.get_by_role("button", name=re.compile("^(Xem biên bản để đọc|Lập lại bản đọc)$")).first.click()
        if offline:
            expect(page.get_by_text("Bản để đọc trên máy này")).to_be_visible()
        table = page.locator("article.doc .table-scroll")
        expect(table).to_contain_text("Hoàn thành")
        assert table.evaluate("each => each.scrollWidth - each.clientWidth") <= 0


SCREENS = ("sheet", "unsent", "pin", "agenda")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_screen_without_a_signal_has_a_barrier_or_stands_over_the_edge(
    evening: Evening, width: int
) -> None:
    page = enter(evening, width=width)
    page.context.set_offline(True)
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(state(page)).to_have_text(KEPT)
    found: dict[str, Any] = {}
    for name in SCREENS:
        page.goto(f"{evening.address}#/{name}")
        page.wait_for_timeout(200)
        # once: barriers do not change with the width
        violations = Axe().run(page).response["violations"] if width == 360 else []
        serious = [
            (each["id"], [node["html"][:120] for node in each["nodes"][:2]])
            for each in violations
            if each["impact"] in ("serious", "critical")
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if serious or wide > 0:
            found[name] = (serious, wide)
    assert found == {}
