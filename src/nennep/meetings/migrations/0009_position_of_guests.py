from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_interpreting")]

    operations = [
        migrations.AddField(
            model_name="guest", name="position", field=models.PositiveSmallIntegerField(default=0)
        ),
    ]
