"""The set of CSV files of a government's procurement plan: agencies, lines by level, packages."""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from selaras.features.plan.sheets import cells, defects
from selaras.features.plan.sheets.rows import BudgetRow, LineRow, OpdRow, PaketRow, SheetRow
from selaras.features.plan.sheets.sirup_kinds import (
    ANGGARAN,
    KEGIATAN,
    KINDS,
    OPD,
    PAKET,
    PENYEDIA,
    PROGRAM,
    SPENDING,
    SUB_KEGIATAN,
    SWAKELOLA,
)
from selaras.foundation.sheets.cells import RawRow
from selaras.foundation.sheets.columns import CATATAN, CellProblem, Row, clean_rows
from selaras.foundation.sheets.recognise import Found, Kind

__all__ = ["KINDS", "kind_of_file", "order_of_file", "parse"]

# File names of the set, in the order in which they are taken in.
FILES: tuple[tuple[str, Kind], ...] = (
    ("perangkat_daerah.csv*", OPD),
    ("program.csv*", PROGRAM),
    ("kegiatan.csv*", KEGIATAN),
    ("sub_kegiatan.csv*", SUB_KEGIATAN),
    ("paket_*_lengkap.csv*", PAKET),
    ("paket_konstruksi_*.csv*", PAKET),
    ("paket_swakelola*.csv*", SWAKELOLA),
    ("paket_penyedia_*.csv*", PENYEDIA),
    ("paket_*_anggaran.csv*", ANGGARAN),
)


def kind_of_file(name: str) -> Kind | None:
    """The kind that a file's name promises; None for a file that is not of the set."""
    return next((kind for pattern, kind in FILES if fnmatch(name.lower(), pattern)), None)


def order_of_file(name: str) -> int:
    """Place of a file in the order of taking in."""
    return next((place for place, (pattern, _) in enumerate(FILES) if fnmatch(name.lower(), pattern)), len(FILES))


def parse(found: Found, raw_rows: Iterable[RawRow], *, file: str) -> Iterator[SheetRow]:
    """The typed rows of any file of the set."""
    parsers = {OPD.code: parse_opd, ANGGARAN.code: parse_anggaran}
    for code in (PROGRAM.code, KEGIATAN.code, SUB_KEGIATAN.code):
        parsers[code] = parse_lines
    return parsers.get(found.kind.code, parse_paket)(found, raw_rows, file=file)


def parse_opd(found: Found, raw_rows: Iterable[RawRow], *, file: str) -> Iterator[OpdRow]:
    """Agencies, with twins, near twins and run-together names pointed out."""
    rows = list(clean_rows(found.kind.columns, found.places, found.body(raw_rows)))
    by_pemda: dict[str, list[Row]] = {}
    for row in rows:
        by_pemda.setdefault(row.values["kode_pemda"] or "", []).append(row)
    extra: dict[int, list[CellProblem]] = {}
    words = [row.values["perangkat_daerah"] or "" for row in rows]
    for group in by_pemda.values():
        for row, problem in _about_names(group, words):
            extra.setdefault(row.number, []).append(problem)
    for row in rows:
        v = row.values
        yield OpdRow(
            number=row.number,
            file=file,
            problems=row.problems + tuple(extra.get(row.number, ())),
            id_sumber=v["id_pd"],
            kode=v["kode_pd"] or "",
            nama=v["perangkat_daerah"],
            pemda=v["kode_pemda"] or "",
            belanja=tuple((name, v[f"belanja_{name}"]) for name in SPENDING if v[f"belanja_{name}"] is not None),
        )


def _about_names(group: list[Row], words: list[str]) -> Iterator[tuple[Row, CellProblem]]:
    names = [row.values["perangkat_daerah"] or "" for row in group]
    for place, earlier in defects.twins(names).items():
        says = (
            f"memuat nama yang sama dengan baris {group[earlier].number}. Keduanya diterima; satukan bila memang satu."
        )
        yield group[place], group[place].problem("perangkat_daerah", says, "opd_kembar")
    for place, other in defects.near_twins(names).items():
        says = f"mirip dengan '{names[other]}' di baris {group[other].number}; mungkin sebelum dan sesudah pemekaran."
        yield group[place], group[place].problem("perangkat_daerah", says, "opd_mirip", severity=CATATAN)
    for place, better in defects.glued(names, words).items():
        says = f"memuat kata yang menempel; mungkin maksudnya '{better}'."
        problem = group[place].problem("perangkat_daerah", says, "nama_menempel", suggestion=better, severity=CATATAN)
        yield group[place], problem


_IDS = {
    PROGRAM.code: ("program", "id_program", ""),
    KEGIATAN.code: ("kegiatan", "id_kegiatan", "id_program"),
    SUB_KEGIATAN.code: ("sub_kegiatan", "id_sub", "id_kegiatan"),
}


