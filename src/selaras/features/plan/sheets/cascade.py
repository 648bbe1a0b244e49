"""Sheets of the cascade: the tree of meaning, programmes of OPDs with their sasaran, agencies, yearly themes.

One kind of tree serves the exports of other systems and our own template:
jenjang · rujukan · induk · kode · uraian · indikator · satuan · kondisi awal · target <tahun> … · pagu <tahun> …
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils.translation import gettext_noop as says

from selaras.features.plan.sheets import cells, defects
from selaras.features.plan.sheets.rows import CascadeRow, IndikatorRow, OpdRow, SheetRow, TargetRow
from selaras.foundation.sheets.cells import RawRow
from selaras.foundation.sheets.columns import CATATAN, TOLAK, CellProblem, Column, Row, clean_rows
from selaras.foundation.sheets.recognise import Found, Kind
from selaras.values.jenjang import LABEL

_TARGET = Column(
    "target", "target_2026", cells.target, required=False, fault="temuan", series=r"target(?: tahun)? (20\d\d)"
)
_MONEY = Column(
    "pagu", "pagu_2026", cells.rupiah_projected, required=False, fault="temuan", series=r"(?:pagu|dana) (20\d\d)"
)
TREE = Kind(
    "cascade_pohon",
    says("pohon kinerja"),
    (
        Column("tingkat", "jenjang", aliases=("tingkat", "level"), empty=TOLAK),
        Column("ref", "rujukan", aliases=("ref", "id")),
        Column("induk", "induk", aliases=("ref_induk", "rujukan induk")),
        Column("kode", "kode", required=False),
        Column("uraian", "uraian", empty=TOLAK),
        Column("indikator", "indikator", required=False),
        Column("satuan", "satuan", required=False),
        Column("awal", "kondisi_awal", required=False, aliases=("awal", "kondisi awal")),
        Column("kode_opd", "kode_opd", required=False, aliases=("kode opd",)),
        Column("nama_opd", "nama_opd", required=False, aliases=("nama opd", "perangkat daerah")),
        Column("mendukung", "mendukung", cells.many, required=False),
        Column("catatan", "catatan", required=False),
        Column("sumber", "sumber", required=False),
        _TARGET,
        _MONEY,
    ),
    ("tingkat", "ref", "induk", "uraian"),
)
PROGRAMMES = Kind(
    "cascade_program",
    says("program OPD dengan indikator sasaran"),
    (
        Column("nama_opd", "perangkat_daerah", empty=TOLAK),
        Column("kode", "kode_program", cells.kode, empty="temuan"),
        Column("uraian", "program", empty=TOLAK),
        Column("sasaran", "ref_indikator_sasaran", cells.many, required=False),
        Column("peran", "status_program", required=False),
        Column("ref", "ref_indikator", required=False),
        Column("indikator", "indikator", required=False),
        Column("satuan", "satuan", required=False),
        Column("cek", "cek_nomenklatur", required=False),
        _TARGET,
        _MONEY,
    ),
    ("nama_opd", "kode", "uraian"),
)
AGENCIES = Kind(
    "cascade_opd",
    says("daftar perangkat daerah"),
    (Column("ref", "id", empty=TOLAK), Column("nama", "perangkat_daerah", empty=TOLAK)),
    ("ref", "nama"),
)
THEMES = Kind(
    "cascade_tema",
    says("tema RKPD per tahun"),
    (Column("tahun", "tahun", empty=TOLAK), Column("tema", "tema", empty=TOLAK)),
    ("tahun", "tema"),
)
KINDS = (TREE, PROGRAMMES, AGENCIES, THEMES)
ORDER = (AGENCIES, THEMES, TREE, PROGRAMMES)
_MEASURE = "indikator_"


def parse(found: Found, raw_rows: Iterable[RawRow], *, file: str) -> Iterator[SheetRow]:
    """The typed rows of any cascade sheet."""
    parser = {TREE.code: _tree, PROGRAMMES.code: _programmes, AGENCIES.code: _agencies, THEMES.code: _themes}
    rows = list(clean_rows(found.kind.columns, found.places, found.body(raw_rows)))
    yield from parser[found.kind.code](rows, file)


def _agencies(rows: list[Row], file: str) -> Iterator[SheetRow]:
    twins = defects.twins([row.values["nama"] or "" for row in rows])
    for place, row in enumerate(rows):
        problems = row.problems
        if place in twins:
            says = f"sama dengan baris {rows[twins[place]].number}. Keduanya diterima; satukan bila memang satu."
            problems += (row.problem("nama", says, "opd_kembar"),)
        nama = row.values["nama"] or ""
        yield OpdRow(number=row.number, file=file, problems=problems, id_sumber=row.values["ref"], kode="", nama=nama)


def _themes(rows: list[Row], file: str) -> Iterator[SheetRow]:
    for row in rows:
        tahun, tema = row.values["tahun"] or "", row.values["tema"] or ""
        problems = row.problems
        if not tahun.isdigit():
            problems += (row.problem("tahun", f'berisi "{tahun}", bukan tahun.', "bukan_tahun", severity=TOLAK),)
        yield CascadeRow(
            number=row.number,
            file=file,
            problems=problems,
            jenjang="tema",
            ref=f"tema-{tahun}",
            parent_ref="",
            kode="",
            uraian=tema,
            tahun=int(tahun) if tahun.isdigit() else None,
        )


def _tree(rows: list[Row], file: str) -> Iterator[SheetRow]:
    known = {_ref(row, "ref") for row in rows}
    same = _repeated(rows)
    for row in rows:
        level = (row.values["tingkat"] or "").strip().lower().replace(" ", "_")
        measured = level.startswith(_MEASURE)
        jenjang = level.removeprefix(_MEASURE)
        problems = row.problems + tuple(_about(row, jenjang, measured=measured, known=known))
        if row.number in same:
            says = f"sama dengan baris {same[row.number]} di bawah induk lain. Keduanya diterima."
            problems += (row.problem("uraian", says, "uraian_ganda"),)
        yield _node(row, file, jenjang, measured=measured, problems=problems, known=known)


def _ref(row: Row, field: str) -> str:
    """References of one agency's sheet are its own: two agencies may both have an S34."""
    own, opd = row.values[field] or "", row.values.get("kode_opd") or ""
    return f"{opd}/{own}" if own and opd else own


