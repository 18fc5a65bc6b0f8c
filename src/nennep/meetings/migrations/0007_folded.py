"""Themes of meetings without accents, for searching."""

from django.db import migrations, models

from nennep.core.models import folded

AT_ONCE = 1_000


def fold_all(apps, _editor):
    """The column for the rows that stand already; digests of them tell the columns of before."""
    rows = apps.get_model("meetings", "Meeting")._default_manager
    waiting = []
    for row in rows.only("pk", "theme").iterator(chunk_size=AT_ONCE):
        row.folded = folded(row.theme, most=300)
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            rows.bulk_update(waiting, ["folded"])
            waiting = []
    rows.bulk_update(waiting, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_proposals")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="folded",
            field=models.CharField(default="", editable=False, max_length=300),
        ),
        migrations.RunPython(fold_all, migrations.RunPython.noop),
    ]
