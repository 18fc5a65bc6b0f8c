"""Texts in the database: who wrote, what is locked, what came too late, and that nothing is lost between two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.collab.phone import KEY, MINUTE_TAKER, SECRETARY, Phone, updates

from nennep.collab.models import CollabText, CollabUpdate
from nennep.collab.selectors import (
    authors,
    read_text,
    read_texts,
)
from nennep.collab.texts import exchange, lock, lock_all, restore, verify
from nennep.core import clock
from nennep.core.refusals import Conflict, Invalid, NotFound

OTHER = "minutes/0192/conclusion"


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
