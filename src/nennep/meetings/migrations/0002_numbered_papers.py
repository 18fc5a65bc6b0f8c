"""Notices and invitations may bear numbers."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0001_initial'),
        ('records', '0003_one_series_an_organisation'),
    ]

    operations = [
        migrations.CreateModel(
            name='NumberedPaper',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('document_type', models.CharField(choices=[('NQ', 'resolution'), ('KL', 'conclusion'), ('QĐ', 'decision'), ('TB', 'notice'), ('BC', 'report'), ('KH', 'plan'), ('CTr', 'programme'), ('TTr', 'proposal'), ('CV', 'official letter'), ('BB', 'minutes'), ('GM', 'invitation')], max_length=4)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbered_papers', to='meetings.meeting')),
                ('notice', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='numbered', to='meetings.notice')),
                ('number', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.number')),
            ],
            options={
                'abstract': False,
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
    ]
