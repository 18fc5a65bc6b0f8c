"""The room in a real browser at 360 px: a whole meeting by its script, and what a bad line does to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from nennep.collab.selectors import read_text
from nennep.core.models import ActRecord
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.models import Attendance, Ballot, Entry, Guest, Meeting, MeetingMove
from nennep.minutes.texts import TextKey
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.scores.models import Score
from tests.room.screens.evening import Evening

pytestmark = pytest.mark.browser

RECEIVED = "máy chủ đã nhận"
KEPT = re.compile(r"đã lưu trên máy · \d+ việc chờ gửi")


def enter(evening: Evening, **more: Any) -> Page:
    """The room of a meeting in session; an error or a forbidden style in the page is kept in `page.said`."""
    if Meeting.rows.get(pk=evening.meeting).state != MeetingState.IN_SESSION:
        evening.open()
    page = evening.page(more.pop("actor", evening.cell.secretary), **more)
    page.said = said = []  # type: ignore[attr-defined]
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(evening.address)
    page.wait_for_selector(".room-facts")
    page.wait_for_load_state("networkidle")  # what may be wanted without a signal is there
    return page


def at(page: Page, evening: Evening, kind: str, *panel: str) -> None:
    """Go to the first item of a kind."""
    page.goto(evening.address + "#/" + "/".join(["item", str(evening.item(kind)), *panel]))


def received(page: Page) -> None:
    """Wait until nothing is on its way."""
    expect(page.locator(".room-facts .sent")).to_have_text(RECEIVED)


def mark(page: Page, name: str, answer: str) -> None:
    page.get_by_role("group", name=name).get_by_role("button", name=answer).click()


def acts(evening: Evening, name: str) -> int:
    return ActRecord.rows.filter(act=name, subjects__object_id=evening.meeting).count()


def present(evening: Evening) -> int:
    return Attendance.rows.filter(meeting_id=evening.meeting, mark=Mark.PRESENT).count()


def test_a_meeting_from_opening_to_adopted_minutes(evening: Evening) -> None:
    page = evening.page(evening.cell.secretary)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(evening.address)
    page.get_by_label("Người ghi biên bản").select_option(label="Cà Văn Bình Minh")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.get_by_role("heading", name="Mở đầu, điểm danh")).to_be_visible()
    expect(page.locator(".room-facts")).to_contain_text("0/11")

    expect(page.get_by_role("link", name="Cử thư ký ghi biên bản")).to_contain_text("Cà Văn Bình Minh")
    page.get_by_role("button", name="Tất cả có mặt").click()
    page.get_by_role("link", name="Xem lại").click()  # the room went on by itself
    mark(page, "Mùa A Tủa", "Vắng")
    page.get_by_role("button", name="Có lý do", exact=True).click()
    page.get_by_label("Lý do Mùa A Tủa").fill("đi làm ăn xa")
    page.keyboard.press("Tab")
    expect(page.locator(".room-facts")).to_contain_text("10/11")

    at(page, evening, "opening")
    page.get_by_label("Họ tên đại biểu").fill("Đại biểu Đảng ủy xã")
    page.get_by_role("button", name="Thêm đại biểu").click()
    expect(page.get_by_role("group", name="Đại biểu Đảng ủy xã")).to_be_visible()

    at(page, evening, "last_month_tasks")
    page.get_by_role("group", name="Phát dọn đường băng cản lửa").get_by_role(
        "button", name="Hoàn thành"
    ).click()
    page.get_by_role("group", name="Vận động 3 hộ").get_by_role("button", name="Đang thực hiện").click()
    expect(page.get_by_text("Đã nghe 2/2 nhiệm vụ")).to_be_visible()

    at(page, evening, "discussion")
    page.get_by_label("Nội dung, tóm tắt").fill("Chi bộ thảo luận nhiệm vụ tháng tới.")
    page.get_by_role("link", name="Ghi ý kiến").click()
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Văn Dương")
    page.get_by_label("Ý chính").fill("Nhất trí với dự thảo.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.get_by_text("Nhất trí với dự thảo.")).to_be_visible()

    at(page, evening, "ballot", "resolution")
    page.get_by_role("textbox", name="Về việc").fill("nhiệm vụ tháng 12")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("link", name="Biểu quyết thông qua").click()
    expect(page.locator(".chosen")).to_contain_text("Cần 6 phiếu tán thành trong số 11")
    page.get_by_role("button", name="Tất cả 10 đồng chí tán thành").click()
    expect(page.get_by_text("Đủ: 10/11 tán thành, cần 6.")).to_be_visible()
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.locator(".card .big")).to_have_text("10/11")

    at(page, evening, "assignments")
    page.get_by_label("Nhiệm vụ").fill("Họp bản về phòng cháy rừng")
    page.get_by_label("Người thực hiện").select_option(label="Lò Thị Ân")
    page.get_by_role("button", name="Phân công", exact=True).click()
    received(page)

    at(page, evening, "score")
    page.wait_for_selector(".criterion")
    for box in page.locator(".criterion").all():
        most = re.search(r"/ (\d+)", box.inner_text())
        assert most
        box.locator("input").fill(most[1])
        box.locator("input").press("Tab")
    page.get_by_role("button", name="Chi bộ thống nhất điểm này").click()
    expect(page.get_by_text("Chi bộ đã thống nhất")).to_be_visible()

    at(page, evening, "close")
    page.get_by_role("button", name="Kết thúc bây giờ").click()
    received(page)

    at(page, evening, "read_minutes")
    expect(page.locator("article.doc")).to_contain_text("Nhất trí với dự thảo.")
    page.get_by_role("button", name="Thông qua và khóa biên bản").click()
    page.get_by_role("button", name="Đồng ý").or_(page.locator("#confirm [value=yes]")).first.click()
    expect(page.get_by_role("heading", name="Biên bản đã thông qua và khóa")).to_be_visible()
    received(page)

    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.ADOPTED
    assert present(evening) == 10
    assert Attendance.rows.get(meeting_id=evening.meeting, mark=Mark.EXCUSED).reason == "đi làm ăn xa"
    assert Guest.rows.get(meeting_id=evening.meeting).present
    assert Progress.rows.filter(meeting_id=evening.meeting).count() == 2
    assert Entry.rows.get(meeting_id=evening.meeting).speaker_name == "Lò Văn Dương"
    ballot = Ballot.rows.get(meeting_id=evening.meeting)
    assert (ballot.votes_for, ballot.denominator, ballot.recount_denominator) == (10, 11, 11)
    assert Resolution.rows.get(meeting_id=evening.meeting).ballot_id == ballot.pk
    assert Assignment.rows.filter(meeting_id=evening.meeting).count() == 1
    assert Score.rows.filter(meeting_id=evening.meeting).exists()
    assert read_text(str(TextKey(evening.meeting, evening.item("discussion"), "gist"))) == (
        "Chi bộ thảo luận nhiệm vụ tháng tới."
    )
    assert errors == []


def test_quick_taps_are_one_act(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    for name in ("Lò Thị Ân", "Lò Văn Dương", "Hà Văn Đức"):
        mark(page, name, "Có mặt")
    received(page)
    assert (acts(evening, "meetings.record_attendance"), present(evening)) == (1, 3)


def test_an_act_whose_answer_is_lost_is_done_once(evening: Evening) -> None:
    page = enter(evening)
    keys: list[str] = []

    def lose_first(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        answer = route.fetch()
        if len(keys) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    page.route("**/api/acts/**", lose_first)
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(page.locator(".room-facts .sent")).to_have_text(KEPT)
    received(page)
    assert (len(keys), len(set(keys)), acts(evening, "meetings.record_attendance")) == (2, 1, 1)


def test_without_a_line_acts_wait_and_are_sent_in_their_order(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    page.context.set_offline(True)
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(page.locator(".room-facts .sent")).to_have_text(KEPT)
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Thị Ân")
    page.get_by_label("Ý chính").fill("Nói khi mất sóng.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.get_by_text("Nói khi mất sóng.")).to_be_visible()
    page.goto(evening.address + "#/unsent")
    expect(page.locator("ul.rows li")).to_have_count(2)
    page.context.set_offline(False)
    received(page)
    names = list(ActRecord.rows.order_by("seq").values_list("act", flat=True))[-2:]
    assert names == ["meetings.record_attendance", "meetings.record_entry"]


def test_leaving_is_not_asked_about_when_all_is_kept(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    page.context.set_offline(True)
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(page.locator(".room-facts .sent")).to_have_text(KEPT)
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.context.set_offline(False)
    page.reload()
    received(page)
    assert asked == []
    assert acts(evening, "meetings.record_attendance") == 1


def test_a_refused_act_says_why_and_is_taken_back(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    page.wait_for_selector("ul.roll")
    Meeting.rows.filter(pk=evening.meeting).update(state=MeetingState.CANCELLED)
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(page.locator(".note.wrong")).to_contain_text("Máy chủ không nhận")
    expect(page.get_by_text("Buổi sinh hoạt này không tổ chức.")).to_be_visible()
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_role("heading", name="Điểm danh")).to_be_visible()
    sends = page.get_by_role("button", name=re.compile("^Gửi lại"))
    expect(sends).to_have_text(["Gửi lại"])  # nothing behind it can be sent now
    page.get_by_role("button", name="Bỏ việc này").click()
    page.locator("#confirm [value=yes]").click()
    expect(page.get_by_text("Không còn việc nào chờ gửi.")).to_be_visible()
    assert present(evening) == 0


def test_two_phones_write_one_section_and_both_texts_stay(evening: Evening) -> None:
    one, two = enter(evening), enter(evening, actor=evening.cell.deputy)
    for page, words in ((one, "Ý thứ nhất. "), (two, "Ý thứ hai. ")):
        at(page, evening, "discussion")
        page.get_by_label("Nội dung, tóm tắt").press_sequentially(words)
    for page in (one, two):
        received(page)
    one.get_by_label("Nội dung, tóm tắt").press_sequentially("Thêm.")
    expect(one.get_by_label("Nội dung, tóm tắt")).to_have_value(re.compile("Ý thứ hai"))
    received(one)
    text = read_text(str(TextKey(evening.meeting, evening.item("discussion"), "gist")))
    assert "Ý thứ nhất." in text
    assert "Ý thứ hai." in text
    assert "Thêm." in text


def test_the_phone_passed_round_shows_names_and_presence_only(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/roll/pass")
    page.get_by_role("button", name="Lò Thị Ân").click()
    expect(page.get_by_role("button", name="Lò Thị Ân")).to_have_attribute("aria-pressed", "true")
    words = page.locator("main").inner_text()
    assert "Phó Bí thư" not in words
    assert "Vắng" not in words
    expect(page.locator(".room-bar")).to_have_count(0)


def test_a_member_reads_the_meeting_and_is_offered_nothing_to_write(evening: Evening) -> None:
    page = enter(evening, actor=evening.cell.member)
    page.goto(evening.address + "#/roll")
    expect(page.get_by_role("group", name="Lò Thị Ân").get_by_role("button", name="Có mặt")).to_be_disabled()
    at(page, evening, "discussion")
    expect(page.get_by_role("heading", name="Chi bộ thảo luận")).to_be_visible()
    expect(page.get_by_role("link", name="Ghi ý kiến")).to_have_count(0)


def test_the_room_speaks_english_on_an_english_page(evening: Evening) -> None:
    page = enter(evening, language="en")
    page.goto(evening.address + "#/roll")
    expect(page.get_by_role("heading", name="Attendance")).to_be_visible()
    expect(page.get_by_role("button", name="All present")).to_be_visible()


def test_switching_the_language_stays_at_the_place_in_the_room(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "?from=home#/roll")
    expect(page.get_by_role("button", name="Tất cả có mặt")).to_be_visible()
    for language, button in (("en", "All present"), ("vi", "Tất cả có mặt")):
        page.locator(f".languages [name=language][value={language}]").first.evaluate("each => each.click()")
        expect(page.get_by_role("button", name=button)).to_be_visible()
        assert page.url.endswith("?from=home#/roll")


SCREENS: dict[str, Callable[[Page, Evening], None]] = {
    "agenda": lambda page, evening: None,
    "roll": lambda page, evening: page.goto(evening.address + "#/roll"),
    "talk": lambda page, evening: at(page, evening, "discussion"),
    "say": lambda page, evening: at(page, evening, "discussion", "say"),
    "ballot": lambda page, evening: at(page, evening, "ballot", "ballot"),
    "tasks": lambda page, evening: at(page, evening, "assignments"),
    "carried": lambda page, evening: at(page, evening, "last_month_tasks"),
    "score": lambda page, evening: at(page, evening, "score"),
    "close": lambda page, evening: at(page, evening, "close"),
    "guests": lambda page, evening: page.goto(evening.address + "#/guests"),
}


def test_no_screen_has_a_serious_barrier_or_stands_over_the_edge(evening: Evening) -> None:
    page = enter(evening)
    found: dict[str, Any] = {}
    for name, go in SCREENS.items():
        go(page, evening)
        page.wait_for_timeout(150)
        report = Axe().run(page)
        serious = [
            (each["id"], [node["html"][:120] for node in each["nodes"][:2]])
            for each in report.response["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if serious or wide > 0:
            found[name] = (serious, wide)
    assert found == {}
    assert page.said == []  # type: ignore[attr-defined]


def test_an_entry_is_mended_and_a_guest_is_heard(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/guests")
    page.get_by_label("Họ tên đại biểu").fill("Đại biểu Ban Dân vận")
    page.get_by_role("button", name="Thêm đại biểu").click()
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Đại biểu Ban Dân vận")
    page.get_by_label("Ý chính").fill("Chúc mừng")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    page.get_by_role("link", name="Sửa").click()
    page.get_by_label("Ý chính").fill("Chúc mừng chi bộ.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    kept = Entry.rows.filter(meeting_id=evening.meeting, withdrawn=False)
    assert list(kept.values_list("speaker_name", "gist")) == [("Đại biểu Ban Dân vận", "Chúc mừng chi bộ.")]


def test_of_a_paper_item_the_room_asks_for_book_page_and_tally_only(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/agenda/add")
    page.get_by_label("Chỉ ghi sổ giấy").check()
    expect(page.get_by_label("Nội dung bổ sung")).to_have_count(0)
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("heading", name="Nội dung chỉ ghi sổ giấy")).to_be_visible()
    page.get_by_label("Quyển").fill("Quyển 3")
    page.get_by_label("Trang").fill("41")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("Sổ giấy: Quyển 3, trang 41")).to_be_visible()
    expect(page.locator("main textarea")).to_have_count(0)


@pytest.mark.parametrize(("width", "zoom"), [(320, "106.25%"), (360, "200%"), (1280, "106.25%")])
def test_no_screen_is_cut_at_other_widths_or_with_large_text(evening: Evening, width: int, zoom: str) -> None:
    page = enter(evening, width=width)
    wide: dict[str, int] = {}
    for name, go in SCREENS.items():
        go(page, evening)
        page.evaluate(f"document.documentElement.style.fontSize = '{zoom}'")
        page.wait_for_timeout(120)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[name] = over
    assert wide == {}


def test_points_over_the_maximum_are_told_and_typed_ones_survive_a_reload(evening: Evening) -> None:
    page = enter(evening)
    at(page, evening, "score")
    box = page.locator(".criterion input").first
    box.fill("9")
    box.press("Tab")
    expect(page.locator(".criterion .errorlist")).to_have_text("Ghi từ 0 đến 5 điểm.")
    expect(page.get_by_text("Có 1 tiêu chí ghi quá mức điểm.")).to_be_visible()
    expect(page.get_by_role("button", name="Chi bộ thống nhất điểm này")).to_be_disabled()
    box.fill("4,5")  # and nothing else: the page is loaded again before the box is left
    page.reload()
    expect(page.locator(".criterion input").first).to_have_value("4,5")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_opening_on_another_day_than_planned_asks_why(evening: Evening) -> None:
    starts = Meeting.rows.get(pk=evening.meeting).starts_at
    Meeting.rows.filter(pk=evening.meeting).update(starts_at=starts + timedelta(days=27))
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    expect(page.get_by_text("Họp sớm 27 ngày?")).to_be_visible()
    page.get_by_label("Vì sao họp khác ngày?").fill("Đảng ủy mời dự hội nghị")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    page.wait_for_selector(".room-facts")
    received(page)
    assert MeetingMove.rows.get(meeting=evening.meeting).reason == "Đảng ủy mời dự hội nghị"
