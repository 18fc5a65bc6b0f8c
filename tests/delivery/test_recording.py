"""Told, opened: two facts, each written when it happened."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import translation

from nennep.core import clock
from nennep.core.ids import is_uuid7, new_id
from nennep.core.refusals import Invalid
from nennep.delivery.enums import Channel, Outcome
from nennep.delivery.models import Delivery, Opened
from nennep.delivery.recording import mark_opened, record_deliveries
from nennep.delivery.selectors import deliveries_about, opened_about, reached_about

pytestmark = pytest.mark.django_db

SECRETARY, AN, BINH, CHU = uuid4(), uuid4(), uuid4(), uuid4()
NOTICE = ("notice", uuid4())
MORNING = datetime(2026, 5, 20, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(person: UUID, channel: Channel, outcome: Outcome, at: datetime) -> None:
    with clock.at(MORNING + 10 * HOUR):
        record_deliveries(
            recipients=[person], about=NOTICE, channel=channel, by=SECRETARY, outcome=outcome, attempted_at=at
        )


def test_an_attempt_says_who_was_told_what_how_when_and_by_whom() -> None:
    with clock.at(MORNING):
        record_deliveries(
            recipients=[AN],
            about=NOTICE,
            channel=Channel.VOICE,
            by=SECRETARY,
            note="  gặp ở  nhà văn hóa bản\u200b ",
        )
    (row,) = deliveries_about(*NOTICE)
    assert (row.recipient_id, row.channel, row.outcome) == (AN, "voice", "done")
    assert (row.attempted_at, row.by_user_id, row.note) == (MORNING, SECRETARY, "gặp ở nhà văn hóa bản")
    assert is_uuid7(row.id)


def test_one_text_pasted_for_all_is_one_row_a_person_under_the_ids_of_the_asker() -> None:
    ids = {AN: new_id(), BINH: new_id()}
    record_deliveries(
        recipients=ids, about=NOTICE, channel=Channel.PASTE, by=SECRETARY, outcome=Outcome.UNKNOWN
    )
    assert {row.recipient_id: row.id for row in deliveries_about(*NOTICE)} == ids
    assert deliveries_about("notice", uuid4()) == []


def test_nobody_is_told_in_the_future() -> None:
    with clock.at(MORNING), translation.override("vi"), pytest.raises(Invalid) as caught:
        record_deliveries(
            recipients=[AN], about=NOTICE, channel=Channel.PHONE, by=SECRETARY, attempted_at=MORNING + HOUR
        )
    assert "không ghi trước" in str(caught.value)
    assert not Delivery.rows.exists()


def test_opened_is_written_once_with_its_first_time() -> None:
    for hours in (2, 1, 5):
        with clock.at(MORNING + hours * HOUR):
            mark_opened(recipient=AN, about=NOTICE)
    mark_opened(recipient=AN, about=("paper", NOTICE[1]))
    assert opened_about(*NOTICE) == {AN: MORNING + 2 * HOUR}
    assert Opened.rows.count() == 2


def test_delivered_and_opened_are_kept_apart() -> None:
    told(AN, Channel.PHONE, Outcome.FAILED, MORNING)
    told(AN, Channel.VOICE, Outcome.DONE, MORNING + 2 * HOUR)
    told(AN, Channel.PAPER, Outcome.DONE, MORNING + 3 * HOUR)
    told(BINH, Channel.PASTE, Outcome.UNKNOWN, MORNING)
    with clock.at(MORNING + HOUR):
        mark_opened(recipient=BINH, about=NOTICE)
    reached = reached_about(*NOTICE, [CHU, AN])
    assert list(reached) == [CHU, AN, BINH]
    assert [each.channel for each in reached[AN].attempts] == ["phone", "voice", "paper"]
    assert (reached[AN].told_at, reached[AN].opened_at) == (MORNING + 2 * HOUR, None)
    assert (reached[BINH].told_at, reached[BINH].opened_at) == (None, MORNING + HOUR)
    assert (reached[CHU].attempts, reached[CHU].told_at, reached[CHU].opened_at) == ((), None, None)


def test_the_state_of_a_whole_cell_takes_two_queries(django_assert_num_queries) -> None:
    people = [uuid4() for _ in range(31)]
    with django_assert_num_queries(1):
        record_deliveries(recipients=people, about=NOTICE, channel=Channel.VOICE, by=SECRETARY)
    with django_assert_num_queries(2):
        assert len(reached_about(*NOTICE, people)) == 31


def test_told_by_voice_is_a_channel_with_its_own_words() -> None:
    with translation.override("vi"):
        assert str(Channel.VOICE.label) == "Báo bằng lời"
        assert len({str(channel.label) for channel in Channel}) == len(Channel)
