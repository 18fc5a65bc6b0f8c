"""A meeting that was held on paper is entered from its sheet: by keyboard on a PC, with a thumb on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from nennep.core import clock
from nennep.meetings.enums import Mark
from nennep.meetings.models import Attendance, Ballot, Meeting
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.scores.models import Score
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import enter, received
from tests.room.screens.test_taps_browser import Hand

pytestmark = pytest.mark.browser


@dataclass
class Keys:
    """Ten fingers: every key is a press; text is counted apart."""

    page: Page
    presses: int = 0
    typed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(60)  # as fast as a clerk
            self.presses += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.typed += len(text)

    def on_to(self, name: str) -> None:
        """Enter, until the box of that name is reached: nothing is entered into what lies between."""
        for _step in range(60):
            if self.at() == name:
                return
            self.press("Enter")
        raise AssertionError(f"Enter does not lead to {name}, it stays at {self.at()}")

    def at(self) -> str:
        return str(
            self.page.evaluate("""() => { const box = document.activeElement;
              return box.name || box.textContent.trim() }""")
        )


def of_an_earlier_day(evening: Evening) -> Meeting:
    """The evening's meeting, two days ago at 14:00: it ends on its own day, at whatever hour the test runs."""
    afternoon = clock.local(clock.now() - timedelta(days=2)).replace(
        hour=14, minute=0, second=0, microsecond=0
    )
    Meeting.rows.filter(pk=evening.meeting).update(starts_at=afternoon)
    return Meeting.rows.get(pk=evening.meeting)


def screens(page: Page) -> float:
    """How many heights of the window the sheet is long, from the head of the page to its last box, the end's hour."""
    return float(
        page.evaluate("""() => {
          const last = document.querySelector("[name=ended_at]").getBoundingClientRect();
          return (last.bottom + scrollY) / innerHeight;
        }""")
    )


def test_a_whole_sheet_is_entered_by_keyboard(
    evening: Evening, record_property: Callable[[str, Any], None]
) -> None:
    meeting = of_an_earlier_day(evening)
    page = evening.page(evening.cell.secretary, width=1280, height=900)
    page.goto(evening.address)
    keys = Keys(page)
    page.get_by_label("Chủ trì").focus()
    keys.press("Tab")
    keys.press("c")  # Cà Văn Bình Minh
    keys.press("Tab", "Enter")  # the hour as planned
    expect(page.get_by_role("heading", name="I. Điểm danh")).to_be_visible()
    page.wait_for_function("document.activeElement.type === 'radio'")
    keys.press(*"cmkvl")
    page.locator("input.reason:focus").wait_for()
    keys.write("đi viện")
    keys.press("Enter", "a")
    expect(page.get_by_text("Còn 1 đồng chí vắng chưa ghi lý do.").first).to_be_visible()
    keys.press("ArrowUp", "ArrowUp", "k")  # over the reason to the one whose absence was not said
    long_before = screens(page)
    keys.on_to("name")  # guests: none
    keys.on_to(page.locator("input[name^=task-]").first.get_attribute("name") or "")
    keys.press("h", "l")
    keys.press("Enter")
    keys.write("Chi bộ nghe báo cáo.")
    keys.press("Control+Enter")
    keys.on_to("question")
    keys.write("nhiệm vụ tháng 12")
    keys.press("Enter", "Enter", "Enter", "Enter")
    keys.write("12")
    expect(page.get_by_text("Đếm lại.")).to_be_visible()
    keys.press("Backspace", "Backspace")
    keys.write("9")
    keys.press("Enter", "Enter")
    keys.write("1")
    keys.press("Enter", "Space", "Enter")
    expect(page.get_by_text("đủ phiếu")).to_be_visible()
    keys.on_to("task")
    keys.write("Phát đường băng cản lửa")
    keys.press("Enter")
    keys.press("l")  # Lò Thị Ân
    keys.press("Enter", "Enter")
    expect(page.locator(".row", has_text="Phát đường băng cản lửa")).to_be_visible()
    keys.press("Enter")
    for _criterion in page.locator(".criterion").all():
        if page.evaluate("document.activeElement.value === ''"):
            keys.write("1")
        keys.press("Enter")
    expect(page.get_by_role("button", name="Chi bộ thống nhất điểm này")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_text(re.compile("Chi bộ đã thống nhất|Đã chấm"))).to_be_visible()
    how_long = max(long_before, screens(page))
    end = page.locator("input[name=ended_at]").first
    end.focus()
    keys.write(f"{clock.local(meeting.starts_at + timedelta(minutes=95)):%H:%M}")
    keys.press("Enter")
    received(page)
    everything_is_there(evening)
    record_property(
        "taps",
        f"a sheet by keyboard: {how_long:.1f} screens, {keys.presses} presses, {keys.typed} characters",
    )
    assert how_long <= 2.4  # 23 items of the agenda stand in it
    assert keys.presses <= 90


