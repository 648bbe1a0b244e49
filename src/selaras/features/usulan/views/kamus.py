"""The catalogue on screen: what may be proposed, in which unit, at which price."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.forms.line import digits
from selaras.features.usulan.actions.kamus import keep_kamus
from selaras.features.usulan.forms.kamus import KamusForm
from selaras.features.usulan.models import KamusUsulan
from selaras.features.usulan.verbs import KAMUS_SET
from selaras.foundation.verbs.web import address, doing, reading

SHOWN = 20  # entries below the field while somebody types


def _row(request: Any, sent: Any) -> KamusUsulan:
    pk = sent.get("pk", "")
    if pk.isdecimal() and len(pk) < 19:
        return get_object_or_404(KamusUsulan.objects.select_related("siklus"), pk=int(pk), siklus=request.siklus)
    return KamusUsulan(daerah=request.daerah, siklus=request.siklus)


@reading
def index(request: Any) -> HttpResponse:
    rows = KamusUsulan.objects.filter(siklus=request.siklus).select_related("opd")
    typed = request.GET.get("cari", "").strip()
    for word in typed.split()[:6]:
        rows = rows.filter(nama__icontains=word)
    context = {"rows": rows.order_by("-active", "nama"), "typed": typed, "blank": _row(request, {})}
    return render(request, "usulan/kamus_list.html", context)


@reading
def form(request: Any) -> HttpResponse:
    row = _row(request, request.GET)
    first = {name: getattr(row, name) for name in ("nama", "kode", "opd", "satuan", "kode_sub_kegiatan", "active")}
    shown = KamusForm(siklus=request.siklus, initial=first | {"harga_satuan": digits(row.harga_satuan)})
    return render(request, "usulan/kamus_form.html", {"row": row, "form": shown, "seen": row.version})


@doing(KAMUS_SET, once=True)
def keep(request: Any) -> HttpResponse:
    row, sent = _row(request, request.POST), KamusForm(request.POST, siklus=request.siklus)
    seen = int(text) if (text := request.POST.get("version", "")).isdecimal() and row.pk else None
    done = None
    if sent.is_valid():
        done = attempt(sent, lambda: keep_kamus(row, sent.cleaned_data, actor=request.actor, version=seen))
    if done is None:
        context = {"row": row, "form": sent, "seen": seen or row.version}
        return render(request, "usulan/kamus_form.html", context, status=status_of(sent))
    messages.success(request, _("Kamus usulan tersimpan."))
    return HttpResponseRedirect(address(request, "usulan:kamus.list"))


@reading(public=True)
def hints(request: Any) -> HttpResponse:
    """Entries that hold the typed words, as choices of the field."""
    rows = KamusUsulan.objects.filter(siklus=request.siklus, active=True).select_related("opd")
    for word in request.GET.get("kamus", "").split()[:6]:
        rows = rows.filter(nama__icontains=word)
    return render(request, "usulan/kamus_hints.html", {"rows": rows[:SHOWN]})
