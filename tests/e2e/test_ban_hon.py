"""The clerk of a commune of thirteen cells, at an old PC: one fixed day for all, and a model meeting with observers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.papers import read_pdf
from tests.e2e.phones import DESK, Phone
from tests.servers.serving import Served, serving

pytestmark = [pytest.mark.browser]

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
EVENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam


@dataclass
class Commune:
    """The clerk at a desk, the secretary of cell 4 with a phone."""

    served: Served
    clerk: Phone
    secretary: Phone
    meeting: str = ""

    def phones(self) -> list[Phone]:
        """Both."""
        return [self.clerk, self.secretary]


@contextmanager
def opened(chromium: Browser, folder: Path) -> Iterator[Commune]:
    """Bản Hon with thirteen cells; nothing is planned yet."""
    with serving(folder / "data", since=FRIDAY) as served:
        served.facts = served.run("tests.e2e.entering:enter_ban_hon")
        commune = Commune(served, Phone(chromium, served, DESK), Phone(chromium, served))
        yield commune
        for each in commune.phones():
            each.close()
        assert served.faults() == []


def test_a_commune_of_thirteen_cells(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path) as commune:
        for step in STEPS:
            step(commune)


def set_one_day_for_all(commune: Commune) -> None:
    """From the month's page to the commune's calendar: the third of each month, for all cells."""
    me = commune.clerk
    me.sign_in("clerk")
    me.press("Các chi bộ")
    me.sees("Tháng 11/2026: 0/13 chi bộ đã sinh hoạt")
    me.look("b01-month")
    me.press("Đảng bộ xã Bản Hon")
    me.look("b02-commune")
    me.press("Lịch năm 2026")
    me.press("Định ngày cho các chi bộ")
    me.page.get_by_label("Ngày trong tháng").fill("3")
    me.page.get_by_label("Giờ bắt đầu").fill("19h30")
    me.look("b03-day")
    me.press("Định ngày này")
    me.sees("Ngày cố định của các chi bộ: ngày 3 hằng tháng, 19:30.")


def plan_a_model_meeting(commune: Commune) -> None:
    """Cell 4's December meeting is one for the others to learn from."""
    me = commune.clerk
    me.press("Các chi bộ")
    me.press("Chi bộ 4")
    me.press("Lịch năm 2026")
    me.sees("Theo quy định chung của Đảng bộ xã Bản Hon.")
    me.press("Thêm một buổi")
    me.page.get_by_role("radio", name="thường kỳ").check()
    me.page.get_by_label("Ngày", exact=True).fill("3/12/2026")
    expect(me.page.get_by_label("Giờ", exact=True)).to_have_value("19:30")
    me.page.get_by_label("Địa điểm").fill("Nhà văn hóa bản Đông Pao")
    me.page.get_by_label("Sinh hoạt mẫu, có mời dự để học tập").check()
    me.look("b04-add")
    me.press("Đưa vào lịch")
    me.page.wait_for_url("**/buoi/**")
    found = re.search(r"/buoi/([0-9a-f-]{36})/", me.page.url)
    assert found
    commune.meeting = found[1]
    me.look("b05-planned")


def invite_observers(commune: Commune) -> None:
    """The secretary of cell 4 invites the committee and the other secretaries with one tap, and gives notice."""
    me = commune.secretary
    me.sign_in("cell_4")
    me.page.goto(f"/buoi/{commune.meeting}/chuan-bi/")
    me.press("Soạn chương trình")
    me.press("Mời cấp ủy và bí thư các chi bộ (13 đồng chí)")
    me.sees("Đã mời tất cả các đồng chí dự học tập.")
    me.look("b10-observers")
    me.press("Đã thống nhất, chuyển sang thông báo")
    me.press("Thông báo")
    me.sees("Đã thông báo.")
    invitations = read_pdf(me.fetched(f"/buoi/{commune.meeting}/giay-moi.pdf"))
    assert invitations.pages == 13
    assert "GIẤY MỜI" in invitations.words


def learn_from_cell_4(commune: Commune) -> None:
    """The observers came: the cell still counts four, and three votes are needed; the minutes say how many watched."""
    commune.served.go_to(EVENING)
    me = commune.secretary
    me.page.goto(f"/buoi/{commune.meeting}/hop/")
    me.page.get_by_label("Người ghi biên bản").select_option(index=2)
    me.press("Bắt đầu")
    me.received()
    me.to_item("Tuyên bố lý do")
    observers = me.page.locator(".seg.two")
    expect(observers).to_have_count(13)
    observers.nth(5).get_by_role("button", name="Không dự").click()
    me.press("12 đại biểu còn lại có dự")
    me.look("b11-observers-came")
    me.to_item("Thông báo tình hình đảng viên")
    me.press("Tất cả có mặt")
    me.press("Xem lại")
    expect(me.page.locator(".room-facts")).to_contain_text("4/4")
    me.sees("Nghị quyết cần 3 phiếu")
    me.received()
    commune.served.go_to(EVENING + timedelta(minutes=95))
    me.reload_room()
    me.to_item("Thư ký đọc biên bản")
    me.press("Thông qua và khóa biên bản")
    me.agree("Thông qua và khóa biên bản")
    me.received()
    me.press("Về trang buổi họp")
    minutes = read_pdf(me.fetch("biên bản", "pdf")).words
    assert "12 đại biểu dự học tập" in minutes
    assert "4/4 đồng chí phải dự" in minutes


def see_who_has_met(commune: Commune) -> None:
    """The clerk sees that one of thirteen has met, and prints what the commune needs."""
    me = commune.clerk
    me.page.goto("/")
    me.press("Các chi bộ")
    me.sees("Tháng 12/2026: 1/13 chi bộ đã sinh hoạt")
    row = me.page.get_by_role("row").filter(has=me.page.get_by_role("link", name="Chi bộ 4", exact=True))
    expect(row.get_by_title("12/2026: họp ngày 03/12")).to_have_count(1)
    expect(row).to_contain_text("4/4")
    me.look("b20-month")
    answer = me.context.request.get(f"/to-chuc/{commune.served.facts['commune']}/thang/2026-12/thong-bao.pdf")
    assert "CHI BỘ 4" in read_pdf(answer.body()).words
    me.page.get_by_role("link", name="Tháng trước").click()
    me.sees("Tháng 11/2026: 0/13 chi bộ đã sinh hoạt")


STEPS = (
    set_one_day_for_all,
    plan_a_model_meeting,
    invite_observers,
    learn_from_cell_4,
    see_who_has_met,
)
