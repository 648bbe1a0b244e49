"""The printed Renja matrix of 17 columns, also our own print of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext_noop as says

from selaras.features.plan.sheets import cells
from selaras.features.plan.sheets.renja import about_target, targets_of
from selaras.features.plan.sheets.rows import IndikatorRow, LineRow
from selaras.features.plan.sheets.tree import LINES, Tree
from selaras.foundation.sheets.cells import Cell, RawRow
from selaras.foundation.sheets.columns import CATATAN, CellProblem, Column, Row, clean_rows, text
from selaras.foundation.sheets.recognise import Found, Kind
from selaras.values.rupiah import parse_rupiah

_KERANGKA = "capaian kinerja dan kerangka pendanaan"
_MAJU = "prakiraan maju"


def _funds(cell: Cell) -> tuple[tuple[str, int | None], ...]:
    """'APBD Rp10.000.000; DAK Fisik Rp5.000.000' as funds with their money, where it is printed."""
    found: list[tuple[str, int | None]] = []
    for part in re.split(r"[;\n|]", str(cell)):
        money = re.fullmatch(r"\s*(.+?)[\s:(]*(Rp\s?[\d.]+)\)?\s*", part)
        if money:
            found.append((money[1].strip(), parse_rupiah(money[2].rstrip("."))))
        elif part.strip():
            found.append((text(part), None))
    return tuple(found)


MATRIX = Kind(
    "renja_matriks",
    says("matriks Renja 17 kolom"),
    (
        Column("no", "No", required=False, number=1, aliases=("no.", "nomor")),
        Column("kode", "Kode", number=2, aliases=("kode rekening",)),
        Column(
            "nama",
            "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
            number=3,
            aliases=(
                "urusan bidang urusan program kegiatan sub kegiatan outcome output",
                "urusan bidang urusan pemerintahan daerah dan program kegiatan sub kegiatan",
                "urusan bidang urusan pemerintahan daerah program kegiatan sub kegiatan",
            ),
        ),
        Column("indikator", "Indikator Program/Kegiatan/Sub Kegiatan", number=4, aliases=("indikator kinerja", "indikator")),
        Column("target_akhir", "Target Akhir Periode Renstra", required=False, number=5),
        Column("realisasi", "Realisasi Capaian Renja", required=False, number=6, aliases=("realisasi capaian",)),
        Column("capaian_kini", "Prakiraan Capaian Target Renja", required=False, number=7),
        Column("target", "Target", cells.target, number=8, aliases=(f"{_KERANGKA} target", "target kinerja")),
        Column("pagu", "Pagu Indikatif (Rp)", cells.rupiah, number=9, aliases=(f"{_KERANGKA} pagu indikatif", "pagu")),
        Column("lokasi", "Lokasi", required=False, number=10, aliases=(f"{_KERANGKA} lokasi",)),
        Column("sumber_dana", "Sumber Dana", _funds, False, (f"{_KERANGKA} sumber dana",), fault="temuan", number=11),
        Column("nasional", "Prioritas Nasional", required=False, number=12, aliases=("nasional", f"{_KERANGKA} prioritas nasional")),
        Column("daerah", "Prioritas Daerah", required=False, number=13, aliases=("daerah", f"{_KERANGKA} prioritas daerah")),
        Column("kelompok_sasaran", "Kelompok Sasaran", required=False, number=14, aliases=(f"{_KERANGKA} kelompok sasaran",)),
        Column("target_maju", "Prakiraan Maju Target", cells.target, required=False, number=15, aliases=(f"{_MAJU} rencana target",)),
        Column("pagu_maju", "Prakiraan Maju Pagu Indikatif (Rp)", cells.rupiah, False, fault="temuan", number=16),
        Column("pd", "PD Penanggung Jawab", required=False, number=17, aliases=("perangkat daerah penanggung jawab",)),
    ),
    ("kode", "nama", "pagu", "target"),
)  # fmt: skip
_OPD_CODE = re.compile(r"\d\.\d{2}(?:\.\d{1,4}){5,}")  # 1.03.0.00.0.00.01.0000
_TOTAL = re.compile(r"\s*(grand\s+)?(jumlah|total)\b", re.IGNORECASE)


def parse(
    found: Found, raw_rows: Iterable[RawRow], *, file: str, tahun: int | None = None, opd_kode: str = ""
) -> Iterator[LineRow]:
    """Programmes, kegiatan and sub kegiatan with their indicators; headings and the total row are passed over."""
    tree = Tree(file, opd_kode)
    waiting: tuple[LineRow, Row] | None = None
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        v = row.values
        if _heading(row) or (opd_kode and v["kode"] == opd_kode):
            continue
        if not v["kode"] and v["pagu"] is None and not any(p.field == "pagu" for p in row.problems):
            waiting = _with_indikator(waiting, row, tahun)
            continue
        if waiting:
            yield from _placed(tree, *waiting)
        waiting = (_line(row, file, tahun, opd_kode), row)
    if waiting:
        yield from _placed(tree, *waiting)


def _with_indikator(waiting: tuple[LineRow, Row] | None, row: Row, tahun: int | None) -> tuple[LineRow, Row] | None:
    """The row above with one indicator more; an outcome printed beside it is told, never lost unsaid."""
    if waiting is None:
        return None
    line, above = waiting
    problems = line.problems + row.problems
    if row.values["nama"]:
        says = f"tidak berkode; indikatornya dibaca sebagai indikator baris {line.number}."
        problems += (row.problem("nama", says, "indikator_baris_atas", severity=CATATAN),)
    more = line.indikator + tuple(_indikator(row, tahun, line.jenjang))
    return replace(line, indikator=more, problems=problems), above


def _placed(tree: Tree, line: LineRow, row: Row) -> Iterator[LineRow]:
    if line.applicable:
        yield from tree.place(line, row)
    else:
        yield line


def _heading(row: Row) -> bool:
    """Urusan, bidang urusan, the agency's own line, and the total."""
    v = row.values
    first = next((v[name] for name in ("no", "kode", "nama") if v[name]), "")
    if _TOTAL.match(first) and not v["indikator"] and not cells.tingkat(v["kode"]):
        return True
    if _OPD_CODE.fullmatch(v["kode"] or ""):
        return True
    return cells.tingkat(v["kode"]) in {"urusan", "bidang_urusan"} or (
        not v["kode"] and bool(v["nama"]) and v["pagu"] is None and not v["indikator"]
    )


