"""Texts in the database: who wrote, what is locked, what came too late, and that nothing is lost between two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pycrdt import Doc, Text

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText, CollabUpdate
from nennep.collab.selectors import (
    authors,
    open_proposals,
    proposal_keys,
    proposals,
    read_text,
    read_texts,
    versions,
)
from nennep.collab.texts import Exchange, exchange, lock, lock_all, restore, settle_proposal, verify
from nennep.core import clock
from nennep.core.refusals import Conflict, Invalid, NotFound

KEY = "minutes/0192/gist"
OTHER = "minutes/0192/conclusion"
MINUTE_TAKER, SECRETARY = uuid4(), uuid4()


class Phone:
    """A device that speaks the protocol: sends what the server lacks, takes in what it lacks itself."""

    def __init__(self, author: UUID = MINUTE_TAKER, key: str = KEY) -> None:
        self.doc: Doc[Text] = Doc()
        self.text = self.doc.get("text", type=Text)
        self.author, self.device, self.key = author, uuid4(), key
        self.server_has = merging.BLANK

    def type(self, text: str) -> "Phone":
        self.text += text
        return self

    def send(self, *, allowed: bool = True) -> Exchange:
        answer = exchange(
            self.key,
            update=self.doc.get_update(self.server_has),
            state_vector=self.doc.get_state(),
            author=self.author,
            device=self.device,
            allowed=allowed,
        )
        self.doc.apply_update(answer.missing)
        self.server_has = answer.state_vector
        return answer


def updates(key: str = KEY) -> list[CollabUpdate]:
    return list(CollabUpdate.rows.filter(text__key=key).order_by("seq"))


@pytest.mark.django_db
def test_two_phones_come_to_read_the_same() -> None:
    one, other = Phone().type("Bản đã có điện. "), Phone(SECRETARY).type("Giao đồng chí trưởng bản. ")
    one.send()
    other.send()
    answer = one.send()
    assert str(one.text) == str(other.text)
    assert read_text(KEY) == answer.text == str(one.text).strip()
    assert sorted(str(one.text)) == sorted("Bản đã có điện. Giao đồng chí trưởng bản. ")


@pytest.mark.django_db
def test_each_update_is_kept_with_who_when_and_on_which_device() -> None:
    phone, noon = Phone().type("Một. "), datetime(2026, 5, 24, 5, tzinfo=UTC)
    with clock.at(noon):
        phone.send()
    other = Phone(SECRETARY)
    other.send()
    other.type("Hai.").send()
    first, second = updates()
    assert (first.seq, first.author_id, first.device_id, first.received_at) == (
        1,
        MINUTE_TAKER,
        phone.device,
        noon,
    )
    assert (second.seq, second.author_id) == (2, SECRETARY)
    assert authors([KEY, OTHER]) == {KEY: [MINUTE_TAKER, SECRETARY], OTHER: []}


@pytest.mark.django_db
def test_asking_writes_nothing_and_repeating_leaves_one_row() -> None:
    Phone().send()
    assert not CollabText.rows.exists()
    phone = Phone().type("Một lần.")
    update = phone.doc.get_update()
    phone.send()
    for _ in range(2):
        answer = exchange(
            KEY, update=update, state_vector=None, author=MINUTE_TAKER, device=phone.device, allowed=True
        )
        assert answer.text == "Một lần."
    assert len(updates()) == 1


@pytest.mark.django_db
def test_texts_of_several_sections_are_read_in_one_query(django_assert_num_queries) -> None:
    Phone().type("Ý kiến.").send()
    with django_assert_num_queries(1):
        assert read_texts([KEY, OTHER]) == {KEY: "Ý kiến.", OTHER: ""}


@pytest.mark.django_db
def test_after_the_lock_what_comes_is_kept_as_a_proposal_and_not_merged() -> None:
    phone = Phone().type("Thông qua. ")
    phone.send()
    digest = lock(KEY)
    answer = phone.type("Viết muộn. ").send()
    assert (answer.locked, answer.proposal, answer.text) == (True, True, "Thông qua.")
    phone.type("Muộn nữa.").send()
    (proposal,) = open_proposals([KEY])
    assert (proposal.text, proposal.would_read) == ("Thông qua.", "Thông qua. Viết muộn. Muộn nữa.")
    assert (proposal.author_id, read_text(KEY), lock(KEY)) == (MINUTE_TAKER, "Thông qua.", digest)
    assert not exchange(
        KEY, update=None, state_vector=None, author=SECRETARY, device=None, allowed=False
    ).proposal


@pytest.mark.django_db
def test_what_is_already_in_the_locked_text_is_no_proposal() -> None:
    phone = Phone().type("Thông qua.")
    phone.send()
    lock(KEY)
    phone.server_has = merging.BLANK
    phone.send()
    assert open_proposals([KEY]) == []


@pytest.mark.django_db
def test_one_whose_right_has_ended_proposes_and_a_settled_proposal_leaves_the_list() -> None:
    Phone().type("Có quyền. ").send()
    guest = Phone(SECRETARY)
    guest.send(allowed=False)
    guest.type("Hết quyền.").send(allowed=False)
    assert read_text(KEY) == "Có quyền."
    (proposal,) = open_proposals([KEY])
    settle_proposal(proposal.id, by=MINUTE_TAKER)
    assert open_proposals([KEY]) == proposal_keys("minutes/") == []
    assert proposal_keys("minutes/", open_only=False) == [KEY]
    assert CollabProposal.rows.get().settled_by_id == MINUTE_TAKER


@pytest.mark.django_db
def test_the_digest_holds_what_was_written_and_by_which_updates() -> None:
    Phone().type("Kết luận.").send()
    digests = lock_all([KEY, OTHER])
    assert digests == lock_all([OTHER, KEY])
    assert len(set(digests.values())) == 2
    assert verify(KEY)
    assert verify(OTHER)
    assert Phone(key=OTHER).type("muộn").send().proposal
    CollabText.rows.filter(key=KEY).update(text="Kết luận khác.")
    assert not verify(KEY)


@pytest.mark.django_db
def test_updates_cannot_be_changed_or_removed() -> None:
    Phone().type("Một.").send()
    for spoil in (
        lambda: CollabUpdate.rows.update(author_id=SECRETARY),
        lambda: CollabUpdate.rows.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            spoil()


@pytest.mark.django_db
def test_restoring_writes_new_content_that_every_phone_receives() -> None:
    phone = Phone().type("Bản đầu.")
    phone.send()
    assert restore(KEY, "Bản cũ lấy lại.", author=SECRETARY) == "Bản cũ lấy lại."
    phone.send()
    assert str(phone.text) == "Bản cũ lấy lại."
    assert authors([KEY])[KEY] == [MINUTE_TAKER, SECRETARY]
    with pytest.raises(NotFound):
        restore(OTHER, "Không viết sẵn.", author=SECRETARY)


@pytest.mark.django_db
def test_a_refused_update_leaves_nothing_behind() -> None:
    phone = Phone().type("một ")
    with pytest.raises(Invalid):
        exchange(
            KEY, update="rác".encode(), state_vector=None, author=MINUTE_TAKER, device=None, allowed=True
        )
    phone.server_has = phone.doc.get_state()
    with pytest.raises(Conflict) as caught:
        phone.type("hai").send()
    assert caught.value.code == "collab_gap"
    assert read_text(KEY) == ""
    assert not CollabUpdate.rows.exists()


@pytest.mark.django_db(transaction=True)
def test_phones_that_send_at_the_same_moment_lose_nothing() -> None:
    phones = [Phone(uuid4()) for _ in range(6)]
    start = Barrier(len(phones))

    def work(number: int) -> None:
        start.wait()
        try:
            for turn in range(5):
                phones[number].type(f"[{number}.{turn}]").send()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(phones)) as pool:
        list(pool.map(work, range(len(phones))))
    text = read_text(KEY)
    assert all(f"[{number}.{turn}]" in text for number in range(6) for turn in range(5))
    assert [each.seq for each in updates()] == list(range(1, 31))
    lock(KEY)
    assert verify(KEY)


def typed(phone: Phone, *words: str, every: timedelta, since: datetime) -> None:
    for number, word in enumerate(words):
        with clock.at(since + number * every):
            phone.type(word).send()


@pytest.mark.django_db
def test_versions_are_the_pieces_in_which_a_text_was_written() -> None:
    start = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    one, other = Phone(), Phone(SECRETARY)
    typed(one, "Bản ", "đã ", "có ", "điện. ", every=timedelta(seconds=1), since=start)
    other.send()
    typed(other, "Giao ", "trưởng bản. ", every=timedelta(seconds=1), since=start + timedelta(minutes=1))
    typed(other, "Hạn 30/12.", every=timedelta(seconds=1), since=start + timedelta(minutes=20))
    found = versions(KEY)
    assert [(each.seq, each.author_id, each.text) for each in found] == [
        (7, SECRETARY, "Bản đã có điện. Giao trưởng bản. Hạn 30/12."),
        (6, SECRETARY, "Bản đã có điện. Giao trưởng bản."),
        (4, MINUTE_TAKER, "Bản đã có điện."),
    ]


@pytest.mark.django_db
def test_two_hours_of_typing_stay_small_and_are_read_through_once() -> None:
    phone = Phone()
    for number in range(1500):
        phone.type(f"{number} ").send()
    stored = CollabText.rows.get(key=KEY)
    assert (
        len(stored.state) < len(stored.text.encode()) + 200
    )  # the state forgets how it was typed; the updates do not
    assert CollabUpdate.rows.count() == 1500
    with CaptureQueriesContext(connection) as asked:
        found = versions(KEY)
    assert (len(asked), [each.text for each in found]) == (1, [stored.text])


@pytest.mark.django_db
def test_a_proposal_that_was_settled_does_not_come_back_with_the_same_words() -> None:
    phone = Phone().type("Chi bộ nhất trí. ")
    phone.send()
    lock(KEY)
    phone.type("Thêm một ý.")
    late = phone.doc.get_update(phone.server_has)

    def sent() -> None:
        exchange(KEY, update=late, state_vector=None, author=phone.author, device=phone.device, allowed=True)

    sent()
    assert proposal_keys("minutes/") == [KEY]
    assert settle_proposal(
        open_proposals([KEY])[0].id, by=SECRETARY, outcome="refused", reason="Không đúng ý kiến"
    )
    sent()
    assert open_proposals([KEY]) == proposal_keys("minutes/") == []
    assert proposal_keys("minutes/", open_only=False) == [KEY]
    assert [(each.outcome, each.reason) for each in proposals([KEY])] == [("refused", "Không đúng ý kiến")]
    assert not settle_proposal(proposals([KEY])[0].id, by=SECRETARY)
    phone.type(" Và một ý nữa.").send()
    assert [each.would_read for each in open_proposals([KEY])] == [
        "Chi bộ nhất trí. Thêm một ý. Và một ý nữa."
    ]
