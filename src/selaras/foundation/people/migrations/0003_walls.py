from django.db import migrations

from selaras.foundation.verbs.tenant import raise_walls


class Migration(migrations.Migration):
    dependencies = [("people", "0002_apitoken")]
    operations = [raise_walls("people", "apitoken")]
