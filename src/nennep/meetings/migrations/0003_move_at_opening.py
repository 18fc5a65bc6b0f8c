"""A move may be that of an opening on another day than planned."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_numbered_papers'),
    ]

    operations = [
        migrations.AddField(
            model_name='meetingmove',
            name='at_opening',
            field=models.BooleanField(default=False),
        ),
    ]
