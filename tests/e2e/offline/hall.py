"""A phone in the hall: taking a meeting along, and holding it by the screens of the room."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from nennep.core import clock
from tests.browsers.phones_offline import OfflinePhone
from tests.e2e.entering import OPEN_TASKS
from tests.factories import NAMES

PIN = "2611"
SECRETARY, DEPUTY, MEMBER, FARMER = NAMES[0], NAMES[1], NAMES[2], NAMES[4]
TOPIC = "Chi bộ thảo luận"
KEPT = re.compile("đã lưu trên máy")
GIST = "Mùa khô đến sớm; bản có 3 km đường băng cần dọn."
CONCLUSION = "Dọn xong đường băng trước ngày mười hai."


class Hall(OfflinePhone):
    """What one person does on one phone."""

    cell: dict[str, Any]

    @property
    def room(self) -> str:
        """The address of this evening's room."""
        return f"/buoi/{self.cell['meeting']}/hop/"

    def take_along(self) -> None:
        """With signal, at home: set a PIN, fetch everything, and see that it is ready."""
        self.page.goto("/")
        self.is_ready()
        self.press("Tải về máy để họp khi mất sóng")
        self.page.get_by_label("Mã PIN mới").fill(PIN)
        self.page.get_by_label("Nhập lại mã PIN").fill(PIN)
        self.press("Đặt mã PIN")
        self.sees("Sẵn sàng họp khi mất sóng")

    def enter(self) -> None:
        """Go into the room of this evening's meeting, with the PIN where it is asked for."""
        self.page.goto(self.room)
        self.unlock()

    def unlock(self) -> None:
        """Give the PIN if the room, or home, asks for it."""
        asked = self.page.get_by_role("heading", name="Nhập mã PIN để mở")
        there = self.page.locator("#room-bar .sent, #room h1, #offline-home h1, #kit p")
        expect(asked.or_(there).first).to_be_visible()
        if asked.is_visible():
            self.page.get_by_label("Mã PIN").fill(PIN)
            self.press("Mở")
            expect(asked).to_have_count(0)

    def kept(self) -> None:
        """Everything lies on this device, and the room says so."""
        expect(self.page.locator("#room-bar .sent")).to_have_text(KEPT)

    def open_meeting(self, chair: str = "") -> None:
        """Open it now; the secretary is proposed as the chair, the deputy to take the minutes."""
        expect(self.page.get_by_label("Chủ trì")).to_have_value(re.compile("."))
        if chair:
            self.page.get_by_label("Chủ trì").select_option(label=chair)
        self.press("Bắt đầu")
        expect(self.page.locator("#room h1")).to_have_text("Mở đầu, điểm danh")

    def appoint(self) -> None:
        """The deputy writes the minutes, as was chosen at the opening."""
        self.to_item("Cử thư ký ghi biên bản")
        self.sees(f"Người ghi biên bản: {DEPUTY}")

    def mark_all(self) -> None:
        """One is away with a reason, all others are here."""
        self.page.evaluate("location.hash = '#/roll'")
        self.page.get_by_role("group", name=MEMBER).get_by_role("button", name="Vắng").click()
        self.press("Có lý do")
        self.page.get_by_label(f"Lý do {MEMBER}").fill("đưa con đi viện")
        self.page.keyboard.press("Tab")
        self.press("10 đồng chí còn lại có mặt")
        self.sees("Đã điểm danh đủ.")

    def welcome(self, name: str = "Đồng chí Điêu Thị Lan") -> None:
        """A guest who was not invited."""
        self.page.evaluate("location.hash = '#/guests'")
        self.page.get_by_label("Họ tên đại biểu").fill(name)
        self.page.get_by_label("Chức vụ, đơn vị").fill("Đảng ủy xã")
        self.press("Thêm đại biểu")
        expect(self.page.get_by_role("group", name=name)).to_be_visible()

    def write(self, words: str = GIST, item: str = TOPIC) -> None:
        """The gist of an item, as text."""
        self.to_item(item)
        self.page.get_by_label("Nội dung, tóm tắt").fill(words)

    def say(self, name: str, gist: str, item: str = TOPIC) -> None:
        """Somebody speaks to an item."""
        self.to_item(item)
        self.press("Ghi ý kiến phát biểu")
        self.page.get_by_label("Đồng chí phát biểu").select_option(label=name)
        self.page.get_by_label("Ý chính").fill(gist)
        self.press("Ghi vào biên bản")
        self.sees(gist)

    def vote(
        self, votes_for: int = 9, other: int = 1, item: str = TOPIC, question: str = "Trích quỹ mua loa"
    ) -> None:
        """A ballot by raised cards: so many in favour, so many of another opinion."""
        self.to_item(item)
        self.open_more("Việc khác ở mục này")
        self.press("Ghi kết quả biểu quyết")
        self.page.get_by_label("Biểu quyết về việc gì").fill(question)
        for _each in range(votes_for):
            self.press("Tán thành: thêm một")
        for _each in range(other):
            self.press("Ý kiến khác: thêm một")
        self.press("Ghi vào biên bản")
        expect(self.page.locator(".card .big").first).to_have_text(f"{votes_for}/11")

    def reserve(self, text: str = "Đề nghị mua loại rẻ hơn.") -> None:
        """A member demands that an opinion be reserved, at the last ballot."""
        self.press("Bảo lưu ý kiến")
        self.page.locator("select[name=person]").select_option(label=FARMER)
        self.page.get_by_role("textbox", name="Ý kiến bảo lưu").fill(text)
        self.page.get_by_label("Chính đồng chí này yêu cầu ghi tên").check()
        self.press("Ghi vào biên bản")

    def note_paper(self) -> None:
        """An item of which only book and page are noted."""
        self.page.evaluate("location.hash = '#/agenda/add'")
        self.page.get_by_label("Chỉ ghi sổ giấy").check()
        self.press("Ghi")
        expect(self.page.locator("#room h1, #room .open > .title").last).to_have_text(
            "Nội dung chỉ ghi sổ giấy"
        )
        self.page.get_by_label("Quyển").fill("Quyển 3")
        self.page.get_by_label("Trang").fill("41")
        self.press("Ghi")
        self.sees("Sổ giấy: Quyển 3, trang 41")

    def hear_of_tasks(self) -> None:
        """Last month's tasks: one done, one still open."""
        self.to_item("Kết quả thực hiện nghị quyết và nhiệm vụ tháng trước")
        first, second = (self.page.get_by_role("group", name=each) for each in OPEN_TASKS)
        first.get_by_role("button", name="Hoàn thành").click()
        second.get_by_role("button", name="Đang thực hiện").click()
        self.sees("Đã nghe 2/2 nhiệm vụ")

    def assign(self, task: str = "Dọn 3 km đường băng cản lửa") -> None:
        """A task for next month."""
        self.to_item("Phân công nhiệm vụ")
        due = clock.today() + timedelta(days=16)
        self.page.get_by_label("Nhiệm vụ").fill(task)
        self.page.get_by_label("Người thực hiện").select_option(label=FARMER)
        self.page.get_by_label("Thời hạn").fill(f"{due:%d/%m/%Y}")
        self.press("Phân công")
        expect(self.page.locator("#room .row", has_text=task)).to_be_visible()

    def score(self) -> None:
        """What is not known gets the full points."""
        self.to_item("Tự đánh giá, chấm điểm chất lượng sinh hoạt")
        self.page.locator(".criterion").first.wait_for()
        for box in self.page.locator(".criterion").all():
            points = box.get_by_role("textbox")
            if points.input_value() == "":
                most = re.search(r"/ (\d+)", box.inner_text())
                assert most
                points.fill(most[1])
                points.press("Tab")
        self.press("Chi bộ thống nhất điểm này")
        self.sees("Chi bộ đã thống nhất")

    def read_back(self, *words: str) -> None:
        """The minutes are read out."""
        self.to_item("Thư ký đọc biên bản, chi bộ thông qua")
        minutes = self.page.locator("article.doc, #room .doc").first
        for each in words:
            expect(minutes).to_contain_text(each)

    def adopt(self) -> None:
        """The chair has them adopted and locked."""
        self.press("Thông qua và khóa biên bản")
        self.agree("Thông qua và khóa biên bản")
        expect(self.page.locator("#room h1")).to_contain_text("Biên bản đã thông qua và khóa")

    def waits(self, *names: str) -> None:
        """The page of what waits lists these."""
        self.page.evaluate("location.hash = '#/unsent'")
        for each in names:
            expect(self.page.locator("#room .row", has_text=each).first).to_be_visible()
