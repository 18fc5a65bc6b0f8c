from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("authority", "0002_confirmed")]

    operations = [
        migrations.AddField(model_name="charge", name="ended_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="charge", name="former_end", field=models.DateField(null=True)),
    ]
