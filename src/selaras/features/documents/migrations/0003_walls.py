from django.db import migrations

from selaras.foundation.verbs.tenant import raise_walls


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_file_field")]
    operations = [raise_walls("documents")]
