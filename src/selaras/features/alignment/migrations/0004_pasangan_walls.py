from django.db import migrations

from selaras.foundation.verbs.tenant import raise_walls


class Migration(migrations.Migration):
    dependencies = [("alignment", "0003_pasangan")]
    operations = [raise_walls("alignment", "bobot", "pasangan", "pairsweep")]
