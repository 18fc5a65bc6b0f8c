"""Words that came too late, and earlier versions: nennep.minutes.late_texts, its act and its screens."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from pycrdt import Doc, Text

from nennep.accounts.models import User
from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText, CollabUpdate
from nennep.collab.selectors import read_text
from nennep.collab.texts import exchange
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.models import OtherId
from nennep.membership.actions import receive_member
from nennep.membership.enums import Status
from nennep.membership.models import Position
from nennep.minutes.actions.late_texts import settle_late_text
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.texts import TextKey
from nennep.web.home import todo_of
from tests.factories import OPERATOR, Cell, World
from tests.meetings.items import item
from tests.room.views.pages import page, send
from tests.tampering import differences_found

TAKEN, NOTED, REFUSED = LateTextOutcome.TAKEN, LateTextOutcome.NOTED, LateTextOutcome.REFUSED
WORDS = "Chi bộ giao đồng chí trưởng bản kiểm tra lại đường nước."


def write(key: TextKey, text: str, author: Actor, *, allowed: bool = True) -> None:
    """Write as a phone does that had the section as it stands."""
    state = bytes(CollabText.rows.filter(key=str(key)).values_list("state", flat=True).first() or b"")
    update = merging.rewritten(state, text)
    author_id = author.person_id or author.user_id
    exchange(
        str(key),
        update=update,
        state_vector=None,
        author=author_id,
        device=new_id(),
        written_at=clock.now() - timedelta(days=1),
        allowed=allowed,
    )


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


@pytest.fixture
def late(adopted: UUID, pa_kim: Cell) -> UUID:
    """After the lock the deputy's phone comes back with words for the whole meeting's conclusion."""
    write(TextKey(adopted, None, "conclusion"), WORDS, pa_kim.deputy)
    return CollabProposal.rows.get().pk


def test_what_came_late_is_shown_beside_what_stands_and_asked_for(
    adopted: UUID, late: UUID, pa_kim: Cell
) -> None:
    shown = page(browser(pa_kim.secretary), "minutes:late_texts", adopted)
    assert WORDS in shown
    assert "Người ghi: Lò Thị Ân" in shown
    todos = [each for each in todo_of(pa_kim.secretary, clock.today()) if "đến muộn" in each.title]
    assert [each.url for each in todos] == [f"/buoi/{adopted}/chu/den-muon/"]
    assert [each for each in todo_of(pa_kim.member, clock.today()) if "đến muộn" in each.title] == []


def test_who_typed_is_told_that_it_came_late_and_what_became_of_it(
    adopted: UUID, late: UUID, pa_kim: Cell
) -> None:
    CollabProposal.rows.update(author_id=pa_kim.member.person_id)  # who does not decide
    own = {
        each.url: each.text
        for each in todo_of(pa_kim.member, clock.today())
        if "Nội dung đồng chí ghi" in each.title
    }
    way = f"/buoi/{adopted}/chu/den-muon/"
    assert "chưa vào biên bản" in own[way]
    assert WORDS in page(browser(pa_kim.member), "minutes:late_texts", adopted)
    settle_late_text(
        pa_kim.secretary, meeting=adopted, proposal=late, outcome=NOTED, reason="Đã kết luận rồi"
    )
    (told,) = [each for each in todo_of(pa_kim.member, clock.today()) if each.url == way]
    assert "ghi nhận" in told.text
    assert "Đã kết luận rồi" in told.text
    assert [each for each in todo_of(pa_kim.secretary, clock.today()) if each.url == way] == []
    with clock.at(clock.now() + timedelta(days=15)):
        assert [each for each in todo_of(pa_kim.member, clock.today()) if each.url == way] == []


def test_who_may_no_longer_hear_the_meeting_is_told_of_their_own_late_words_and_of_nothing_else(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    key, author = TextKey(adopted, None, "conclusion"), pa_kim.deputy
    state, others = CollabText.rows.values_list("state", "text").get(key=str(key))
    doc: Doc[Text] = Doc()
    doc.apply_update(bytes(state))
    before = doc.get_state()
    doc.get(merging.ROOT, type=Text).insert(0, WORDS)
    exchange(
        str(key),
        update=doc.get_update(before),
        state_vector=None,
        author=author.person_id or author.user_id,
        allowed=False,
    )
    late = CollabProposal.rows.get().pk
    assert author.person_id is not None
    receive_member(
        OPERATOR,
        person=author.person_id,
        cell=world.cells["staff"].id,
        status=Status.OFFICIAL,
        effective=clock.today(),
    )
    Position.rows.filter(person_id=author.person_id).delete()
    settle_late_text(
        pa_kim.secretary, meeting=adopted, proposal=late, outcome=NOTED, reason="Đã có người nói"
    )
    way = f"/buoi/{adopted}/chu/den-muon/"
    (told,) = [each for each in todo_of(author, clock.today()) if each.url == way]
    assert "ghi nhận" in told.text
    assert "Đã có người nói" not in told.text
    shown = page(browser(author), "minutes:late_texts", adopted)
    assert WORDS in shown
    assert "ghi nhận" in shown
    assert others
    assert others not in shown
    assert "Đã có người nói" not in shown
    assert browser(author).post(way, {"key": new_id()}).status_code == 404
    assert browser(world.cells["staff"].member).get(way).status_code == 404
    (read,) = read_named("minutes.late_texts")(author, meeting=adopted).rows
    assert (read.would_read, read.reads_now, read.reason, read.outcome) == (WORDS, "", "", NOTED)
    with pytest.raises(NotFound):
        read_named("minutes.late_texts")(world.cells["staff"].member, meeting=adopted)


def test_words_after_the_lock_come_into_the_minutes_by_a_correction(
    adopted: UUID, late: UUID, pa_kim: Cell
) -> None:
    with pytest.raises(Conflict) as refused:
        settle_late_text(pa_kim.secretary, meeting=adopted, proposal=late, outcome=TAKEN)
    assert refused.value.code == "locked"
    client = browser(pa_kim.secretary)
    prefilled = page(client, "correct", adopted, sua="text:-/conclusion", **{"den-muon": str(late)})
    assert WORDS in prefilled
    done = send(
        client, "correct", adopted, f"text:-/conclusion&den-muon={late}", text=WORDS, why="Máy đến muộn"
    )
    assert (done.status_code, done.url) == (302, f"/buoi/{adopted}/chu/den-muon/")
    assert "Biên bản đã ghi như vậy" in page(client, "minutes:late_texts", adopted)
    settle_late_text(pa_kim.secretary, meeting=adopted, proposal=late, outcome=TAKEN)
    assert "đến muộn" not in " ".join(each.title for each in todo_of(pa_kim.secretary, clock.today()))


def test_what_is_not_taken_in_needs_a_reason_and_stays_to_be_read(
    adopted: UUID, late: UUID, pa_kim: Cell
) -> None:
    client = browser(pa_kim.secretary)
    without = send(client, "minutes:late_texts", adopted, proposal=str(late), outcome=REFUSED, reason="")
    assert without.status_code == 422
    done = send(
        client,
        "minutes:late_texts",
        adopted,
        proposal=str(late),
        outcome=REFUSED,
        reason="Không kết luận vậy",
    )
    assert done.status_code == 302
    shown = page(client, "minutes:late_texts", adopted)
    assert "Không kết luận vậy" in shown
    assert WORDS in shown
    with pytest.raises(Conflict):
        settle_late_text(pa_kim.secretary, meeting=adopted, proposal=late, outcome=NOTED, reason="x")


def test_words_without_right_are_merged_while_the_meeting_sits(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    write(key, "Chi bộ nhất trí.", pa_kim.secretary)
    write(key, "Chi bộ nhất trí. Hạn 30/12.", pa_kim.member, allowed=False)
    found = CollabProposal.rows.get()
    other = OtherId.rows.create(id=new_id(), meeting_id=in_session).pk
    settle_late_text(pa_kim.secretary, meeting=other, proposal=found.pk, outcome=TAKEN)
    assert read_text(str(key)) == "Chi bộ nhất trí. Hạn 30/12."
    last = CollabUpdate.rows.latest("seq")
    assert (last.author_id, last.device_id) == (found.author_id, found.device_id)


def test_only_who_decides_or_takes_the_minutes_settles_and_only_of_this_meeting(
    adopted: UUID, late: UUID, pa_kim: Cell
) -> None:
    with pytest.raises(Forbidden):
        settle_late_text(pa_kim.member, meeting=adopted, proposal=late, outcome=NOTED, reason="x")
    with pytest.raises(NotFound):
        settle_late_text(Actor.stranger(), meeting=adopted, proposal=late, outcome=NOTED, reason="x")
    with pytest.raises(NotFound):
        settle_late_text(pa_kim.secretary, meeting=adopted, proposal=new_id(), outcome=NOTED, reason="x")
    with pytest.raises(Invalid):
        settle_late_text(pa_kim.secretary, meeting=adopted, proposal=late, outcome=NOTED)


def test_an_earlier_version_is_brought_back_as_new_words(in_session: UUID, pa_kim: Cell) -> None:
    key = TextKey(in_session, item(in_session), "gist")
    write(key, "Chi bộ nhất trí xây đường.", pa_kim.secretary)
    write(key, "", pa_kim.deputy)
    assert read_text(str(key)) == ""
    client, place = browser(pa_kim.secretary), f"{key.item_id}/gist"
    shown = page(client, "minutes:text_history", in_session, muc=place)
    assert "Chi bộ nhất trí xây đường." in shown
    assert "Khôi phục bản này" in shown
    assert place in page(client, "minutes:text_history", in_session).replace("%2F", "/")
    address = f"/buoi/{in_session}/chu/lich-su/?muc={place}"
    assert client.post(address, {"seq": 1}).status_code == 302
    assert read_text(str(key)) == "Chi bộ nhất trí xây đường."
    assert CollabUpdate.rows.filter(text__key=str(key)).count() == 3
    assert client.post(address, {"seq": 99}).status_code == 404
    assert "Khôi phục bản này" not in page(
        browser(pa_kim.member), "minutes:text_history", in_session, muc=place
    )
    assert browser(pa_kim.member).post(address, {"seq": 1}).status_code == 403


def test_after_the_lock_nothing_is_brought_back(adopted: UUID, pa_kim: Cell) -> None:
    key = CollabText.rows.filter(seq__gt=0).values_list("key", flat=True).first()
    place = "/".join(str(key).split("/")[2:]) if key else "-/gist"
    client = browser(pa_kim.secretary)
    assert "Khôi phục bản này" not in page(client, "minutes:text_history", adopted, muc=place)
    assert client.post(f"/buoi/{adopted}/chu/lich-su/?muc={place}", {"seq": 1}).status_code == 409


def test_an_address_of_no_section_is_not_found(in_session: UUID, pa_kim: Cell) -> None:
    for place in ("x", "-/roll", f"{in_session}"):
        page(browser(pa_kim.secretary), "minutes:text_history", in_session, muc=place, status=404)


def test_words_settled_otherwise_or_by_nobody_beside_the_chain_are_found(
    adopted: UUID, late: UUID, pa_kim: Cell
) -> None:
    settled = CollabProposal.rows.filter(pk=late)
    settled.update(settled_at=clock.now(), outcome=REFUSED, reason="Không rõ")
    assert [(each.row, each.what) for each in differences_found()] == [(late, "strange")]
    settled.update(settled_at=None, outcome="", reason="")
    settle_late_text(pa_kim.secretary, meeting=adopted, proposal=late, outcome=NOTED, reason="Đã kết luận")
    assert differences_found() == []
    settled.update(outcome=REFUSED)
    assert [(each.row, each.where) for each in differences_found()] == [(late, "outcome")]
