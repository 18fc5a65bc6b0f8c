"""Papers that go out before a meeting: nennep.meetings.preparation.documents and naming."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import translation

from nennep.core.ids import new_id
from nennep.files.bringing import note_brought
from nennep.files.storing import keep
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.papers import attach_paper
from nennep.meetings.actions.preparation import InvitedGuest, invite_guests
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Guest, Meeting
from nennep.meetings.naming import meeting_title, printed_subject
from nennep.meetings.preparation.chat_text import chat_text
from nennep.meetings.preparation.documents import agenda_document, invitation_document, notice_document
from nennep.meetings.selectors.notices import latest_notice
from nennep.meetings.selectors.preparation import agenda_of, moves_of
from nennep.membership.models import Position
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import OrganisationName
from nennep.typesetting.blocks import Heading, Together
from nennep.typesetting.docx import render_docx
from nennep.typesetting.geometry import head
from nennep.typesetting.model import PartyDocument
from nennep.typesetting.pdf import render_pdf
from nennep.typesetting.stored import to_json
from tests.factories import NAMES, Cell, World, make_cell
from tests.fixtures import EVENING
from tests.meetings.planning import notify, plan, planned
from tests.room.printed import text_of
from tests.typesetting.reading import pdf_pages, pdf_pieces
from tests.typesetting.word import libreoffice_is_here, word_pages


@pytest.fixture
def notified(meeting: UUID, pa_kim: Cell) -> Meeting:
    """The November meeting with a paper, told of on 20/11/2026."""
    stored = keep(b"%PDF-1.4 two", name="du-thao.pdf", media_type="application/pdf")
    note_brought(stored, pa_kim.secretary.user_id)
    title = "Dự thảo nghị quyết tháng 11"
    attach_paper(pa_kim.secretary, meeting=meeting, id=new_id(), file=stored.pk, title=title)
    notify(pa_kim, meeting)
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def test_the_notice_of_a_cell_is_in_the_party_s_layout(notified: Meeting) -> None:
    paper = notice_document(notified, latest_notice(notified))
    assert (paper.superior, paper.issuer) == ("ĐẢNG BỘ XÃ CHIỀNG MUÔN", "CHI BỘ BẢN PÁ KÌM")
    assert (paper.number, paper.title) == ("Số ……-TB/CB", "THÔNG BÁO")
    assert paper.place_date == "Chiềng Muôn, ngày 20 tháng 11 năm 2026"
    assert paper.subject == "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"
    assert paper.recipients == (
        "Các đồng chí đảng viên trong chi bộ",
        "Đồng chí cấp ủy viên phụ trách chi bộ",
        "Lưu Chi bộ",
    )
    assert (paper.signatures[0].captions, paper.signatures[0].name) == (
        ("T/M CHI BỘ", "BÍ THƯ"),
        "Lò Văn Sáng",
    )
    words = to_json(paper)
    for said in (
        "19 giờ 30 phút, thứ Ba, ngày 24/11/2026",
        "Nhà văn hóa bản Pá Kìm",
        "Dự thảo nghị quyết tháng 11",
    ):
        assert said in words
    assert "bạn" not in words.split()


def test_a_number_given_is_printed_and_a_draft_leaves_number_and_day_open(
    meeting: UUID, notified: Meeting
) -> None:
    assert notice_document(notified, latest_notice(notified), number=5).number == "Số 05-TB/CB"
    draft = notice_document(notified, None)
    assert draft.place_date == "Chiềng Muôn, ngày …… tháng 11 năm 2026"


def test_the_paper_prints_what_was_told_not_what_changed_since(notified: Meeting, pa_kim: Cell) -> None:
    notice = latest_notice(notified)
    move_meeting(
        pa_kim.secretary,
        id=new_id(),
        meeting=notified.pk,
        starts_at=EVENING + timedelta(days=1),
        reason="Mưa lũ",
        told_how="Loa bản",
    )
    notified.refresh_from_db()
    words = to_json(notice_document(notified, notice, moves=moves_of(notified)))
    assert "ngày 24/11/2026" in words
    moved = (
        "Buổi này trước đây dự kiến lúc 19 giờ 30 phút, thứ Ba, ngày 24/11/2026, nay thay đổi. Lý do: Mưa lũ."
    )
    assert moved in words


def test_a_paper_says_of_another_place_where_it_was_planned(notified: Meeting, pa_kim: Cell) -> None:
    move_meeting(
        pa_kim.secretary,
        id=new_id(),
        meeting=notified.pk,
        starts_at=EVENING,
        place="Lớp mầm non bản",
        reason="Nhà văn hóa đang sửa.",
        told_how="Loa bản",
    )
    notified.refresh_from_db()
    words = to_json(notice_document(notified, None, moves=moves_of(notified)))
    assert "dự kiến tại Nhà văn hóa bản Pá Kìm, nay thay đổi. Lý do: Nhà văn hóa đang sửa." in words
    assert "sửa.." not in words


def invited(meeting: Meeting, cell: Cell, *, is_observer: bool = False) -> PartyDocument:
    guest = InvitedGuest(
        id=new_id(), name="Hà Văn Khách", title="Phó Bí thư Huyện ủy", is_observer=is_observer
    )
    invite_guests(cell.secretary, meeting=meeting.pk, guests=[guest])
    return invitation_document(meeting, latest_notice(meeting), Guest.rows.get())


def test_a_guest_gets_an_invitation_with_its_contents_and_a_natural_close(
    notified: Meeting, pa_kim: Cell
) -> None:
    paper = invited(notified, pa_kim)
    assert (paper.title, paper.number) == ("GIẤY MỜI", "Số ……-GM/CB")
    said = text_of(paper)
    assert "đồng chí Hà Văn Khách, Phó Bí thư Huyện ủy" in said
    assert "Đến dự buổi sinh hoạt chi bộ thường kỳ tháng 11 năm 2026 của chi bộ." in said
    assert "Nội dung" in said.split("\n")
    assert "Quản lý, bảo vệ rừng" in said
    assert said.index("Quản lý, bảo vệ rừng") < said.index("Rất mong đồng chí sắp xếp thời gian đến dự.")


def test_an_observer_is_asked_to_come_and_learn(notified: Meeting, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=notified.pk).update(is_model=True)
    said = text_of(invited(notified, pa_kim, is_observer=True))
    assert "Đến dự và học tập buổi sinh hoạt" in said


def test_nobody_is_asked_to_the_sitting_of_a_conference(notified: Meeting, pa_kim: Cell) -> None:
    notified.body.kind = BodyKind.EXECUTIVE
    invitation = invited(notified, pa_kim)
    assert "Đến dự hội nghị Ban Chấp hành tháng 11 năm 2026 của" in text_of(invitation)
    assert invitation.signatures[0].captions[0] == "T/M BAN THƯỜNG VỤ"  # who summons it signs


def test_where_there_is_no_chi_uy_the_cell_itself_gives_notice(notified: Meeting, pa_kim: Cell) -> None:
    assert "năm 2026, chi ủy thông báo tổ chức" in text_of(notice_document(notified, None))
    Position.rows.filter(body__organisation_id=pa_kim.id, body__kind=BodyKind.CELL_COMMITTEE).delete()
    assert "năm 2026, chi bộ thông báo tổ chức" in text_of(notice_document(notified, None))


def test_a_notice_of_a_whole_agenda_leaves_room_on_its_page_for_an_office_program(
    meeting: UUID, pa_kim: Cell
) -> None:
    """An office program breaks a line otherwise now and then: two lines more still fit the page."""
    notify(pa_kim, meeting)
    held = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    made = render_pdf(notice_document(held, latest_notice(held)))
    assert len(pdf_pages(made)) == 1
    lowest = min(each.y for each in pdf_pieces(made))
    assert lowest > 20 * 72 / 25.4 + 2 * 18


def test_a_notice_under_four_lines_of_letterhead_keeps_to_one_page(
    meeting: UUID, world: World, tmp_path: Path
) -> None:
    cell = _far_cell(world)
    Meeting.rows.filter(pk=meeting).update(body_id=cell.body)
    notify(cell, meeting)
    held = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    paper = notice_document(held, latest_notice(held))
    assert len(head(paper).superior) == len(head(paper).issuer) == 2
    assert paper.layout.gap == 0
    assert len(pdf_pages(render_pdf(paper))) == 1
    if libreoffice_is_here():
        assert word_pages(render_docx(paper), tmp_path) == 1


def _far_cell(world: World) -> Cell:
    """A cell of long names under a commune of long names."""
    name = "Chi bộ bản Huổi Lương Phiêng Cằm Nà Ngần Pá Kìm Hạ"
    above = "Đảng bộ xã Chiềng Muôn Nậm Păm Ít Ong Mường Trai Hua Trai"
    OrganisationName.rows.filter(organisation_id=world.commune).update(name=above)
    return make_cell(
        world.commune, name, "14.118.03674.09", ("Nguyễn Hoàng Phương Thị Khánh Quỳnh Ngọc", *NAMES)
    )


def test_the_text_for_a_chat_group_names_time_place_and_contents_and_no_paper(notified: Meeting) -> None:
    text = chat_text(notified, latest_notice(notified))
    assert text.startswith("THÔNG BÁO SINH HOẠT CHI BỘ THƯỜNG KỲ THÁNG 11 NĂM 2026\nChi bộ bản Pá Kìm\n")
    assert "Địa điểm: Nhà văn hóa bản Pá Kìm" in text
    assert "Quản lý, bảo vệ rừng" in text
    assert "Dự thảo nghị quyết" not in text


def test_the_programme_numbers_its_items_through_the_three_parts(notified: Meeting) -> None:
    paper = agenda_document(notified, agenda_of(notified))
    assert paper.number == ""
    parts = [each.blocks[0] for each in paper.body if isinstance(each, Together)]
    assert [each.text for each in parts if isinstance(each, Heading)] == ["MỞ ĐẦU", "NỘI DUNG", "KẾT THÚC"]


def test_meetings_are_called_as_the_field_calls_them(pa_kim: Cell) -> None:
    thematic = plan(pa_kim, planned(kind=MeetingKind.THEMATIC, theme="Giữ rừng"))[0]
    meeting = Meeting.rows.select_related("body").get(pk=thematic)
    assert printed_subject(meeting) == "sinh hoạt chi bộ chuyên đề quý IV năm 2026"
    with translation.override("vi"):
        assert meeting_title(meeting) == "Sinh hoạt chuyên đề tháng 12/2026"
    with translation.override("en"):
        assert meeting_title(meeting) == "Thematic meeting 12/2026"
        assert printed_subject(meeting).startswith("sinh hoạt")
