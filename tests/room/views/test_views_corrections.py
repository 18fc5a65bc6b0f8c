"""The correction screen."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.meetings.models import Ballot
from nennep.minutes.models import Correction
from tests.factories import Cell, World
from tests.room.views.pages import page, send
from tests.signing_in import SignIn


def test_the_correction_screen_lists_things_with_how_they_read(
    adopted: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    shown = page(sign_in(pa_kim.secretary), "correct", adopted)
    assert "vắng có lý do (đi khám bệnh)" in shown
    assert shown.count("?sua=attendance") == 11


@pytest.mark.parametrize("thing", ["times", "place", "officers", "text:-/conclusion", "score"])
def test_each_correctable_thing_has_its_form(
    adopted: UUID, pa_kim: Cell, sign_in: SignIn, thing: str
) -> None:
    client = sign_in(pa_kim.secretary)
    if thing == "score":
        page(client, "correct", adopted, status=404, sua="score:timing")
    else:
        assert 'id="correct"' in page(client, "correct", adopted, sua=thing)


def test_every_link_of_the_correction_screen_opens(adopted: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client = sign_in(pa_kim.secretary)
    things = re.findall(r'\?sua=([^"]+)"', page(client, "correct", adopted))
    assert len(things) > 20
    for each in things:
        response = client.get(reverse("room:correct", args=[adopted]) + f"?sua={each}")
        assert response.status_code == 200, each


def test_a_correction_on_screen_makes_the_next_revision(adopted: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    client = sign_in(pa_kim.secretary)
    thing = f"tally:{Ballot.rows.get(meeting_id=adopted).pk}"
    refused = send(
        client, "correct", adopted, thing, votes_for="12", votes_against="0", votes_other="0", why="đếm sót"
    )
    assert refused.status_code == 422
    assert "12 phiếu nhưng chỉ có 11" in refused.content.decode()
    done = send(
        client, "correct", adopted, thing, votes_for="10", votes_against="0", votes_other="0", why="đếm sót"
    )
    assert done.status_code == 302
    assert Correction.rows.get().why == "đếm sót"
    shown = page(client, "minutes", adopted)
    assert "Bản đính chính lần 1" in shown
    assert "Các bản trước" in shown


def test_attendance_times_and_text_are_corrected_on_screen(
    adopted: UUID, pa_kim: Cell, sign_in: SignIn
) -> None:
    client = sign_in(pa_kim.secretary)
    for thing, entered in (
        (f"attendance:{pa_kim.members[3]}", {"mark": "late"}),
        ("times", {"started_at": "19:45", "ended_at": "21:10"}),
        ("text:-/conclusion", {"text": "Chi bộ thống nhất."}),
        (
            f"guest:{story_guest(adopted)}",
            {"name": "Hoàng Văn Lực", "title": "Phó Chủ tịch", "present_there": "on"},
        ),
    ):
        response = send(client, "correct", adopted, thing, why="ghi nhầm", **entered)
        assert response.status_code == 302, response.content.decode()[:2000]
    shown = page(client, "minutes", adopted)
    for text in ("11/11 đồng chí phải dự", "19 giờ 45 phút", "Chi bộ thống nhất.", "Phó Chủ tịch"):
        assert text in shown


def story_guest(meeting: UUID) -> UUID:
    from nennep.meetings.models import Guest

    return Guest.rows.get(meeting_id=meeting).pk


def test_only_the_secretary_opens_the_correction_screen(
    adopted: UUID, pa_kim: Cell, world: World, sign_in: SignIn
) -> None:
    page(sign_in(pa_kim.member), "correct", adopted, status=403)
    page(sign_in(world.clerk), "correct", adopted, status=404)
