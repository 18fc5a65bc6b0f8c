"""Biên bản: nennep.minutes.composing."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.actions.guests import GuestPresence, record_guest_presence
from nennep.meetings.actions.preparation import InvitedGuest, invite_guests
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import Mark
from nennep.meetings.models import JointSession, Meeting
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.models import Position
from nennep.minutes.composing import compose_minutes
from nennep.resolutions.models import Resolution
from nennep.room.actions.adoption import adopt_minutes
from nennep.rulebook.enums import ItemKind
from nennep.typesetting.blocks import Table
from tests.factories import Cell, World
from tests.room import story
from tests.room.conftest import Facts
from tests.room.printed import minutes_now, text_of


@pytest.fixture
def printed(told: UUID, facts: Facts) -> str:
    return text_of(compose_minutes(facts(told)))


def test_the_head_names_superior_issuer_place_and_kind_of_meeting(told: UUID, facts: Facts) -> None:
    document = compose_minutes(facts(told))
    assert (document.superior, document.issuer) == ("ĐẢNG BỘ XÃ CHIỀNG MUÔN", "CHI BỘ BẢN PÁ KÌM")
    assert document.place_date == "Chiềng Muôn, ngày 24 tháng 11 năm 2026"
    assert document.subject == "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"


def test_time_place_chair_taker_guests_present_and_absent_are_drawn_from_facts(printed: str) -> None:
    for line in (
        "bắt đầu lúc 19 giờ 30 phút, ngày 24/11/2026",
        "đồng chí Lò Văn Sáng, Bí thư",
        "đồng chí Lò Thị Ân, Phó Bí thư",
        "Hoàng Văn Lực, Ủy viên Ban Chấp hành Đảng bộ xã, phụ trách chi bộ",
        "11 đảng viên (chính thức 11, dự bị 0)",
        "10/11 đồng chí phải dự (90,9%); trong đó đến muộn 1",
        "1 đồng chí: Mùa A Tủa (đi khám bệnh)",
    ):
        assert line in printed


def test_a_guest_whom_nobody_marked_is_not_said_to_have_come(pa_kim: Cell, facts: Facts) -> None:
    meeting = story.plan(pa_kim, story.EVENING)
    names = ("Cầm Văn Hướng", "Hà Thị Thiết", "Lường Văn Biên")
    guests = [InvitedGuest(id=new_id(), name=each) for each in names]
    with clock.at(story.EVENING - timedelta(days=3)):
        invite_guests(pa_kim.secretary, meeting=meeting, guests=guests)
    with clock.at(story.EVENING):
        story.begin(pa_kim, meeting)
        marks = [GuestPresence(guest=each.id, present=each is guests[0]) for each in guests[:2]]
        record_guest_presence(pa_kim.secretary, meeting=meeting, marks=marks)
    printed = text_of(compose_minutes(facts(meeting)))
    assert [each for each in names if each in printed] == ["Cầm Văn Hướng"]


def test_a_ballot_says_its_tally_denominator_threshold_and_rule(printed: str) -> None:
    assert (
        "Tán thành 9/11 (81,8%); không tán thành 0; ý kiến khác 1; "
        "cần ít nhất 6 phiếu tán thành trong số 11 (trên một nửa; Điều lệ" in printed
    )


def test_a_reserved_opinion_stands_there_by_name(printed: str) -> None:
    assert "Đồng chí Vì Văn Ngoan đề nghị ghi bảo lưu ý kiến: Nên làm kênh mương trước" in printed


def test_what_only_the_paper_book_keeps_is_book_page_and_tally(printed: str) -> None:
    assert "Nội dung này chỉ ghi sổ giấy: quyển 02, trang 45. Biểu quyết: tán thành 10" in printed


def test_free_sections_and_spoken_words_stand_under_their_item(printed: str) -> None:
    gist = printed.index("Đồng chí Bí thư báo cáo kết quả sản xuất vụ mùa")
    said = printed.index("Đồng chí Lò Văn Dương: đề nghị cứng hóa tiếp 200 m")
    conclusion = printed.index("Kết luận: Chi bộ thống nhất làm 200 m đường")
    assert gist < said < conclusion


def test_the_situation_of_ideas_names_nobody(printed: str) -> None:
    assert "\nNhân dân phấn khởi vì được mùa ngô" in printed


def test_last_months_tasks_are_a_table_with_opening_status_and_result(told: UUID, facts: Facts) -> None:
    tables = [each for each in compose_minutes(facts(told)).body if isinstance(each, Table)]
    heard = tables[0].rows
    assert [cell.text for cell in heard[2]][1:] == [
        "Vận động 9 hộ làm nhà vệ sinh hợp quy cách (Tòng Thị Hặc, đến ngày 30/11/2026)",
        "Mới giao",
        "Đang thực hiện: xong 3/9 hộ, còn 6 hộ thiếu vốn",
    ]
    assert [cell.text for cell in tables[1].rows[0]][1:] == [
        "Huy động ngày công làm 200 m đường vào khu sản xuất", "Lò Văn Dương", "20/12/2026",
    ]  # fmt: skip


def test_a_draft_does_not_say_that_it_was_adopted(told: UUID, facts: Facts) -> None:
    assert "được thông qua." not in text_of(compose_minutes(facts(told))).rsplit("KẾT LUẬN CỦA CHỦ TRÌ", 1)[1]
    assert (
        "Biên bản đã được đọc lại trước chi bộ và được thông qua. Buổi sinh hoạt kết thúc lúc 21 giờ 15 phút"
        in (text_of(compose_minutes(facts(told), adopted=True)))
    )


def test_the_same_facts_draw_the_same_document_after_adoption(told: UUID, facts: Facts, pa_kim: Cell) -> None:
    before = compose_minutes(facts(told), adopted=True)
    adopt_minutes(pa_kim.secretary, meeting=told)
    assert minutes_now(told).body == before.body


def test_gathering_takes_the_same_number_of_queries_whatever_was_said(
    told: UUID, facts: Facts, pa_kim: Cell
) -> None:
    counts = []
    for times in (0, 30):
        for number in range(times):
            record_entry(
                pa_kim.deputy,
                meeting=told,
                id=new_id(),
                item=story.item(told, ItemKind.DISCUSSION),
                speaker=pa_kim.members[0],
                gist=f"ý kiến {number}",
            )
        with CaptureQueriesContext(connection) as queries:
            facts(told)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 22


def test_illustrative_data_are_said_to_be_so_on_every_page(
    told: UUID, facts: Facts, settings: object
) -> None:
    settings.ILLUSTRATION = True  # type: ignore[attr-defined]
    assert compose_minutes(facts(told)).banner == "SỐ LIỆU MINH HỌA"
    settings.ILLUSTRATION = False  # type: ignore[attr-defined]
    assert compose_minutes(facts(told)).banner == ""


def test_a_joint_meeting_says_with_whom_and_how_many_came_and_nothing_more(
    told: UUID, facts: Facts, pa_kim: Cell, world: World
) -> None:
    session = JointSession.rows.create(id=new_id(), title="Trao đổi kinh nghiệm", host_id=pa_kim.id)
    Meeting.rows.filter(pk=told).update(joint_session=session)
    staff = world.cells["staff"]
    other = Meeting.rows.create(id=new_id(), body_id=staff.body, kind="joint", month=date(2026, 11, 1),
                                starts_at=story.EVENING, joint_session=session).pk  # fmt: skip
    with clock.at(story.EVENING):
        open_meeting(staff.secretary, meeting=other, chair=staff.members[0])
        marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in staff.members[:2]]
        record_attendance(staff.secretary, meeting=other, marks=marks)
    printed = text_of(compose_minutes(facts(told)))
    assert "Chi bộ cơ quan xã (có mặt 2/3 đồng chí)" in printed
    assert "10/11 đồng chí phải dự" in printed
    assert "Bạc Văn Quyết" not in printed


def test_the_kind_of_a_resolution_is_not_said_twice(told: UUID, facts: Facts) -> None:
    Resolution.rows.filter(meeting_id=told).update(title="Nghị quyết về trồng rừng")
    record = facts(told)
    assert record.documents()[0].compose(()).subject == "về trồng rừng"
    assert "Nghị quyết về trồng rừng" in text_of(compose_minutes(record))
    assert "Nghị quyết Nghị quyết" not in text_of(compose_minutes(record))


def test_offices_are_printed_in_vietnamese_whatever_language_the_screen_had(
    pa_kim: Cell, facts: Facts
) -> None:
    Position.rows.update(title="")
    meeting = story.plan(pa_kim, story.EVENING)
    with clock.at(story.EVENING), translation.override("en"):
        story.begin(pa_kim, meeting)
    printed = text_of(compose_minutes(facts(meeting))).lower()
    assert "đồng chí lò văn sáng, bí thư" in printed
    assert "secretary" not in printed
