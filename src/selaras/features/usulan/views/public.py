"""The lane of the people: a proposal without an account, where the daerah takes them."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.usulan.actions import submit as actions
from selaras.features.usulan.forms.intake import PLACES, UsulanForm
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries.lanes import Lane, public_lane
from selaras.features.usulan.restraint import address_of, spent, too_many
from selaras.features.usulan.verbs import SUBMIT
from selaras.features.usulan.views.intake import written
from selaras.features.usulan.views.photos import carried, take_first, waiting_there
from selaras.features.usulan.words import Asal, Keadaan
from selaras.foundation.verbs.actors import public
from selaras.foundation.verbs.web import address, doing, reading

TRAP = "situs_web"  # a field that people do not see; what fills it is no person


def _page(request: Any, lane: Lane, form: UsulanForm, status: int = 200) -> HttpResponse:
    context = {"lane": lane, "form": form, "trap": TRAP} | waiting_there(request, form)
    return render(request, "usulan/public_new.html", context, status=status)


@reading(public=True)
def new(request: Any) -> HttpResponse:
    lane = public_lane(request.siklus, public(request.daerah.pk))
    return _page(request, lane, UsulanForm(lane=lane))


def _take_first(request: Any) -> None:
    """Photos of people are taken only while their lane is open and their network has not sent its share."""
    request.actor = public(request.daerah.pk)  # whoever is signed in speaks here as one of the people
    closed = public_lane(request.siklus, request.actor).why
    if not (closed or request.POST.get(TRAP) or spent(address_of(request))):
        take_first(request)


@doing(SUBMIT, once=True, public=True, before=_take_first)
def submit(request: Any) -> HttpResponse:
    lane = public_lane(request.siklus, request.actor)
    form = carried(request, UsulanForm(request.POST, lane=lane))
    if not form.is_valid() or not _welcome(request, form):
        return _page(request, lane, form, 429 if getattr(form, "later", False) else 422)
    made = attempt(form, lambda: _sent(request, lane, form), PLACES)
    if made is None:
        return _page(request, lane, form, status_of(form))
    return HttpResponseRedirect(f"{address(request, 'usulan:public:receipt')}?kode={made.kode}")


def _welcome(request: Any, form: Any) -> bool:
    """A person, and not the same address all the time."""
    if request.POST.get(TRAP):
        form.add_error(None, _("Kolom “Situs web” harus kosong. Kosongkan, lalu kirim lagi."))
    elif too_many(address_of(request)):
        form.later = True
        form.add_error(
            None, _("Terlalu banyak usulan dari jaringan ini. Coba lagi satu jam lagi; ketikan Anda masih ada.")
        )
    return not form.errors


def _sent(request: Any, lane: Lane, form: UsulanForm) -> Usulan:
    row = written(lane, form, None)
    row.pengusul = str(Asal.PUBLIK.label)
    return actions.submit(row, actor=request.actor, kontak=form.kontak(), photos=form.photos)


@reading(public=True)
def receipt(request: Any) -> HttpResponse:
    rows = Usulan.objects.filter(siklus=request.siklus, asal=Asal.PUBLIK).exclude(keadaan=Keadaan.DRAF)
    usulan = get_object_or_404(rows.select_related("wilayah", "opd", "siklus"), kode=request.GET.get("kode", ""))
    return render(request, "usulan/public_receipt.html", {"usulan": usulan})
