from django.db import migrations

from selaras.foundation.verbs.tenant import raise_walls


class Migration(migrations.Migration):
    dependencies = [("alignment", "0005_kemitraan")]
    operations = [raise_walls("alignment", "kemitraan", "bagian", "urutan")]