def _line(row: Row, file: str, tahun: int | None, opd_kode: str) -> LineRow:
    v = row.values
    level = cells.tingkat(v["kode"])
    known = level in LINES
    jenjang = level if known else "sub_kegiatan"
    return LineRow(
        number=row.number,
        file=file,
        problems=row.problems + cells.missing_money(row) + tuple(_about(row, known)),
        jenjang=jenjang,
        id_sumber="",
        parent_id="",
        kode=v["kode"],
        kode_normal=cells.normal(v["kode"]) if known else "",
        nama=v["nama"],
        pagu=v["pagu"],
        pagu_maju=v["pagu_maju"],
        opd_kode=opd_kode,
        opd_nama=v["pd"] or "",
        lokasi=_dashless(v["lokasi"]),
        kelompok_sasaran=_dashless(v["kelompok_sasaran"]),
        sumber_dana=v["sumber_dana"] or (),
        prioritas_nasional=_dashless(v["nasional"]),
        prioritas_daerah=_dashless(v["daerah"]),
        indikator=tuple(_indikator(row, tahun, jenjang)),
    )


def _dashless(value: str | None) -> str:
    return "" if value in {None, "-", "—"} else str(value)


def _indikator(row: Row, tahun: int | None, jenjang: str) -> Iterator[IndikatorRow]:
    v = row.values
    if v["indikator"] or v["target"]:
        jenis = {"program": "program", "kegiatan": "kegiatan"}.get(jenjang, "keluaran")
        next_year = targets_of(v["target_maju"], tahun + 1 if tahun else None, 2)
        satuan = v["target"].satuan if v["target"] else ""
        yield IndikatorRow(jenis, v["indikator"] or "", satuan, targets=targets_of(v["target"], tahun) + next_year)


def _about(row: Row, known: bool) -> Iterator[CellProblem]:
    v = row.values
    yield from about_target(row, "target", v["indikator"] or "", v["target"])
    if not known:
        says = f'berisi "{v["kode"]}", bukan kode program, kegiatan atau sub kegiatan. Diterima sebagai sub kegiatan.'
        yield row.problem("kode", says, "kode_bukan_nomenklatur")
    if not v["nama"]:
        yield row.problem(
            "nama", "kosong. Nama diambil dari nomenklatur bila kodenya dikenal.", "nama_kosong", severity=CATATAN
        )
