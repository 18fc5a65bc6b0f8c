"""The chain of acts of one organisation: each record's link hashes the one before it.

A changed, removed or reordered record breaks a link. There is one chain an organisation, never a global one:
a global head would make all cells of the country wait for each other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from nennep.core import sealing
from nennep.core.models import ActRecord, ChainHead


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
    return hashlib.sha256(previous + sealing.canonical([str(fact) for fact in facts])).digest()


def append(record: ActRecord) -> None:
    """Give the record its place in its organisation's chain and save it; locks the head until the commit."""
    head = ChainHead.rows.select_for_update().get(organisation_id=record.organisation_id)
    record.seq = head.seq + 1
    record.link = link_of(record, bytes(head.digest))
    record.save(force_insert=True)
    ChainHead.rows.filter(organisation_id=record.organisation_id).update(seq=record.seq, digest=record.link)


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not verify, and what is wrong there."""

    organisation_id: UUID
    seq: int
    what: str


def verify(organisation_id: UUID) -> list[Break]:
    """Walk one chain from its first record; an empty list means that nothing was changed, removed or reordered."""
    breaks: list[Break] = []
    previous, expected = bytes(32), 1
    for record in ActRecord.rows.filter(organisation_id=organisation_id).order_by("seq").iterator():
        if record.seq != expected:
            breaks.append(Break(organisation_id, expected, "missing"))
        if bytes(record.link) != link_of(record, previous):
            breaks.append(Break(organisation_id, record.seq, "changed"))
        if record.content is not None and sealing.unseal(bytes(record.content))[0] != bytes(
            record.content_digest
        ):
            breaks.append(Break(organisation_id, record.seq, "content changed"))
        previous, expected = bytes(record.link), record.seq + 1
    head = ChainHead.rows.filter(organisation_id=organisation_id).first()
    if head is None or head.seq != expected - 1 or bytes(head.digest) != previous:
        breaks.append(Break(organisation_id, expected, "head does not match"))
    return breaks
