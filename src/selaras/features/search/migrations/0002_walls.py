from django.db import migrations

from selaras.foundation.verbs.tenant import raise_walls


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [raise_walls("search")]
