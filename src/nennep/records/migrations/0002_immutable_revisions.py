"""A revision never changes and is never removed; that it was signed by hand may be written on it, once."""

from django.db import migrations

FIXED = "id, record_id, revision, document, digest, pdf_id, made_at, reason, is_correction".split(", ")
SIGNED = ("signed_on", "book", "page")


def guard(apps, schema_editor):
    """Create the triggers of this database."""
    statements = _sqlite() if schema_editor.connection.vendor == "sqlite" else _postgresql()
    for statement in statements:
        schema_editor.execute(statement)


def _changed(operator):
    fixed = " OR ".join(f"OLD.{column} {operator} NEW.{column}" for column in FIXED)
    signed = " OR ".join(f"OLD.{column} {operator} NEW.{column}" for column in SIGNED)
    return f"{fixed} OR (OLD.signed_on IS NOT NULL AND ({signed}))"


def _sqlite():
    yield f"""
        CREATE TRIGGER records_revision_unchanged BEFORE UPDATE ON records_revision WHEN {_changed("IS NOT")}
        BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END"""
    yield """
        CREATE TRIGGER records_revision_kept BEFORE DELETE ON records_revision
        BEGIN SELECT RAISE(ABORT, 'revisions are kept'); END"""


def _postgresql():
    yield """
        CREATE FUNCTION records_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'revisions are immutable'; END $$"""
    yield f"""
        CREATE TRIGGER records_revision_unchanged BEFORE UPDATE ON records_revision FOR EACH ROW
        WHEN ({_changed("IS DISTINCT FROM")}) EXECUTE FUNCTION records_immutable()"""
    yield """
        CREATE TRIGGER records_revision_kept BEFORE DELETE ON records_revision FOR EACH ROW
        EXECUTE FUNCTION records_immutable()"""


class Migration(migrations.Migration):
    """Guard the revisions."""

    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
