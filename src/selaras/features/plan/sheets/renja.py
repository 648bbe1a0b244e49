"""The raw Renja workbook: one row per sub kegiatan."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_noop as says

from selaras.features.plan.sheets import cells, defects
from selaras.features.plan.sheets.rows import IndikatorRow, LineRow, TargetRow
from selaras.features.plan.sheets.tree import LINES, Tree
from selaras.foundation.sheets.cells import RawRow
from selaras.foundation.sheets.columns import CellProblem, Column, Row, clean_rows
from selaras.foundation.sheets.recognise import Found, Kind
from selaras.values.angka import TargetText

RENJA = Kind(
    "renja",
    says("Renja (daftar sub kegiatan)"),
    (
        Column("kode", "KODE SUB KEGIATAN", cells.kode, aliases=("kode sub keg", "kode sub kegiatan opd"), empty="tolak"),
        Column("nama", "PROGRAM DAN KEGIATAN", aliases=("nama sub kegiatan", "sub kegiatan", "uraian"), empty="tolak"),
        Column("capaian", "TOLAK UKUR CAPAIAN KEG.", required=False, aliases=("tolok ukur capaian kegiatan",)),
        Column("target_capaian", "TARGET KINERJA CAPAIAN KEG.", cells.target, required=False),
        Column("keluaran", "TOLAK UKUR KELUARAN", required=False, aliases=("tolok ukur keluaran",)),
        Column("target_keluaran", "TARGET KINERJA KELUARAN", cells.target, required=False),
        Column("hasil", "TOLAK UKUR HASIL", required=False, aliases=("tolok ukur hasil",)),
        Column("target_hasil", "TARGET KINERJA HASIL", cells.target, required=False),
        Column("sumber_dana", "SUMBER DANA", cells.many, required=False),
        Column("lokasi", "LOKASI", required=False),
        Column("keluaran_sub", "KELUARAN SUB KEG.", required=False),
        Column("awal", "AWAL PELAKSANAAN", cells.bulan, required=False, aliases=("bulan mulai",)),
        Column("akhir", "AKHIR PELAKSANAAN", cells.bulan, required=False, aliases=("bulan selesai",)),
        Column("pagu", "JUMLAH PAGU", cells.rupiah, aliases=("pagu indikatif", "pagu")),
        Column("pagu_maju", "PAGU PRAKIRAAN MAJU", cells.rupiah, required=False, fault="temuan"),
        Column("kelompok_sasaran", "KELOMPOK SASARAN", required=False),
        Column("keterangan", "KETERANGAN", required=False, aliases=("ket",)),
    ),
    ("kode", "pagu"),
)  # fmt: skip
_PAIRS = (("capaian", "target_capaian"), ("keluaran", "target_keluaran"), ("hasil", "target_hasil"))


def parse(
    found: Found, raw_rows: Iterable[RawRow], *, file: str, tahun: int | None = None, opd_kode: str = ""
) -> Iterator[LineRow]:
    """Sub kegiatan as printed, each after the programme and kegiatan that its code implies.

    The sheet prints no programme and no kegiatan: both are made from the code, without name and pagu.
    """
    tree = Tree(file, opd_kode)
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        v = row.values
        kode = v["kode"] or ""
        level = cells.tingkat(kode)
        line = LineRow(
            number=row.number,
            file=file,
            problems=row.problems + cells.missing_money(row) + tuple(_about(row)),
            jenjang=level if level in LINES else "sub_kegiatan",
            id_sumber="",
            parent_id="",
            kode=kode,
            kode_normal=cells.normal(kode) if level in LINES else "",
            nama=v["nama"] or "",
            pagu=v["pagu"],
            pagu_maju=v["pagu_maju"],
            opd_kode=opd_kode,
            lokasi=v["lokasi"] or "",
            kelompok_sasaran=v["kelompok_sasaran"] or "",
            bulan=months(v["awal"], v["akhir"]),
            sumber_dana=tuple((fund, None) for fund in v["sumber_dana"] or ()),
            keterangan=v["keterangan"] or "",
            indikator=tuple(_indikator(row, tahun)),
        )
        if line.applicable:
            yield from tree.place(line, row)
        else:
            yield line


def months(first: int | None, last: int | None) -> tuple[int, int] | None:
    """The months of a line, when both are told in order."""
    return (first, last) if first and last and first <= last else None


def _indikator(row: Row, tahun: int | None) -> Iterator[IndikatorRow]:
    for name, field in _PAIRS:
        nama, target = row.values[name] or "", row.values[field]
        if name == "keluaran" and not nama:
            nama = row.values["keluaran_sub"] or ""
        if nama or target:
            yield IndikatorRow(name, nama, target.satuan if target else "", targets=targets_of(target, tahun))


def targets_of(target: TargetText | None, tahun: int | None, ke: int = 1) -> tuple[TargetRow, ...]:
    """One target of one year, none where the cell is empty."""
    if target is None or not target.teks:
        return ()
    return (TargetRow(tahun, ke, target.nilai, target.satuan, target.teks),)


def _about(row: Row) -> Iterator[CellProblem]:
    v = row.values
    for name, field in _PAIRS:
        if v[field] is not None and not v[name]:
            says = f'berisi target "{v[field].teks}" tanpa tolok ukur. Tulis tolok ukurnya.'
            yield row.problem(field, says, "target_tanpa_indikator")
        yield from about_target(row, field, v[name] or "", v[field])
    if v["awal"] and v["akhir"] and v["akhir"] < v["awal"]:
        yield row.problem("akhir", "berisi bulan sebelum awal pelaksanaan. Periksa keduanya.", "bulan_terbalik")
    level = cells.tingkat(v["kode"] or "")
    if level and level not in LINES:
        yield row.problem(
            "kode", f"berisi kode {level}, bukan sub kegiatan. Diterima seperti tertulis.", "kode_jenjang"
        )


def about_target(row: Row, field: str, indikator: str, target: TargetText | None) -> Iterator[CellProblem]:
    """Targets that are surely written otherwise than meant."""
    if target is None:
        return
    if defects.share_as_fraction(indikator, target.satuan, target.nilai):
        percent = f"{(target.nilai * 100).normalize():f}%".replace(".", ",") if target.nilai else ""
        says = f"berisi {target.teks} untuk sebuah persentase; mungkin maksudnya {percent}. Diterima seperti tertulis."
        yield row.problem(field, says, "persentase_pecahan", suggestion=percent)
    elif target.ambiguous:
        says = f'berisi "{target.teks}"; titiknya dibaca sebagai pemisah ribuan. Periksa.'
        yield row.problem(field, says, "target_bertitik", read_as=str(target.nilai), severity="catatan")
