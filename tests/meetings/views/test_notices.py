"""The notice page says what remains, with the buttons that do it; who has charge sees agenda and remarks."""

from __future__ import annotations

from uuid import UUID

from django.test import Client
from django.urls import reverse

from nennep.authority.actions import put_in_charge
from nennep.core.ids import new_id
from nennep.meetings.models import Meeting
from nennep.meetings.selectors.notices import counts_of, latest_notice, recipient_rows
from tests.factories import FOUNDED, OPERATOR, Cell, World
from tests.meetings.planning import agree, notify
from tests.signing_in import signed_in


def untold(meeting: UUID) -> int:
    found = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    return counts_of(recipient_rows(found, latest_notice(found))).untold


def press(client: Client, meeting: UUID, do: str, **sent: object) -> str:
    """Send one form of the notice page, as its button does; the text of the page that follows."""
    page = reverse("meetings:notice", args=[meeting])
    form = client.get(page).context[do]
    kept = {"do": do, "key": form["key"].value()} | ({"id": form["id"].value()} if do == "give" else {})
    answer = client.post(page, kept | sent, follow=True)
    assert answer.status_code == 200, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_after_the_notice_the_page_says_how_many_are_still_to_be_told_and_the_text_stands_first(
    meeting: UUID, pa_kim: Cell
) -> None:
    agree(pa_kim, meeting)
    text = press(signed_in(pa_kim.secretary), meeting, "give")
    left = untold(meeting)
    assert left > 0
    assert f"Đã thông báo. Còn {left} đồng chí chưa được báo." in " ".join(text.split())
    assert text.index('data-copy="#thong-bao"') < text.index('id="tell"')
    assert text.count('id="thong-bao"') == 1
    assert f"Tất cả {left} đồng chí còn lại" in text


def test_one_press_keeps_that_all_who_were_left_are_told(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    text = press(signed_in(pa_kim.secretary), meeting, "tell", all="yes", channel="paste")
    assert untold(meeting) == 0
    assert "Tất cả các đồng chí đã được báo." in text
    assert "Tất cả" not in text.partition('id="tell"')[2].partition("</form>")[0]


def test_after_telling_two_the_page_says_how_many_remain(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    before = untold(meeting)
    found = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    two = [str(each.person.pk) for each in recipient_rows(found, latest_notice(found)) if each.untold][:2]
    text = press(signed_in(pa_kim.secretary), meeting, "tell", persons=two, channel="voice")
    assert f"Còn {before - 2} đồng chí chưa được báo." in text


def test_keeping_nobody_is_refused_beside_the_list(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    client, page = signed_in(pa_kim.secretary), reverse("meetings:notice", args=[meeting])
    answer = client.post(page, {"do": "tell", "key": new_id(), "channel": "voice"})
    assert answer.status_code == 422


def test_who_has_charge_of_the_cell_reads_the_agenda_on_the_meetings_page_and_is_led_to_remark(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    put_in_charge(
        OPERATOR,
        id=new_id(),
        person=world.cells["staff"].members[2],
        organisation=pa_kim.id,
        begins=FOUNDED,
        ends=None,
    )
    notify(pa_kim, meeting)
    client = signed_in(world.cells["staff"].member)
    page = client.get(reverse("room:meeting", args=[meeting])).content.decode()
    prepare = reverse("meetings:prepare", args=[meeting])
    assert "Quản lý, bảo vệ rừng; ngăn phá rừng làm nương" in page
    assert f'href="{prepare}"' in page
    draft = client.get(prepare).content.decode()
    assert 'href="#gop-y"' in draft
    assert '<details class="more" open>' in draft.partition('id="gop-y"')[2]


def test_once_the_notice_is_out_the_page_urges_no_more_and_leads_on(meeting: UUID, pa_kim: Cell) -> None:
    """Who pressed must not think that nothing was sent; the dock names the next step, then the meeting."""
    page = reverse("meetings:notice", args=[meeting])
    agree(pa_kim, meeting)
    secretary = signed_in(pa_kim.secretary)
    assert "Hướng dẫn 42" in secretary.get(page).content.decode()
    text = press(secretary, meeting, "give")
    assert "Nên gửi thông báo" not in text
    dock = text.partition('class="actions"')[2]
    assert f"Báo cho {untold(meeting)} đồng chí còn lại" in dock
    dock = press(secretary, meeting, "tell", all="yes", channel="paste").partition('class="actions"')[2]
    assert reverse("room:meeting", args=[meeting]) in dock
    assert "Sang trang buổi họp" in dock
