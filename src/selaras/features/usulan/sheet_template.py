"""The empty sheet of proposals: our own columns with the daerah's villages, catalogue and agencies beside them."""

import io
from typing import Any

import xlsxwriter

from selaras.features.usulan.models import KamusUsulan
from selaras.features.usulan.sheets.kinds import TEMPLAT
from selaras.features.usulan.words import Asal
from selaras.foundation.daerah.queries import desa_of, kecamatan_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

ROWS = 2000  # rows of the sheet that have lists to choose from
WIDE = ("apa yang diusulkan", "masalah", "alamat", "OPD tujuan")


def usulan_template(siklus: Siklus) -> bytes:
    """An XLSX that is read back by the same names."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E2F1EE"})
        sheet = book.add_worksheet("Usulan")
        headers = [column.header for column in TEMPLAT.columns]
        for at, header in enumerate(headers):
            sheet.write_string(0, at, header, bold)
            sheet.set_column(at, at, 34 if header in WIDE else 16)
        sheet.freeze_panes(1, 0)
        lanes = [lane.value for lane in Asal]
        at = headers.index("jalur")
        sheet.data_validation(1, at, ROWS, at, {"validate": "list", "source": lanes, "ignore_blank": True})
        villages = _villages(book, bold, siklus)
        at = headers.index("kode desa")
        if villages:
            chosen = {"validate": "list", "source": f"=Desa!$A$2:$A${villages + 1}", "ignore_blank": True}
            sheet.data_validation(1, at, ROWS, at, chosen)
        _kamus(book, bold, siklus)
        _guide(book)
    return out.getvalue()


def _table(book: Any, bold: Any, name: str, headers: tuple[str, ...], rows: list[tuple[Any, ...]]) -> int:
    sheet = book.add_worksheet(name)
    for at, header in enumerate(headers):
        sheet.write_string(0, at, header, bold)
        sheet.set_column(at, at, 28)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, at, value)
            else:
                sheet.write_string(number, at, value or "")
    sheet.freeze_panes(1, 0)
    return len(rows)


def _villages(book: Any, bold: Any, siklus: Siklus) -> int:
    above = dict(kecamatan_of(siklus.daerah).values_list("kode", "nama"))
    rows = desa_of(siklus.daerah).values_list("kode", "nama", "induk_id")
    found = [(kode, nama, above.get(induk, "")) for kode, nama, induk in rows]
    return _table(book, bold, "Desa", ("kode desa", "desa", "kecamatan"), found)


def _kamus(book: Any, bold: Any, siklus: Siklus) -> None:
    rows = KamusUsulan.objects.filter(siklus=siklus, active=True).select_related("opd")
    found = [(k.nama, k.satuan, k.harga_satuan, k.opd.nama if k.opd else "") for k in rows]
    _table(book, bold, "Kamus usulan", ("apa yang diusulkan", "satuan", "harga satuan", "OPD tujuan"), found)
    agencies = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False).values_list("nama", "singkatan")
    _table(book, bold, "OPD", ("OPD tujuan", "singkatan"), list(agencies))


def _guide(book: Any) -> None:
    sheet = book.add_worksheet("Petunjuk")
    sheet.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
    lines = ["Satu baris untuk satu usulan. Hanya kolom 'apa yang diusulkan' yang wajib."]
    lines += [
        "harga satuan dan anggaran: rupiah penuh, misalnya 780.000.000.",
        "volume: angka, atau kata seperti ±400 m2.",
    ]
    lines += [f"{column.header}: {column.help}" for column in TEMPLAT.columns if column.help]
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line)
