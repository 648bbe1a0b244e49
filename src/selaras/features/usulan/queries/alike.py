"""What may already be proposed or planned at this place, and last year's of the same village."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from selaras.features.plan.models import Paket, PlanLine
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import Keadaan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus

LEAST_LETTERS = 8  # below that a text says too little
SHOWN = 3
READ = 400  # rows whose words are compared
SHARED = 2  # words that must be the same
SHARE = 0.5  # 0..1, of the words of the shorter text; only where no finder has read the cycle yet
SHORT = 2  # letters; shorter words say nothing, but Dusun IX and RT 4 do
NUMBER = re.compile(r"[0-9]+|[ivx]+")
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
    ada agar akan atau dalam dan dari dengan desa dusun ini itu jalan karena
    kec kecamatan kegiatan pada pekerjaan pembangunan pembuatan penyediaan sepanjang supaya tidak untuk usulan yang
""",
    )
)


@dataclass(frozen=True, slots=True)
class Alike:
    """What is shown while somebody types; each row bears ``because``, the reasons of whoever found it."""

    usulan: list[Usulan] = field(default_factory=list)
    lines: list[PlanLine] = field(default_factory=list)
    packages: list[Paket] = field(default_factory=list)
    earlier: list[Usulan] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(self.usulan or self.lines or self.packages or self.earlier)


type Found = list[tuple[str, int, tuple[str, ...]]]  # (line, paket or usulan; id; reasons), likeliest first
# Who finds by what a text means (features/alignment); it answers None where it has not read the cycle yet.
finders: list[Callable[[Siklus, str, str, int | None], Found | None]] = []


def words_of(text: str) -> frozenset[str]:
    """The words that carry meaning, small and without signs."""
    found = re.findall(r"\w+", text.casefold())
    return frozenset(w for w in found if (len(w) > SHORT or NUMBER.fullmatch(w)) and w not in EMPTY)


def alike(siklus: Siklus, teks: str, wilayah: str, besides: int | None = None) -> Alike:
    """Proposals and plan lines of the same kecamatan whose words overlap, the nearest first; three in all."""
    words = words_of(teks)
    if len(teks.strip()) < LEAST_LETTERS or not words or not wilayah.startswith(siklus.daerah_id):
        return Alike()
    earlier = near(words, _earlier(siklus, wilayah, words), "judul")[:SHOWN]
    for finder in finders:
        if (found := finder(siklus, teks, wilayah, besides)) is not None:
            return told(found[:SHOWN], earlier)
    kecamatan = ".".join(wilayah.split(".")[:3])
    usulan = near(words, _proposals(siklus, kecamatan, words).exclude(pk=besides), "judul")[:SHOWN]
    room = SHOWN - len(usulan)
    lines = near(words, _lines(siklus, kecamatan, words), "nama")[:room] if room else []
    return Alike(usulan, lines, earlier=earlier)


def told(found: Found, earlier: list[Usulan]) -> Alike:
    """The rows behind what was found, in its order."""
    sources: dict[str, Any] = {
        "usulan": Usulan.objects.select_related("wilayah", "opd"),
        "line": PlanLine.objects.select_related("opd"),
        "paket": Paket.objects.select_related("opd"),
    }
    rows: dict[str, list[Any]] = {kind: [] for kind in sources}
    for kind, source in sources.items():
        because = {pk: reasons for one, pk, reasons in found if one == kind}
        known = source.in_bulk(because) if because else {}
        for pk, reasons in because.items():
            if pk in known:
                known[pk].because = reasons
                rows[kind].append(known[pk])
    return Alike(rows["usulan"], rows["line"], rows["paket"], earlier)


def earlier_ones(siklus: Siklus, wilayah: str | None) -> Any:
    """Proposals of the same place in the years before."""
    rows = Usulan.objects.filter(daerah_id=siklus.daerah_id, siklus__tahun__lt=siklus.tahun, wilayah_id=wilayah)
    return rows.exclude(keadaan=Keadaan.DRAF).select_related("siklus").order_by("-siklus__tahun", "-pk")


def _earlier(siklus: Siklus, wilayah: str, words: frozenset[str]) -> Any:
    return earlier_ones(siklus, wilayah).filter(any_word("judul", words))[:READ]


def _proposals(siklus: Siklus, kecamatan: str, words: frozenset[str]) -> Any:
    here = Q(wilayah_id=kecamatan) | Q(wilayah__kode__startswith=f"{kecamatan}.")
    rows = Usulan.objects.filter(here, any_word("judul", words), siklus=siklus, active=True)
    return rows.exclude(keadaan=Keadaan.DRAF).exclude(hasil="digabung").select_related("wilayah", "opd").order_by("pk")


def _lines(siklus: Siklus, kecamatan: str, words: frozenset[str]) -> Any:
    nama = Wilayah.objects.filter(kode=kecamatan).values_list("nama", flat=True).first() or kecamatan
    here = Q(places__wilayah_id=kecamatan) | Q(places__wilayah__kode__startswith=f"{kecamatan}.")
    here |= Q(lokasi_teks__icontains=nama)
    rows = PlanLine.objects.filter(here, any_word("nama", words), siklus=siklus, active=True)
    return rows.select_related("opd").order_by("pk").distinct()


def any_word(name: str, words: frozenset[str]) -> Q:
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for word in sorted(words)))


def near(words: frozenset[str], rows: Any, name: str) -> list[Any]:
    found = []
    for row in rows[:READ]:
        other = words_of(getattr(row, name))
        both = len(words & other)
        share = both / max(1, min(len(words), len(other)))
        if both >= min(SHARED, len(words)) and share >= SHARE:
            found.append((-share, row.pk, row))
    return [row for _share, _pk, row in sorted(found, key=lambda entry: entry[:2])]
