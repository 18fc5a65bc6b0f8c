"""The member's page of a notice and what the secretary does with it, pressed as people press."""

from __future__ import annotations

from uuid import UUID

from django.test import Client
from django.urls import reverse

from nennep.meetings.models import AgendaItem, ProposedTopic, SpeakingRequest
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell, person_actor
from tests.meetings.planning import notify
from tests.signing_in import signed_in
from tests.worlds import first_item


def press(
    client: Client, page: str, do: str, sent: dict[str, object], forms: str = "steps", status: int = 200
) -> str:
    """Send one form of the page, as its button does; the text of the page that follows."""
    form = client.get(page).context[forms][do]
    kept = {"do": do, "key": form["key"].value()} | (
        {"id": form["id"].value()} if "id" in form.fields else {}
    )
    answer = client.post(page, kept | sent, follow=True)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_a_member_proposes_the_secretary_takes_up_with_one_press_and_the_member_reads_what_became_of_it(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    own, preparing = reverse("meetings:answer", args=[meeting]), reverse("meetings:prepare", args=[meeting])
    member, secretary = signed_in(pa_kim.member), signed_in(pa_kim.secretary)
    text = press(member, own, "topic", {"title": "Sửa cầu treo"})
    assert "Đã gửi đề xuất." in text
    assert "chờ trả lời" in text
    press(member, own, "topic", {"title": "Mua loa mới"})
    first, other = ProposedTopic.rows.order_by("title")
    press(secretary, preparing, "take_up", {"topic": other.pk}, "forms")
    press(secretary, preparing, "answer_topic", {"topic": first.pk, "answer": "Bản đã có loa."}, "forms")
    assert "Đề xuất của đồng chí đã được trả lời: Mua loa mới" in member.get("/").content.decode()
    text = member.get(own).content.decode()
    assert "Đã đưa vào chương trình" in text
    assert "Bản đã có loa." in text
    assert "đã được trả lời" not in member.get("/").content.decode()
    assert AgendaItem.rows.get(title="Sửa cầu treo").proposed_by_id == pa_kim.members[2]


def test_a_member_asks_to_speak_and_the_agenda_says_so_to_who_prepares(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    own, item = reverse("meetings:answer", args=[meeting]), first_item(meeting, ItemKind.FIELD)
    member, preparing = signed_in(pa_kim.member), reverse("meetings:prepare", args=[meeting])
    text = press(member, own, "speak", {"item": item, "note": "Lịch trực"})
    assert "Lịch trực" in text
    assert "Lịch trực" in signed_in(pa_kim.secretary).get(preparing).content.decode()
    press(member, own, "withdraw_request", {"person": pa_kim.members[2], "item": item})
    assert "Lịch trực" not in signed_in(pa_kim.secretary).get(preparing).content.decode()


def test_what_was_typed_stays_when_it_is_refused_and_the_answer_form_is_not_touched(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    own = reverse("meetings:answer", args=[meeting])
    text = press(signed_in(pa_kim.member), own, "topic", {"title": ""}, status=422)
    assert text.count("errorlist") + text.count("error") >= 1
    assert text.index("<details", text.index('id="de-xuat"')) < text.index(" open>")
    assert not ProposedTopic.rows.exists()


def test_the_secretary_takes_down_for_one_without_a_phone_and_is_told_to_tell_them(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    secretary, preparing = signed_in(pa_kim.secretary), reverse("meetings:prepare", args=[meeting])
    person, item = pa_kim.members[5], first_item(meeting, ItemKind.FIELD)
    press(secretary, preparing, "topic", {"person": person, "title": "Lịch trực"}, "forms")
    press(secretary, preparing, "speak", {"person": person, "item": item}, "forms")
    topic = ProposedTopic.rows.get()
    assert (topic.person_id, topic.entered_by_id) == (person, pa_kim.members[0])
    assert SpeakingRequest.rows.get().person_id == person
    text = press(secretary, preparing, "answer_topic", {"topic": topic.pk, "answer": "Để sau."}, "forms")
    assert "báo lại trực tiếp" in text


def test_another_member_and_who_is_in_charge_read_no_proposal(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    press(signed_in(pa_kim.member), reverse("meetings:answer", args=[meeting]), "topic", {"title": "zqriêng"})
    for name in ("meetings:answer", "meetings:notice", "room:meeting"):
        text = signed_in(person_actor(pa_kim.members[3])).get(reverse(name, args=[meeting])).content.decode()
        assert "zqriêng" not in text


def test_who_has_answered_is_offered_to_change_it_beside_it_and_nothing_in_the_dock(
    meeting: UUID, pa_kim: Cell
) -> None:
    """A red button under a proposal that is being typed would send the other form, and the words be lost."""
    notify(pa_kim, meeting)
    member, own = signed_in(pa_kim.member), reverse("meetings:answer", args=[meeting])
    page = member.get(own)
    assert "Gửi trả lời" in page.content.decode().partition('class="actions"')[2]
    key = page.context["form"]["key"].value()
    text = member.post(own, {"key": key, "coming": "yes"}, follow=True).content.decode()
    assert "Đồng chí đã báo sẽ dự." in text
    assert "Đổi câu trả lời" in text.partition('id="answer"')[2].partition("</form>")[0]
    assert "Gửi trả lời" not in text