def _parent(row: Row, known: set[str]) -> str:
    """The reference above a row: of its own agency's sheet, else of the whole daerah's."""
    own = _ref(row, "induk")
    return own if own in known else row.values["induk"] or "" if (row.values["induk"] or "") in known else own


def _repeated(rows: list[Row]) -> dict[int, int]:
    """Nodes of meaning of one owner and level with the same words: row → the earlier row; programmes may share a name."""
    first: dict[tuple[str, str, str], Row] = {}
    found: dict[int, int] = {}
    for row in rows:
        level, words = (row.values["tingkat"] or "").lower(), defects.plain_name(row.values["uraian"] or "")
        if level.startswith(_MEASURE) or level == "program" or not words:
            continue
        earlier = first.setdefault((row.values.get("kode_opd") or "", level, words), row)
        if earlier is not row and _ref(earlier, "ref") != _ref(row, "ref"):
            found[row.number] = earlier.number
    return found


def _node(
    row: Row, file: str, jenjang: str, *, measured: bool, problems: tuple[CellProblem, ...], known: set[str]
) -> CascadeRow:
    v = row.values
    parent = _parent(row, known)
    indikator = _indikator(
        row, jenjang, v["uraian"] if measured else v["indikator"] or "", v["ref"] if measured else ""
    )
    return CascadeRow(
        number=row.number,
        file=file,
        problems=problems,
        jenjang=jenjang,
        ref=parent if measured else _ref(row, "ref"),
        parent_ref="" if measured or parent not in known else parent,
        kode=v["kode"] or "",
        uraian=v["uraian"] or "",
        opens=not measured,
        opd_kode=v["kode_opd"] or "",
        opd_nama=v["nama_opd"] or "",
        indikator=indikator,
        pagu=_money(row),
        sasaran_refs=tuple(v["mendukung"] or ()) if jenjang == "program" else (),
        mendukung=() if jenjang == "program" else tuple(v["mendukung"] or ()),
        sumber=v["sumber"] or "",
        catatan=v["catatan"] or "",
    )


