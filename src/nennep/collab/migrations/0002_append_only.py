"""Updates are never changed or removed: they say who wrote what. Rows of SQLite are guarded against REPLACE too."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER collab_update_unchanged BEFORE UPDATE ON collab_collabupdate
       BEGIN SELECT RAISE(ABORT, 'collab_collabupdate is append-only'); END""",
    """CREATE TRIGGER collab_update_kept BEFORE DELETE ON collab_collabupdate
       BEGIN SELECT RAISE(ABORT, 'collab_collabupdate is append-only'); END""",
    """CREATE TRIGGER collab_update_replace BEFORE INSERT ON collab_collabupdate
       WHEN EXISTS (SELECT 1 FROM collab_collabupdate
                    WHERE id = NEW.id OR (text_id = NEW.text_id AND seq = NEW.seq))
       BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: collab_collabupdate is append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION collab_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
    """CREATE TRIGGER collab_update_kept BEFORE UPDATE OR DELETE ON collab_collabupdate FOR EACH ROW
       EXECUTE FUNCTION collab_append_only()""",
]


def guard(apps, schema_editor):
    """Create the triggers of this database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Guard the updates."""

    dependencies = [("collab", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
