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
from tests.serving import Served, own_database, serving

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
    me.look("j03-home")
    me.page.goto(f"/to-chuc/{evening.served.facts['dan_van']}/lich/2023/")
    me.sees(f"{VILLAGE} mời sinh hoạt chung")
    me.look("j04-asked")
    me.press("Trả lời")
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


STEPS = (
    ask_the_other_cell,
    agree_to_it,
)