def parse_lines(found: Found, raw_rows: Iterable[RawRow], *, file: str) -> Iterator[LineRow]:
    """Programmes, kegiatan or sub kegiatan, identified by the source's own ids."""
    jenjang, own, parent = _IDS[found.kind.code]
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        v = row.values
        kode = v["kode"] or ""
        normal = cells.normal(kode)
        yield LineRow(
            number=row.number,
            file=file,
            problems=row.problems + cells.missing_money(row) + _about_line(row, jenjang, kode),
            jenjang=jenjang,
            id_sumber=v[own],
            parent_id=v[parent] if parent else "",
            program_id=v["id_program"],
            kode=kode,
            kode_normal=normal,
            nama=v["nama"],
            pagu=v["pagu"],
            pemda=v["kode_pemda"] or "",
            opd_id=v["id_pd"],
            opd_nama=v["perangkat_daerah"],
        )


def _about_line(row: Row, jenjang: str, kode: str) -> tuple[CellProblem, ...]:
    problems = []
    level = cells.tingkat(kode)
    if level and level != jenjang:
        says = (
            f"berisi kode {level.replace('_', ' ')} {kode} pada daftar {jenjang.replace('_', ' ')}. "
            "Diterima seperti tertulis."
        )
        problems.append(row.problem("kode", says, "kode_jenjang"))
    if not row.values["id_pd"]:
        problems.append(row.problem("id_pd", "kosong; perangkat daerah diambil dari induknya bila ada.", "opd_kosong"))
    return tuple(problems)


def parse_paket(found: Found, raw_rows: Iterable[RawRow], *, file: str) -> Iterator[PaketRow]:
    """Packages of work."""
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        v = row.values
        yield PaketRow(
            number=row.number,
            file=file,
            problems=row.problems + cells.missing_money(row) + tuple(_about_paket(row)),
            id_sumber=v.get("id_paket") or v["id_rup"],
            id_rup=cells.many(v["id_rup"]),
            cara=v.get("cara") or "swakelola",
            nama=v["nama_paket"],
            pagu=v["pagu"],
            pemda=v["kode_pemda"] or "",
            opd_id=v["id_pd"],
            opd_nama=v["perangkat_daerah"],
            kode_sub=v["kode_sub_kegiatan"] or (),
            kode_akun=v["kode_akun"] or (),
            status=v.get("status") or "",
            **{name: v[name] or "" for name in _TEXTS},
        )


_TEXTS = ("uraian", "spesifikasi", "lokasi", "volume", "jenis", "metode", "sumber_dana", "mulai", "selesai")


def _about_paket(row: Row) -> Iterator[CellProblem]:
    v = row.values
    kodes = v["kode_sub_kegiatan"] or ()
    if "kode_sub_kegiatan" in row.places and not kodes:
        says = "kosong; paket ini belum punya sub kegiatan. Pilih sub kegiatannya."
        yield row.problem("kode_sub_kegiatan", says, "kode_sub_kosong")
    elif len(kodes) > 1:
        says = f"memuat {len(kodes)} kode; paket ini tidak digantung pada salah satunya. Pilih sub kegiatannya."
        yield row.problem("kode_sub_kegiatan", says, "kode_sub_banyak")
    elif kodes and cells.tingkat(kodes[0]) != "sub_kegiatan":
        says = f'berisi "{kodes[0]}", bukan kode sub kegiatan. Diterima seperti tertulis.'
        yield row.problem("kode_sub_kegiatan", says, "kode_bukan_nomenklatur")
    if better := defects.odd_volume(v["volume"] or ""):
        says = f'berisi "{v["volume"]}", sisa pembagian dan bukan ukuran. Diterima seperti tertulis; mungkin {better}.'
        yield row.problem("volume", says, "volume_janggal", suggestion=better)
    if "lokasi" in row.places and len(re.sub(r"\W", "", v["lokasi"] or "")) < 3:
        yield row.problem("lokasi", "kosong atau terlalu pendek. Tulis desa atau kecamatannya.", "lokasi_kosong")
    if v["mulai"] and v["selesai"] and v["selesai"] < v["mulai"]:
        says = f"berisi {v['selesai']}, sebelum bulan mulai {v['mulai']}. Periksa keduanya."
        yield row.problem("selesai", says, "bulan_terbalik")


def parse_anggaran(found: Found, raw_rows: Iterable[RawRow], *, file: str) -> Iterator[BudgetRow]:
    """Parts of packages: they add line, account and fund, never another package."""
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        v = row.values
        yield BudgetRow(
            number=row.number,
            file=file,
            problems=row.problems + cells.missing_money(row),
            id_rup=v["id_rup"],
            kode_sub=v["kode_sub"] or "",
            kode_akun=v["kode_akun"] or "",
            sumber_dana=v["sumber_dana"] or "",
            pagu=v["pagu"],
        )