def _about(row: Row, jenjang: str, *, measured: bool, known: set[str]) -> Iterator[CellProblem]:
    v = row.values
    if jenjang not in LABEL:
        says = f'berisi "{v["tingkat"]}", bukan jenjang. Tulis misalnya tujuan, sasaran, atau program.'
        yield row.problem("tingkat", says, "jenjang_tidak_dikenal", severity=TOLAK)
    parent = _parent(row, known)
    if parent and parent not in known:
        says = f'menunjuk "{v["induk"]}" yang tidak ada di lembar ini; diterima tanpa induk.'
        severity = TOLAK if measured else "temuan"
        yield row.problem("induk", says, "induk_tidak_ada", severity=severity)
    if defects.cut_off(v["uraian"] or ""):
        yield row.problem("uraian", "terpotong di tengah kalimat. Lengkapi kalimatnya.", "teks_terpotong")
    if jenjang == "program" and (v["kode"] or "").split(".")[2:3] == ["01"] and v["induk"]:
        says = "adalah program penunjang yang digantung pada sebuah sasaran urusan. Periksa."
        yield row.problem("kode", says, "penunjang_pada_sasaran")
    if measured or v["indikator"]:
        yield from _about_measure(row)


def _about_measure(row: Row) -> Iterator[CellProblem]:
    satuan = row.values["satuan"] or ""
    if not satuan:
        yield row.problem("satuan", "kosong. Tulis satuannya.", "satuan_kosong")
    elif defects.odd_unit(satuan):
        yield row.problem("satuan", f'berisi "{satuan}", bukan satuan. Diterima seperti tertulis.', "satuan_janggal")
    targets = _targets(row)
    zeros = [str(t.tahun) for t in targets if t.nilai == Decimal(0)]
    if zeros and len(zeros) < len(targets):
        says = f"bernilai 0 untuk {', '.join(zeros)}; mungkin belum diisi."
        yield row.problem(f"target:{zeros[0]}", says, "target_nol", severity=CATATAN)
    elif not any(t.teks for t in targets):
        yield row.problem("satuan", "ada, tetapi indikator ini tidak punya target.", "tanpa_target", severity=CATATAN)


def _indikator(row: Row, jenjang: str, nama: str, ref: str) -> IndikatorRow | None:
    if not nama:
        return None
    v = row.values
    return IndikatorRow(jenjang, nama, v["satuan"] or "", v.get("awal") or "", _targets(row), ref or "")


def _years(row: Row, field: str) -> list[int]:
    return sorted(int(name.partition(":")[2]) for name in row.values if name.startswith(f"{field}:"))


def _targets(row: Row) -> tuple[TargetRow, ...]:
    found = []
    for ke, year in enumerate(_years(row, "target"), 1):
        target = row.values[f"target:{year}"]
        if target is not None and target.teks:
            found.append(TargetRow(year, ke, target.nilai, target.satuan, target.teks))
    return tuple(found)


def _money(row: Row) -> tuple[TargetRow, ...]:
    return tuple(
        TargetRow(year, ke, None, "", "", row.values[f"pagu:{year}"]) for ke, year in enumerate(_years(row, "pagu"), 1)
    )


def _programmes(rows: list[Row], file: str) -> Iterator[SheetRow]:
    for row in rows:
        v = row.values
        problems = row.problems + (tuple(_about_measure(row)) if v["indikator"] else ())
        if not v["sasaran"]:
            says = "kosong; program ini belum terpaut pada indikator sasaran."
            problems += (row.problem("sasaran", says, "program_tanpa_sasaran", severity=CATATAN),)
        yield CascadeRow(
            number=row.number,
            file=file,
            problems=problems,
            jenjang="program",
            ref=v["kode"] or "",
            parent_ref="",
            kode=v["kode"] or "",
            uraian=v["uraian"] or "",
            opd_nama=v["nama_opd"] or "",
            indikator=_indikator(row, "program", v["indikator"] or "", v["ref"] or ""),
            pagu=_money(row),
            sasaran_refs=tuple(v["sasaran"] or ()),
            peran=v["peran"] or "",
        )
