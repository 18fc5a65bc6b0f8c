"""The whole job of a secretary of eleven members, on a phone of 360 px, through the screens only.

The evening is 24/11/2026, whatever day the test is run on (tests.moved_clock).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.entering import OPEN_TASKS
from tests.e2e.papers import MARGINS_MM, MOTTO, PAPER, margins_of, read_docx, read_pdf
from tests.e2e.phones import Phone
from tests.factories import NAMES
from tests.serving import Served, own_database, serving

pytestmark = [pytest.mark.browser, pytest.mark.postgres_walk]

FRIDAY = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 10:00 in Vietnam
EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30
NEXT_DAY = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
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
SPEECHES = {
    NAMES[4]: "Tổ rừng nhận dọn hai cây số.",
    NAMES[5]: "Đề nghị có lịch trực mùa khô.",
}
RESOLUTION = "phòng cháy rừng mùa khô"
TOPIC = "Phòng cháy rừng mùa khô"
PROPOSED = "Chuyển đất ngô kém sang trồng cây ăn quả"
SECRETARY, DEPUTY, MEMBER, FARMER = NAMES[0], NAMES[1], NAMES[2], NAMES[4]


@dataclass
class Walk:
    """One server, the people on it, and what the walk has come to know."""

    chromium: Browser
    served: Served
    downloads: Path
    secretary: Phone
    others: list[Phone] = field(default_factory=list)
    meeting: str = ""

    def another(self, login: str) -> Phone:
        """Somebody else signs in, on a phone of their own."""
        phone = Phone(self.chromium, self.served)
        phone.sign_in(login)
        self.others.append(phone)
        return phone

    def phones(self) -> list[Phone]:
        """Everybody's."""
        return [self.secretary, *self.others]


@contextmanager
def opened(chromium: Browser, folder: Path) -> Iterator[Walk]:
    """Pá Kìm on Friday 20/11/2026; October's meeting left two tasks open."""
    with (
        own_database(os.environ.get("NENNEP_DATABASE_URL", "")) as database_url,
        serving(folder / "data", database_url, since=FRIDAY) as served,
    ):
        served.facts = served.run("tests.e2e.entering:enter_pa_kim")
        walk = Walk(chromium, served, folder, Phone(chromium, served))
        yield walk
        for each in walk.phones():
            each.close()


def test_a_month_of_pa_kim(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path) as walk:
        for step in STEPS:
            step(walk)


def plan_the_year(walk: Walk) -> None:
    """Việc cần làm, then the fixed day, then the proposal; the thematic meeting is left for another day."""
    me = walk.secretary
    me.sign_in("secretary")
    me.sees("Lên lịch buổi sinh hoạt tháng này")
    me.look("01-home")
    me.press("Mở lịch")
    me.press("Định ngày cố định")
    me.page.get_by_label("Ngày trong tháng").fill("24")
    me.page.get_by_label("Giờ bắt đầu").fill("19h30")
    me.page.get_by_label("Địa điểm").fill("Nhà văn hóa bản Pá Kìm")
    me.look("02-fixed-day")
    me.press("Định ngày này")
    me.sees("Ngày cố định: ngày 24 hằng tháng, 19:30.")
    me.look("03-calendar")
    me.press("Xem đề xuất")
    november = me.page.get_by_role("group", name="tháng 11/2026: thường kỳ")
    expect(november.get_by_label("Ngày", exact=True)).to_have_value("24/11/2026")
    thematic = me.page.get_by_role("group", name="tháng 11/2026: chuyên đề")
    thematic.get_by_label("Đưa buổi này vào lịch").uncheck()
    me.look("04-proposal")
    me.press("Đưa vào lịch")
    me.sees("Đã đưa 2 buổi vào lịch.")
    me.page.get_by_role("link", name="24/11/2026").click()
    walk.meeting = re.search(r"/buoi/([0-9a-f-]+)/", me.page.url)[1]  # type: ignore[index]
    expect(me.page.get_by_role("heading", level=1)).to_have_text("Sinh hoạt thường kỳ tháng 11/2026")