def everything_is_there(evening: Evening) -> None:
    marks = dict(Attendance.rows.filter(meeting_id=evening.meeting).values_list("person__full_name", "mark"))
    names = ("Lò Thị Ân", "Lò Văn Dương", "Hà Văn Đức", "Tòng Thị Hặc", "Mùa A Tủa")
    assert [marks[name] for name in names] == [
        Mark.PRESENT,
        Mark.LATE,
        Mark.ABSENT,
        Mark.ABSENT,
        Mark.PRESENT,
    ]
    assert Attendance.rows.get(meeting_id=evening.meeting, mark=Mark.EXCUSED).reason == "đi viện"
    assert Progress.rows.filter(meeting_id=evening.meeting).count() == 2
    ballot = Ballot.rows.get(meeting_id=evening.meeting)
    assert (ballot.votes_for, ballot.votes_other, ballot.denominator, ballot.threshold) == (9, 1, 11, 6)
    assert Resolution.rows.get(meeting_id=evening.meeting).title == "về nhiệm vụ tháng 12"
    assert Assignment.rows.filter(meeting_id=evening.meeting).count() == 1
    assert Score.rows.filter(meeting_id=evening.meeting).exists()
    meeting = Meeting.rows.get(pk=evening.meeting)
    assert meeting.minute_taker is not None
    assert meeting.opened_at is not None
    assert meeting.closed_at is not None
    assert meeting.closed_at - meeting.opened_at == timedelta(minutes=95)


def unfolded(page: Page) -> float:
    """As long as it would be with all of its sections open at once, down to the end's hour."""
    page.evaluate(
        "document.querySelectorAll('.sheet-part > details:not([open])').forEach((fold) => { fold.open = true; })"
    )
    page.locator("[name=ended_at]").wait_for()
    return screens(page)


def on_one_page(page: Page) -> float:
    """How many heights of the window the whole page is long."""
    return float(page.evaluate("document.documentElement.scrollHeight / innerHeight"))


