"""What stands when confirmations are first asked for counts as confirmed."""

from datetime import UTC, datetime

from django.db import migrations, models

BEFORE = datetime(2026, 11, 27, tzinfo=UTC)


class Migration(migrations.Migration):
    dependencies = [
        ("authority", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="charge",
            name="entered_at",
            field=models.DateTimeField(default=BEFORE),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="charge",
            name="confirmed_at",
            field=models.DateTimeField(default=BEFORE, null=True),
        ),
        migrations.AlterField(
            model_name="charge",
            name="confirmed_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
    ]