def draw_the_agenda(walk: Walk) -> None:
    """From the template; one usual topic more, moved up; a paper."""
    me = walk.secretary
    me.look("05-draft")
    me.press("Soạn chương trình")
    me.sees("Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước")
    me.look("06-agenda")
    me.open_more("Thêm nội dung thường có")
    me.look("07-suggestions")
    me.press(f"Thêm: {TOPIC}")
    me.sees("Đã thêm vào chương trình.")
    before = place_of(me, TOPIC)
    me.press(f"Chuyển lên: {TOPIC}")
    expect(me.page.locator("#order")).to_contain_text(TOPIC)
    assert place_of(me, TOPIC) == before - 1
    me.open_more("Đính kèm tài liệu")
    me.page.get_by_label("Tệp", exact=False).first.set_input_files([PAPER])
    me.page.get_by_label("Tên tài liệu").fill("Báo cáo bảo vệ rừng quý III")
    me.look("08-paper")
    me.press("Đính kèm")
    me.sees("Đã đính kèm tài liệu.")
    me.sees("bao-cao-rung.docx")


def hear_who_is_in_charge(walk: Walk) -> None:
    """The committee member in charge reads the draft, proposes a topic and remarks on it; both are kept by name."""
    they = walk.another("charge")
    they.look("10-charge-home")
    they.page.goto(f"/buoi/{walk.meeting}/")
    they.look("11-charge-meeting")
    they.press("Xem và góp ý")
    they.open_more("Gợi ý nội dung")
    they.page.get_by_label("Nội dung", exact=True).fill(PROPOSED)
    they.press("Gửi gợi ý")
    they.sees("Gợi ý của đồng chí đã vào dự thảo.")
    they.open_more("Viết góp ý")
    they.page.get_by_label("Góp ý dự thảo").fill("Nên dành thời gian cho việc phòng cháy rừng.")
    they.press("Gửi góp ý")
    they.sees("Đã ghi góp ý của đồng chí.")
    they.look("12-charge-remarked")


def agree(walk: Walk) -> None:
    """The secretary finds both in the draft, and the cell's committee agrees."""
    me = walk.secretary
    me.page.goto(f"/buoi/{walk.meeting}/chuan-bi/")
    me.sees(PROPOSED)
    me.sees("đồng chí Điêu Thị Lan đề xuất")
    me.sees("Nên dành thời gian cho việc phòng cháy rừng.")
    for name in (SECRETARY, DEPUTY):
        expect(me.page.get_by_label(name)).to_be_checked()
    me.press("Đã thống nhất, chuyển sang thông báo")
    me.sees("Chi ủy đã thống nhất. Đồng chí thông báo được rồi.")
    me.look("13-notice")


def give_notice(walk: Walk) -> None:
    """Give notice; those without a phone are told by voice; a member asks to be excused."""
    me = walk.secretary
    me.sees("Nên gửi thông báo trước hoặc trong ngày 23/11/2026")
    me.press("Thông báo")
    me.sees("Đã thông báo.")
    me.look("14-given")
    for name in (FARMER, NAMES[6]):
        me.page.get_by_label(name).check()
    me.press("Ghi đã báo")
    me.sees("Đã ghi người được báo.")
    row = me.page.get_by_role("listitem").filter(has_text=FARMER)
    expect(row).to_contain_text("Báo bằng lời")
    they = walk.another("member")
    they.look("15-member-home")
    they.press("Xem thông báo và trả lời")
    they.sees("Báo cáo bảo vệ rừng quý III")
    they.page.get_by_role("radio", name="Xin vắng").check()
    they.look("16-answer")
    they.press("Gửi trả lời")
    they.sees("Đồng chí ghi lý do: xin vắng phải có lý do.")
    they.page.get_by_label("Lý do, nếu xin vắng").fill("đưa con đi viện")
    they.press("Gửi trả lời")
    they.sees("Đồng chí đã xin vắng")
    me.page.reload()
    expect(me.page.get_by_role("listitem").filter(has_text=MEMBER)).to_contain_text("đưa con đi viện")
    me.look("17-answers")


