"""Sinh hoạt chung: a village cell of 31 and a cell of the province's offices of 17 meet on one evening of 2023.

Each by its own screens: its own roll, ballots and minutes; of the other it sees headcount, guests and common items.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.papers import read_docx, read_pdf
from tests.e2e.phones import Phone
from tests.servers.serving import Served, own_database, serving

pytestmark = [pytest.mark.browser]

FRIDAY = datetime(2023, 4, 14, 2, 0, tzinfo=UTC)
EVENING = datetime(2023, 4, 22, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam
SUBJECT = "Xây dựng chi bộ bốn tốt"
VILLAGE, OFFICE = "Chi bộ bản Ngồ Hén", "Chi bộ Ban Dân vận Tỉnh ủy"
GUEST = "Hà Thị Thiết"
SAID = {
    "ngo_hen": "Chi bộ bản muốn học cách giao việc từng hộ.",
    "dan_van": "Cơ quan nhận giúp một mô hình chăn nuôi.",
}
"""What is said in each cell; the other must find it nowhere."""
QUESTION = {"ngo_hen": "Nhân rộng tổ tự quản của bản", "dan_van": "Phân công cán bộ xuống bản hằng quý"}
TAKER = {"ngo_hen": "Cầm Minh Thuận", "dan_van": "Hà Văn Phong"}
ABSENT = "Cà Thị Hoan"
MEMBER = {"ngo_hen": "Lường Thị Xuyến", "dan_van": "Lò Thị Ón"}
"""One name of each roll (tests/told/hai-chi-bo.toml); the other must find it nowhere."""
PRINTED = {
    "ngo_hen": (
        "CHI BỘ BẢN NGỒ HÉN",
        "30/31 đồng chí phải dự",
        "(đi chữa bệnh)",
        "30/31 (",
        GUEST,
        "10 suất quà",
    ),
    "dan_van": ("CHI BỘ BAN DÂN VẬN TỈNH ỦY", "17/17 đồng chí phải dự", "17/17 ("),
}


@dataclass
class Evening:
    """The two secretaries with their phones, and the two meetings."""

    served: Served
    village: Phone
    office: Phone
    meetings: dict[str, str]

    def phones(self) -> list[Phone]:
        """Both."""
        return [self.village, self.office]


@contextmanager
def opened(chromium: Browser, folder: Path) -> Iterator[Evening]:
    """A week before; neither cell has a meeting in its calendar."""
    with (
        own_database(os.environ.get("NENNEP_DATABASE_URL", "")) as database_url,
        serving(folder / "data", database_url, since=FRIDAY) as served,
    ):
        served.facts = served.run("tests.e2e.entering:enter_neighbours")
        evening = Evening(served, Phone(chromium, served), Phone(chromium, served), {})
        yield evening
        for each in evening.phones():
            each.close()
        assert served.faults() == []


def test_two_cells_meet_together_and_keep_their_own(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path) as evening:
        for step in STEPS:
            step(evening)


def ask_the_other_cell(evening: Evening) -> None:
    """The village plans a joint meeting and asks the office's cell by its code."""
    me = evening.village
    me.sign_in("ngo_hen")
    me.page.goto(f"/to-chuc/{evening.served.facts['ngo_hen']}/lich/2023/")
    me.press("Thêm một buổi")
    me.page.get_by_label("sinh hoạt chung, trao đổi kinh nghiệm").check()
    me.page.get_by_label("Ngày", exact=True).fill("22/4/2023")
    me.page.get_by_label("Giờ", exact=True).fill("19h30")
    me.page.get_by_label("Địa điểm").fill("Nhà văn hóa bản Ngồ Hén")
    me.page.get_by_role("textbox", name="Chuyên đề").fill(SUBJECT)
    me.look("j01-add")
    me.press("Đưa vào lịch")
    evening.meetings["ngo_hen"] = meeting_of(me)
    me.press("Soạn chương trình")
    me.page.get_by_label("Nội dung sinh hoạt chung").fill(SUBJECT)
    me.page.get_by_label("Mã của chi bộ bạn").fill("14.01.05")
    me.look("j02-tie")
    me.press("Mời chi bộ bạn")
    me.sees("Đã gửi lời mời chi bộ bạn.")
    me.sees("đã mời, chưa trả lời")


