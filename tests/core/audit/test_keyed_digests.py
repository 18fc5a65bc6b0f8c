"""What a record keeps of a payload as it was sent: nothing that an erased one could be guessed by."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from pytest_django.fixtures import Settings
from tests.factories import Cell
from tests.tampering import key_of, without_triggers

from nennep.core.acts import Envelope
from nennep.core.audit import chain, sealing
from nennep.core.models import ActRecord, ChainHead
from nennep.core.refusals import Conflict
from nennep.meetings.actions.attendance import record_attendance

migration = import_module("nennep.core.migrations.0003_keyed_payload_digests")

REASONS = ("bận việc nhà", "đi làm xa", "ốm", "đi viện")


def absent(meeting: UUID, cell: Cell, reason: str) -> dict[str, Any]:
    return {
        "meeting": str(meeting),
        "marks": [{"person": str(cell.members[4]), "mark": "excused", "reason": reason}],
    }


@pytest.fixture
def away(in_session: UUID, pa_kim: Cell) -> ActRecord:
    done = record_attendance.perform(pa_kim.secretary, payload=absent(in_session, pa_kim, "ốm"))
    return ActRecord.rows.get(key=done.key)


def test_an_erased_reason_cannot_be_guessed_from_its_record(
    away: ActRecord, in_session: UUID, pa_kim: Cell
) -> None:
    ActRecord.rows.filter(key=away.key).update(content=None)
    kept = {bytes(away.payload_digest), bytes(away.content_digest)}
    guessed = [sealing.digest(absent(in_session, pa_kim, each)) for each in REASONS]
    assert kept.isdisjoint(guessed)


def test_the_same_payload_twice_is_kept_under_two_digests(
    away: ActRecord, in_session: UUID, pa_kim: Cell
) -> None:
    """So the digest is no function of the payload, whatever key of the installation somebody may have."""
    done = record_attendance.perform(pa_kim.secretary, payload=absent(in_session, pa_kim, "ốm"))
    assert bytes(ActRecord.rows.get(key=done.key).payload_digest) != bytes(away.payload_digest)


def test_a_replay_of_an_erased_act_gets_its_answer(away: ActRecord, in_session: UUID, pa_kim: Cell) -> None:
    ActRecord.rows.filter(key=away.key).update(content=None)
    again = record_attendance.perform(
        pa_kim.secretary, payload=absent(in_session, pa_kim, "ốm"), envelope=Envelope(key=away.key)
    )
    assert again.replayed


def test_a_replay_gets_its_answer_after_the_key_of_its_content_was_lost(
    away: ActRecord, in_session: UUID, pa_kim: Cell, settings: Settings
) -> None:
    settings.SECRET_KEY = "a new one"
    again = record_attendance.perform(
        pa_kim.secretary, payload=absent(in_session, pa_kim, "ốm"), envelope=Envelope(key=away.key)
    )
    assert again.replayed


@pytest.fixture
def of_before(away: ActRecord, pa_kim: Cell) -> UUID:
    """Pá Kìm's chain as it was when the digest of a payload was plain."""
    link_of_before(pa_kim.id)
    return pa_kim.id


def test_chains_are_linked_anew_and_verify(of_before: UUID) -> None:
    key_digests()
    assert chain.verify(of_before) == []


def test_a_plain_digest_is_kept_nowhere(of_before: UUID, in_session: UUID, pa_kim: Cell) -> None:
    plain = sealing.digest(absent(in_session, pa_kim, "ốm"))
    assert ActRecord.rows.filter(payload_digest=plain).exists()
    key_digests()
    assert not ActRecord.rows.filter(payload_digest=plain).exists()


def test_a_key_answers_its_payload_as_before_and_no_other(
    of_before: UUID, away: ActRecord, in_session: UUID, pa_kim: Cell
) -> None:
    key_digests()
    envelope = Envelope(key=away.key)
    again = record_attendance.perform(
        pa_kim.secretary, payload=absent(in_session, pa_kim, "ốm"), envelope=envelope
    )
    assert again.replayed
    with pytest.raises(Conflict):
        record_attendance.perform(
            pa_kim.secretary, payload=absent(in_session, pa_kim, "đi viện"), envelope=envelope
        )


def test_what_did_not_verify_still_does_not(of_before: UUID) -> None:
    third = ActRecord.rows.get(organisation_id=of_before, seq=2)
    without_triggers("UPDATE core_actrecord SET act = 'x.y' WHERE key = %s", [key_of(third.key)])
    last = ActRecord.rows.filter(organisation_id=of_before).latest("seq")
    without_triggers("DELETE FROM core_actsubject WHERE record_id = %s", [key_of(last.key)])
    without_triggers("DELETE FROM core_actrecord WHERE key = %s", [key_of(last.key)])
    before = chain.verify(of_before)
    assert [each.what for each in before] == ["changed", "head does not match"]
    key_digests()
    assert chain.verify(of_before) == before


def test_records_are_guarded_again(of_before: UUID, away: ActRecord) -> None:
    key_digests()
    with pytest.raises(Exception, match="append-only"):
        ActRecord.rows.filter(key=away.key).update(act="x.y")


def test_chains_are_linked_anew_where_the_key_of_their_contents_was_lost(
    of_before: UUID, settings: Settings
) -> None:
    settings.SECRET_KEY = "a new one"
    key_digests()
    assert {each.what for each in chain.verify(of_before)} == {"content cannot be opened"}


def key_digests() -> None:
    migration.key_digests(apps, SimpleNamespace(connection=connection))


def link_of_before(organisation: UUID) -> None:
    """Write the chain of one organisation as the program did before: digests of the bare payload."""
    previous = bytes(32)
    for record in list(ActRecord.rows.filter(organisation_id=organisation).order_by("seq")):
        record.payload_digest = sealing.digest(sealing.unseal(bytes(record.content or b""))[1])
        record.link = previous = chain.link_of(record, previous)
        without_triggers(
            "UPDATE core_actrecord SET payload_digest = %s, link = %s WHERE key = %s",
            [record.payload_digest, record.link, key_of(record.key)],
        )
    ChainHead.rows.filter(organisation_id=organisation).update(digest=previous)
