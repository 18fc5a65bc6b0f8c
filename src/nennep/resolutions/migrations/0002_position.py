from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="assignment", name="position", field=models.PositiveSmallIntegerField(default=0)
        ),
    ]
