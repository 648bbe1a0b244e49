"""Imports of the plan on screen."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.actions.sheet.run import DESK
from selaras.features.plan.forms.sheet import UploadForm
from selaras.features.plan.queries.bridge import my_opds
from selaras.features.plan.queries.sheet_words import EXAMPLE, kind_in_words, problem_in_words
from selaras.features.plan.template import cascade_template
from selaras.foundation.sheets.downloads import workbook
from selaras.foundation.sheets.views import Pages, Words
from selaras.foundation.verbs.web import reading


def _form(request: Any, *sent: Any) -> UploadForm:
    return UploadForm(*sent, siklus=request.siklus, own=my_opds(request.actor, request.daerah.pk))


PAGES = Pages(
    DESK,
    "plan:sheet",
    above=(),
    title=_("Impor"),
    templates="plan/sheet",
    words=Words(
        match=_("Cocokkan kolom berkas dengan kolom rencana, lalu baca lagi. Rencana belum berubah."),
        undone=_("Impor dibatalkan; barisnya keluar dari rencana."),
        money=_("Pagu (Rp)"),
        problems="masalah.csv",
        problem=problem_in_words,
        kind=kind_in_words,
    ),
    form=_form,
    order=lambda form: {"sheet": form.cleaned_data["kind"], "opd": form.opd_ref()},
    also=(EXAMPLE,),
)


@reading
def template(request: Any) -> HttpResponse:
    return workbook(cascade_template(request.siklus.tahun), f"pohon_kinerja_{request.siklus.tahun}.xlsx")
