"""How many taps and typed characters a plain meeting takes, from the sign-in card to adopted minutes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.enums import Mark, MeetingKind, MeetingState
from nennep.meetings.models import Attendance, Meeting
from nennep.resolutions.models import Progress, Resolution
from nennep.scores.models import Score
from tests.factories import World
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser
PASSWORD = "mat-khau-cua-toi"
SHARING = """
window.shared = [];
navigator.canShare = () => true;
navigator.share = async ({ files }) => { window.shared = files.map((each) => each.name); };
"""
"""A phone that can send files to a group; the browser of the tests cannot."""
CONCLUSION = "Dọn xong đường băng trước ngày 10/12."


@dataclass
class Hand:
    """A finger: each press, and each box that is entered, is a tap; what is typed is counted apart."""

    page: Page
    taps: int = 0
    typed: int = 0

    def tap(self, what: Locator) -> None:
        """Press it; before that the screen is kept where somebody wants to look at it (E2E_SHOTS names the folder)."""
        if folder := os.environ.get("E2E_SHOTS"):
            what.wait_for()
            self.page.screenshot(path=f"{folder}/{self.taps + 1:02}.png")
        what.click()
        self.taps += 1

    def press(self, name: str, *, exact: bool = True) -> None:
        button = self.page.get_by_role("button", name=name, exact=exact)
        self.tap(button.or_(self.page.get_by_role("link", name=name, exact=exact)).first)

    def write(self, box: Locator, text: str) -> None:
        """Into a box: a tap to enter it, where it is not entered already."""
        if not box.evaluate("box => box === document.activeElement"):
            self.tap(box)
        box.press_sequentially(text)
        self.typed += len(text)


def test_a_prepared_meeting(evening: Evening, record_property: Callable[[str, Any], None]) -> None:  # noqa: F811
    hand = sign_in(evening)
    page = hand.page
    hand.press("Mở phòng họp")
    hand.press("Bắt đầu, tất cả có mặt")
    went_on(page, "Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước", "11/11 có mặt.")
    an_evening_passes(evening)
    for at in range(2):
        hand.tap(page.locator("#room .seg").nth(at).get_by_text("Hoàn thành"))
    went_on(page, "Thời sự, nhiệm vụ, thảo luận", "Đã nghe 2/2 nhiệm vụ.")
    hold(hand)
    adopted(evening.meeting)
    assert Progress.rows.filter(meeting_id=evening.meeting).count() == 2
    everything_named_is_sent(page)
    record_property("taps", f"prepared meeting: {hand.taps} taps, {hand.typed} characters")
    assert hand.taps <= 18


def test_a_prepared_meeting_that_is_shorter_than_the_rule_asks(
    evening: Evening,  # noqa: F811
    record_property: Callable[[str, Any], None],
) -> None:
    """Its length is judged by the cell, with one press; the rule is said where the end is, and nothing hinders."""
    hand = sign_in(evening)
    page = hand.page
    hand.press("Mở phòng họp")
    hand.press("Bắt đầu, tất cả có mặt")
    went_on(page, "Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước", "11/11 có mặt.")
    hand.press("Cả 2 nhiệm vụ còn lại đã hoàn thành")
    went_on(page, "Thời sự, nhiệm vụ, thảo luận", "Đã nghe 2/2 nhiệm vụ.")
    hold(hand, known=("Tỷ lệ đảng viên dự sinh hoạt",), rule="Tối thiểu 90 phút; còn thiếu")
    adopted(evening.meeting)
    assert Progress.rows.filter(meeting_id=evening.meeting).count() == 2
    record_property("taps", f"prepared meeting, shorter than the rule asks: {hand.taps} taps")
    assert hand.taps <= 18


@pytest.fixture
def nothing_prepared(
    live_server: LiveServer,
    world_today: World,
    at_nine: timedelta,
    chromium: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Evening]:
    """Pá Kìm on a day for which nobody has planned anything."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    made = Evening(world_today.cells["pa_kim"], UUID(int=0), live_server.url, chromium, [], at_nine)
    yield made
    for context in made.contexts:
        context.close()


