"""The chain of acts: nennep.core.audit.chain, and the triggers that guard it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories import OPERATOR, Cell
from tests.tampering import key_of, without_triggers

from nennep.core.acts import Envelope
from nennep.core.audit import chain, sealing
from nennep.core.audit.traces import leave_trace
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, ActSubject, Trace
from nennep.core.refusals import NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.membership.actions import change_status
from nennep.membership.enums import Status


@pytest.fixture
def records(pa_kim: Cell) -> list[ActRecord]:
    return list(ActRecord.rows.filter(organisation_id=pa_kim.id).order_by("seq"))


def test_every_organisation_has_a_chain_of_its_own_that_verifies(
    pa_kim: Cell, records: list[ActRecord]
) -> None:
    assert [each.seq for each in records] == list(range(1, len(records) + 1))
    assert chain.verify(pa_kim.id) == []


def test_a_chain_verifies_whatever_zone_a_device_told_its_time_in_and_however_keys_are_kept(
    in_session: UUID, pa_kim: Cell
) -> None:
    told = datetime(2026, 11, 24, 19, 30, tzinfo=timezone(timedelta(hours=7)))
    record_attendance.perform(
        pa_kim.secretary,
        payload={
            "meeting": str(in_session),
            "marks": [{"person": str(pa_kim.members[0]), "mark": "present"}],
        },
        envelope=Envelope(key=new_id(), captured_at=told),
    )
    record = ActRecord.rows.filter(organisation_id=pa_kim.id).latest("seq")
    record.result = {"symbols": [], "id": "1", "a": 2}
    link = chain.link_of(record, bytes(32))
    record.result = {"a": 2, "id": "1", "symbols": []}
    assert chain.link_of(record, bytes(32)) == link
    assert chain.verify(pa_kim.id) == []


@pytest.mark.parametrize("change", ["act", "received_at", "result", "content_digest", "clock_offset_ms"])
def test_a_link_does_not_fit_a_changed_fact(records: list[ActRecord], change: str) -> None:
    record, before = records[1], bytes(records[0].link)
    assert chain.link_of(record, before) == bytes(record.link)
    changed = {
        "act": "x.y",
        "received_at": record.received_at + timedelta(seconds=1),
        "result": {"x": 1},
        "content_digest": bytes(32),
        "clock_offset_ms": 1,
    }
    setattr(record, change, changed[change])
    assert chain.link_of(record, before) != bytes(record.link)


def test_a_removed_record_is_found_by_its_place(pa_kim: Cell, records: list[ActRecord]) -> None:
    without_triggers("DELETE FROM core_actsubject WHERE record_id = %s", [key_of(records[1].key)])
    without_triggers("DELETE FROM core_actrecord WHERE key = %s", [key_of(records[1].key)])
    assert (records[1].seq, "missing") in {(each.seq, each.what) for each in chain.verify(pa_kim.id)}


def test_a_content_that_was_put_in_place_of_another_is_found(pa_kim: Cell, records: list[ActRecord]) -> None:
    other = sealing.seal({"somebody": "else"}, sealing.new_salt())[1]
    without_triggers("UPDATE core_actrecord SET content = %s WHERE key = %s", [other, key_of(records[0].key)])
    assert [(each.seq, each.what) for each in chain.verify(pa_kim.id)] == [(1, "content changed")]


def test_a_removed_last_record_is_found_by_the_head(pa_kim: Cell, records: list[ActRecord]) -> None:
    without_triggers("DELETE FROM core_actsubject WHERE record_id = %s", [key_of(records[-1].key)])
    without_triggers("DELETE FROM core_actrecord WHERE key = %s", [key_of(records[-1].key)])
    assert [each.what for each in chain.verify(pa_kim.id)] == ["head does not match"]


def test_nothing_is_recorded_of_an_organisation_without_a_chain(records: list[ActRecord]) -> None:
    record = records[-1]
    record.organisation_id = new_id()
    with pytest.raises(NotFound):
        chain.append(record)


def test_an_erased_content_leaves_a_chain_that_verifies(pa_kim: Cell, records: list[ActRecord]) -> None:
    ActRecord.rows.filter(key=records[0].key).update(content=None)
    assert chain.verify(pa_kim.id) == []


def test_contents_are_sealed_and_open_with_the_key_only(records: list[ActRecord]) -> None:
    content = bytes(records[-1].content or b"")
    digest, payload = sealing.unseal(content)
    assert digest == bytes(records[-1].content_digest)
    assert isinstance(payload, dict)
    assert b"person" not in content


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_actrecord SET act = 'x' WHERE key = %s",
        "UPDATE core_actrecord SET result = '{}' WHERE key = %s",
        "UPDATE core_actrecord SET clock_offset_ms = 7 WHERE key = %s",
        "DELETE FROM core_actrecord WHERE key = %s",
        "DELETE FROM core_actsubject WHERE record_id = %s",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_a_record(
    records: list[ActRecord], statement: str
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [key_of(records[-1].key)])
    assert ActRecord.rows.filter(key=records[-1].key, act=records[-1].act).exists()


def test_a_record_cannot_be_written_over_by_inserting_it_again(records: list[ActRecord]) -> None:
    columns = ", ".join(each.column for each in ActRecord._meta.concrete_fields)
    again = f"INTO core_actrecord ({columns}) SELECT {columns} FROM core_actrecord WHERE key = %s"
    over = {
        "sqlite": f"INSERT OR REPLACE {again}",
        "postgresql": f"INSERT {again} ON CONFLICT (key) DO UPDATE SET act = EXCLUDED.act",
    }[connection.vendor]
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(over, [key_of(records[-1].key)])


def test_a_trace_cannot_be_removed(pa_kim: Cell) -> None:
    leave_trace("login", pa_kim.secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        Trace.rows.all().delete()


def test_a_record_says_what_it_was_about(pa_kim: Cell) -> None:
    person = pa_kim.members[3]
    change_status(
        OPERATOR,
        person=person,
        cell=pa_kim.id,
        status=Status.AWAY,
        effective=date(2026, 3, 1),
        note="đi làm ăn xa",
    )
    acts = ActSubject.rows.filter(kind="person", object_id=person).values_list("record__act", flat=True)
    assert {"membership.enter_roll", "membership.change_status"} <= set(acts)
