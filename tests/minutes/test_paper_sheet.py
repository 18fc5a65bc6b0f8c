"""Phiếu ghi buổi họp: what is printed of a meeting that is to be held with a pen."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from pypdf import PdfReader

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import id_at, new_id
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.preparation import InvitedGuest, invite_guests
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.naming import sheet_code, sheet_may_exist
from nennep.membership.enums import Status
from nennep.minutes.paper_sheet import meeting_sheet
from nennep.resolutions.models import Assignment
from nennep.room.parts import record_of
from nennep.typesetting.docx import render_docx
from nennep.typesetting.pdf import render_pdf
from tests.factories import Cell, World, make_cell
from tests.typesetting.reading import pdf_pages, pdf_text, squeezed

pytestmark = pytest.mark.django_db
SECTIONS = (
    "I- ĐIỂM DANH",
    "II- ĐẠI BIỂU",
    "III- NHIỆM VỤ THÁNG TRƯỚC",
    "IV- CHƯƠNG TRÌNH",
    "V- BIỂU QUYẾT",
    "VI- PHÂN CÔNG NHIỆM VỤ",
    "VII- CHẤM ĐIỂM",
    "VIII- KẾT THÚC",
)


def held(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def printed(meeting: UUID) -> str:
    return pdf_text(render_pdf(meeting_sheet(record_of(held(meeting)))))


def open_tasks(cell: Cell, count: int) -> None:
    """Tasks of last month that are not done, each as long as tasks are."""
    last_month = Meeting.rows.create(
        id=new_id(), body_id=cell.body, kind="regular", month=date(2026, 10, 1), state="issued",
        starts_at=datetime(2026, 10, 24, 12, 30, tzinfo=UTC),
    )  # fmt: skip
    for number in range(count):
        Assignment.rows.create(
            id=new_id(), meeting=last_month, body_id=cell.body, assigned_at=last_month.starts_at,
            owner_id=cell.members[number], owner_name="Lò Thị Ân", due_on=date(2026, 11, 22),
            task=f"Liên hệ hợp tác xã bao tiêu rau vụ đông của các hộ trong nhóm {number}",
        )  # fmt: skip


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def test_the_parts_stand_in_the_order_of_the_fast_entry_screen(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    text = printed(meeting)
    places = [text.index(squeezed(each)) for each in SECTIONS]
    assert places == sorted(places)


def test_every_item_of_the_agenda_stands_with_its_number_and_room_to_write(
    meeting: UUID, pa_kim: Cell
) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    text = printed(meeting)
    items = AgendaItem.rows.filter(meeting=meeting, dropped=False).order_by("position")
    for number, item in enumerate(items, start=1):
        assert squeezed(f"{number}. {item.title}") in text


@pytest.mark.parametrize("carried", [0, 5])
def test_a_cell_of_eleven_with_its_whole_agenda_is_held_on_four_pages(
    meeting: UUID, pa_kim: Cell, carried: int
) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    open_tasks(pa_kim, carried)
    pages = pdf_pages(render_pdf(meeting_sheet(record_of(held(meeting)))))
    assert len(pages) <= 4
    assert "NGƯỜI GHI BIÊN BẢN" in pages[-1]
    assert "Kết thúc lúc" in pages[-1]


def test_every_page_bears_the_code_by_which_paper_and_screen_are_matched(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    code = sheet_code(held(meeting))
    assert code == f"{meeting.hex[-6:].upper()}/24-11-2026"
    for page in pdf_pages(render_pdf(meeting_sheet(record_of(held(meeting))))):
        assert squeezed(code) in squeezed(page)


def test_what_a_ballot_needs_is_worked_out_of_the_roll_and_printed_with_its_rule(meeting: UUID) -> None:
    text = printed(meeting)
    assert squeezed("11 đảng viên được tính biểu quyết") in text
    assert squeezed("cần ít nhất 6 phiếu tán thành trong số 11 (trên một nửa") in text
    assert squeezed("cần ít nhất 8 phiếu tán thành trong số 11 (ít nhất hai phần ba") in text
    assert squeezed("Kết nạp, công nhận đảng viên chính thức, xóa tên, khai trừ cần ít nhất 8 phiếu") in text


def test_a_body_that_decides_on_nobody_ticks_no_two_thirds(meeting: UUID, pa_kim: Cell) -> None:
    def columns() -> list[str]:
        tables = [each for each in meeting_sheet(record_of(held(meeting))).body if hasattr(each, "columns")]
        return next(
            titles for each in tables if "Tán thành" in (titles := [one.title for one in each.columns])
        )

    assert "2/3" in columns()
    Meeting.rows.filter(pk=meeting).update(body_id=pa_kim.committee)
    assert columns()[:6] == ["TT", "Biểu quyết về việc", "Ở mục", "Giơ thẻ", "Phiếu kín", "Tán thành"]


def test_exempt_members_are_ticked_and_the_threshold_with_them_is_printed_too(
    world: World, meeting: UUID
) -> None:
    cell = make_cell(
        world.commune, "Chi bộ bản Miễn", "14.118.03674.09", m9=Status.EXEMPT, m10=Status.PROBATIONARY
    )
    Meeting.rows.filter(pk=meeting).update(body_id=cell.body)
    text = printed(meeting)
    assert squeezed("9 đảng viên được tính biểu quyết") in text
    assert squeezed("thêm 1: 6 và 7 phiếu trong số 10") in text
    rows = [
        row for block in meeting_sheet(record_of(held(meeting))).body for row in getattr(block, "rows", ())
    ]
    ticked = {row[1].text: [cell.box for cell in row[2:8]].index("ticked") for row in rows if "ticked" in
              [cell.box for cell in row]}  # fmt: skip
    assert ticked == {"Lèo Thị Thương (được miễn)": 4}


def test_guests_are_printed_with_blank_lines_for_those_who_come_besides(meeting: UUID, pa_kim: Cell) -> None:
    invite_guests(
        pa_kim.secretary,
        meeting=meeting,
        guests=[InvitedGuest(id=new_id(), name="Vàng A Páo", title="Đảng ủy")],
    )
    rows = [row for block in meeting_sheet(record_of(held(meeting))).body for part in getattr(block, "blocks", ())
            for row in getattr(part, "rows", ()) if len(row) == 4 and row[3].box]  # fmt: skip
    assert [row[1].text for row in rows] == ["Vàng A Páo", "", ""]


def test_while_in_session_what_is_known_is_printed_and_the_frozen_roll_is_used(in_session: UUID) -> None:
    text = printed(in_session)
    assert squeezed("Bắt đầu lúc: 19 giờ 30 phút, ngày 24/11/2026") in text
    assert squeezed("Chủ trì: đồng chí Lò Văn Sáng") in text


def test_the_word_file_says_the_same(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    with zipfile.ZipFile(io.BytesIO(render_docx(meeting_sheet(record_of(held(meeting)))))) as packed:
        text = packed.read("word/document.xml").decode()
    for each in (
        "Mã phiếu: " + sheet_code(held(meeting)),
        "☐",
        "PHÂN CÔNG NHIỆM VỤ",
        "cần ít nhất 6 phiếu tán thành trong số 11",
    ):
        assert each in text


def test_a_cells_sheet_is_printed_by_those_who_hold_the_meeting_and_by_the_office(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    for actor, status in ((pa_kim.secretary, 200), (world.clerk, 200), (pa_kim.member, 403)):
        assert browser(actor).get(f"/buoi/{meeting}/phieu.pdf").status_code == status


def test_a_communes_month_of_sheets_is_one_file_with_a_bookmark_a_meeting(
    meeting: UUID, world: World
) -> None:
    answer = browser(world.clerk).get(f"/to-chuc/{world.commune}/thang/2026-11/phieu.pdf")
    assert answer.status_code == 200
    assert answer["Nennep-Documents"] == "1"
    outline = PdfReader(io.BytesIO(answer.content)).outline
    assert sum(not isinstance(each, list) for each in outline) == 1


def test_nothing_is_printed_once_the_meeting_is_over(in_session: UUID, pa_kim: Cell, world: World) -> None:
    with clock.at(datetime(2026, 11, 24, 15, 0, tzinfo=UTC)):
        Meeting.rows.filter(pk=in_session).update(state="adopted")
        assert browser(pa_kim.secretary).get(f"/buoi/{in_session}/phieu.pdf").status_code == 404
        assert (
            browser(world.clerk).get(f"/to-chuc/{world.commune}/thang/2026-11/phieu.pdf").status_code == 409
        )


def test_of_a_meeting_that_was_planned_after_its_day_no_sheet_can_have_been_printed() -> None:
    evening = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    for made, printed_once in ((evening - timedelta(days=9), True), (evening + timedelta(days=2), False)):
        meeting = Meeting(pk=id_at(made, "x"), starts_at=evening)
        assert sheet_may_exist(meeting) is printed_once


def test_where_nobody_drew_an_agenda_the_templates_is_printed(meeting: UUID, pa_kim: Cell) -> None:
    before = printed(meeting)
    draw_agenda(pa_kim.secretary, meeting=meeting)
    for number, item in enumerate(AgendaItem.rows.filter(meeting=meeting).order_by("position"), start=1):
        assert squeezed(f"{number}. {item.title}") in before
