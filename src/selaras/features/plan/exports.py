"""Files of a page: the weave as SVG, PNG, XLSX and CSV."""

import csv
import io

from django.http import Http404, HttpResponse

from selaras.features.plan.drawing import draw
from selaras.features.plan.queries.weave import WeavePage, table_rows
from selaras.foundation.sheets.cells import safe_cell

COLUMNS = ("Sasaran", "OPD pemimpin", "OPD lain", "Baris", "Pagu (Rp)", "Digarap sendiri")


def weave_file(page: WeavePage, form: str, name: str) -> HttpResponse:
    makers = {"svg": _svg, "png": _png, "xlsx": _xlsx, "csv": _csv}
    if form not in makers:
        raise Http404
    content, kind = makers[form](page)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def _svg(page: WeavePage) -> tuple[bytes, str]:
    return draw(page.weave, page.names).encode(), "image/svg+xml"


def _png(page: WeavePage) -> tuple[bytes, str]:
    """The same picture as pixels, 144 per inch."""
    import typst  # heavy; only this export needs it

    svg = draw(page.weave, page.names).encode()
    source = b'#set page(width: auto, height: auto, margin: 8pt)\n#image("anyaman.svg")'
    pixels = typst.compile({"main.typ": source, "anyaman.svg": svg}, format="png", ppi=144.0)  # type: ignore[call-overload]
    return bytes(pixels), "image/png"


def _rows(page: WeavePage) -> list[list[str | int]]:
    return [
        [
            row["uraian"],
            "; ".join(name for _pk, name in row["lead"]) or "—",
            "; ".join(name for _pk, name in row["others"]) or "—",
            row["lines"],
            row["rupiah"],
            "ya" if row["alone"] else "tidak",
        ]
        for row in table_rows(page)
    ]


def _xlsx(page: WeavePage) -> tuple[bytes, str]:
    import xlsxwriter

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Anyaman")
        money, bold = book.add_format({"num_format": "#,##0"}), book.add_format({"bold": True})
        sheet.write_row(0, 0, [page.names.title + (f" ({page.names.note})" if page.names.note else "")], bold)
        sheet.write_row(1, 0, COLUMNS, bold)
        for at, row in enumerate(_rows(page), start=2):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(at, column, value, money)
                else:
                    sheet.write_string(at, column, value)
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 2, 34)
        sheet.set_column(3, 5, 18)
        sheet.freeze_panes(2, 1)
    return out.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _csv(page: WeavePage) -> tuple[bytes, str]:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([[safe_cell(value) for value in row] for row in _rows(page)])
    return out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8"
