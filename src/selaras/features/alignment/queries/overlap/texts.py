"""Every work text of a cycle: lowest lines, packages, live proposals. One read, a handful of queries at any size."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from selaras.features.plan.models import Paket, Place, PlanLine, Target
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.picture import amount
from selaras.features.usulan.words import CLOSED, Keadaan
from selaras.foundation.tahapan.models import Siklus
from selaras.values.kode import Kode
from selaras.values.wilayah import KodeWilayah

LINE, PAKET, USULAN = "line", "paket", "usulan"
NO_VOLUME = frozenset(("1 paket", "1paket", "1", "paket", "1 tahun", "1 kegiatan"))  # says nothing about how much
# Belanja barang pakai habis and belanja perjalanan dinas (Kepmendagri 050-3708/2020): no work at a place.
OWN_ACCOUNTS = ("5.1.02.01", "5.1.02.04")


@dataclass(frozen=True, slots=True)
class Text:
    """One work text, and what decides with whom it may stand as a pair."""

    key: str  # 'line:12', 'paket:9', 'usulan:40': stable as long as the row lives
    text: str
    detail: str = ""
    desa: str = ""  # codes that a form gave; '' = the text itself is asked
    kecamatan: str = ""
    opd: int | None = None
    line: int | None = None  # the line it is, or hangs on
    homes: frozenset[str] = frozenset()  # texts that it is a part of: never a pair
    pagu: int | None = None  # rupiah
    volume: str = ""
    kode: str = ""  # sub kegiatan as printed
    akun: str = ""  # of a package, as printed
    wilayah: str = ""  # code that the row carries, for the map

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def pk(self) -> int:
        return int(self.key.partition(":")[2])

    @property
    def routine(self) -> bool:
        """What every OPD plans for itself: the supporting programme, consumables, travel."""
        if self.akun.startswith(OWN_ACCOUNTS):
            return True
        try:
            return Kode.parse(self.kode.partition(";")[0]).generic().startswith("X.XX")
        except ValueError:
            return False


def key_of(row: Any) -> str:
    """The key of a line, a package or a proposal."""
    return f"{ {PlanLine: LINE, Paket: PAKET, Usulan: USULAN}[type(row)] }:{row.pk}"


def texts_of(siklus: Siklus) -> list[Text]:
    """All texts of one cycle in the order of their keys' kinds and ids."""
    return [*_lines(siklus), *_packages(siklus), *_proposals(siklus)]


def _lines(siklus: Siklus) -> Iterator[Text]:
    rows = PlanLine.objects.filter(siklus=siklus, active=True, jenjang=PlanLine.Jenjang.SUB_KEGIATAN, opd__semu=False)
    places, volumes = _places(siklus), _volumes(siklus)
    names = ("pk", "opd_id", "kode", "nama", "lokasi_teks", "pagu")
    for pk, opd, kode, nama, lokasi, pagu in rows.order_by("pk").values_list(*names):
        codes, said = places.get(pk, ((), ()))
        where = lokasi or "; ".join(said)
        desa, kecamatan = codes_of(codes[0] if len(codes) == 1 else "")
        yield Text(
            f"{LINE}:{pk}", f"{nama} , {where}", "", desa, kecamatan, opd, pk, frozenset(), pagu, volumes.get(pk, ""), kode,
            wilayah=codes[0] if len(codes) == 1 else "",
        )  # fmt: skip


def _places(siklus: Siklus) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Codes below the daerah and words of the places of each line."""
    codes: dict[int, list[str]] = defaultdict(list)
    words: dict[int, list[str]] = defaultdict(list)
    rows = Place.objects.filter(line__siklus=siklus, line__active=True).order_by("pk")
    for line, wilayah, teks, nama in rows.values_list("line_id", "wilayah_id", "teks", "wilayah__nama"):
        if wilayah and wilayah != siklus.daerah_id:
            codes[line].append(wilayah)
        if teks or nama:
            words[line].append(teks or nama)
    return {line: (tuple(codes[line]), tuple(words[line])) for line in {*codes, *words}}


def _volumes(siklus: Siklus) -> dict[int, str]:
    """The promised output of the year, where a line has one only."""
    rows = Target.objects.filter(
        indikator__siklus=siklus, indikator__active=True, indikator__line__isnull=False, tahun=siklus.tahun
    )
    found: dict[int, list[str]] = defaultdict(list)
    for line, nilai, teks, satuan in rows.values_list("indikator__line_id", "nilai", "teks", "indikator__satuan"):
        found[line].append(teks or amount(nilai, satuan, ""))
    return {line: said[0] for line, said in found.items() if len(said) == 1}


def _packages(siklus: Siklus) -> Iterator[Text]:
    rows = Paket.objects.filter(siklus=siklus, active=True, opd__semu=False).order_by("pk")
    names = (
        *("pk", "opd_id", "line_id", "nama", "uraian", "spesifikasi", "lokasi_teks", "wilayah_id"),
        *("volume", "pagu", "kode_sub", "kode_akun"),
    )
    for pk, opd, line, nama, uraian, spek, lokasi, wilayah, volume, pagu, sub, akun in rows.values_list(*names):
        home = frozenset((f"{LINE}:{line}",)) if line else frozenset()
        said = "" if volume.strip().lower() in NO_VOLUME else volume
        # The wilayah of a package was read out of its own words: no form gave it, so the text is asked again.
        yield Text(
            f"{PAKET}:{pk}", f"{nama} , {lokasi}", f"{uraian} , {spek}", "", "", opd, line, home, pagu, said, sub, akun,
            wilayah or "",
        )  # fmt: skip


def live_proposals(siklus: Siklus) -> Any:
    """Proposals that may still come true in this cycle."""
    rows = Usulan.objects.filter(siklus=siklus, active=True).exclude(keadaan=Keadaan.DRAF)
    return rows.exclude(Q(hasil__in=CLOSED) | Q(hasil__in=("ditunda", "sumber_lain")))


def _proposals(siklus: Siklus) -> Iterator[Text]:
    homes: dict[int, set[str]] = defaultdict(set)
    placed = Akomodasi.objects.filter(siklus=siklus, active=True).values_list("usulan_id", "line_id")
    for usulan, line in placed:
        homes[usulan].add(f"{LINE}:{line}")
    names = (
        *("pk", "opd_id", "judul", "alamat", "wilayah_id", "wilayah_teks", "volume", "volume_teks"),
        *("satuan", "anggaran", "kode_sub_kegiatan"),
    )
    for row in live_proposals(siklus).order_by("pk").values_list(*names):
        pk, opd, judul, alamat, wilayah, teks, volume, volume_teks, satuan, anggaran, kode = row
        desa, kecamatan = codes_of(wilayah or "")
        where = ", ".join(part for part in (alamat, "" if wilayah else teks) if part)
        yield Text(
            f"{USULAN}:{pk}", f"{judul} , {where}", "", desa, kecamatan, opd, None, frozenset(homes.get(pk, ())),
            anggaran, amount(volume, satuan, volume_teks), kode, wilayah=wilayah or "",
        )  # fmt: skip


def codes_of(wilayah: str) -> tuple[str, str]:
    """Village and kecamatan code of a wilayah; '' where it is wider."""
    if not wilayah:
        return "", ""
    kode = KodeWilayah(wilayah)
    kecamatan = kode.at("kecamatan")
    return wilayah if kode.level == "desa" else "", kecamatan.text if kecamatan else ""


def by_key(texts: Iterable[Text]) -> dict[str, Text]:
    return {text.key: text for text in texts}
