"""What an import gives as a file: its problems, and the empty sheet before it."""

import csv

from django.http import HttpResponse

from selaras.foundation.sheets.cells import safe_cell
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.report import problems_of


def problem_file(upload: Upload, name: str) -> HttpResponse:
    """Every problem of an import, for whoever repairs the sheet."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow(["berkas", "baris", "kolom", "isi", "masalah", "saran", "akibat"])
    names = ("file", "number", "column", "there", "sentence", "suggestion", "severity")
    writer.writerows([safe_cell(found[name]) for name in names] for found in problems_of(upload))
    return answer


def workbook(body: bytes, name: str) -> HttpResponse:
    """An empty sheet of ours to fill in."""
    answer = HttpResponse(body, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