def open_the_room(walk: Walk) -> None:
    """On the evening the day's card leads to the room; the secretary presides."""
    walk.served.go_to(EVENING)
    me = walk.secretary
    me.page.goto("/")
    me.look("20-evening-home")
    me.page.goto(f"/buoi/{walk.meeting}/")
    me.look("21-meeting-page")
    me.press("Mở phòng họp")
    expect(me.page.get_by_label("Chủ trì")).to_have_value(re.compile("."))
    me.look("22-opening")
    me.press("Khai mạc")
    expect(me.page.get_by_role("heading", level=1)).to_have_text("Chương trình")
    me.received()
    me.look("23-room-agenda")


def go_through_the_agenda(walk: Walk) -> None:
    """From item to item by the button below, as the meeting goes; at some of them something is written."""
    me = walk.secretary
    done = {
        "Cử thư ký ghi biên bản": appoint_minute_taker,
        "Thông báo tình hình đảng viên": take_the_roll,
        "Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước": hear_of_tasks,
        "Tình hình tư tưởng, dư luận": say_what_people_think,
        TOPIC: write_and_speak,
        "Phân công nhiệm vụ": assign,
        "Biểu quyết thông qua nghị quyết (kết luận)": resolve,
        "Tự đánh giá, chấm điểm chất lượng sinh hoạt": agree_on_score,
    }
    seen, heading = [], me.page.locator("#room h1")
    me.page.locator("#room a.row", has_text="Tuyên bố lý do, giới thiệu đại biểu").click()
    while True:
        title = heading.inner_text()
        seen.append(title)
        if title in done:
            done.pop(title)(walk)
        following = me.page.locator(".room-steps").get_by_role("link", name="Tiếp")
        if following.count() == 0:
            break
        following.click()
        expect(heading).not_to_have_text(title)
    assert not done
    assert len(seen) == 25


def appoint_minute_taker(walk: Walk) -> None:
    me = walk.secretary
    me.page.get_by_label("Thư ký").select_option(label=DEPUTY)
    me.look("30-minute-taker")
    me.press("Cử làm thư ký")
    expect(me.page.locator("#room h1")).to_have_text("Thông báo tình hình đảng viên")
    me.press("Trước")
    me.sees(f"Thư ký: {DEPUTY}")


def take_the_roll(walk: Walk) -> None:
    """One asked to be excused and is away; all others are here, one of them late."""
    me = walk.secretary
    me.look("31-roll")
    me.page.get_by_role("group", name=MEMBER).get_by_role("button", name="Vắng").click()
    me.press("10 đồng chí còn lại có mặt")
    me.page.get_by_role("group", name=NAMES[7]).get_by_role("button", name="Có mặt").click()
    me.press("Đến muộn")
    me.sees("Đã điểm danh đủ.")
    expect(me.page.locator(".room-facts")).to_contain_text("10/11")
    me.sees("Nghị quyết cần 6 phiếu; kết nạp, xóa tên, khai trừ cần 8.")
    me.look("32-marked")


def hear_of_tasks(walk: Walk) -> None:
    me = walk.secretary
    first, second = (me.page.get_by_role("group", name=each) for each in OPEN_TASKS)
    first.get_by_role("button", name="Xong").click()
    second.get_by_role("button", name="Đang làm").click()
    me.sees("Đã nghe 2/2 việc")
    me.look("33-tasks-heard")


def say_what_people_think(walk: Walk) -> None:
    """In general words: there is no field for a person."""
    me = walk.secretary
    me.page.get_by_label("Tình hình chung").fill("Nhân dân phấn khởi vì được mùa ngô; còn lo giá thu mua.")
    expect(me.page.locator("#room select")).to_have_count(0)
    me.look("34-ideology")


def write_and_speak(walk: Walk) -> None:
    me = walk.secretary
    me.page.get_by_label("Nội dung, tóm tắt").fill("Mùa khô đến sớm; bản có 3 km đường băng cần dọn.")
    for name, gist in SPEECHES.items():
        me.press("Ghi ý kiến")
        me.page.get_by_label("Đồng chí phát biểu").select_option(label=name)
        me.page.get_by_label("Ý chính").fill(gist)
        me.look("35-say")
        me.press("Ghi vào biên bản")
        me.sees(gist)
    me.open_more("Kết luận của chủ trì")
    me.page.get_by_role("textbox", name="Kết luận của chủ trì").fill("Dọn xong đường băng trước ngày 10/12.")
    me.look("36-talk")


