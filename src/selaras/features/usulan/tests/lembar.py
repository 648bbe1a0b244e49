"""Twins of real proposal sheets: the same columns and defects, none of the rows."""

import csv
from pathlib import Path
from typing import Any

from selaras.features.usulan.actions.sheet.run import run_import
from selaras.features.usulan.sheets.kinds import SIPD
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.report import Report
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor, command_line
from tests import builders as a

HEADERS = [column.header for column in SIPD.columns]
BUMI, SUKA = "12.07.26.2002", "12.07.02.2001"


def places() -> None:
    """Three villages in two kecamatan; one name is there twice."""
    a.wilayah()
    a.wilayah(a.SAENTIS, "Saentis", "desa")
    a.wilayah(BUMI, "Suka Makmur", "desa")
    a.wilayah("12.07.02", "Sibolangit", "kecamatan")
    a.wilayah(SUKA, "Suka Makmur", "desa")


def cycle(*stages: str, daerah: str = a.DELI_SERDANG) -> Siklus:
    made = a.siklus(daerah, 2022, *(stages or ("persiapan", "ranwal")))
    places()
    return made


def sipd(**cells: Any) -> dict[str, Any]:
    """One row of the 26 columns, by the names of the fields."""
    row: dict[str, Any] = {
        "no": 1, "id_usulan": "700101", "tanggal_usul": "2022-01-12", "pengusul": "Pemerintah Desa Saentis", "profil": "Desa",
        "usulan": "Drainase Jalan Mesjid", "masalah": "Air naik ke jalan", "alamat": "Dusun IX", "kabupaten": "Kabupaten Deli Serdang",
        "kecamatan": "Percut Sei Tuan", "kelurahan": "Saentis", "usulan_ke": "1", "opd_awal": "Dinas PUPR", "opd_akhir": "Dinas PUPR",
        "status": "Forum SKPD", "volume": "400", "satuan": "m", "anggaran": "460000000", "jenis_belanja": "Belanja Modal",
    }  # fmt: skip
    return row | cells


def sipd_file(path: Path, *rows: dict[str, Any], above: tuple[str, ...] = ()) -> Path:
    names = [column.field for column in SIPD.columns]
    return table(path, [*([line] for line in above), HEADERS, *([row.get(n, "") for n in names] for row in rows)])


def table(path: Path, rows: list[list[Any]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


MUSRENBANG = ("id,no,pengusul,usulan,permasalahan,alamat,rw,kelurahan,kecamatan,kota,kode_wilayah,skpd_tujuan,"
              "volume,anggaran,jenis,status")  # fmt: skip
POKIR = "id,prioritas,alamat,kecamatan,kelurahan,volume,nilai_usulan,nilai_akomodir,opd_tujuan,keterangan"
KALURAHAN = ("id,tahun,ruang_lingkup,urusan,jenis_program,usulan,alamat,kode_kapanewon,kapanewon,kode_kalurahan,"
             "kalurahan,biaya,volume,satuan,opd_tujuan,opd_seperti_sumber,status")  # fmt: skip
MASALAH = ("id,tahun,ruang_lingkup,urusan,usulan,permasalahan,alamat,kalurahan,kode_kalurahan,kapanewon,biaya_min,"
           "biaya_maks,keterangan,sumber_usulan,opd_tujuan")  # fmt: skip


def plain_file(path: Path, headers: str, *rows: str) -> Path:
    path.write_text("\n".join((headers, *rows)) + "\n", encoding="utf-8")
    return path


def take(siklus: Siklus, *paths: Path, actor: Actor | None = None, dry_run: bool = False) -> tuple[Upload, Report]:
    who = actor or command_line(siklus.daerah_id, "perencana_bappeda")
    return run_import(list(paths), siklus=siklus, actor=who, label=paths[0].name, dry_run=dry_run)
