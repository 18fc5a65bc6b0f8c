"""Topics that members propose, requests to speak, and what becomes of them: nennep.meetings.actions.members."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.delivery.recording import mark_opened
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.agenda import drop_item
from nennep.meetings.actions.members.speaking import ask_to_speak, withdraw_request
from nennep.meetings.actions.members.topics import (
    MAX_OPEN_TOPICS,
    answer_topic,
    propose_topic,
    take_up_topic,
    withdraw_topic,
)
from nennep.meetings.actions.preparation import reopen_preparation
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import AgendaItem, Meeting, ProposedTopic, SpeakingRequest
from nennep.meetings.reads.notice import notice
from nennep.meetings.selectors.proposals import TOPIC, own_requests
from nennep.meetings.todo import todos
from nennep.membership.models import Membership
from nennep.room.package import meeting_package
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell, World
from tests.meetings.planning import add, notify
from tests.signing_in import signed_in
from tests.worlds import first_item


def propose(actor: Actor, meeting: UUID, person: UUID, title: str = "Sửa cầu treo") -> UUID:
    new = new_id()
    propose_topic(actor, meeting=meeting, id=new, person=person, title=title)
    return new


def said_to(actor: Actor) -> list[str]:
    return [f"{each.title} {each.text}" for each in todos(actor, clock.today())]


def speakers(actor: Actor, meeting: UUID) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = meeting_package(access_meeting(actor, meeting))["parts"]["speakers"]
    return found


def test_a_topic_becomes_an_item_that_names_who_proposed_it_and_the_notice_still_holds(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    topic, item = propose(pa_kim.member, meeting, pa_kim.members[2]), new_id()
    take_up_topic(pa_kim.secretary, meeting=meeting, topic=topic, id=item)
    found = AgendaItem.rows.get(pk=item)
    assert (found.title, found.proposed_by_id, found.dropped) == ("Sửa cầu treo", pa_kim.members[2], False)
    assert Meeting.rows.get(pk=meeting).state == MeetingState.NOTIFIED
    positions = (
        AgendaItem.rows.filter(meeting_id=meeting).order_by("position").values_list("position", flat=True)
    )
    assert list(positions) == list(range(1, len(positions) + 1))


def test_a_topic_is_taken_up_or_answered_once(meeting: UUID, pa_kim: Cell) -> None:
    topic = propose(pa_kim.member, meeting, pa_kim.members[2])
    answer_topic(pa_kim.secretary, meeting=meeting, topic=topic, answer="Để tháng sau.")
    with pytest.raises(Conflict, match="đã được trả lời"):
        take_up_topic(pa_kim.secretary, meeting=meeting, topic=topic, id=new_id())
    assert not AgendaItem.rows.filter(meeting_id=meeting).exists()


def test_a_topic_of_another_meeting_is_not_found(stages: Any) -> None:
    with pytest.raises(NotFound):
        take_up_topic(stages.cell.secretary, meeting=stages.draft, topic=stages.names["đề xuất"], id=new_id())
    with pytest.raises(NotFound):
        withdraw_topic(stages.cell.secretary, meeting=stages.draft, topic=stages.names["đề xuất"])


def test_a_topic_may_be_proposed_before_the_notice_and_not_in_the_meeting(
    meeting: UUID, pa_kim: Cell
) -> None:
    propose(pa_kim.member, meeting, pa_kim.members[2])
    notify(pa_kim, meeting)
    Meeting.rows.filter(pk=meeting).update(state=MeetingState.IN_SESSION)
    with pytest.raises(Conflict):
        propose(pa_kim.member, meeting, pa_kim.members[2])


def test_what_is_withdrawn_is_answered_no_more(meeting: UUID, pa_kim: Cell) -> None:
    topic = propose(pa_kim.member, meeting, pa_kim.members[2])
    withdraw_topic(pa_kim.member, meeting=meeting, topic=topic)
    with pytest.raises(Conflict, match="đã rút"):
        answer_topic(pa_kim.secretary, meeting=meeting, topic=topic, answer="Để sau.")
    assert not any("Sửa cầu" in each for each in said_to(pa_kim.secretary))


def test_nobody_floods_a_meeting_with_topics(meeting: UUID, pa_kim: Cell) -> None:
    topics = [propose(pa_kim.member, meeting, pa_kim.members[2]) for _each in range(MAX_OPEN_TOPICS)]
    with pytest.raises(Conflict, match="mười đề xuất"):
        propose(pa_kim.member, meeting, pa_kim.members[2])
    withdraw_topic(pa_kim.member, meeting=meeting, topic=topics[0])
    propose(pa_kim.member, meeting, pa_kim.members[2])


def test_the_secretary_takes_it_down_for_one_without_a_phone_and_a_neighbour_does_not(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    topic = propose(pa_kim.secretary, meeting, pa_kim.members[5])
    assert ProposedTopic.rows.get(pk=topic).entered_by_id == pa_kim.members[0]
    with pytest.raises(Forbidden):
        propose(pa_kim.member, meeting, pa_kim.members[5])
    stranger = Actor.stranger()
    with pytest.raises(NotFound):
        propose(stranger, meeting, pa_kim.members[5])
    with pytest.raises(Invalid, match="danh sách"):
        propose(pa_kim.secretary, meeting, world.commune_secretary.person_id or new_id())


def test_the_secretary_is_asked_for_an_answer_and_the_proposer_is_told_of_it_until_it_was_seen(
    meeting: UUID, pa_kim: Cell
) -> None:
    topic = propose(pa_kim.member, meeting, pa_kim.members[2])
    assert any("Sửa cầu treo" in each.when for each in todos(pa_kim.secretary, clock.today()))
    assert not any("Sửa cầu treo" in each for each in said_to(pa_kim.member))
    answer_topic(pa_kim.secretary, meeting=meeting, topic=topic, answer="Đã chuyển trưởng bản.")
    assert not any("Sửa cầu treo" in each.when for each in todos(pa_kim.secretary, clock.today()))
    (told,) = [each for each in said_to(pa_kim.member) if "Sửa cầu treo" in each]
    assert "Đã chuyển trưởng bản." in told
    mark_opened(recipient=pa_kim.members[2], about=(TOPIC, topic))
    assert not any("Sửa cầu treo" in each for each in said_to(pa_kim.member))


def test_a_meeting_that_was_held_still_owes_an_answer(meeting: UUID, pa_kim: Cell) -> None:
    topic = propose(pa_kim.member, meeting, pa_kim.members[2])
    Meeting.rows.filter(pk=meeting).update(
        state=MeetingState.ISSUED, starts_at=clock.now() - timedelta(days=20)
    )
    assert any("Sửa cầu treo" in each.when for each in todos(pa_kim.secretary, clock.today()))
    answer_topic(pa_kim.secretary, meeting=meeting, topic=topic, answer="Đã nêu ở phần thảo luận.")


def test_who_asks_to_speak_is_in_the_package_of_those_who_hear_and_goes_with_the_withdrawal(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    item, person = first_item(meeting, ItemKind.FIELD), pa_kim.members[2]
    ask_to_speak(pa_kim.member, meeting=meeting, person=person, item=item, note="Lịch trực")
    ask_to_speak(pa_kim.member, meeting=meeting, person=person, item=item, note="Đường băng")
    asked = [{"item": str(item), "person": str(person), "note": "Đường băng"}]
    assert speakers(pa_kim.secretary, meeting) == asked
    withdraw_request(pa_kim.member, meeting=meeting, person=person, item=item)
    assert speakers(pa_kim.secretary, meeting) == []
    with pytest.raises(NotFound):
        withdraw_request(pa_kim.member, meeting=meeting, person=person, item=item)
    ask_to_speak(pa_kim.member, meeting=meeting, person=person, item=item)
    assert SpeakingRequest.rows.count() == 1
    assert [each["note"] for each in speakers(pa_kim.secretary, meeting)] == [""]


def test_one_asks_to_speak_on_contents_only(meeting: UUID, pa_kim: Cell) -> None:
    paper_only = add(pa_kim, meeting, kind=ItemKind.PAPER_ONLY)
    notify(pa_kim, meeting)
    for item in (first_item(meeting, ItemKind.ROLL), paper_only):
        with pytest.raises(Invalid):
            ask_to_speak(pa_kim.member, meeting=meeting, person=pa_kim.members[2], item=item)
    with pytest.raises(NotFound):
        ask_to_speak(pa_kim.member, meeting=meeting, person=pa_kim.members[2], item=new_id())


def test_an_item_that_leaves_the_agenda_takes_the_request_out_of_the_room_and_the_member_sees_it(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    item, person = first_item(meeting, ItemKind.FIELD), pa_kim.members[2]
    ask_to_speak(pa_kim.member, meeting=meeting, person=person, item=item)
    reopen_preparation(pa_kim.secretary, meeting=meeting, reason="Đổi nội dung")
    drop_item(pa_kim.secretary, meeting=meeting, item=item)
    assert speakers(pa_kim.secretary, meeting) == []
    assert [each.item.dropped for each in own_requests(Meeting.rows.get(pk=meeting), person)] == [True]


def test_a_topic_whose_item_left_the_agenda_is_not_said_to_stand_on_it(meeting: UUID, pa_kim: Cell) -> None:
    topic, item = propose(pa_kim.member, meeting, pa_kim.members[2]), new_id()
    take_up_topic(pa_kim.secretary, meeting=meeting, topic=topic, id=item)
    drop_item(pa_kim.secretary, meeting=meeting, item=item)
    left, stands = "Nội dung này không còn trong chương trình.", "Đã đưa vào chương trình"
    assert [each for each in said_to(pa_kim.member) if "Sửa cầu treo" in each and left in each]
    (told,) = notice(pa_kim.member, meeting=meeting).own_topics
    assert told.item is None
    for actor, address in ((pa_kim.member, "meetings:answer"), (pa_kim.secretary, "meetings:prepare")):
        page = signed_in(actor).get(reverse(address, args=[meeting])).content.decode()
        assert left in page
        assert stands not in page


def test_a_topic_whose_item_left_the_agenda_waits_for_an_answer_again_and_each_answer_is_told(
    meeting: UUID, pa_kim: Cell
) -> None:
    topic, item = propose(pa_kim.member, meeting, pa_kim.members[2]), new_id()
    take_up_topic(pa_kim.secretary, meeting=meeting, topic=topic, id=item)
    signed_in(pa_kim.member).get(reverse("meetings:answer", args=[meeting]))  # read: it stands on the agenda
    drop_item(pa_kim.secretary, meeting=meeting, item=item)
    assert any("Sửa cầu treo" in each.when for each in todos(pa_kim.secretary, clock.today()))
    page = signed_in(pa_kim.secretary).get(reverse("meetings:prepare", args=[meeting])).content.decode()
    assert "Trả lời bằng một câu" in page
    answer_topic(pa_kim.secretary, meeting=meeting, topic=topic, answer="Chuyển sang tháng sau.")
    assert any("Chuyển sang tháng sau." in each for each in said_to(pa_kim.member))
    signed_in(pa_kim.member).get(reverse("meetings:answer", args=[meeting]))
    assert not any("Sửa cầu treo" in each for each in said_to(pa_kim.member))
    with pytest.raises(Conflict, match="đã được trả lời"):
        take_up_topic(pa_kim.secretary, meeting=meeting, topic=topic, id=new_id())


def test_a_topic_whose_item_left_the_agenda_is_put_on_it_again(meeting: UUID, pa_kim: Cell) -> None:
    topic, items = propose(pa_kim.member, meeting, pa_kim.members[2]), [new_id(), new_id()]
    for item in items:
        take_up_topic(pa_kim.secretary, meeting=meeting, topic=topic, id=item)
        if item == items[0]:
            drop_item(pa_kim.secretary, meeting=meeting, item=item)
    assert ProposedTopic.rows.get(pk=topic).stands
    with pytest.raises(Conflict, match="đã được trả lời"):
        answer_topic(pa_kim.secretary, meeting=meeting, topic=topic, answer="Để sau.")


def test_who_has_left_the_roll_takes_back_what_they_said_and_says_nothing_new(
    meeting: UUID, pa_kim: Cell
) -> None:
    notify(pa_kim, meeting)
    person, item = pa_kim.members[2], first_item(meeting, ItemKind.FIELD)
    topics = [propose(pa_kim.member, meeting, person, title) for title in ("Sửa cầu treo", "Mở đường")]
    ask_to_speak(pa_kim.member, meeting=meeting, person=person, item=item)
    Membership.rows.filter(person_id=person).update(valid_to=clock.today())
    with pytest.raises(NotFound):
        propose(pa_kim.member, meeting, person)
    withdraw_topic(pa_kim.member, meeting=meeting, topic=topics[0])
    withdraw_topic(pa_kim.secretary, meeting=meeting, topic=topics[1])
    withdraw_request(pa_kim.member, meeting=meeting, person=person, item=item)
    assert not ProposedTopic.rows.filter(withdrawn=False).exists()
    assert speakers(pa_kim.secretary, meeting) == []
    with pytest.raises(NotFound):  # nothing is left of theirs here: the meeting is not there for them
        withdraw_request(pa_kim.member, meeting=meeting, person=person, item=item)


def test_whether_somebody_asked_to_speak_is_not_learnt_by_withdrawing(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    item = first_item(meeting, ItemKind.FIELD)
    ask_to_speak(pa_kim.secretary, meeting=meeting, person=pa_kim.members[5], item=item)
    for person in pa_kim.members[5:7]:
        with pytest.raises(Forbidden):
            withdraw_request(pa_kim.member, meeting=meeting, person=person, item=item)


def test_who_is_on_the_roll_no_more_but_reads_the_meeting_still_finds_the_button(
    meeting: UUID, pa_kim: Cell
) -> None:
    deputy, person = pa_kim.deputy, pa_kim.members[1]
    propose(deputy, meeting, person)
    Membership.rows.filter(person_id=person).update(valid_to=clock.today())  # the office in the cell goes on
    page = signed_in(deputy).get(reverse("meetings:answer", args=[meeting])).content.decode()
    assert 'value="withdraw_topic"' in page
    assert "Gửi đề xuất" not in page
