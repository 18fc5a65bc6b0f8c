"""How many taps and typed characters a plain meeting takes, from the sign-in card to adopted minutes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Locator, Page, expect

from nennep.accounts.models import User
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.resolutions.models import Progress, Resolution
from nennep.scores.models import Score
from tests.room.evening import Evening, evening  # noqa: F401  (a fixture)

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
    hand.press("Bắt đầu")
    hold(hand, tasks=2)
    adopted(evening.meeting)
    everything_named_is_sent(page)
    record_property("taps", f"prepared meeting: {hand.taps} taps, {hand.typed} characters")
    assert hand.taps <= 25  # the issue wants 18


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


def hold(hand: Hand, tasks: int) -> None:
    """From the first step to the lock: all are here, tasks are heard, the conclusion is decided, the score agreed."""
    page, heading = hand.page, hand.page.locator("#room h1")
    hand.press("Tất cả có mặt")
    while True:
        title = heading.inner_text()
        if "nhiệm vụ tháng trước" in title:
            for at in range(tasks):
                hand.tap(page.locator("#room .seg").nth(at).get_by_text("Hoàn thành"))
        elif "Kết luận, phân công" in title:
            hand.write(page.get_by_role("textbox", name="Kết luận của chủ trì"), CONCLUSION)
        elif "Biểu quyết" in title:
            expect(page.get_by_role("textbox", name="Nội dung")).to_have_value(CONCLUSION)
            hand.press("Tất cả 11 đồng chí tán thành")
            hand.press("Ghi vào biên bản")
        elif "chấm điểm" in title:
            judge(hand)
            hand.press("Chi bộ thống nhất điểm này")
        following = page.locator(".room-steps").get_by_role("link", name="Tiếp")
        if not following.count():
            break
        hand.tap(following)
        expect(heading).not_to_have_text(title)
    hand.press("Thông qua và khóa biên bản")
    hand.tap(page.locator("#confirm [value=yes]"))
    expect(heading).to_contain_text("Đã xong.")
    expect(page.locator(".room-facts .sent, .room-facts [role=status]").first).to_contain_text(
        "máy chủ đã nhận"
    )


KNOWN = ("Tỷ lệ đảng viên dự sinh hoạt", "Kết quả lãnh đạo thực hiện nghị quyết kỳ trước")
"""Criteria that follow from what was recorded: all are here, both tasks are done."""


def judge(hand: Hand) -> None:
    """Each criterion that only the meeting can judge, by one press of its own."""
    criteria = hand.page.locator(".criterion")
    # the server proposes from facts that left this phone seconds ago; on a real evening it did so long before
    for each in KNOWN:
        expect(criteria.filter(has_text=each)).to_contain_text("đề xuất")
    asked = hand.page.locator(".criterion.asked")
    for left in range(asked.count(), 0, -1):
        hand.tap(asked.first.get_by_role("group").get_by_role("button").last)
        expect(asked).to_have_count(left - 1)


def everything_named_is_sent(page: Page) -> None:
    """“Nghị quyết, biên bản, phiếu chấm điểm ở đây”: each is there to be printed, and all go to the group."""
    expect(page.get_by_text("Nghị quyết, biên bản, phiếu chấm điểm ở đây: gửi nhóm, in.")).to_be_visible()
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
    assert Progress.rows.filter(meeting_id=meeting).count() == 2
    assert Score.rows.filter(meeting_id=meeting).exists()
