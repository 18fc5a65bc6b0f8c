"""Before Pá Kìm's meeting: the calendar, the agenda, the committee, the notice."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.pa_kim.walk import DEPUTY, FARMER, MEMBER, PROPOSED, SECRETARY, TOPIC, Walk
from tests.e2e.papers import PAPER
from tests.e2e.phones import Phone
from tests.factories import NAMES


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
    they.open_more("Đề xuất nội dung")
    they.page.get_by_label("Nội dung", exact=True).fill(PROPOSED)
    they.press("Gửi đề xuất")
    they.sees("Đề xuất của đồng chí đã vào dự thảo.")
    they.page.get_by_label("Góp ý dự thảo").fill("Nên dành thời gian cho việc phòng cháy rừng.")
    they.press("Gửi góp ý")
    they.sees("Đã ghi góp ý của đồng chí.")
    they.look("12-charge-remarked")


def agree(walk: Walk) -> None:
    """The secretary finds both in the draft, and the cell's committee agrees."""
    me = walk.secretary
    me.page.goto(f"/buoi/{walk.meeting}/chuan-bi/")
    me.sees(PROPOSED)
    me.sees("Đồng chí Điêu Thị Lan đề xuất")
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
    they.press("Xem và trả lời")
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


def place_of(phone: Phone, title: str) -> int:
    """Which item of the agenda that is."""
    rows = phone.page.locator("#order li.row").all_inner_texts()
    return next(place for place, each in enumerate(rows) if title in each)
