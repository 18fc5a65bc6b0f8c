"""The chain of acts of one organisation: each record's link hashes the one before it.

A changed, removed or reordered record breaks a link. There is one chain for each organisation, never a global one:
a global head would make all cells of the country wait for each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from uuid import UUID

from django.db import connection

from nennep.core.audit import sealing
from nennep.core.database.composed import insert
from nennep.core.models import ActRecord, ChainHead
from nennep.core.refusals import NotFound

# Plain SQL: every act passes here, and composing these took a tenth of an act.
_READ_HEAD = "SELECT seq, digest FROM core_chainhead WHERE organisation_id = %s"
_MOVE_HEAD = "UPDATE core_chainhead SET seq = %s, digest = %s WHERE organisation_id = %s"


def begin_chain(organisation_id: UUID) -> None:
    """Create the chain of a new organisation; part of the act that founds it."""
    ChainHead.rows.create(organisation_id=organisation_id)


def link_of(record: ActRecord, previous: bytes) -> bytes:
    """The link of a record that follows `previous`: sha256 over everything that must not change, 32 bytes."""
    facts = [
        record.key,
        record.organisation_id,
        record.seq,
        record.act,
        record.version,
        record.actor_id,
        record.person_id,
        record.device_id,
        record.device_seq,
        record.captured_at.astimezone(UTC).isoformat(),
        record.received_at.astimezone(UTC).isoformat(),
        bytes(record.payload_digest).hex(),
        bytes(record.content_digest).hex(),
        # a database gives back the same contents in another order of keys (jsonb), and times in its own zone
        sealing.canonical(record.result).decode(),
    ]
    if record.clock_offset_ms is not None:
        # hashed only where told, so that links made before there was such a column are still right
        facts.append(record.clock_offset_ms)
    return hashlib.sha256(previous + sealing.canonical([str(fact) for fact in facts])).digest()


def append(record: ActRecord) -> None:
    """Give the record its place in its organisation's chain and save it; locks the head until the commit."""
    organisation = ChainHead._meta.pk.get_db_prep_value(record.organisation_id, connection)
    with connection.cursor() as cursor:
        lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
        cursor.execute(_READ_HEAD + lock, [organisation])
        found = cursor.fetchone()
        if found is None:
            raise NotFound  # each organisation has a chain from its founding
        record.seq = found[0] + 1
        record.link = link_of(record, bytes(found[1]))
        insert([record])
        cursor.execute(_MOVE_HEAD, [record.seq, record.link, organisation])


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not verify, and what is wrong there."""

    organisation_id: UUID
    seq: int
    what: str


Visit = Callable[[ActRecord, Any], None]
"""Is shown each record of a chain with its payload; None where the content was erased or cannot be opened."""


def verify(organisation_id: UUID, visit: Visit = lambda _record, _payload: None) -> list[Break]:
    """Walk one chain from its first record; an empty list means that nothing was changed, removed or reordered.

    What it cannot find, an anchor can: an end that was cut off together with its head, links that were all worked out
    anew, a chain that is gone (core.audit.anchors).
    """
    breaks: list[Break] = []
    previous, expected = bytes(32), 1
    for record in ActRecord.rows.filter(organisation_id=organisation_id).order_by("seq").iterator():
        if record.seq != expected:
            breaks.append(Break(organisation_id, expected, "missing"))
        if bytes(record.link) != link_of(record, previous):
            breaks.append(Break(organisation_id, record.seq, "changed"))
        payload, wrong = _content(record)
        if wrong:
            breaks.append(Break(organisation_id, record.seq, wrong))
        visit(record, payload)
        previous, expected = bytes(record.link), record.seq + 1
    head = ChainHead.rows.filter(organisation_id=organisation_id).first()
    if head is None or head.seq != expected - 1 or bytes(head.digest) != previous:
        breaks.append(Break(organisation_id, expected, "head does not match"))
    return breaks


def chains() -> list[UUID]:
    """The organisations that have a chain, or records without one, in a fixed order."""
    heads = ChainHead.rows.values_list("organisation_id", flat=True)
    records = ActRecord.rows.values_list("organisation_id", flat=True).distinct()
    return sorted({*heads, *records})


def _content(record: ActRecord) -> tuple[Any, str]:
    """The payload of a record, if it is there, and what is wrong with it."""
    if record.content is None:
        return None, ""
    try:
        digest, payload = sealing.unseal(bytes(record.content))
    except sealing.CannotOpen:
        return None, "content cannot be opened"
    return payload, "" if digest == bytes(record.content_digest) else "content changed"
