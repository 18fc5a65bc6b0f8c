"""A record keeps how far the device's clock was from the server's; the triggers guard that column as well."""

from importlib import import_module

from django.db import migrations, models

append_only = import_module("nennep.core.migrations.0002_append_only")
FACTS = [*append_only.FACTS, "clock_offset_ms"]


def guard(apps, schema_editor):
    """Put the trigger on the facts of a record in the place of the one that did not know the new column."""
    sqlite = schema_editor.connection.vendor == "sqlite"
    unequal = "IS NOT" if sqlite else "IS DISTINCT FROM"
    changed = " OR ".join(f"OLD.{column} {unequal} NEW.{column}" for column in FACTS)
    schema_editor.execute(f"DROP TRIGGER core_actrecord_facts{'' if sqlite else ' ON core_actrecord'}", params=None)
    schema_editor.execute(_sqlite(changed) if sqlite else _postgresql(changed), params=None)


def _sqlite(changed):
    return f"""
        CREATE TRIGGER core_actrecord_facts BEFORE UPDATE ON core_actrecord
        WHEN {changed} OR NEW.content IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'records of acts are append-only'); END"""


def _postgresql(changed):
    return f"""
        CREATE TRIGGER core_actrecord_facts BEFORE UPDATE ON core_actrecord FOR EACH ROW
        WHEN ({changed} OR NEW.content IS NOT NULL) EXECUTE FUNCTION core_append_only()"""


class Migration(migrations.Migration):
    """Add the column, and guard it."""

    dependencies = [("core", "0002_append_only")]
    operations = [
        migrations.AddField("actrecord", "clock_offset_ms", models.BigIntegerField(null=True)),
        migrations.AddIndex(
            "actrecord", models.Index(fields=["device_id", "captured_at"], name="core_actrecord_of_device")
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