def test_from_nothing(nothing_prepared: Evening, record_property: Callable[[str, Any], None]) -> None:
    hand = sign_in(nothing_prepared)
    page = hand.page
    hand.press("Mở buổi họp ngay")
    taker = page.get_by_label("Người ghi biên bản")
    expect(taker.locator("option:checked")).not_to_have_text("– chọn –")
    named = taker.input_value()
    hand.press("Bắt đầu")
    page.wait_for_url(re.compile(r"/buoi/[0-9a-f-]{36}/hop/"))
    nothing_prepared.meeting = UUID(page.url.split("/buoi/")[1][:36])
    expect(page.locator("#room h1")).to_have_text("Mở đầu, điểm danh")
    hand.tap(page.get_by_role("group", name="Mùa A Tủa").get_by_role("button", name="Vắng"))
    hand.press("Có lý do")
    hand.write(page.get_by_label("Lý do Mùa A Tủa"), "đi làm ăn xa")
    hand.press("10 đồng chí còn lại có mặt")
    went_on(page, "Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước", "10/11 có mặt.")
    an_evening_passes(nothing_prepared)
    step_on(hand, "Thời sự, nhiệm vụ, thảo luận")
    hold(hand, here=10)
    adopted(nothing_prepared.meeting)
    absent = Attendance.rows.get(meeting_id=nothing_prepared.meeting, mark=Mark.EXCUSED)
    assert (absent.person.full_name, absent.reason) == ("Mùa A Tủa", "đi làm ăn xa")
    record_property("taps", f"from nothing: {hand.taps} taps, {hand.typed} characters")
    assert str(Meeting.rows.get(pk=nothing_prepared.meeting).minute_taker_id) == named
    assert hand.taps <= 22


def sign_in(evening: Evening) -> Hand:  # noqa: F811
    login = User.rows.get(pk=evening.cell.secretary.user_id)
    User.rows.filter(pk=login.pk).update(password=make_password(PASSWORD))
    context = evening.chromium.new_context(
        viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True
    )
    evening.contexts.append(context)
    page = context.new_page()
    page.add_init_script(SHARING)
    page.set_default_timeout(8000)
    page.goto(f"{evening.server}/dang-nhap/")
    hand = Hand(page)
    # the page itself enters the first box, a moment after it is loaded
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    hand.write(page.get_by_label("Tên đăng nhập"), login.username)
    hand.write(page.get_by_label("Mật khẩu"), PASSWORD)
    hand.press("Đăng nhập")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return hand


def went_on(page: Page, title: str, said: str) -> None:
    """The last press of a step went on by itself; what it recorded is told there, with the way back."""
    expect(page.locator("#room h1")).to_have_text(title)
    note = page.locator("#room .arrived")
    expect(note).to_contain_text(said)
    expect(note.get_by_role("link", name="Xem lại")).to_be_visible()


def an_evening_passes(evening: Evening) -> None:  # noqa: F811
    """What the test does in seconds takes an hour and a half, so that the length follows from the clock."""
    expect(evening.contexts[-1].pages[-1].locator(".room-facts .sent")).to_have_text("máy chủ đã nhận")
    began = Meeting.rows.get(pk=evening.meeting).opened_at
    assert began is not None
    Meeting.rows.filter(pk=evening.meeting).update(opened_at=began - timedelta(minutes=95))


IN_TIME = ("Chấp hành thời gian", "Tỷ lệ đảng viên dự sinh hoạt")
"""The criteria that follow from the facts of a meeting that was long enough."""


def hold(hand: Hand, here: int = 11, known: tuple[str, ...] = IN_TIME, rule: str = "Đủ thời lượng") -> None:
    """From the discussion to the lock: the conclusion is decided, the score agreed, the minutes adopted."""
    page, heading = hand.page, hand.page.locator("#room h1")
    step_on(hand, "Kết luận, phân công")
    hand.write(page.get_by_role("textbox", name="Kết luận của chủ trì"), CONCLUSION)
    step_on(hand, "Biểu quyết thông qua nghị quyết (kết luận)")
    expect(page.get_by_role("textbox", name="Nội dung")).to_have_value(CONCLUSION)
    hand.press(f"Tất cả {here} đồng chí tán thành")
    hand.press("Ghi vào biên bản")
    went_on(page, "Tự đánh giá, chấm điểm chất lượng sinh hoạt", f"Đủ: {here}/11 tán thành, cần 6.")
    judge(hand, known)
    hand.press("Chi bộ thống nhất điểm này")
    went_on(page, "Đọc biên bản, kết thúc", "Chi bộ đã thống nhất")
    expect(page.locator("#room .rule").filter(has_text=rule)).to_be_visible()
    hand.press("Thông qua và khóa biên bản")
    hand.tap(page.locator("#confirm [value=yes]"))
    expect(heading).to_contain_text("Đã xong.")
    expect(page.locator(".room-facts .sent, .room-facts [role=status]").first).to_contain_text(
        "máy chủ đã nhận"
    )


