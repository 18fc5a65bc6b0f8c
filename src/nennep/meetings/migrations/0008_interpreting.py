from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_folded")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="other_language",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="meeting",
            name="interpreter",
            field=models.CharField(blank=True, default="", max_length=160),
            preserve_default=False,
        ),
    ]