def agree_to_it(evening: Evening) -> None:
    """The office finds the invitation, and agrees with a new meeting at the same time and place."""
    me = evening.office
    me.sign_in("dan_van")
    me.sees(f"{VILLAGE} mời sinh hoạt chung")
    me.look("j03-home")
    me.press("Nhận lời hoặc từ chối")
    me.look("j05-answer")
    me.press("Nhận lời")
    me.sees("Buổi của chi bộ đã ghép vào sinh hoạt chung.")
    me.page.get_by_role("link", name="22/04/2023").click()
    evening.meetings["dan_van"] = meeting_of(me)
    me.press("Soạn chương trình")
    me.sees("Trao đổi kinh nghiệm giữa hai chi bộ")
    evening.village.page.reload()
    evening.village.sees("đã nhận lời")


def meeting_of(phone: Phone) -> str:
    """The meeting whose page is open."""
    phone.page.wait_for_url("**/buoi/**")
    found = re.search(r"/buoi/([0-9a-f-]{36})/", phone.page.url)
    assert found
    return found[1]


def prepare_both(evening: Evening) -> None:
    """The village invites a guest and has a line for gifts; both committees agree and give notice."""
    me = evening.village
    me.open_more("Thêm nội dung thường có")
    me.press("Thêm: Tặng quà")
    me.open_more("Mời đại biểu")
    me.page.get_by_label("Họ và tên").fill(GUEST)
    me.page.get_by_label("Chức vụ, đơn vị").fill("Phó Bí thư Huyện ủy")
    me.press("Mời")
    me.sees("Đã mời đại biểu.")
    for phone in evening.phones():
        phone.press("Đã thống nhất, chuyển sang thông báo")
        phone.press("Thông báo")
        phone.sees("Đã thông báo.")


def meet(evening: Evening) -> None:
    """Both rooms are open at once; each counts by its own roll."""
    evening.served.go_to(EVENING)
    for name, phone in (("ngo_hen", evening.village), ("dan_van", evening.office)):
        phone.page.goto(f"/buoi/{evening.meetings[name]}/hop/")
        phone.page.get_by_label("Người ghi biên bản").select_option(label=TAKER[name])
        phone.press("Bắt đầu")
        phone.received()
        phone.press("Tất cả có mặt")
        phone.received()
        phone.press("Xem lại")
    village, office = evening.phones()
    village.page.get_by_role("group", name=ABSENT).get_by_role("button", name="Vắng").click()
    village.press("Có lý do")
    village.page.get_by_label(f"Lý do {ABSENT}").fill("đi chữa bệnh")
    village.page.keyboard.press("Tab")
    expect(village.page.locator(".room-facts")).to_contain_text("30/31")
    expect(office.page.locator(".room-facts")).to_contain_text("17/17")
    village.sees(
        "Nghị quyết cần 16 phiếu. Kết nạp, công nhận đảng viên chính thức, xóa tên, khai trừ cần 21."
    )
    office.sees("Nghị quyết cần 9 phiếu. Kết nạp, công nhận đảng viên chính thức, xóa tên, khai trừ cần 12.")
    village.look("j10-roll")


def guests_stand_outside(evening: Evening) -> None:
    """The guest came, and a gift is noted: neither changes what is counted."""
    me = evening.village
    me.to_item("Tuyên bố lý do")
    me.page.get_by_role("group", name=GUEST).get_by_role("button", name="Có dự").click()
    me.look("j11-guests")
    me.to_item("Tặng quà")
    me.page.get_by_label("Quà tặng").fill("Ban Dân vận tặng 10 suất quà hộ nghèo")
    me.press("Ghi quà tặng")
    me.received()
    expect(me.page.locator(".room-facts")).to_contain_text("30/31")


