"""The meeting page and the pages of closing: nennep.room.views."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.findings.models import Acknowledgement
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Ballot, Guest, JointSession, Meeting, Notice
from nennep.records.models import Record, Revision
from nennep.scores.models import Score
from tests.factories import Cell, World
from tests.room import story
from tests.room.views.pages import full_name, page, send
from tests.signing_in import SignIn


def test_the_meeting_page_shows_the_one_next_thing_of_each_stage(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    secretary = sign_in(pa_kim.secretary)
    assert "Đọc lại và thông qua biên bản" in page(secretary, "meeting", told)
    assert send(secretary, "minutes", told, ended_at="21:15", give_numbers="on").status_code == 302
    assert "Ghi việc ký giấy" in page(secretary, "meeting", told)
    assert (
        send(secretary, "minutes:sign", told, signed_on="24/11/2026", book="01", page="52").status_code == 302
    )
    assert 'class="card next"' in page(secretary, "meeting", told)
    assert "Ban hành văn bản" in page(secretary, "meeting", told)
    assert send(secretary, "minutes:issue", told, issued_on="24/11/2026").status_code == 302
    shown = page(secretary, "meeting", told)
    assert "đã ký giấy 24/11/2026, quyển 01, trang 52" in shown
    assert "ban hành 24/11/2026" in shown
    assert Meeting.rows.get(pk=told).state == MeetingState.ISSUED


def test_before_the_meeting_each_reader_gets_a_step_of_their_own(
    world: World, pa_kim: Cell, sign_in: SignIn
) -> None:
    meeting = story.plan(pa_kim, story.EVENING)
    assert reverse("meetings:prepare", args=[meeting]) in page(sign_in(pa_kim.secretary), "meeting", meeting)
    Meeting.rows.filter(pk=meeting).update(state=MeetingState.NOTIFIED)
    assert reverse("meetings:answer", args=[meeting]) in page(sign_in(pa_kim.member), "meeting", meeting)
    with clock.at(story.EVENING):
        assert reverse("room:room", args=[meeting]) in page(sign_in(pa_kim.secretary), "meeting", meeting)


def test_the_number_of_queries_of_the_meeting_page_is_bounded(
    adopted: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    client = sign_in(pa_kim.secretary)
    page(client, "meeting", adopted)
    with CaptureQueriesContext(connection) as queries:
        page(client, "meeting", adopted)
    assert len(queries) <= 75


def test_above_the_direct_committee_no_words_are_shown(adopted: UUID, world: World, sign_in: SignIn) -> None:
    clerk = sign_in(world.clerk)
    shown = page(clerk, "meeting", adopted)
    assert "Tán thành 9/11" in shown
    assert "01-NQ/CB" in shown
    for kept in ("01-BB/CB", "khám bệnh", "nạo vét mương, tháng tới", "Danh sách điểm danh"):
        assert kept not in shown
    page(clerk, "minutes", adopted, status=404)
    page(clerk, "draft", adopted, "pdf", status=404)
    page(clerk, "minutes:attendance_sheet", adopted, "pdf", status=404)


def test_strangers_find_no_page_of_the_meeting(adopted: UUID, world: World, sign_in: SignIn) -> None:
    other = sign_in(world.cells["staff"].member)
    for name in ("meeting", "minutes", "minutes:sign", "minutes:issue", "correct", "score"):
        page(other, name, adopted, status=404)


def test_signed_out_people_are_sent_to_the_login(adopted: UUID) -> None:
    for name in ("meeting", "minutes", "minutes:sign", "minutes:issue", "correct", "score"):
        response = Client().get(reverse(full_name(name), args=[adopted]))
        assert (response.status_code, urlsplit(response["Location"]).path) == (302, settings.LOGIN_URL)


def test_what_is_read_back_is_what_will_be_printed(told: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    shown = re.sub(r"<[^>]+>", "", page(sign_in(pa_kim.secretary), "minutes", told))
    pdf = sign_in(pa_kim.secretary).get(reverse("room:draft", args=[told, "pdf"])).content
    printed = " ".join("".join(each.extract_text() for each in PdfReader(BytesIO(pdf)).pages).split())
    for line in (
        "Đồng chí Bí thư báo cáo kết quả sản xuất vụ mùa:",
        "bắt đầu lúc 19 giờ 30 phút, ngày 24/11/2026",
        "CHỦ TRÌ HỘI NGHỊ",
    ):
        assert line in shown
        assert line in printed


def test_what_people_write_is_shown_as_text_and_not_as_markup(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    Ballot.rows.filter(meeting_id=told).update(question="<script>alert(1)</script>")
    for name in ("meeting", "minutes"):
        assert "<script>alert(1)" not in page(sign_in(pa_kim.secretary), name, told)


def test_a_member_reads_the_minutes_but_does_not_adopt_them(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    member = sign_in(pa_kim.member)
    assert "Thông qua và khóa" not in page(member, "minutes", told)
    assert send(member, "minutes", told, ended_at="21:15").status_code == 403
    assert Meeting.rows.get(pk=told).state == MeetingState.IN_SESSION


def test_a_refused_adoption_keeps_what_was_entered_and_says_why(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    Meeting.rows.filter(pk=told).update(minute_taker=None)
    response = send(sign_in(pa_kim.secretary), "minutes", told, ended_at="21:10")
    assert response.status_code == 422
    assert "Chưa cử người ghi biên bản" in response.content.decode()
    assert 'value="21:10"' in response.content.decode()


def test_a_number_written_by_hand_is_claimed_on_the_form(told: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    response = send(sign_in(pa_kim.secretary), "minutes", told, ended_at="21:15", claim_minutes="17")
    assert response.status_code == 302
    assert Record.rows.get(document_type="BB").symbol == "17-BB/CB"
    assert Record.rows.get(document_type="NQ").symbol == ""


def test_a_form_sent_twice_is_one_act(told: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client, key = sign_in(pa_kim.secretary), str(new_id())
    for _ in range(2):
        send(client, "minutes", told, ended_at="21:15", key=key)
    assert Revision.rows.filter(record__document_type="BB").count() == 1


def test_sheets_are_drawn_before_and_after_the_meeting(told: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client = sign_in(pa_kim.secretary)
    planned = story.plan(pa_kim, story.EVENING + timedelta(days=30))
    for meeting, name in (
        (planned, "minutes:attendance_sheet"),
        (told, "minutes:attendance_sheet"),
        (told, "room:score_document"),
    ):
        response = client.get(reverse(name, args=[meeting, "pdf"]))
        assert response.status_code == 200
        assert "Lò Thị Thương" not in str(response.headers)
        assert response.content.startswith(b"%PDF")


def test_the_score_is_agreed_on_screen(told: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client = sign_in(pa_kim.secretary)
    assert "đề xuất 5" in page(client, "score", told)
    points = {"timing": "5", "attendance": "4,5", "preparation": "8", "conduct": "36"}
    points |= {"principles": "5", "results": "27", "closing": "5"}
    entered = {f"points_{name}": value for name, value in points.items()}
    assert send(client, "score", told, **(entered | {"points_timing": "9"})).status_code == 422
    assert send(client, "score", told, **entered).status_code == 302
    assert float(Score.rows.get(meeting_id=told).points) == 90.5
    assert "90,5" in page(client, "score", told)


def test_a_number_that_was_forgotten_before_the_meeting_is_given_after_it(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    secretary, way = sign_in(pa_kim.secretary), reverse("meetings:notice", args=[told])
    Guest.rows.create(id=new_id(), meeting_id=told, name="Hà Văn Khách", title="Huyện ủy")
    for state in (MeetingState.IN_SESSION, MeetingState.ADOPTED, MeetingState.ISSUED):
        Meeting.rows.filter(pk=told).update(state=state)
        assert f'href="{way}"' in page(secretary, "meeting", told)
    assert "Ghi số giấy mời" in page(
        secretary, "meetings:notice", told
    )  # no notice was given, guests were invited
    entered = {"do": "number", "document_type": "GM", "claim": ""}
    assert send(secretary, "meetings:notice", told, **entered).status_code == 302
    assert "01-GM/CB" in page(secretary, "meetings:notice", told)
    assert f'href="{way}"' not in page(sign_in(pa_kim.member), "meeting", told)


def test_a_meeting_without_notice_and_guests_has_no_way_to_numbers(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    Guest.rows.filter(meeting_id=told).update(withdrawn=True)
    secretary, way = sign_in(pa_kim.secretary), reverse("meetings:notice", args=[told])
    assert f'href="{way}"' not in page(secretary, "meeting", told)
    Notice.rows.create(
        id=new_id(), meeting_id=told, version=1, given_at=story.EVENING - timedelta(days=3), starts_at=story.EVENING,
        place="", contents={},
    )  # fmt: skip
    assert f'href="{way}"' in page(secretary, "meeting", told)
    assert "Ghi số thông báo" in page(secretary, "meetings:notice", told)


def test_a_finding_is_explained_on_the_page(adopted: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client = sign_in(pa_kim.secretary)
    about = re.search(r'name="about" value="([^"]+)"', page(client, "meeting", adopted))
    assert about is not None
    send(client, "explain", adopted, finding="score_missing", about=str(adopted), reason="hết giờ")
    assert Acknowledgement.rows.get().reason == "hết giờ"
    assert "Lý do: hết giờ" in page(client, "meeting", adopted)


def test_a_joint_meetings_partner_sees_headcount_guests_and_common_items_only(
    told: UUID, world: World, pa_kim: Cell, sign_in: SignIn
) -> None:
    staff = world.cells["staff"]
    joint = JointSession.rows.create(id=new_id(), title="Trao đổi kinh nghiệm", host_id=pa_kim.id)
    Meeting.rows.filter(pk=told).update(joint_session=joint)
    Meeting.rows.create(id=new_id(), body_id=staff.body, kind="joint", month=date(2026, 11, 1), starts_at=story.EVENING,
                        joint_session=joint)  # fmt: skip
    shown = page(sign_in(staff.member), "meeting", told)
    assert "Có mặt 10/11" in shown
    assert "Hoàng Văn Lực" in shown
    for kept in ("khám bệnh", "nghị quyết", "Lò Văn Dương", "200 m"):
        assert kept not in shown
    page(sign_in(staff.member), "minutes", told, status=404)


def test_a_meeting_not_held_shows_its_reason_and_nothing_to_do(
    told: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    Meeting.rows.filter(pk=told).update(state=MeetingState.CANCELLED, reason="mưa lũ")
    shown = page(sign_in(pa_kim.secretary), "meeting", told)
    assert "mưa lũ" in shown
    assert 'class="card next"' not in shown


def test_english_is_complete_on_these_pages(adopted: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client = sign_in(pa_kim.secretary)
    client.cookies["nennep_language"] = "en"
    assert "Sign on paper" in page(client, "meeting", adopted)
    assert "Only a correction changes anything now" in page(client, "minutes", adopted)
