"""The records of acts cannot be changed or removed, but for the erasure of a content; traces neither.

SQLite's INSERT OR REPLACE passes a delete trigger by, so an insert over an existing row is refused as well.
"""

from django.db import migrations

KEPT = ("core_actrecord", "core_actsubject", "core_trace", "core_refusal")
"""Tables of which no row is ever removed."""

FACTS = (
    "key, organisation_id, seq, act, version, actor_id, person_id, device_id, device_seq, captured_at, "
    "received_at, payload_digest, content_digest, result, link, clock_offset_ms"
).split(", ")
"""Columns of a record that never change; `content` may only become empty."""


def guard(apps, schema_editor):
    """Create the triggers of this database."""
    statements = _sqlite() if schema_editor.connection.vendor == "sqlite" else _postgresql()
    for statement in statements:
        # no parameters at all: psycopg would read the % of RAISE as a placeholder
        schema_editor.execute(statement, params=None)


def _sqlite():
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in FACTS)
    yield f"""
        CREATE TRIGGER core_actrecord_facts BEFORE UPDATE ON core_actrecord
        WHEN {changed} OR NEW.content IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'records of acts are append-only'); END"""
    yield """
        CREATE TRIGGER core_actrecord_replace BEFORE INSERT ON core_actrecord
        WHEN EXISTS (SELECT 1 FROM core_actrecord WHERE key = NEW.key
                     OR (organisation_id = NEW.organisation_id AND seq = NEW.seq))
        BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: records of acts are append-only'); END"""
    for table in KEPT:
        yield f"""
            CREATE TRIGGER {table}_kept BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""


def _postgresql():
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in FACTS)
    yield """
        CREATE FUNCTION core_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""
    yield f"""
        CREATE TRIGGER core_actrecord_facts BEFORE UPDATE ON core_actrecord FOR EACH ROW
        WHEN ({changed} OR NEW.content IS NOT NULL) EXECUTE FUNCTION core_append_only()"""
    for table in KEPT:
        yield f"""
            CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW
            EXECUTE FUNCTION core_append_only()"""
        yield f"""
            CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT
            EXECUTE FUNCTION core_append_only()"""


class Migration(migrations.Migration):
    """Guard the records."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
