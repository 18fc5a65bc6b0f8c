"""The numbers of notices and invitations: nennep.meetings.actions.papers."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.notices import give_notice
from nennep.meetings.actions.papers import number_paper
from nennep.meetings.models import NumberedPaper
from nennep.meetings.selectors.notices import latest_notice, paper_numbers
from nennep.meetings.views.papers import _notice
from nennep.records.actions import start_series, void_number
from nennep.records.enums import DocumentType
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.meetings.actions.test_notices import held
from tests.meetings.planning import invite, notify
from tests.signing_in import signed_in

TB, GM = DocumentType.NOTICE, DocumentType.INVITATION


def number(cell: Cell, meeting: UUID, kind: DocumentType, **more: int) -> str:
    return str(number_paper(cell.secretary, meeting=meeting, document_type=kind, **more).result["symbol"])


def test_a_notice_gets_the_next_number_of_the_cell_and_prints_it(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=TB, next_number=3)
    assert number(pa_kim, meeting, TB) == "03-TB/CB"
    assert _notice(held(meeting)).number == "Số 03-TB/CB"
    with pytest.raises(Conflict, match="03-TB/CB"):
        number(pa_kim, meeting, TB)
    series = read_named("records.numbers").ask(pa_kim.member, {"organisation": str(pa_kim.id)})["rows"][0]
    assert [each["title"] for each in series["numbers"]] == [
        "Thông báo sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"
    ]


def test_a_new_notice_after_a_move_is_another_paper_with_another_number(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    number(pa_kim, meeting, TB)
    move_meeting(
        pa_kim.secretary,
        id=new_id(),
        meeting=meeting,
        starts_at=EVENING + timedelta(days=1),
        reason="Mưa lũ",
        told_how="Loa bản",
    )
    give_notice(pa_kim.secretary, meeting=meeting, id=new_id())
    assert _notice(held(meeting)).number == "Số ……-TB/CB"
    assert number(pa_kim, meeting, TB) == "02-TB/CB"
    assert NumberedPaper.rows.count() == 2


def test_the_invitations_of_a_meeting_share_one_number_that_may_stand_on_paper_already(
    meeting: UUID, pa_kim: Cell
) -> None:
    with pytest.raises(Conflict, match="chưa mời đại biểu"):
        number(pa_kim, meeting, GM)
    invite(pa_kim, meeting)
    assert number(pa_kim, meeting, GM, claim=12) == "12-GM/CB"
    numbers = paper_numbers(held(meeting), latest_notice(held(meeting)))
    assert (numbers.invitations_symbol, numbers.notice_symbol) == ("12-GM/CB", "")


def test_only_who_decides_gives_numbers_and_only_to_a_notice_that_was_given(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    with pytest.raises(Conflict):
        number(pa_kim, meeting, TB)
    notify(pa_kim, meeting)
    for actor in (pa_kim.member, world.clerk):
        with pytest.raises(Forbidden):
            number_paper(actor, meeting=meeting, document_type=TB)


def test_the_notice_page_gives_the_number(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    client, url = signed_in(pa_kim.secretary), reverse("meetings:notice", args=[meeting])
    assert "Ghi số thông báo" in client.get(url).content.decode()
    sent = {"do": "number", "key": new_id(), "document_type": "TB"}
    assert client.post(url, {**sent, "claim": "0"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    page = client.get(url).content.decode()
    assert "01-TB/CB" in page
    assert "Ghi số thông báo" not in page
    assert "01-TB/CB" in str(read_named("meetings.notice")(pa_kim.member, meeting=meeting).symbol)


def test_a_number_declared_void_leaves_the_paper_and_makes_room_for_another(
    meeting: UUID, pa_kim: Cell
) -> None:
    """30 was typed instead of 3: the wrong number keeps its reason, the notice gets the right one."""
    notify(pa_kim, meeting)
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=TB, next_number=3)
    assert number(pa_kim, meeting, TB, claim=30) == "30-TB/CB"
    wrong = NumberedPaper.rows.get(meeting=meeting).number
    void_number(pa_kim.secretary, series=wrong.series_id, number=30, reason="Gõ nhầm số")
    assert _notice(held(meeting)).number == "Số ……-TB/CB"
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=TB, next_number=3)
    assert number(pa_kim, meeting, TB) == "03-TB/CB"
    assert _notice(held(meeting)).number == "Số 03-TB/CB"
