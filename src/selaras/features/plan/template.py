"""The empty sheet of the cascade: our own columns, read back by the same names, with a page that explains them."""

import io

import xlsxwriter

from selaras.features.plan.sheets.cascade import TREE
from selaras.values.jenjang import LABEL, RPJMD, TAHUN

HELP = (
    "Satu baris untuk satu simpul, atau satu baris lagi untuk indikator berikutnya dari simpul yang sama.",
    "jenjang: salah satu dari daftar di bawah, atau program untuk program OPD.",
    "rujukan: tanda pengenal simpul, bebas, misalnya S1. Baris dengan rujukan sama adalah satu simpul.",
    "induk: rujukan simpul di atasnya; kosong untuk visi dan tema.",
    "kode_opd dan nama_opd: hanya untuk program.",
    "mendukung: rujukan prioritas yang didukung sebuah sasaran, dipisah titik koma.",
    "target_<tahun>: angka dengan satuan atau kata. pagu_<tahun>: rupiah penuh, misalnya 780.000.000.",
)


def cascade_template(tahun: int) -> bytes:
    """An XLSX with one header row for five years around ``tahun``."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, wrap = book.add_format({"bold": True, "bg_color": "#E2F1EE"}), book.add_format({"text_wrap": True})
        sheet = book.add_worksheet("Pohon kinerja")
        years = range(tahun - 1, tahun + 4)
        headers = [c.header for c in TREE.columns if not c.series]
        headers += [f"{name}_{year}" for name in ("target", "pagu") for year in years]
        sheet.write_row(0, 0, headers, bold)
        sheet.set_column(0, len(headers) - 1, 16)
        sheet.set_column(headers.index("uraian"), headers.index("uraian"), 60, wrap)
        sheet.freeze_panes(1, 0)
        levels = [str(level) for level in (*RPJMD, *TAHUN)] + ["program"]
        sheet.data_validation(1, 0, 2000, 0, {"validate": "list", "source": levels, "ignore_blank": True})
        guide = book.add_worksheet("Petunjuk")
        guide.set_column(0, 0, 110, wrap)
        rows = [*HELP, "", *(f"{level}: {LABEL[level]}" for level in levels)]
        guide.write_column(0, 0, rows)
    return out.getvalue()