def step_on(hand: Hand, title: str) -> None:
    hand.tap(hand.page.locator(".room-steps").get_by_role("link", name="Tiếp"))
    expect(hand.page.locator("#room h1")).to_have_text(title)


def judge(hand: Hand, facts: tuple[str, ...]) -> None:
    """Each criterion that only the meeting can judge, by one press of its own; the others follow from facts."""
    criteria = hand.page.locator(".criterion")
    for known in facts:
        expect(criteria.filter(has_text=known)).to_contain_text("đề xuất")
    asked = hand.page.locator(".criterion.asked")
    for left in range(asked.count(), 0, -1):
        hand.tap(asked.first.get_by_role("group").get_by_role("button").last)
        expect(asked).to_have_count(left - 1)


def everything_named_is_sent(page: Page) -> None:
    """“Văn bản của buổi họp ở đây”: each is there to be printed, and all go to the group."""
    expect(page.get_by_text("Văn bản của buổi họp ở đây: gửi nhóm, in.")).to_be_visible()
    papers = page.locator("[data-documents] .row")
    for named in ("nghị quyết", "biên bản", "chấm điểm"):
        row = papers.filter(has_text=re.compile(named, re.IGNORECASE))
        expect(row.get_by_role("link", name=re.compile(r"\.pdf")).first).to_be_visible()
    page.get_by_role("button", name="Gửi vào nhóm").click()
    page.wait_for_function("window.shared.length")
    assert sorted(page.evaluate("window.shared")) == ["bien-ban.pdf", "nghi-quyet.pdf", "phieu-cham-diem.pdf"]


def adopted(meeting: Any) -> None:
    """Nothing of the evening is missing for being quick."""
    assert Meeting.rows.get(pk=meeting).state == MeetingState.ADOPTED
    decided = Resolution.rows.get(meeting_id=meeting)
    assert decided.text == CONCLUSION
    assert decided.ballot_id is not None
    assert Score.rows.filter(meeting_id=meeting).exists()


def test_no_second_regular_meeting_of_a_month_is_opened(nothing_prepared: Evening) -> None:
    """The server would merge it with the one that is locked, and refuse everything that was recorded in it."""
    today = clock.today()
    held = today.replace(day=15 if today.day != 15 else 16)
    Meeting.rows.create(
        id=new_id(),
        body_id=nothing_prepared.cell.body,
        kind=MeetingKind.REGULAR,
        month=today.replace(day=1),
        starts_at=datetime.combine(held, time(12), UTC),
        state=MeetingState.ISSUED,
    )
    hand = sign_in(nothing_prepared)
    hand.press("Mở buổi họp ngay")
    form = hand.page.locator("#open-now form")
    expect(form.get_by_text(f"Buổi thường kỳ tháng này đã tổ chức ngày {held:%d/%m/%Y}.")).to_be_visible()
    expect(form.get_by_text("Thường kỳ", exact=True)).to_have_count(0)
    expect(form.get_by_role("radio", name="Bất thường")).to_be_checked()


def test_another_body_than_the_cell_is_one_press_away(nothing_prepared: Evening) -> None:
    """The cell is nearly always meant; its committee's meeting is opened from under the form."""
    hand = sign_in(nothing_prepared)
    hand.press("Mở buổi họp ngay")
    kit = hand.page.locator("#open-now")
    expect(kit.locator("form")).to_be_visible()
    expect(kit.get_by_text("Không phải buổi họp của chi bộ này")).to_be_visible()
    kit.get_by_role("button", name="Chi ủy").click()
    expect(kit.locator(".lead")).to_contain_text("Chi ủy")


def test_what_hinders_the_adoption_stands_first_and_in_the_dock(nothing_prepared: Evening) -> None:
    """A chair who named no minute-taker at the opening is led there from the last step."""
    hand = sign_in(nothing_prepared)
    page = hand.page
    hand.press("Mở buổi họp ngay")
    page.get_by_label("Người ghi biên bản").select_option("")
    hand.press("Bắt đầu")
    page.wait_for_url(re.compile(r"/buoi/[0-9a-f-]{36}/hop/"))
    hand.press("Tất cả có mặt")
    page.goto(page.url.split("#")[0] + "#/agenda")
    page.get_by_role("link", name="Thư ký đọc biên bản").click()
    expect(page.locator("#room .note.wait").first).to_contain_text("Trước khi thông qua")
    page.locator(".room-steps").get_by_role("button", name="Chưa cử người ghi biên bản").click()
    expect(page.get_by_role("button", name="Cử ghi biên bản")).to_be_visible()
