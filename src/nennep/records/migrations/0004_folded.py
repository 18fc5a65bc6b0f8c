"""Titles and symbols of records without accents, for searching."""

from django.db import migrations, models

from nennep.core.models import folded

AT_ONCE = 1_000


def fold_all(apps, _editor):
    """The column for the rows that stand already; digests of them tell the columns of before."""
    rows = apps.get_model("records", "Record")._default_manager
    waiting = []
    for row in rows.only("pk", "title", "symbol").iterator(chunk_size=AT_ONCE):
        row.folded = folded(row.title, row.symbol, most=341)
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            rows.bulk_update(waiting, ["folded"])
            waiting = []
    rows.bulk_update(waiting, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("records", "0003_one_series_an_organisation")]

    operations = [
        migrations.AddField(
            model_name="record",
            name="folded",
            field=models.CharField(default="", editable=False, max_length=341),
        ),
        migrations.RunPython(fold_all, migrations.RunPython.noop),
    ]
