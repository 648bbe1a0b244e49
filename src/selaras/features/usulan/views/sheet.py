"""Imports of proposals on screen."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from selaras.features.usulan.actions.sheet.book import KIND
from selaras.features.usulan.actions.sheet.run import DESK
from selaras.features.usulan.forms.sheet import UploadForm
from selaras.features.usulan.queries.sheet import problem_in_words
from selaras.features.usulan.sheet_template import usulan_template
from selaras.foundation.sheets.downloads import workbook
from selaras.foundation.sheets.views import Pages, Words
from selaras.foundation.verbs.web import reading

PAGES = Pages(
    DESK,
    "usulan:sheet",
    above=((_("Usulan"), "usulan:list"),),
    title=_("Impor usulan"),
    templates="usulan/sheet",
    words=Words(
        match=_("Cocokkan kolom berkas dengan kolom usulan, lalu baca lagi. Belum ada usulan yang masuk."),
        undone=_("Impor dibatalkan; usulannya keluar dari daftar."),
        money=_("Anggaran (Rp)"),
        problems="masalah_usulan.csv",
        problem=problem_in_words,
    ),
    form=lambda request, *sent: UploadForm(*sent),
    order=lambda form: {"sheet": KIND},
)


@reading
def template(request: Any) -> HttpResponse:
    return workbook(usulan_template(request.siklus), f"usulan_{request.siklus.tahun}.xlsx")
