"""The digests of payloads as sent get a key: the salt inside each record's sealed content (sealing.keyed).

The plain ones let a short payload be guessed after its content was erased. They were hashed into the links too, so the
chains are linked anew. What did not verify before does not verify afterwards: a link that did not fit its record keeps
standing, and so does a head that did not fit its chain.
"""

import hashlib
import hmac
import secrets
from datetime import UTC

from django.db import migrations

from nennep.core.audit.sealing import CannotOpen, canonical, salt_of

GUARD = "core_actrecord_facts"


def link_of(record, previous):
    """The link as it was worked out when this migration was written; later changes of it must not reach back here."""
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
        canonical(record.result).decode(),
    ]
    if record.clock_offset_ms is not None:
        facts.append(record.clock_offset_ms)
    return hashlib.sha256(previous + canonical([str(fact) for fact in facts])).digest()


def key_digests(apps, schema_editor):
    """Key the digests of all records, chain by chain."""
    record_type, head_type = apps.get_model("core", "ActRecord"), apps.get_model("core", "ChainHead")
    organisations = list(record_type.rows.values_list("organisation_id", flat=True).distinct())
    if not organisations:
        return
    connection = schema_editor.connection
    guard = _lower(connection)
    for organisation in organisations:
        was, now = _link_anew(record_type, organisation)
        # a head that did not fit stays as it is
        head_type.rows.filter(organisation_id=organisation, digest=was).update(digest=now)
    _raise(connection, guard)


def _link_anew(record_type, organisation):
    """Write one chain's digests and links. Returns the last link as it was and as it is now."""
    was, now = bytes(32), bytes(32)
    for record in list(record_type.rows.filter(organisation_id=organisation).order_by("seq")):
        fits = bytes(record.link) == link_of(record, was)
        was = bytes(record.link)
        record.payload_digest = hmac.digest(_salt(record), bytes(record.payload_digest), "sha256")
        now = link_of(record, now) if fits else was
        record_type.rows.filter(key=record.key).update(payload_digest=record.payload_digest, link=now)
    return was, now


def _salt(record):
    """A record's salt; where its content is gone, or its key (nennep new-key), a fresh one that nobody keeps.

    A wrong key does not come so far: the start settles that before anything is brought up to date.
    """
    try:
        return salt_of(record.content) if record.content is not None else secrets.token_bytes(16)
    except CannotOpen:
        return secrets.token_bytes(16)


def _lower(connection):
    """Take the guard of the records down for this migration. Returns what puts it up again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [GUARD])
            (statement,) = cursor.fetchone()
            cursor.execute(f"DROP TRIGGER {GUARD}")
            return statement
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE core_actrecord DISABLE TRIGGER {GUARD}")
        return f"ALTER TABLE core_actrecord ENABLE TRIGGER {GUARD}"


def _raise(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


class Migration(migrations.Migration):
    """Key the digests."""

    dependencies = [("core", "0002_append_only")]
    operations = [migrations.RunPython(key_digests, migrations.RunPython.noop)]
