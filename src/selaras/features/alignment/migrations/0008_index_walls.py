from django.db import migrations

from selaras.foundation.verbs.tenant import raise_walls


class Migration(migrations.Migration):
    dependencies = [("alignment", "0007_index")]
    operations = [raise_walls("alignment", "indexedtext", "indexedword", "indexcounts")]
