from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_exempt_voting"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attendance",
            name="mark",
            field=models.CharField(
                choices=[
                    ("present", "present"),
                    ("late", "present, came late"),
                    ("excused", "absent with a reason"),
                    ("absent", "absent without a reason"),
                    ("exempt", "exempt"),
                    ("elsewhere", "active elsewhere"),
                    ("unsaid", "absent, why is not recorded yet"),
                ],
                max_length=10,
            ),
        ),
    ]