def test_a_sheet_is_entered_with_a_thumb(
    evening: Evening, record_property: Callable[[str, Any], None]
) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/sheet")
    hand = Hand(page)
    longest = [on_one_page(page)]

    def go_on(section: str) -> None:
        """The dock leads to the next section; the one before becomes a line that says what is in it."""
        longest.append(on_one_page(page))
        hand.press(f"Tiếp: {section}")
        expect(page.locator(".sheet-part > details[open]")).to_have_count(1)
        expect(page.locator(".sheet-part > details[open] > summary h2")).to_be_in_viewport()

    for name, letter in (("Lò Văn Dương", "M"), ("Hà Văn Đức", "V"), ("Tòng Thị Hặc", "L")):
        hand.tap(page.get_by_role("radiogroup", name=name).locator("label", has_text=letter))
    hand.write(page.get_by_label("Lý do: Tòng Thị Hặc"), "đi viện")
    hand.press("8 đồng chí còn lại có mặt")
    expect(page.locator(".people .row", has_text="Hà Văn Đức")).to_contain_text("Vắng, chưa rõ lý do")
    hand.tap(page.get_by_role("radiogroup", name="Hà Văn Đức").locator("label", has_text="K"))
    rows = page.locator(".people .row").evaluate_all("rows => rows.map(row => row.offsetHeight)")
    letters = page.locator(".people .letters label").evaluate_all(
        "all => all.map(one => Math.min(one.offsetWidth, one.offsetHeight))"
    )
    go_on("II. Đại biểu")
    expect(page.get_by_role("heading", name="I. Điểm danh: 9/11 có mặt", exact=True)).to_be_visible()
    go_on("III. Nhiệm vụ tháng trước")
    for task in page.get_by_role("radiogroup").filter(has=page.locator("[name^=task-]")).all():
        hand.tap(task.locator("label", has_text="H"))
    go_on("IV. Chương trình")
    hand.tap(page.locator(".entry-item", has=page.get_by_label("Nội dung, tóm tắt")).first)
    expect(page.locator("textarea:focus")).to_be_visible()
    hand.write(page.get_by_label("Nội dung, tóm tắt").first, "Chi bộ nghe báo cáo.")
    go_on("V. Biểu quyết")
    expect(
        page.get_by_role("heading", name=re.compile(r"IV\. Chương trình: \d+ mục, đã ghi 1$"))
    ).to_be_visible()
    hand.write(page.get_by_label("Biểu quyết về việc gì"), "nhiệm vụ tháng 12")
    hand.write(page.get_by_label("Tán thành", exact=True), "9")
    hand.press("Ghi vào biên bản")
    go_on("VI. Phân công nhiệm vụ")
    go_on("VII. Chấm điểm")
    go_on("VIII. Kết thúc")
    expect(page.locator("#room-bar").get_by_role("button", name="Xem biên bản để đọc")).to_be_visible()
    received(page)
    marks = Attendance.rows.filter(meeting_id=evening.meeting)
    assert dict(marks.exclude(mark=Mark.PRESENT).values_list("person__full_name", "mark")) == {
        "Lò Văn Dương": Mark.LATE, "Hà Văn Đức": Mark.ABSENT, "Tòng Thị Hặc": Mark.EXCUSED,
    }  # fmt: skip
    assert marks.get(mark=Mark.EXCUSED).reason == "đi viện"
    assert Ballot.rows.get(meeting_id=evening.meeting).votes_for == 9
    record_property(
        "taps",
        f"a sheet on a phone: at most {max(longest):.1f} screens, {unfolded(page):.1f} with every section open, "
        f"{hand.taps} taps, {hand.typed} characters",
    )
    assert max(longest) <= 3
    assert unfolded(page) <= 8
    assert min(letters) >= 43.5
    assert max(rows) <= 140  # a name, its letters, a reason
    assert hand.taps <= 20  # of which seven open the next section


def test_what_stands_in_a_box_of_the_sheet_is_there_again_after_a_reload(evening: Evening) -> None:
    page = enter(evening, width=1280, height=900)
    page.goto(evening.address + "#/sheet")
    who = page.get_by_role("radiogroup", name="Tòng Thị Hặc")
    who.locator("label", has_text="L").click()
    typed = {
        "Lý do: Tòng Thị Hặc": "đi viện",
        "Biểu quyết về việc gì": "nhiệm vụ tháng 12",
        "Tán thành": "9",
        "Nhiệm vụ": "Phát đường băng",
        "Họ tên đại biểu": "Giàng A Páo",
        "Nội dung, tóm tắt": "Chi bộ nghe báo cáo.",
    }
    received(page)
    page.wait_for_timeout(300)
    for label, text in typed.items():
        box = page.get_by_label(label, exact=True).first
        box.focus()
        page.keyboard.type(text)  # the last one is not even left
    page.wait_for_timeout(400)
    assert not any(text in stored(page) for text in typed.values() if len(text) > 3)
    page.reload()
    for label, text in typed.items():
        expect(page.get_by_label(label, exact=True).first).to_have_value(text)
    expect(page.get_by_text("Đủ: 9/11 tán thành, cần 6.")).to_be_visible()
    page.get_by_role("button", name="Thêm đại biểu").click()
    received(page)
    assert Attendance.rows.get(meeting_id=evening.meeting, mark=Mark.EXCUSED).reason == "đi viện"
    page.reload()
    expect(page.get_by_label("Nhiệm vụ", exact=True)).to_have_value("Phát đường băng")
    expect(page.get_by_label("Họ tên đại biểu")).to_have_value("")


def stored(page: Page) -> str:
    """All that lies in this browser, as text."""
    return str(
        page.evaluate("""async () => {
          const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
          const read = (_key, value) => isBytes(value) ? new TextDecoder().decode(value) : value;
          const said = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise((done) => {
              const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result);
            });
            for (const store of db.objectStoreNames) {
              said.push(JSON.stringify(await new Promise((done) => {
                const all = db.transaction(store).objectStore(store).getAll(); all.onsuccess = () => done(all.result);
              }), read));
            }
            db.close();
          }
          return said.join();
        }""")
    )
