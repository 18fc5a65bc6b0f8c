"""Answer slips on paper for members without a login: nennep.meetings.preparation.answer_slips."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from docx import Document

from nennep.accounts.models import User
from nennep.core.ids import new_id
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.models import Meeting
from nennep.meetings.preparation.answer_slips import answer_slip
from nennep.meetings.selectors.notices import latest_notice, members_without_login
from nennep.membership.models import Person
from nennep.typesetting.docx import render_docx
from nennep.typesetting.pdf import render_pdf
from tests.factories import NAMES, Cell, World, person_actor
from tests.fixtures import EVENING
from tests.meetings.planning import notify
from tests.room.printed import text_of
from tests.signing_in import signed_in
from tests.typesetting.reading import pdf_pages, pdf_pieces

WITHOUT_LOGIN = NAMES[3:]


@pytest.fixture
def notified(meeting: UUID, pa_kim: Cell) -> Meeting:
    """The November meeting, told of on 20/11/2026."""
    notify(pa_kim, meeting)
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def slip(meeting: Meeting, cell: Cell, member: int = 3) -> bytes:
    person = Person.rows.get(pk=cell.members[member])
    return render_pdf(answer_slip(meeting, latest_notice(meeting), person))


def test_a_slip_names_the_member_the_meeting_and_both_answers(notified: Meeting, pa_kim: Cell) -> None:
    member = Person.rows.get(pk=pa_kim.members[3])
    said = text_of(answer_slip(notified, latest_notice(notified), member))
    for each in (
        "PHIẾU TRẢ LỜI THÔNG BÁO",
        "Mùa A Tủa",
        "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        "19 giờ 30 phút, thứ Ba, ngày 24/11/2026",
        "Sẽ dự",
        "Xin vắng vì lý do:",
        "Ký (hoặc điểm chỉ vào ô bên)",
        "Điểm chỉ",
        "Phiếu gửi lại bí thư chi bộ trước giờ họp.",
    ):
        assert each in said


def test_a_slip_says_the_hour_that_was_told(notified: Meeting, pa_kim: Cell) -> None:
    told = latest_notice(notified)
    move_meeting(
        pa_kim.secretary,
        id=new_id(),
        meeting=notified.pk,
        starts_at=EVENING + timedelta(days=1),
        reason="Mưa lũ",
        told_how="Loa bản",
    )
    notified.refresh_from_db()
    member = Person.rows.get(pk=pa_kim.members[3])
    assert "ngày 24/11/2026" in text_of(answer_slip(notified, told, member))


def test_what_is_read_is_set_at_16_points_on_one_page(notified: Meeting, pa_kim: Cell) -> None:
    made = slip(notified, pa_kim)
    assert len(pdf_pages(made)) == 1
    pieces = pdf_pieces(made)
    title = next(each for each in pieces if "PHIẾU" in each.text)
    below = [each for each in pieces if 40 < each.y < title.y and each.text.strip(" -")]
    assert {round(each.size) for each in below} == {16}
    assert any("Điểm" in each.text for each in below)


def test_the_box_for_a_fingerprint_is_empty_and_3_by_4_cm(notified: Meeting, pa_kim: Cell) -> None:
    member = Person.rows.get(pk=pa_kim.members[3])
    word = Document(io.BytesIO(render_docx(answer_slip(notified, latest_notice(notified), member))))
    head, room = word.tables[-1].rows
    assert [each.text for each in head.cells] == ["Ký (hoặc điểm chỉ vào ô bên)", "Điểm chỉ"]
    assert [each.text for each in room.cells] == ["", ""]
    assert room.height is not None
    assert room.cells[1].width is not None
    assert (round(room.cells[1].width.mm), round(room.height.mm)) == (30, 40)


def test_one_slip_a_member_on_the_roll_without_a_login(notified: Meeting, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    made = client.get(reverse("meetings:answer_slips", args=[notified.pk, "pdf"]))
    pages = pdf_pages(made.content)
    assert len(pages) == len(WITHOUT_LOGIN)
    missing = [name for name in WITHOUT_LOGIN if sum(name in page for page in pages) != 1]
    assert missing == []
    assert not any(pa_kim_reads in page for page in pages for pa_kim_reads in ("Lò Thị Ân", "Cà Văn Bình"))


def test_a_login_that_was_closed_reads_no_screen(notified: Meeting, pa_kim: Cell) -> None:
    User.rows.filter(person_id=pa_kim.members[2]).update(is_active=False)
    assert pa_kim.members[2] in {each.pk for each in members_without_login(notified)}


def test_the_notice_page_leads_to_the_slips_while_somebody_is_without_a_login(
    notified: Meeting, pa_kim: Cell
) -> None:
    client = signed_in(pa_kim.secretary)
    url = reverse("meetings:answer_slips", args=[notified.pk, "pdf"])
    page = reverse("meetings:notice", args=[notified.pk])
    text = client.get(page).content.decode()
    assert "In phiếu cho đồng chí không có điện thoại" in text
    assert f'href="{url}"' in text
    for person in pa_kim.members[3:]:
        person_actor(person)
    assert f'href="{url}"' not in client.get(page).content.decode()
    assert client.get(url).status_code == 404


def test_who_has_no_login_is_told_to_those_who_prepare_and_to_the_office_alone(
    notified: Meeting, pa_kim: Cell, world: World
) -> None:
    url = reverse("meetings:answer_slips", args=[notified.pk, "docx"])
    assert signed_in(pa_kim.member).get(url).status_code == 403
    assert signed_in(world.clerk).get(url).content[:4] == b"PK\x03\x04"
