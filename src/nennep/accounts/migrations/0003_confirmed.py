"""Logins that stand when confirmations are first asked for count as confirmed; codes that wait, as given by an office."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import migrations, models

BEFORE = datetime(2026, 11, 27, tzinfo=UTC)
SOMEBODY = UUID(int=1)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_logincode_wrongtry"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="confirmed_at",
            field=models.DateTimeField(default=BEFORE, null=True),
        ),
        migrations.AlterField(
            model_name="user",
            name="confirmed_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="given_by",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="logincode",
            name="given_by",
            field=models.UUIDField(default=SOMEBODY, null=True),
        ),
        migrations.AlterField(
            model_name="logincode",
            name="given_by",
            field=models.UUIDField(null=True),
        ),
    ]