def assign(walk: Walk) -> None:
    me = walk.secretary
    me.page.get_by_label("Việc gì").fill("Dọn 3 km đường băng cản lửa")
    me.page.get_by_label("Ai làm").select_option(label=FARMER)
    me.page.get_by_label("Xong trước ngày").fill("10/12/2026")
    me.look("37-task")
    me.press("Giao việc")
    me.sees("đến 10/12/2026")


def resolve(walk: Walk) -> None:
    """A resolution, put to the vote: the threshold with its rule stands above the counters."""
    me = walk.secretary
    me.press("Soạn nghị quyết, kết luận")
    me.page.get_by_role("textbox", name="Về việc").fill(RESOLUTION)
    me.page.get_by_role("textbox", name="Nội dung").fill("Dọn xong đường băng; mỗi đảng viên giúp một hộ.")
    me.look("38-resolution")
    me.press("Ghi")
    me.press("Biểu quyết thông qua")
    expect(me.page.locator(".rule")).to_contain_text("Cần 6/11 phiếu tán thành")
    expect(me.page.locator(".rule cite")).to_contain_text("Điều lệ Đảng")
    me.press("Tất cả 10 đồng chí tán thành")
    me.press("Tán thành: bớt một")
    me.press("Ý kiến khác: thêm một")
    me.sees("Đủ: 9/11 tán thành, cần 6.")
    me.look("39-ballot")
    me.press("Ghi vào biên bản")
    expect(me.page.locator(".card .big")).to_have_text("9/11")


def agree_on_score(walk: Walk) -> None:
    """What is known is proposed; what is not is put in by the meeting."""
    me = walk.secretary
    me.received()
    me.page.wait_for_selector(".criterion")
    me.look("40-score")
    for box in me.page.locator(".criterion").all():
        points = box.get_by_role("textbox")
        if points.input_value() == "":
            most = re.search(r"/ (\d+)", box.inner_text())
            assert most
            points.fill(most[1])
            points.press("Tab")
    me.press("Chi bộ thống nhất điểm này")
    me.sees("Chi bộ đã thống nhất")
    me.look("41-agreed")


def set_the_times_right(walk: Walk) -> None:
    """The end was noted too late: it is set right before the minutes are read out."""
    walk.served.go_to(EVENING + timedelta(minutes=100))
    me = walk.secretary
    me.page.reload()
    expect(me.page.locator("#room h1")).to_have_text("Kết thúc buổi sinh hoạt")
    me.press("Kết thúc bây giờ")
    me.received()
    me.page.get_by_label("Giờ kết thúc").fill("21h05")
    me.look("45-close")
    me.press("Ghi giờ")
    me.sees("Đã họp 95 phút.")
    me.sees("Đủ thời lượng tối thiểu 90 phút.")
    me.received()


def read_back_and_adopt(walk: Walk) -> None:
    """The minutes are read out as they will be printed, adopted and locked."""
    me = walk.secretary
    me.press("Trước")
    me.press("Xem biên bản để đọc")
    minutes = me.page.locator("article.doc")
    expect(minutes).to_contain_text("Tổ rừng nhận dọn hai cây số.")
    expect(minutes).to_contain_text(f"{MEMBER} (đưa con đi viện)")
    me.look("46-read-back")
    me.press("Thông qua và khóa biên bản")
    me.look("47-sure")
    me.press("Đồng ý, làm")
    expect(me.page.locator("#room h1")).to_have_text("Biên bản đã thông qua và khóa")
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
    me.press("Đồng ý, làm")
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


def place_of(phone: Phone, title: str) -> int:
    """Which item of the agenda that is."""
    rows = phone.page.locator("#order li.row").all_inner_texts()
    return next(place for place, each in enumerate(rows) if title in each)


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
