"""The record of an act: written with the act, and read again when the same key comes a second time."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.context import ActContext, Done, Envelope
from nennep.core.audit import chain, sealing
from nennep.core.audit.written import ABOUT, WRITTEN, Written, digest_of_subjects
from nennep.core.database.composed import ByKey, insert
from nennep.core.models import ActRecord, ActSubject, Refusal
from nennep.core.refusals import Conflict, Refused

_RECORD = ByKey(ActRecord.rows.all)


def write_record(
    ctx: ActContext, payload: BaseModel, written: Written, *, version: int, sent: bytes, envelope: Envelope
) -> Done:
    """Write the record of an act that has run, at the end of its organisation's chain.

    `sent` is the digest of the payload as it came; it is kept keyed. `written` are the rows that the act wrote.
    """
    if ctx.organisation_id is None:
        raise RuntimeError(f"{ctx.act} ended without authorising anybody over an organisation")
    salt = sealing.new_salt()
    content_digest, content = sealing.seal(payload.model_dump(mode="json"), salt)
    record = ActRecord(
        key=ctx.key,
        organisation_id=ctx.organisation_id,
        act=ctx.act,
        version=version,
        actor_id=ctx.actor.user_id,
        person_id=ctx.actor.person_id,
        device_id=envelope.device_id,
        device_seq=envelope.device_seq,
        clock_offset_ms=envelope.clock_offset_ms,
        captured_at=envelope.captured_at or ctx.received_at,
        received_at=ctx.received_at,
        payload_digest=sealing.keyed(sent, salt),
        content_digest=content_digest,
        content=content,
        result=ctx.result | {WRITTEN: written.digests(salt), ABOUT: digest_of_subjects(ctx.subjects, salt)},
    )
    chain.append(record)
    insert(
        [
            ActSubject(record_id=record.key, kind=kind, object_id=object_id)
            for kind, object_id in dict.fromkeys(ctx.subjects)
        ]
    )
    return _answer(record)


BROUGHT = "device_file"
"""What is said of an act after it was done: their records do not hold it."""


def add_subject(keys: Iterable[UUID], kind: str, object_id: UUID) -> None:
    """Say of acts that were done that they are about this thing, too: the file that they came by (BROUGHT)."""
    ActSubject.rows.bulk_create(ActSubject(record_id=key, kind=kind, object_id=object_id) for key in keys)


def answer_before(key: UUID, name: str, actor: Actor, sent: bytes) -> Done | None:
    """The answer that this key was given before. Raises Conflict where it was used for something else."""
    record = _RECORD.first(key)
    if record is None:
        return None
    if record.actor_id != actor.user_id:
        raise Conflict(_("This key belongs to somebody else's act."), code="key_of_another")
    if record.act != name or not _came_with(record, sent):
        raise Conflict(_("This key was already used for something else."), code="key_reused")
    return _answer(record, replayed=True)


def _came_with(record: ActRecord, sent: bytes) -> bool:
    """Whether this payload came with the key before. Where nobody can tell any more, the key alone counts."""
    if record.content is None:
        return True
    try:
        salt = sealing.salt_of(bytes(record.content))
    except sealing.CannotOpen:
        return True  # sealed with a key that was lost (nennep new-key)
    return hmac.compare_digest(sealing.keyed(sent, salt), bytes(record.payload_digest))


def _answer(record: ActRecord, *, replayed: bool = False) -> Done:
    return Done(
        key=record.key,
        result={name: told for name, told in record.result.items() if name not in (WRITTEN, ABOUT)},
        organisation_id=record.organisation_id,
        seq=record.seq,
        received_at=record.received_at,
        replayed=replayed,
    )


def log_refusal(key: UUID, name: str, actor: Actor, refusal: Refused) -> None:
    """Note a refusal, apart from the records: the key stays free."""
    Refusal.rows.create(key=key, act=name, actor_id=actor.user_id, code=refusal.code, refused_at=clock.now())
