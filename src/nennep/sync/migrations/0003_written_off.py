"""When somebody recorded that a phone can send no more, and why."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sync', '0002_waiting_work'),
    ]

    operations = [
        migrations.AddField(
            model_name='device',
            name='written_off_at',
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name='device',
            name='written_off_why',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
    ]
