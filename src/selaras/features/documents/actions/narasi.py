"""The words of the RKPD's chapters, written by people."""

from selaras.features.documents.models import Narasi
from selaras.features.documents.verbs import NARASI_EDIT
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


def write(siklus: Siklus, *, bagian: str, teks: str, actor: Actor, version: int | None = None) -> Narasi:
    """Write or change one part; an empty text makes it a dash again."""
    found = Narasi.objects.filter(siklus=siklus, bagian=bagian).first()
    row = found or Narasi(daerah_id=siklus.daerah_id, siklus=siklus, bagian=bagian)
    with acting(actor, NARASI_EDIT, row, version=version if found else None) as fresh:
        fresh.teks = teks.strip()
        fresh.save()
    return fresh