def speak_and_vote(evening: Evening) -> None:
    """Each cell speaks and votes for itself."""
    for name, phone, (least, of), present in (
        ("ngo_hen", evening.village, (16, 31), 30),
        ("dan_van", evening.office, (9, 17), 17),
    ):
        phone.to_item("Chi bộ thảo luận")
        phone.press("Ghi ý kiến phát biểu")
        phone.page.get_by_label("Đồng chí phát biểu").select_option(index=3)
        phone.page.get_by_label("Ý chính").fill(SAID[name])
        phone.press("Ghi vào biên bản")
        phone.sees(SAID[name])
        phone.to_item("Biểu quyết thông qua")
        phone.press("Ghi kết quả biểu quyết")
        expect(phone.page.locator(".chosen")).to_contain_text(f"Cần {least} phiếu tán thành trong số {of}")
        phone.page.get_by_label("Biểu quyết về việc gì").fill(QUESTION[name])
        phone.press(f"Tất cả {present} đồng chí tán thành")
        phone.look(f"j12-ballot-{name}")
        phone.press("Ghi vào biên bản")
        phone.received()


def see_of_the_other_only_what_is_common(evening: Evening) -> None:
    """On the agenda stands how many of the other cell came; its roll, votes and words stand nowhere."""
    for name, other, phone in (
        ("ngo_hen", "dan_van", evening.village),
        ("dan_van", "ngo_hen", evening.office),
    ):
        phone.page.goto(f"/buoi/{evening.meetings[name]}/hop/")
        phone.page.reload()
        phone.sees({"dan_van": f"{OFFICE}: 17/17 có mặt", "ngo_hen": f"{VILLAGE}: 30/31 có mặt"}[other])
        phone.sees("Mỗi chi bộ giữ điểm danh, biểu quyết và biên bản riêng.")
        phone.look(f"j13-agenda-{name}")
        their = f"/buoi/{evening.meetings[other]}/"
        pages = [phone.fetched(f"/buoi/{evening.meetings[name]}/goi.json"), phone.fetched(their)]
        text = "".join(each.decode() for each in pages)
        for hidden in (SAID[other], QUESTION[other], MEMBER[other]):
            assert hidden not in text
        for closed in (
            "hop/",
            "goi.json",
            "bien-ban/",
            "bien-ban.pdf",
            "diem-danh.pdf",
            "chuan-bi/",
            "thong-bao/",
        ):
            assert phone.status(f"{their}{closed}") == 404, closed
    evening.office.page.goto(f"/buoi/{evening.meetings['ngo_hen']}/")
    evening.office.sees("Có mặt 30/31")
    evening.office.sees(GUEST)
    evening.office.look("j14-partner")


def adopt_two_minutes(evening: Evening) -> None:
    """Two minutes, each with its own roll, tally and words."""
    evening.served.go_to(EVENING + timedelta(minutes=100))
    for name, other, phone in (
        ("ngo_hen", "dan_van", evening.village),
        ("dan_van", "ngo_hen", evening.office),
    ):
        phone.page.goto(f"/buoi/{evening.meetings[name]}/hop/")
        phone.reload_room()
        phone.to_item("Thư ký đọc biên bản")
        phone.press("Thông qua và khóa biên bản")
        phone.agree("Thông qua và khóa biên bản")
        expect(phone.page.locator("#room h1")).to_contain_text("Biên bản đã thông qua và khóa")
        phone.received()
        phone.press("Về trang buổi họp")
        phone.look(f"j15-adopted-{name}")
        minutes = read_pdf(phone.fetch("biên bản", "pdf")).words
        (words, _document) = read_docx(phone.fetch("biên bản", "docx"))
        for text in (minutes, words):
            for expected in (*PRINTED[name], SAID[name], QUESTION[name], "ngày 22/4/2023"):
                assert expected in text, f"{expected} in {text}"
            for hidden in (SAID[other], QUESTION[other]):
                assert hidden not in text


STEPS = (
    ask_the_other_cell,
    agree_to_it,
    prepare_both,
    meet,
    guests_stand_outside,
    speak_and_vote,
    see_of_the_other_only_what_is_common,
    adopt_two_minutes,
)
