from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_walls")]
    operations = [
        migrations.AddField("trendpoint", "by_opd", models.JSONField(blank=True, default=dict)),
    ]
