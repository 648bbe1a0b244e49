"""Indicators of the lines: those of the sub kegiatan are official, the targets are examples."""

from collections.abc import Iterable, Iterator

from selaras.reference.example.chance import Chance
from selaras.reference.example.plan import ExampleIndikator, ExampleLine, ExampleTarget
from selaras.reference.example.work import codes

YEAR = 2022
_BUSY = {"orang", "jiwa", "keluarga", "kk", "peserta didik", "meter", "m2", "m", "ha", "hektar", "hektare"}
_FEW = {"dokumen", "laporan", "paket", "unit", "berita acara", "kegiatan"}


def line_indikator(lines: Iterable[ExampleLine]) -> Iterator[ExampleIndikator]:
    """Output of each sub kegiatan, result of each kegiatan, achievement of each programme."""
    for line in lines:
        if line.jenjang == "sub_kegiatan" and line.nomenklatur:
            yield from _output(line)
        elif line.jenjang == "kegiatan":
            yield _share(line, "hasil", f"Persentase keluaran {line.nama} yang selesai")
        elif line.jenjang == "program":
            yield _share(line, "capaian", f"Persentase capaian {line.nama.capitalize()}")


def promised(indikator: Iterable[ExampleIndikator], lines: dict[str, ExampleLine]) -> dict[str, ExampleIndikator]:
    """For each programme and kegiatan the output of its costliest sub kegiatan, as a promise to others."""
    best: dict[str, tuple[int, ExampleIndikator]] = {}
    for one in indikator:
        line = lines.get(one.line or "")
        if one.jenis != "keluaran" or line is None or not one.targets:
            continue
        kegiatan = lines[line.induk or ""]
        for key in (kegiatan.kunci, kegiatan.induk or ""):
            if key not in best or (line.pagu or 0) > best[key][0]:
                best[key] = (line.pagu or 0, one)
    return {key: one for key, (_, one) in best.items()}


def _output(line: ExampleLine) -> Iterator[ExampleIndikator]:
    official = codes().by_kode[line.nomenklatur or ""]
    chance = Chance("keluaran", line.kunci)
    if not official.indikator:
        return
    low, high = _range(official.satuan)
    first = chance.whole(low, high)
    targets: tuple[ExampleTarget, ...] = (
        ExampleTarget(YEAR, str(first)),
        ExampleTarget(YEAR + 1, str(first + first * chance.whole(0, 12) // 100)),
    )
    if chance.yes(0.02):  # planted: an indicator without target
        targets = ()
    yield ExampleIndikator(
        f"{line.kunci}:keluaran", None, line.kunci, "keluaran", official.indikator, official.satuan, targets=targets
    )


def _range(satuan: str) -> tuple[int, int]:
    """How much of a unit one sub kegiatan usually makes."""
    word = satuan.lower().strip()
    if word in _FEW:
        return 1, 24
    return (40, 2400) if word in _BUSY else (2, 160)


def _share(line: ExampleLine, jenis: str, nama: str) -> ExampleIndikator:
    targets = (ExampleTarget(YEAR, "100"), ExampleTarget(YEAR + 1, "100"))
    return ExampleIndikator(f"{line.kunci}:{jenis}", None, line.kunci, jenis, nama, "persen", targets=targets)
