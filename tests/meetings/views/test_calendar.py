"""The screens of the calendar and of the fixed day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.urls import reverse

from nennep.core.ids import new_id
from nennep.meetings.models import Meeting
from tests.factories import Cell, World
from tests.signing_in import signed_in


def test_the_calendar_shows_twelve_months_and_the_meeting(meeting: UUID, pa_kim: Cell) -> None:
    page = signed_in(pa_kim.secretary).get(reverse("meetings:calendar", args=[pa_kim.id, 2026]))
    assert page.status_code == 200
    text = page.content.decode()
    assert text.count('id="thang-') == 12
    assert "24/11/2026" in text
    assert reverse("meetings:prepare", args=[meeting]) in text


def test_months_that_are_over_are_folded_before_the_present_one(meeting: UUID, pa_kim: Cell) -> None:
    page = signed_in(pa_kim.secretary).get(reverse("meetings:calendar", args=[pa_kim.id, 2026]))
    assert [month.month.month for month, _lines in page.context["over"]] == list(range(1, 11))
    assert [month.month.month for month, _lines in page.context["months"]] == [11, 12]
    folded = page.content.decode().partition('id="da-qua"')[2].partition("</details>")[0]
    assert "10 tháng đã qua" in folded
    assert 'id="thang-10"' in folded
    assert 'id="thang-11"' not in folded


def test_a_month_whose_meeting_still_waits_to_be_held_is_not_folded(meeting: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=meeting).update(month=date(2026, 9, 1))
    page = signed_in(pa_kim.secretary).get(reverse("meetings:calendar", args=[pa_kim.id, 2026]))
    assert [month.month.month for month, _lines in page.context["months"]] == [9, 11, 12]


def test_another_year_is_shown_whole(meeting: UUID, pa_kim: Cell) -> None:
    page = signed_in(pa_kim.secretary).get(reverse("meetings:calendar", args=[pa_kim.id, 2025]))
    assert (page.context["over"], len(page.context["months"])) == ([], 12)


def test_a_stranger_finds_no_calendar(pa_kim: Cell, world: World) -> None:
    stranger = signed_in(world.cells["staff"].member)
    assert stranger.get(reverse("meetings:calendar", args=[pa_kim.id, 2026])).status_code == 404


def test_the_office_sets_one_day_for_all_cells_below(pa_kim: Cell, world: World) -> None:
    office = signed_in(world.clerk)
    calendar = reverse("meetings:calendar", args=[world.commune, 2026])
    url = reverse("meetings:fixed_day", args=[world.commune, 2026]) + "?cho=chi-bo"
    assert url in office.get(calendar).content.decode()
    done = office.post(
        url, {"key": new_id(), "id": new_id(), "day": "3", "starts": "19h30", "effective": "20/11/2026"}
    )
    assert done.status_code == 302, done.content.decode()
    assert "Ngày cố định của các chi bộ: ngày 3 hằng tháng, 19:30." in office.get(calendar).content.decode()
    own = reverse("meetings:calendar", args=[pa_kim.id, 2026])
    text = " ".join(signed_in(pa_kim.secretary).get(own).content.decode().split())
    assert "Ngày cố định: ngày 3 hằng tháng, 19:30." in text
    assert "Theo quy định chung của Đảng bộ xã Chiềng Muôn" in text


def test_the_secretary_sets_a_day_sees_the_proposal_and_confirms_the_year(pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    url = reverse("meetings:fixed_day", args=[pa_kim.id, 2027])
    done = client.post(
        url,
        {
            "key": new_id(),
            "id": new_id(),
            "day": "31",
            "starts": "19h30",
            "place": "Nhà văn hóa",
            "effective": "20/11/2026",
        },
    )
    assert done.status_code == 302, done.content.decode()
    url = reverse("meetings:plan", args=[pa_kim.id, 2027])
    text = client.get(url).content.decode()
    assert "Tháng này không có ngày 31" in text
    form = client.get(url).context["form"]
    data: dict[str, object] = {"key": new_id(), "place": "Nhà văn hóa bản Pá Kìm"}
    data |= {
        f"r-{name}": value
        for name, value in {
            "TOTAL_FORMS": len(form.lines.forms),
            "INITIAL_FORMS": len(form.lines.forms),
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 40,
        }.items()
    }
    for number, row in enumerate(form.lines.forms):
        data |= {f"r-{number}-{name}": value for name, value in row.initial.items() if value}
    assert client.post(url, data).status_code == 302
    planned = Meeting.rows.filter(body_id=pa_kim.body, month__year=2027)
    assert planned.filter(kind="regular").count() == 12
    assert planned.filter(kind="thematic", sits_with__isnull=False).count() == 4


def test_adding_beside_the_calendar_proposes_what_the_month_still_lacks(meeting: UUID, pa_kim: Cell) -> None:
    """A month has one regular meeting: where it stands already, one more is extraordinary."""
    page = reverse("meetings:add", args=[pa_kim.id, 2026])
    secretary = signed_in(pa_kim.secretary)
    assert secretary.get(page).context["form"]["kind"].value() == "extraordinary"
    sent = {
        "key": new_id(),
        "id": new_id(),
        "kind": "regular",
        "on": "28/11/2026",
        "starts": "19:30",
    }
    refused = secretary.post(page, sent)
    assert refused.status_code == 422
    assert "Họp thêm thì chọn loại khác" in refused.content.decode()
    Meeting.rows.filter(pk=meeting).delete()
    assert secretary.get(page).context["form"]["kind"].value() == "regular"


def held(on: str, **more: object) -> dict[str, object]:
    """What a secretary enters of a meeting that was held and never planned."""
    entered = {"key": new_id(), "id": new_id(), "kind": "extraordinary", "on": on, "starts": "19h30"}
    return entered | {"place": "Nhà văn hóa bản"} | more


def test_a_secretary_enters_a_meeting_held_on_paper_from_the_calendar_and_comes_to_its_sheet(
    pa_kim: Cell,
) -> None:
    client = signed_in(pa_kim.secretary)
    url = reverse("meetings:add", args=[pa_kim.id, 2026]) + "?nhap-thay=1"
    for place in ("meetings:calendar", "meetings:organisation"):
        args = [pa_kim.id, 2026] if place == "meetings:calendar" else [pa_kim.id]
        assert url in client.get(reverse(place, args=args)).content.decode()
    page = client.get(url).content.decode()
    assert "Ghi lại buổi đã họp trên giấy" in page
    assert 'name="source"' not in page  # nobody else enters it, so no paper has to be named
    ahead = client.post(url, held("30/11/2026"))
    assert (ahead.status_code, "Ngày này chưa đến" in ahead.content.decode()) == (422, True)
    done = client.post(url, held("18/11/2026"))
    meeting = Meeting.rows.get(body_id=pa_kim.body)
    assert done["Location"] == reverse("room:room", args=[meeting.pk]) + "#/sheet"


def test_a_meeting_added_on_a_day_that_has_passed_is_not_prepared_any_more(pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    url = reverse("meetings:add", args=[pa_kim.id, 2026])
    done = client.post(url, held("18/11/2026"))
    assert done["Location"].endswith("/hop/#/sheet")
    ahead = client.post(url, held("28/11/2026"))
    assert ahead["Location"].endswith("/chuan-bi/")


def test_who_does_not_chair_is_not_asked_for_meetings_held_on_paper(pa_kim: Cell) -> None:
    for place in ("meetings:calendar", "meetings:organisation"):
        args = [pa_kim.id, 2026] if place == "meetings:calendar" else [pa_kim.id]
        assert "nhap-thay=1" not in signed_in(pa_kim.member).get(reverse(place, args=args)).content.decode()
    assert "nhap-thay=1" not in signed_in(pa_kim.member).get("/").content.decode()
    assert "nhap-thay=1" in signed_in(pa_kim.secretary).get("/").content.decode()
