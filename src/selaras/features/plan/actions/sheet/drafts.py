"""Rows of work as drafts: what one row of a plan sheet would write."""

from collections.abc import Iterable, Iterator
from typing import Any

from selaras.features.plan.sheets.rows import BudgetRow, IndikatorRow, LineRow, OpdRow, PaketRow, SheetRow
from selaras.foundation.sheets.drafts import Draft, as_problems, problem

__all__ = ["GROUPS", "Draft", "as_problems", "drafts_of", "indikator_json", "line_key", "problem"]

# Order of writing; rows of one group never point at one another.
GROUPS = (
    "opd",
    "tema",
    "prioritas",
    "strategi_prioritas",
    "visi",
    "misi",
    "tujuan",
    "sasaran",
    "strategi",
    "arah_kebijakan",
    "program_prioritas",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "paket",
    "anggaran",
    "indikator",
    "kontribusi",
    "catatan",
)


def drafts_of(rows: Iterable[SheetRow], source: str) -> Iterator[Draft]:
    """``source``: 'sirup', 'renja:<opd>' …, the first part of every key."""
    makers = {OpdRow: _opd, LineRow: _line, PaketRow: _paket, BudgetRow: _budget}
    for row in rows:
        draft = makers[type(row)](row, source)  # type: ignore[operator]
        draft.file, draft.number = row.file, row.number
        draft.problems = as_problems(row.problems)
        yield draft


def _opd(row: OpdRow, source: str) -> Draft:
    values = {"kode": row.kode, "nama": row.nama, "belanja": dict(row.belanja)}
    return Draft("opd", f"{source}:{row.id_sumber}", row.nama, values)


def line_key(source: str, jenjang: str, id_sumber: str) -> str:
    return f"{source}:{jenjang}:{id_sumber}" if id_sumber else ""


def _line(row: LineRow, source: str) -> Draft:
    above = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}.get(row.jenjang, "")
    values: dict[str, Any] = {
        "jenjang": row.jenjang,
        "kode": row.kode,
        "nama": row.nama,
        "pagu": row.pagu,
        "pagu_maju": row.pagu_maju,
        "lokasi_teks": row.lokasi,
        "kelompok_sasaran": row.kelompok_sasaran,
        "bulan_mulai": row.bulan[0] if row.bulan else None,
        "bulan_selesai": row.bulan[1] if row.bulan else None,
        "prioritas_nasional": row.prioritas_nasional,
        "sasaran_teks": row.sasaran,
        "keterangan": row.keterangan,
        "asal": source.partition(":")[0],
    }
    return Draft(
        row.jenjang,
        line_key(source, row.jenjang, row.id_sumber),
        f"{row.kode} {row.nama}".strip(),
        values,
        {
            "opd": f"{source}:{row.opd_id}" if row.opd_id else "",
            "opd_nama": row.opd_nama,
            "opd_kode": row.opd_kode,
            "induk": line_key(source, above, row.parent_id) if above else "",
        },
        {
            "indikator": [indikator_json(i) for i in row.indikator],
            "fundings": [[nama, pagu] for nama, pagu in row.sumber_dana],
            "prioritas": row.prioritas_daerah,
            "pagu_renstra": {str(t.tahun): t.pagu for t in row.tahunan if t.tahun},
        },
        rupiah=row.pagu,
        derived=row.derived,
    )


def indikator_json(row: IndikatorRow) -> dict[str, Any]:
    return {
        "jenis": row.jenis,
        "nama": row.nama,
        "satuan": row.satuan,
        "kondisi_awal": row.kondisi_awal,
        "id_sumber": row.id_sumber,
        "targets": [[t.tahun, t.ke, None if t.nilai is None else str(t.nilai), t.teks] for t in row.targets],
    }


def _paket(row: PaketRow, source: str) -> Draft:
    names = "cara nama uraian spesifikasi volume pagu jenis metode sumber_dana mulai selesai"
    values = {name: getattr(row, name) for name in names.split()}
    values |= {
        "lokasi_teks": row.lokasi,
        "kode_sub": "; ".join(row.kode_sub),
        "kode_akun": "; ".join(row.kode_akun),
    }
    refs = {"opd": f"{source}:{row.opd_id}" if row.opd_id else "", "opd_nama": row.opd_nama}
    return Draft("paket", f"{source}:paket:{row.id_sumber}", row.nama, values, refs, rupiah=row.pagu)


def _budget(row: BudgetRow, source: str) -> Draft:
    values = {
        "kode_sub": row.kode_sub,
        "kode_akun": row.kode_akun,
        "pagu": row.pagu,
        "sumber_dana": row.sumber_dana,
        "baris": row.number,
    }
    key = f"{source}:paket:{row.id_rup}"
    return Draft("anggaran", "", f"{row.kode_sub} {row.kode_akun}", values, {"paket": key}, rupiah=row.pagu)
