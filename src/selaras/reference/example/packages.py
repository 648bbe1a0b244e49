"""Packages of work: building in villages, goods for offices, and work done by the agencies themselves."""

from collections.abc import Iterator
from dataclasses import replace

from selaras.reference.codes import WilayahRow
from selaras.reference.example.chance import Chance
from selaras.reference.example.places import kind_of, tree, written
from selaras.reference.example.plan import ExampleLine, ExamplePaket
from selaras.reference.example.wording import GOODS, LANES, SELF_MANAGED, Kind, kinds_for

# Median and spread of the packages of Ketapang 2022, rupiah.
BUILD, GOOD, SELF = (166_400_000, 0.65), (6_341_000, 1.5), (25_740_000, 1.5)
_MOST_PER_LINE = 13
_WITH_GOODS, _SELF_DONE = 0.34, 0.13  # share (0..1) of the other sub kegiatan that have such a package
_TENDER = 200_000_000  # rupiah; above it no direct procurement, Perpres 16/2018 ps. 38
_WORTH_BUILDING = 60_000_000  # rupiah
_BUILDS = (
    "Pembangunan",
    "Rehabilitasi",
    "Peningkatan",
    "Pemeliharaan",
    "Perluasan",
    "Penambahan",
    "Normalisasi",
    "Pelebaran",
    "Perbaikan",
    "Pengadaan",
    "Penyediaan",
    "Operasi",
    "Rekonstruksi",
)
_DUSUN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_TWINS = 18  # the same work in the same dusun planned by two OPDs


def packages(lines: tuple[ExampleLine, ...]) -> tuple[ExamplePaket, ...]:
    """All packages; `lines` are those before defects are planted."""
    made = [one for line in lines if line.jenjang == "sub_kegiatan" for one in _of(line)]
    made += _twins(made, lines)
    return tuple(replace(one, kunci=f"contoh:paket:{n:04d}") for n, one in enumerate(made, start=1))


def _of(line: ExampleLine) -> Iterator[ExamplePaket]:
    chance = Chance("paket", line.kunci)
    pagu, kinds = line.pagu or 0, kinds_for(line.nomenklatur or "")
    if kinds and pagu > _WORTH_BUILDING and line.nama.startswith(_BUILDS):
        left = pagu
        for _ in range(chance.whole(1, _MOST_PER_LINE)):
            cost = chance.weight(*BUILD)
            if cost > left:
                return
            left -= cost
            yield _built(line, chance.pick(kinds), cost, chance)
    elif chance.yes(_WITH_GOODS):
        cost = min(chance.weight(*GOOD), pagu * 8 // 10)
        yield _bought(line, chance.pick(GOODS), max(cost, 250_000), chance)
    elif chance.yes(_SELF_DONE / (1 - _WITH_GOODS)):
        yield _self_done(line, min(chance.weight(*SELF), pagu), chance)


def _built(line: ExampleLine, kind: Kind, cost: int, chance: Chance) -> ExamplePaket:
    named = [kode for kode, _ in line.tempat if len(kode) > 8]
    pool = tree().under(named[0][:8] if chance.yes(0.6) and named else "")
    desa = chance.pick(pool)
    place = written(chance, desa)
    nama = _named(kind, chance, place)
    short = f"Kec. {tree().upper(desa).nama}"
    told = chance.yes(0.8)
    return ExamplePaket(
        kunci="",
        opd=line.opd,
        line=line.kunci,
        cara="penyedia",
        nama=nama,
        uraian=kind.uraian,
        spesifikasi=kind.spesifikasi,
        lokasi_teks=place if told else short,
        wilayah=desa.kode if told else None,
        volume=kind.volume.format(v=chance.whole(12, 90) * 10, n=chance.whole(1, 12)),
        pagu=cost,
        jenis=kind.jenis,
        metode="Tender" if cost > _TENDER else "Pengadaan Langsung",
        sumber_dana=line.sumber_dana[0][0] if line.sumber_dana else "",
        kode_sub=line.kode,
        kode_akun=kind.akun,
        **_months(chance),
    )


def _named(kind: Kind, chance: Chance, place: str) -> str:
    """A name as typed by an officer: sometimes all in capitals."""
    nama = chance.pick(kind.names).format(d=chance.pick(_DUSUN), p=place, n=chance.whole(1, 9))
    return nama.upper() if chance.yes(0.12) else nama


def _months(chance: Chance) -> dict[str, str]:
    first = chance.pick((1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 7))
    return {"mulai": f"2022-{first:02d}", "selesai": f"2022-{min(12, first + chance.whole(1, 6)):02d}"}


def _bought(line: ExampleLine, kind: Kind, cost: int, chance: Chance) -> ExamplePaket:
    base = _built(line, kind, cost, chance)
    electronic = kind.jenis == "Barang" and chance.yes(0.3)
    office = line.lokasi_teks if not any(kode.count(".") == 3 for kode, _ in line.tempat) else "Kantor"
    return replace(
        base,
        lokasi_teks=office,
        wilayah=None,
        volume=kind.volume,
        metode="e-Purchasing" if electronic else "Pengadaan Langsung",
    )


def _self_done(line: ExampleLine, cost: int, chance: Chance) -> ExamplePaket:
    """Work done by the agency itself; a quarter names no code, so it belongs to no line."""
    base = _built(line, SELF_MANAGED, cost, chance)
    known = not chance.yes(0.25)
    return replace(
        base,
        cara="swakelola",
        nama=line.nama,
        lokasi_teks=line.lokasi_teks,
        wilayah=None,
        line=line.kunci if known else None,
        kode_sub=line.kode if known else "",
        volume=SELF_MANAGED.volume,
        metode="",
    )


def _twins(made: list[ExamplePaket], lines: tuple[ExampleLine, ...]) -> Iterator[ExamplePaket]:
    """Planted: Perkim plans a drain or lane that PUPR plans too, in other words."""
    chance = Chance("kembar")
    own = [one for one in made if one.opd == "pupr" and one.wilayah and "Dusun" in one.nama and "M" in one.volume]
    other = [line for line in lines if line.opd == "perkim" and (line.nomenklatur or "").startswith("1.04.05.2")]
    named = {desa.kode: desa for desa in tree().desa}
    for first in chance.some(own, _TWINS):
        line = max((one for one in other if one.jenjang == "sub_kegiatan"), key=lambda one: one.pagu or 0)
        yield replace(
            first,
            opd="perkim",
            line=line.kunci,
            nama=_other_words(first.nama, named[first.wilayah or ""], chance),
            uraian="Jalan Lingkungan",
            pagu=first.pagu * chance.whole(92, 108) // 100,
            kode_sub=line.kode,
            kode_akun=LANES,
            sumber_dana=line.sumber_dana[0][0],
        )


def _other_words(nama: str, desa: WilayahRow, chance: Chance) -> str:
    """The same work as another agency words it: the dusun stays, the beginning changes."""
    dusun = nama.split("Dusun ", 1)[1].split(" ", 1)[0]
    kind = "drainase" if "rainase" in nama else "rabat beton jalan" if "alan" in nama else "tembok penahan tanah"
    begin = chance.pick(("Lanjutan", "Pembuatan", "Perbaikan"))
    return f"{begin} {kind} Dsn. {dusun} {kind_of(desa)} {desa.nama}"
