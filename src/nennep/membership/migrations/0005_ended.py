from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("membership", "0004_received")]

    operations = [
        migrations.AddField(model_name=model, name=name, field=field)
        for model in ("membership", "position")
        for name, field in (
            ("ended_at", models.DateTimeField(null=True)),
            ("former_end", models.DateField(null=True)),
        )
    ]
