"""Documents on screen: make, list, download; the words of the chapters."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.documents import queries
from selaras.features.documents.actions import file, narasi
from selaras.features.documents.actions.file import Order
from selaras.features.documents.compose.paper import FORMS, OF_PROPOSALS
from selaras.features.documents.layouts import load
from selaras.features.documents.models import Document, Narasi
from selaras.features.documents.tasks import queue
from selaras.features.documents.verbs import DOCUMENT_MAKE, NARASI_EDIT
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.jobs.models import Job
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address, doing, reading

MIME = {
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@reading
def index(request: Any) -> HttpResponse:
    context = {
        "documents": queries.latest(request.siklus, 60),
        "kinds": [(kind, label, FORMS[kind]) for kind, label in Document.Kind.choices],
        "opds": Opd.objects.filter(daerah=request.daerah, aktif=True, semu=False),
        "kecamatan": kecamatan_names(request.daerah.pk),
    }
    return render(request, "documents/list.html", context)


@doing(DOCUMENT_MAKE, once=True)
def make(request: Any) -> HttpResponse:
    kind, _sep, form = request.POST.get("what", "").partition(".")
    if form not in FORMS.get(kind, ()):
        messages.error(request, _("Pilih dokumen dan bentuknya."))
        return HttpResponseRedirect(address(request, "documents:list"))
    job = queue(request.siklus, _order(request, kind, form), actor=request.actor)
    return HttpResponseRedirect(address(request, "documents:job", pk=job.pk))


def _order(request: Any, kind: str, form: str) -> Order:
    """What was chosen; a kecamatan and a berita acara mean something for papers of proposals only."""
    sent = request.POST
    opd = get_object_or_404(Opd, pk=sent["opd"], daerah=request.daerah) if sent.get("opd") else None
    if kind not in OF_PROPOSALS:
        return Order(kind, form, opd)
    kecamatan = sent.get("kecamatan", "")
    if kecamatan and kecamatan not in kecamatan_names(request.daerah.pk):
        raise Http404
    return Order(kind, form, opd, kecamatan, sent.get("number", "").strip()[:100], sent.get("date", "").strip()[:60])


@reading
def job(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Job, pk=pk, daerah=request.daerah)
    return render(request, "documents/job.html", {"job": row})


@reading
def download(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Document, pk=pk, siklus=request.siklus)
    name = f"{row.kind}_{row.wilayah or row.daerah_id}_{request.siklus.tahun}.{row.form}"
    answer = FileResponse(file.path_of(row).open("rb"), content_type=MIME[row.form], as_attachment=True, filename=name)
    answer["X-Selaras-Sha256"] = row.sha256
    return answer  # type: ignore[return-value]


@reading
def chapters(request: Any) -> HttpResponse:
    layout = load(request.siklus.layout, "rkpd")
    context = {"chapters": layout.chapters, "words": queries.words_of(request.siklus), "blank": _blank(request, "1.1")}
    return render(request, "documents/chapters.html", context)


def _blank(request: Any, bagian: str) -> Narasi:
    found = Narasi.objects.filter(siklus=request.siklus, bagian=bagian).first()
    return found or Narasi(daerah=request.daerah, siklus=request.siklus, bagian=bagian)


@reading
def narasi_form(request: Any, bagian: str) -> HttpResponse:
    return render(request, "documents/narasi.html", {"row": _blank(request, bagian)})


@doing(NARASI_EDIT)
def narasi_edit(request: Any, bagian: str) -> HttpResponse:
    version = request.POST.get("version", "")
    seen = int(version) if version.isdigit() else None
    narasi.write(request.siklus, bagian=bagian, teks=request.POST.get("teks", ""), actor=request.actor, version=seen)
    messages.success(request, _("Tersimpan."))
    return HttpResponseRedirect(address(request, "documents:chapters"))
