"""Members received from another cell wait for a leader's word; those who stand on a roll now do not."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('membership', '0003_confirmed'),
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='waits',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(condition=models.Q(('waits', True)), fields=['cell'], name='membership_that_waits'),
        ),
    ]
