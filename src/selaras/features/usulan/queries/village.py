"""Villages and their proposals."""

from dataclasses import dataclass

from django.db.models import Count, Q

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries.answer import Answer, answers_of
from selaras.features.usulan.words import Keadaan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus


@dataclass(frozen=True, slots=True)
class Village:
    """A village with how many proposals it has, and how many are answered."""

    kode: str
    nama: str
    kecamatan: str
    proposals: int
    answered: int


def sent(siklus: Siklus) -> Q:
    """Proposals that were handed in; drafts are nobody's business yet."""
    return Q(siklus=siklus, active=True) & ~Q(keadaan=Keadaan.DRAF)


def villages(siklus: Siklus) -> list[Village]:
    rows = Usulan.objects.filter(sent(siklus), wilayah__isnull=False).order_by("wilayah_id").values_list("wilayah_id")
    counts = rows.annotate(n=Count("pk"), done=Count("pk", filter=Q(keadaan=Keadaan.SELESAI)))
    found = list(counts.values_list("wilayah_id", "n", "done"))
    codes = {kode for kode, _n, _done in found} | {kode.rpartition(".")[0] for kode, _n, _done in found}
    names = dict(Wilayah.objects.filter(kode__in=codes).values_list("kode", "nama"))
    return [
        Village(kode, names.get(kode, kode), names.get(kode.rpartition(".")[0], ""), n, done) for kode, n, done in found
    ]


def village_answers(siklus: Siklus, kode: str) -> list[Answer]:
    """Every proposal of one village with its answer, in the order they came."""
    rows = Usulan.objects.filter(sent(siklus), wilayah=kode).order_by("pk")
    found = list(rows.select_related("siklus__daerah", "opd", "prioritas", "digabung_ke__opd"))
    return answers_of(found) if found else []
