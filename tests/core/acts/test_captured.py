"""The times that devices tell: nennep.core.acts.captured, and what an act makes of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from tests.factories import Cell
from tests.meetings.items import item

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Done, Envelope
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.ballots import withdraw_ballot
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.models import Ballot, Entry
from nennep.room.package import meeting_package

DEVICE = new_id()


def say(
    cell: Cell, meeting: UUID, under: UUID, gist: str, by: Actor | None = None, **envelope: object
) -> Done:
    payload = {
        "meeting": str(meeting),
        "id": str(new_id()),
        "item": str(under),
        "gist": gist,
        "speaker_name": "Đại biểu",
    }
    sent = Envelope(key=new_id(), **{"device_id": DEVICE, **envelope})  # type: ignore[arg-type]
    return record_entry.perform(by or cell.secretary, payload=payload, envelope=sent)


def test_a_record_keeps_the_devices_offset_inside_a_chain_that_verifies(
    in_session: UUID, pa_kim: Cell
) -> None:
    under = item(in_session)
    for offset in (None, -93_000, 5 * 365 * 86_400_000):
        done = say(pa_kim, in_session, under, "Nhất trí", clock_offset_ms=offset)
        assert ActRecord.rows.get(key=done.key).clock_offset_ms == offset
    assert chain.verify(pa_kim.id) == []


@pytest.mark.parametrize("wrong", [timedelta(days=-5 * 365), timedelta(days=3)])
def test_an_act_of_a_time_that_cannot_be_true_is_done_and_marked(
    in_session: UUID, pa_kim: Cell, wrong: timedelta
) -> None:
    told = clock.now() + wrong
    done = say(pa_kim, in_session, item(in_session), "Nhất trí", captured_at=told, device_seq=1)
    record = ActRecord.rows.get(key=done.key)
    assert done.result["time_not_believed"] is True
    assert (record.captured_at, Entry.rows.get().entered_at) == (told, record.received_at)


def test_an_act_of_a_time_that_can_be_true_is_not_marked(in_session: UUID, pa_kim: Cell) -> None:
    done = say(pa_kim, in_session, item(in_session), "Nhất trí", captured_at=clock.now() - timedelta(days=29))
    assert "time_not_believed" not in done.result


def test_a_clock_set_back_in_the_middle_reorders_nothing(in_session: UUID, pa_kim: Cell) -> None:
    under, now = item(in_session), clock.now()
    clocks = [
        timedelta(0),
        timedelta(minutes=1),
        timedelta(hours=-2),
        timedelta(hours=-2),
        timedelta(days=-2000),
    ]
    said = ["một", "hai", "ba", "bốn", "năm"]
    with clock.at(now + timedelta(days=1)):
        for seq, (gist, wrong) in enumerate(zip(said, clocks, strict=True), 1):
            say(pa_kim, in_session, under, gist, captured_at=now + wrong, device_seq=seq)
    entries = meeting_package(access_meeting(pa_kim.secretary, in_session))["parts"]["entries"]
    assert [each["gist"] for each in entries] == said


def test_what_was_settled_afterwards_moves_nothing_that_follows_it(in_session: UUID, pa_kim: Cell) -> None:
    """A person takes a rival tally away a day later; that goes before the tally, and the entries keep their times."""
    under, now, device = item(in_session), clock.now(), new_id()
    ballot = Ballot.rows.create(
        id=new_id(),
        meeting_id=in_session,
        item_id=under,
        question="Nhất trí",
        form="card",
        rule="vote.ordinary",
        held_at=now,
        passed=True,
        **dict.fromkeys(
            ("roll_version", "denominator", "threshold", "recount_denominator", "recount_threshold"), 1
        ),
        **dict.fromkeys(("votes_for", "votes_against", "votes_other"), 1),
    )
    with clock.at(now + timedelta(days=1)):
        withdraw_ballot.perform(
            pa_kim.secretary,
            payload={"meeting": str(in_session), "ballot": str(ballot.pk)},
            envelope=Envelope(key=new_id(), device_id=device, device_seq=2, captured_at=clock.now()),
        )
        say(pa_kim, in_session, under, "Nhất trí", captured_at=now, device_seq=10, device_id=device)
    assert Entry.rows.get().entered_at == now


def test_what_somebody_else_says_under_the_id_of_a_device_moves_nothing(
    in_session: UUID, pa_kim: Cell
) -> None:
    under, now = item(in_session), clock.now()
    ahead = now + timedelta(minutes=4)
    say(pa_kim, in_session, under, "một", pa_kim.deputy, captured_at=ahead, device_seq=1)
    say(pa_kim, in_session, under, "hai", captured_at=now, device_seq=2)
    assert Entry.rows.get(gist="hai").entered_at == now
