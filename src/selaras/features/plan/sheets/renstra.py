"""The raw Renstra workbook: every level in code order, five years of target and money."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_noop as says

from selaras.features.plan.sheets import cells, defects
from selaras.features.plan.sheets.renja import about_target
from selaras.features.plan.sheets.rows import IndikatorRow, LineRow, TargetRow
from selaras.features.plan.sheets.tree import LINES, Tree
from selaras.foundation.sheets.cells import RawRow
from selaras.foundation.sheets.columns import CATATAN, CellProblem, Column, Row, clean_rows
from selaras.foundation.sheets.recognise import Found, Kind

RENSTRA = Kind(
    "renstra",
    says("Renstra (target dan dana lima tahun)"),
    (
        Column("sasaran", "SASARAN", cells.words, required=False),
        Column("kode", "KODE"),
        Column("nama", "PROGRAM DAN KEGIATAN", aliases=("uraian", "program kegiatan sub kegiatan"), empty="tolak"),
        Column("satuan", "SATUAN", cells.words, required=False),
        Column("indikator", "INDIKATOR", cells.words, required=False, aliases=("indikator kinerja",)),
        Column("awal", "DATA CAPAIAN AWAL", required=False, aliases=("kondisi awal", "data capaian pada tahun awal")),
        Column("target", "TARGET TAHUN 1", cells.target, required=False, fault="temuan", series=r"target(?: tahun)?(?: ke)? (\d{1,4})", counted=6),
        Column("dana", "DANA TAHUN 1", cells.rupiah_projected, required=False, fault="temuan", series=r"(?:dana|pagu)(?: tahun)?(?: ke)? (\d{1,4})", counted=6),
        Column("lokasi", "LOKASI", required=False),
        Column("keterangan", "KETERANGAN", required=False),
    ),
    ("kode", "nama", "target:1", "dana:1"),
)  # fmt: skip


def parse(
    found: Found, raw_rows: Iterable[RawRow], *, file: str, opd_kode: str = "", tahun_awal: int | None = None
) -> Iterator[LineRow]:
    """Programmes, kegiatan and sub kegiatan with their years; urusan and bidang urusan rows are headings."""
    tree = Tree(file, opd_kode)
    years = sorted({int(name.partition(":")[2]) for name in found.places if ":" in name})
    sasaran = ""
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        sasaran = row.values["sasaran"] or sasaran
        level = cells.tingkat(row.values["kode"] or "")
        if level in {"urusan", "bidang_urusan"}:
            continue
        line = _line(row, level, years, tahun_awal, (file, opd_kode, sasaran))
        if line.applicable:
            yield from tree.place(line, row)
        else:
            yield line


def _line(row: Row, level: str, years: list[int], tahun_awal: int | None, told: tuple[str, str, str]) -> LineRow:
    v = row.values
    file, opd_kode, sasaran = told
    jenjang = level if level in LINES else "sub_kegiatan"
    money = tuple(_year(row, year, ke, tahun_awal) for ke, year in enumerate(years, 1))
    targets = tuple(year for year in money if year.teks)
    indikator: tuple[IndikatorRow, ...] = ()
    if v["indikator"] or any(year.teks not in {"", "0"} for year in targets):
        satuan = v["satuan"] or next((year.satuan for year in targets if year.satuan), "")
        jenis = {"program": "program", "kegiatan": "kegiatan"}.get(jenjang, "keluaran")
        indikator = (IndikatorRow(jenis, v["indikator"] or "", satuan, v["awal"] or "", targets),)
    return LineRow(
        number=row.number,
        file=file,
        problems=row.problems + tuple(_about(row, level, years, bool(indikator))),
        jenjang=jenjang,
        id_sumber="",
        parent_id="",
        kode=v["kode"] or "",
        kode_normal=cells.normal(v["kode"] or "") if level in LINES else "",
        nama=v["nama"] or "",
        pagu=None,
        opd_kode=opd_kode,
        lokasi=v["lokasi"] or "",
        sasaran=sasaran,
        keterangan=v["keterangan"] or "",
        indikator=indikator,
        tahunan=tuple(year for year in money if year.pagu is not None),
    )


def _year(row: Row, year: int, ke: int, tahun_awal: int | None) -> TargetRow:
    target = row.values.get(f"target:{year}")
    calendar = year if year > 1900 else tahun_awal + year - 1 if tahun_awal else None
    if target is None:
        return TargetRow(calendar, ke, None, "", "", row.values.get(f"dana:{year}"))
    return TargetRow(calendar, ke, target.nilai, target.satuan, target.teks, row.values.get(f"dana:{year}"))


def _about(row: Row, level: str, years: list[int], measured: bool) -> Iterator[CellProblem]:
    v = row.values
    kode = v["kode"] or ""
    if not kode:
        says = "kosong; dibaca sebagai sub kegiatan menurut letaknya. Tulis kodenya."
        yield row.problem("kode", says, "kode_kosong")
    elif level not in LINES:
        says = f'berisi "{kode}", bukan kode nomenklatur. Diterima seperti tertulis.'
        yield row.problem("kode", says, "kode_bukan_nomenklatur")
    elif cells.normal(kode) != kode:
        says = f"berisi {kode}, bentuk bakunya {cells.normal(kode)}."
        yield row.problem("kode", says, "kode_tidak_baku", read_as=cells.normal(kode), severity=CATATAN)
    if measured and not v["indikator"]:
        yield row.problem(
            "indikator", "kosong, padahal targetnya terisi. Tulis indikatornya.", "target_tanpa_indikator"
        )
    if v["satuan"] and defects.odd_unit(v["satuan"]):
        says = f'berisi "{v["satuan"]}", bukan satuan. Diterima seperti tertulis.'
        yield row.problem("satuan", says, "satuan_janggal")
    for year in years:
        yield from about_target(row, f"target:{year}", v["indikator"] or "", v.get(f"target:{year}"))
        target = v.get(f"target:{year}")
        if (
            target
            and target.nilai is not None
            and v.get(f"dana:{year}") is not None
            and target.nilai == v[f"dana:{year}"] > 1000
        ):
            says = "sama persis dengan dananya; mungkin angka rupiah tertulis di kolom target."
            yield row.problem(f"target:{year}", says, "target_berisi_rupiah")
