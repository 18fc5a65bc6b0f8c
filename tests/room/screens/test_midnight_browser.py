"""A meeting that began in the evening and ended after midnight: the hour alone is written, the next day is meant.

All hours are fixed: it began at 21:30 two days ago, whatever the hour at which this is tried.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from nennep.core import clock
from nennep.meetings.models import Meeting
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)
from tests.room.screens.test_room_browser import at, received

pytestmark = pytest.mark.browser


def at_hour(hour: int, minute: int, days: int = 0) -> datetime:
    """So many days after the evening on which it began."""
    on = clock.today() - timedelta(days=2 - days)
    return datetime.combine(on, time(hour, minute), tzinfo=clock.VIETNAM)


def entered_later(evening: Evening, ended: str) -> Page:  # noqa: F811
    """Its beginning and its end are entered two days later."""
    Meeting.rows.filter(pk=evening.meeting).update(starts_at=at_hour(21, 30))
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.get_by_label("Giờ kết thúc").fill(ended)
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    return page


def of(evening: Evening) -> Meeting:  # noqa: F811
    return Meeting.rows.get(pk=evening.meeting)


def complaint(box: Locator) -> str:
    return str(box.evaluate("box => box.validationMessage"))


def put(page: Page, box: Locator, hour: str) -> None:
    box.fill(hour)
    page.keyboard.press("Tab")


def opened_sheet(page: Page, section: str) -> None:
    fold = page.locator(f"#sheet-{section} > details")
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def test_the_opening_says_it_and_takes_an_hour_after_midnight(evening: Evening) -> None:  # noqa: F811
    page = entered_later(evening, "0:10")
    received(page)
    assert (of(evening).opened_at, of(evening).closed_at) == (at_hour(21, 30), at_hour(0, 10, 1))
    opened_sheet(page, "closing")
    said = f"Kết thúc 00:10 ngày {at_hour(0, 0, 1):%d/%m/%Y}, sau nửa đêm."
    expect(page.get_by_text(said).first).to_be_visible()


def test_the_sheet_takes_an_hour_after_midnight_and_another_one_after_it(evening: Evening) -> None:  # noqa: F811
    page = entered_later(evening, "")
    received(page)
    opened_sheet(page, "closing")
    box = page.locator("#sheet-closing input[name=ended_at]")
    put(page, box, "00:10")
    said = f"Kết thúc 00:10 ngày {at_hour(0, 0, 1):%d/%m/%Y}, sau nửa đêm."
    expect(page.get_by_text(said).first).to_be_visible()
    received(page)
    assert of(evening).closed_at == at_hour(0, 10, 1)
    put(page, box, "23:50")  # it was before midnight after all
    expect(page.get_by_text("sau nửa đêm.")).to_have_count(0)
    received(page)
    assert of(evening).closed_at == at_hour(23, 50)


def test_the_sheet_says_what_is_wrong_with_an_end_that_cannot_be(evening: Evening) -> None:  # noqa: F811
    page = entered_later(evening, "")
    received(page)
    opened_sheet(page, "closing")
    box = page.locator("#sheet-closing input[name=ended_at]")
    put(page, box, "19:00")
    tomorrow = f"{at_hour(0, 0, 1):%d/%m/%Y}"
    assert complaint(box) == (
        f"Từ 21:30 đến 19:00 ngày {tomorrow} là hơn 12 giờ. Xem lại giờ bắt đầu, giờ kết thúc."
    )
    put(page, box, "23:00")
    received(page)
    assert of(evening).closed_at == at_hour(23, 0)
    opened_sheet(page, "meeting")
    began = page.locator("#sheet-meeting input[name=started_at]")
    put(page, began, "23:30")  # later than its end
    assert "là hơn 12 giờ" in complaint(began)
    assert of(evening).opened_at == at_hour(21, 30)
    assert page.locator(".room-facts .sent.refused").count() == 0


def test_at_the_lock_the_hour_after_midnight_is_understood_and_said(evening: Evening) -> None:  # noqa: F811
    page = entered_later(evening, "")
    received(page)
    opened_sheet(page, "roll")
    page.get_by_role("button", name="còn lại có mặt").or_(
        page.get_by_role("button", name="Tất cả có mặt")
    ).first.click()
    received(page)
    opened_sheet(page, "closing")
    page.get_by_role("button", name="Xem biên bản để đọc").first.click()
    expect(page.get_by_role("heading", name="Thông qua", exact=True)).to_be_visible()
    box = page.get_by_label("Giờ kết thúc").last
    box.fill("19:00")
    expect(page.get_by_text("là hơn 12 giờ")).to_be_visible()
    box.fill("0h10")
    expect(
        page.get_by_text(f"Kết thúc 00:10 ngày {at_hour(0, 0, 1):%d/%m/%Y}, sau nửa đêm.").first
    ).to_be_visible()
    expect(page.get_by_text("Đã họp 160 phút.")).to_be_visible()


def test_the_times_of_the_room_take_it_too(evening: Evening) -> None:  # noqa: F811
    page = entered_later(evening, "")
    received(page)
    at(page, evening, "close")
    page.goto(evening.address + "#/times")
    page.get_by_text("Ghi giờ", exact=True).first.click()
    box = page.locator("input[name=ended_at]")
    expect(page.get_by_text("Kết thúc sau nửa đêm thì ghi giờ như 00:10")).to_be_visible()
    box.fill("19:00")
    page.get_by_role("button", name="Ghi giờ", exact=True).click()
    assert "là hơn 12 giờ" in complaint(box)
    box.fill("00:10")
    page.get_by_role("button", name="Ghi giờ", exact=True).click()
    received(page)
    assert of(evening).closed_at == at_hour(0, 10, 1)
