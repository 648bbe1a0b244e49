"""The daerah's catalogue of what may be proposed: added, changed, set aside."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.models import KamusUsulan
from selaras.features.usulan.verbs import KAMUS_SET
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor

WRITTEN = ("kode", "nama", "opd", "satuan", "harga_satuan", "kode_sub_kegiatan", "active")


def keep_kamus(row: KamusUsulan, values: dict[str, Any], *, actor: Actor, version: int | None = None) -> KamusUsulan:
    """Add an entry or change it; an entry set aside stays on the proposals that used it."""
    same = KamusUsulan.objects.filter(siklus=row.siklus, nama__iexact=values["nama"].strip())
    if same.exclude(pk=row.pk).exists():
        raise ValidationError({"nama": _("Nama ini sudah ada di kamus.")})
    row.nama = row.nama or values["nama"]
    with acting(actor, KAMUS_SET, row, version=version) as fresh:
        for name in WRITTEN:
            setattr(fresh, name, values[name])
        fresh.save()
    return fresh
