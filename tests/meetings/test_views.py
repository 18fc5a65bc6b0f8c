"""The screens before a meeting: nennep.meetings.views."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nennep.core.ids import new_id
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.forms.notices import AnswerForm, GiveForm, TellForm, TickForm
from nennep.meetings.forms.preparation import STEPS
from nennep.meetings.forms.steps import Step
from nennep.meetings.models import AgendaItem, Answer, Meeting, Paper, Remark
from tests.factories import Cell, World
from tests.meetings.planning import DECEMBER, plan, planned
from tests.signing_in import signed_in


def send(client: Client, meeting: UUID, do: str, **fields: object) -> HttpResponse:
    data = {"do": do, "key": str(new_id()), **fields}
    return client.post(reverse("meetings:prepare", args=[meeting]), data)


def test_the_whole_preparation_goes_through_the_page(meeting: UUID, pa_kim: Cell, world: World) -> None:
    client = signed_in(pa_kim.secretary)
    url = reverse("meetings:prepare", args=[meeting])
    assert "Soạn chương trình" in client.get(url).content.decode()
    assert send(client, meeting, "draw").status_code == 302
    items = AgendaItem.rows.filter(meeting_id=meeting, dropped=False)
    drawn = items.count()
    assert drawn > 8
    assert send(client, meeting, "suggested", id=new_id(), pick="Phòng cháy rừng mùa khô").status_code == 302
    assert items.get(title="Phòng cháy rừng mùa khô").field == "forest"
    assert (
        send(
            client, meeting, "add", id=new_id(), title="Sửa đường ra nương", field="infrastructure"
        ).status_code
        == 302
    )
    added = items.get(title="Sửa đường ra nương")
    assert send(client, meeting, "order", up=added.pk).status_code == 302
    assert items.get(pk=added.pk).position == added.position - 1
    assert send(client, meeting, "remark", id=new_id(), text="Nên nói kỹ về rừng.").status_code == 302
    assert Remark.rows.count() == 1
    assert (
        send(client, meeting, "guest", id=new_id(), guest="Hà Văn Khách", title="Bí thư Đảng ủy").status_code
        == 302
    )
    done = send(client, meeting, "agree", agreed_by=[pa_kim.members[0], pa_kim.members[1]])
    assert done.url == reverse("meetings:notice", args=[meeting])
    page = client.get(url)
    assert page.status_code == 200


def test_a_refusal_keeps_what_was_entered_and_stands_beside_its_field(meeting: UUID, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    page = send(client, meeting, "agree", agreed_by=[pa_kim.members[0]])
    assert page.status_code == 422
    assert "Chương trình chưa có nội dung nào" in page.content.decode()


def test_a_paper_marked_secret_is_refused_and_nothing_is_attached(meeting: UUID, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    upload = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4\n%%EOF\n")
    page = send(client, meeting, "paper", id=new_id(), file=upload, title="Báo cáo", classification="secret")
    assert page.status_code == 422
    assert Paper.rows.count() == 0


def prepared(client: Client, meeting: UUID, cell: Cell) -> None:
    send(client, meeting, "draw")
    send(client, meeting, "agree", agreed_by=[cell.members[0]])


def test_the_notice_is_given_told_by_voice_opened_and_answered(meeting: UUID, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    prepared(client, meeting, pa_kim)
    url = reverse("meetings:notice", args=[meeting])
    assert client.get(url).status_code == 200
    assert client.post(url, {"do": "give", "key": new_id(), "id": new_id()}).status_code == 302
    told = client.post(
        url, {"do": "tell", "key": new_id(), "persons": pa_kim.members[3:], "channel": "voice"}
    )
    assert told.status_code == 302
    member = signed_in(pa_kim.member)
    page = member.get(url)
    assert "Xin vắng" in page.content.decode()
    answer = member.post(reverse("meetings:answer", args=[meeting]), {"key": new_id(), "coming": "no"})
    assert answer.status_code == 422
    answer = member.post(
        reverse("meetings:answer", args=[meeting]),
        {"key": new_id(), "coming": "no", "reason": "Đi khám bệnh"},
    )
    assert answer.status_code == 302
    assert Answer.rows.get(person_id=pa_kim.members[2]).reason == "Đi khám bệnh"
    text = client.get(url).content.decode()
    for word in ("Đi khám bệnh", "đã xem", "xin vắng"):
        assert word in text
    ticked = client.post(url, {"do": "tick", "key": new_id(), "person": pa_kim.members[5], "coming": "yes"})
    assert ticked.status_code == 302
    assert Answer.rows.get(person_id=pa_kim.members[5]).ticked_by_id == pa_kim.members[0]


@pytest.mark.parametrize("name", ["notice_file", "agenda_file", "invitations"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_papers_are_printed(meeting: UUID, pa_kim: Cell, name: str, kind: str) -> None:
    client = signed_in(pa_kim.secretary)
    send(client, meeting, "draw")
    send(client, meeting, "guest", id=new_id(), guest="Hà Văn Khách", title="Bí thư Đảng ủy")
    page = client.get(reverse(f"meetings:{name}", args=[meeting, kind]))
    assert page.status_code == 200
    assert page.content[:4] in (b"%PDF", b"PK\x03\x04")


def test_the_notices_of_a_month_are_one_file_for_the_office(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    url = reverse("meetings:month_notices", args=[world.commune, "2026-11"])
    office = signed_in(world.clerk)
    assert office.get(url).status_code == 404
    client = signed_in(pa_kim.secretary)
    prepared(client, meeting, pa_kim)
    client.post(reverse("meetings:notice", args=[meeting]), {"do": "give", "key": new_id(), "id": new_id()})
    page = office.get(url)
    assert page.status_code == 200
    assert page.content.startswith(b"%PDF")
    assert client.get(url).status_code == 404


def test_a_meeting_is_moved_and_another_is_not_held(meeting: UUID, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    moved = {
        "key": new_id(),
        "id": new_id(),
        "on": "26/11/2026",
        "starts": "19:30",
        "place": "Nhà văn hóa",
        "reason": "Mưa lũ",
    }
    assert client.post(reverse("meetings:move", args=[meeting]), moved).status_code == 302
    assert Meeting.rows.get(pk=meeting).starts_at.date() == date(2026, 11, 26)
    page = client.get(reverse("meetings:prepare", args=[meeting]))
    assert "Mưa lũ" in page.content.decode()
    done = client.post(
        reverse("meetings:cancel", args=[meeting]), {"key": new_id(), "reason": "Trùng Đại hội"}
    )
    assert done.status_code == 302
    assert Meeting.rows.get(pk=meeting).state == MeetingState.CANCELLED
    text = client.get(reverse("meetings:calendar", args=[pa_kim.id, 2026])).content.decode()
    assert "Trùng Đại hội" in text


def test_a_member_does_not_read_the_draft(meeting: UUID, pa_kim: Cell) -> None:
    assert signed_in(pa_kim.member).get(reverse("meetings:prepare", args=[meeting])).status_code == 403


def test_the_queries_of_a_page_do_not_grow_with_the_year_and_the_roll(meeting: UUID, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    plan(pa_kim, *[planned(DECEMBER.replace(day=day), MeetingKind.EXTRAORDINARY) for day in range(1, 15)])
    prepared(client, meeting, pa_kim)
    client.post(reverse("meetings:notice", args=[meeting]), {"do": "give", "key": new_id(), "id": new_id()})
    for name, of, most in (
        ("calendar", [pa_kim.id, 2026], 22),
        ("prepare", [meeting], 31),  # with the topics that members proposed
        ("notice", [meeting], 40),
        ("answer", [meeting], 25),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"meetings:{name}", args=of)).status_code == 200
        assert len(queries) <= most, name


@pytest.mark.parametrize("kind", [*STEPS.values(), GiveForm, TellForm, AnswerForm, TickForm])
def test_the_fields_of_a_form_are_those_of_its_act(kind: type[Step]) -> None:
    entered = set(kind.base_fields) - {"key"}
    if "payload" in vars(kind):
        return  # it says itself how its fields become the act's, and the walks above send it
    assert entered | {"meeting"} <= set(kind.act.payload_type.model_fields)
