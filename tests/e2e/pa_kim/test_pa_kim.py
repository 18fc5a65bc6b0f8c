"""The whole job of a secretary of eleven members, on a phone of 360 px, through the screens only."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.pa_kim.before import agree, draw_the_agenda, give_notice, hear_who_is_in_charge, plan_the_year
from tests.e2e.pa_kim.evening import go_through_the_agenda, open_the_room, set_the_times_right
from tests.e2e.pa_kim.walk import LATER, MEMBER, NEXT_DAY, SECRETARY, Walk, opened
from tests.e2e.papers import MARGINS_MM, MOTTO, margins_of, read_docx, read_pdf
from tests.factories import NAMES

pytestmark = [pytest.mark.browser, pytest.mark.postgres_walk]

PRINTED = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "ĐẢNG BỘ XÃ CHIỀNG MUÔN",
    "CHI BỘ BẢN PÁ KÌM",
    "BIÊN BẢN",
    "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    "19 giờ 30 phút",
    "21 giờ 05 phút",
    "10/11 đồng chí phải dự",
    f"{NAMES[2]} (đưa con đi viện)",
    "Mùa khô đến sớm",
    "Tổ rừng nhận dọn hai cây số.",
    "Nhân dân phấn khởi",
    "Dọn 3 km đường băng cản lửa",
    "NGƯỜI GHI BIÊN BẢN",
    "CHỦ TRÌ",
    "Nghị quyết về phòng cháy rừng mùa khô",
    NAMES[0],
    NAMES[1],
)
"""What the adopted minutes say, in the .pdf and in the .docx."""


def test_a_month_of_pa_kim(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path) as walk:
        for step in STEPS:
            step(walk)


def read_back_and_adopt(walk: Walk) -> None:
    """The minutes are read out as they will be printed, adopted and locked."""
    me = walk.secretary
    me.to_item("Thư ký đọc biên bản")
    minutes = me.page.locator("article.doc")
    expect(minutes).to_contain_text("Tổ rừng nhận dọn hai cây số.")
    expect(minutes).to_contain_text(f"{MEMBER} (đưa con đi viện)")
    me.look("46-read-back")
    me.press("Thông qua và khóa biên bản")
    me.look("47-sure")
    me.agree("Thông qua và khóa biên bản")
    expect(me.page.locator("#room h1")).to_contain_text("Biên bản đã thông qua và khóa")
    me.received()
    me.press("Về trang buổi họp")
    me.sees("Ký giấy")
    me.look("48-adopted")


def open_the_minutes(walk: Walk) -> None:
    """The .pdf and the .docx say the same, in the Party's layout."""
    me = walk.secretary
    pdf = read_pdf(me.fetch("biên bản", "pdf"))
    words, document = read_docx(me.fetch("biên bản", "docx"))
    for text in (pdf.words, words):
        for expected in (*PRINTED, "9/11", "Số ……-BB/CB"):
            assert expected in text, f"{expected} in {text}"
        assert MOTTO not in text.upper()
    assert {each.split("-")[0] for each in pdf.fonts} == {"Tinos"}
    assert (pdf.width_mm, pdf.height_mm) == (210.0, 297.0)
    assert pdf.first_x_mm >= MARGINS_MM["left"]
    assert margins_of(document) == MARGINS_MM
    (walk.downloads / "adopted.pdf").write_bytes(me.fetch("biên bản", "pdf"))


def sign_and_issue(walk: Walk) -> None:
    """Signed by hand the next day, then issued: minutes and resolution have their numbers."""
    walk.served.go_to(NEXT_DAY)
    me = walk.secretary
    me.page.goto("/")
    me.look("50-next-day")
    me.page.goto(f"/buoi/{walk.meeting}/")
    me.press("Ghi việc ký giấy")
    me.page.get_by_label("Quyển").fill("1")
    me.page.get_by_label("Trang", exact=True).fill("45")
    me.look("51-sign")
    me.press("Ghi việc ký giấy")
    me.sees("Đã ghi việc ký sổ giấy.")
    me.press("Ban hành")
    me.look("52-issue")
    me.press("Ban hành")
    me.sees("Đã ban hành văn bản.")
    me.look("53-issued")
    assert "Số 02-BB/CB" in read_pdf(me.fetch("biên bản", "pdf")).words
    resolution = read_pdf(me.fetch("nghị quyết", "pdf")).words
    for expected in (
        "Số 01-NQ/CB",
        "NGHỊ QUYẾT về phòng cháy",
        "T/M CHI BỘ",
        "BÍ THƯ",
        SECRETARY,
        "Dọn xong đường băng",
    ):
        assert expected in resolution, f"{expected} in {resolution}"


def correct_the_tally(walk: Walk) -> None:
    """A week later somebody finds the tally wrong: the fact is put right, and with it every figure and the minutes."""
    walk.served.go_to(LATER)
    me = walk.secretary
    me.press("Đính chính")
    me.look("60-what")
    me.open_more("Biểu quyết")
    me.page.get_by_role("link", name="Thông qua nghị quyết").click()
    me.page.get_by_label("Tán thành", exact=True).fill("10")
    me.page.get_by_label("Ý kiến khác").fill("0")
    me.page.get_by_label("Lý do đính chính").fill("đếm sót một thẻ")
    me.look("61-right-value")
    me.press("Đính chính")
    me.agree("Đính chính")
    me.sees("Đã đính chính; biên bản có bản mới.")
    me.look("62-corrected")


def read_both_revisions(walk: Walk) -> None:
    """The meeting's page and the new .pdf have the right value; the first revision can still be read."""
    me = walk.secretary
    me.page.goto(f"/buoi/{walk.meeting}/")
    me.sees("Tán thành 10/11, không tán thành 0, ý kiến khác 0")
    me.sees("đã đính chính lần 1")
    me.look("63-meeting")
    newest = read_pdf(me.fetch("biên bản", "pdf")).words
    assert "10/11" in newest
    assert "đếm sót một thẻ" in newest
    me.open_more("Các bản trước")
    first = me.page.get_by_role("link", name="Bản 1,")
    old = read_pdf(me.fetched(first.get_attribute("href") or "")).words
    assert "9/11" in old
    assert "đếm sót" not in old
    assert old == read_pdf((walk.downloads / "adopted.pdf").read_bytes()).words


STEPS = (
    plan_the_year,
    draw_the_agenda,
    hear_who_is_in_charge,
    agree,
    give_notice,
    open_the_room,
    go_through_the_agenda,
    set_the_times_right,
    read_back_and_adopt,
    open_the_minutes,
    sign_and_issue,
    correct_the_tally,
    read_both_revisions,
)
