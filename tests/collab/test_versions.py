"""What a text read as each time its writer stopped."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.collab.phone import KEY, MINUTE_TAKER, SECRETARY, Phone

from nennep.collab.models import CollabText, CollabUpdate
from nennep.collab.selectors import (
    versions,
)
from nennep.core import clock


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
