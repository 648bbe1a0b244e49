"""A proposal taken in: the form, drafts, the receipt, and what may already be there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.plan.forms.attempts import attempt, status_of
from selaras.features.plan.queries.suggested.catalogue import prepare
from selaras.features.usulan.actions import submit as actions
from selaras.features.usulan.blank import blank_paper
from selaras.features.usulan.forms.intake import KONTAK, PLACES, UsulanForm, initial_of
from selaras.features.usulan.models import Kontak, Usulan
from selaras.features.usulan.queries import lanes as queries
from selaras.features.usulan.queries.alike import alike
from selaras.features.usulan.queries.places import desa_shapes, kecamatan_of
from selaras.features.usulan.queries.suggested import offer
from selaras.features.usulan.verbs import DRAFT, SUBMIT, SUPPORT
from selaras.features.usulan.views.photos import carried, take_first, waiting_there
from selaras.features.usulan.words import Keadaan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.verb import Refused, Verb
from selaras.foundation.verbs.web import address, doing, reading


def _draft(request: Any, sent: Any) -> Usulan | None:
    """The kept draft that the page goes on with; only its writer opens it."""
    pk = sent.get("draf", "")
    if not pk.isdecimal() or len(pk) > 18:
        return None
    mine = {"siklus": request.siklus, "keadaan": Keadaan.DRAF, "entered_by": request.actor.person_id}
    return get_object_or_404(Usulan, pk=int(pk), **mine)


def _lane(request: Any, sent: Any, draft: Usulan | None) -> queries.Lane | None:
    asal = draft.asal if draft else sent.get("asal", "")
    lanes = queries.lanes_of(request.actor, request.siklus, asal)
    return queries.chosen(lanes, asal, str(sent.get("opd_awal", "")))


def _page(request: Any, lane: queries.Lane | None, form: UsulanForm | None, draft: Usulan | None) -> HttpResponse:
    tabs = queries.tabs(queries.lanes_of(request.actor, request.siklus), lane)
    context = {"lane": lane, "tabs": tabs, "form": form, "draft": draft, "kept": _kept(request).count()}
    if form is not None:
        context |= seen_there(form) | waiting_there(request, form) | asked_for(request, form)
    return render(request, "usulan/new.html", context, status=status_of(form) if form and form.is_bound else 200)


def seen_there(form: UsulanForm, besides: int | None = None) -> dict[str, Any]:
    """What a form that comes back shows beside its words."""
    judul, wilayah = str(form["judul"].value() or ""), str(form["wilayah"].value() or form.lane.scope)
    return {"found": alike(form.lane.siklus, judul, wilayah, besides), "chosen": form.earlier}


def asked_for(request: Any, form: UsulanForm) -> dict[str, Any]:
    """The suggestions of a form that asked for them without scripts."""
    asked = request.GET.get("saran") and "opd" in form.fields
    return {"offer": offer(request.siklus, str(form["judul"].value() or ""))} if asked else {}


def _kept(request: Any) -> Any:
    mine = {"siklus": request.siklus, "keadaan": Keadaan.DRAF, "entered_by": request.actor.person_id}
    return Usulan.objects.filter(**mine).select_related("wilayah").order_by("-pk")


@reading
def new(request: Any) -> HttpResponse:
    draft = _draft(request, request.GET)
    lane = _lane(request, request.GET, draft)
    prepare(request.siklus)
    if lane is None:
        return _page(request, None, None, None)
    return _page(request, lane, UsulanForm(lane=lane, initial=first_words(draft, lane)), draft)


def first_words(usulan: Usulan | None, lane: queries.Lane) -> dict[str, str]:
    """The form as it opens: a draft's words, or the one village that can be meant."""
    if usulan is None:
        return {"wilayah": lane.scope}
    kontak = Kontak.objects.filter(usulan=usulan).first()
    reached = {name: str(getattr(kontak, name)) for name in KONTAK} if kontak else {}
    return initial_of(usulan.body()) | reached


def _take(request: Any, verb: Verb, *, loose: bool) -> tuple[queries.Lane, UsulanForm, Usulan | None]:
    """Photos and words as sent, read before the deed begins: at a deadline its transaction is what all others wait for."""
    take_first(request)
    draft = _draft(request, request.POST)
    lane = _lane(request, request.POST, draft)
    if lane is None:
        probe = Usulan(daerah=request.daerah, siklus=request.siklus, asal=request.POST.get("asal", ""))
        raise Refused(verb, verb.refusal(request.actor, probe) or _("jalur ini bukan untuk peran Anda"))
    form = carried(request, UsulanForm(request.POST, lane=lane, loose=loose))
    form.is_valid()
    return lane, form, draft


def _take_draft(request: Any) -> None:
    request.taken = _take(request, DRAFT, loose=True)


def _take_sent(request: Any) -> None:
    request.taken = _take(request, SUBMIT, loose=False)


def written(lane: queries.Lane, form: UsulanForm, draft: Usulan | None) -> Usulan:
    """The proposal as typed, not yet kept."""
    usulan = draft or lane.blank()
    for name, value in form.written().items():
        setattr(usulan, name, value)
    return usulan


@doing(DRAFT, once=True, before=_take_draft)
def draft(request: Any) -> HttpResponse:
    lane, form, kept = request.taken
    made = attempt(form, lambda: _saved(request, lane, form, kept), PLACES) if form.is_valid() else None
    if made is None:
        return _page(request, lane, form, kept)
    messages.success(request, _("Draf tersimpan. Belum ada yang membacanya selain Anda."))
    asked = "&saran=1#saran-opd" if "sarankan" in request.POST else ""
    return HttpResponseRedirect(f"{address(request, 'usulan:new')}?draf={made.pk}{asked}")


def _saved(request: Any, lane: queries.Lane, form: UsulanForm, kept: Usulan | None) -> Usulan:
    sent: dict[str, Any] = {"actor": request.actor, "kontak": form.kontak(), "photos": form.photos}
    return actions.save_draft(written(lane, form, kept), **sent)


@doing(SUBMIT, once=True, before=_take_sent)
def submit(request: Any) -> HttpResponse:
    lane, form, kept = request.taken
    made = attempt(form, lambda: _sent(request, lane, form, kept), PLACES) if form.is_valid() else None
    if made is None:
        return _page(request, lane, form, kept)
    return HttpResponseRedirect(address(request, "usulan:receipt", pk=made.pk))


def _sent(request: Any, lane: queries.Lane, form: UsulanForm, kept: Usulan | None) -> Usulan:
    sent: dict[str, Any] = {"actor": request.actor, "kontak": form.kontak(), "photos": form.photos}
    return actions.submit(written(lane, form, kept), **sent, note=form.cleaned_data["tetap"])


@reading
def drafts(request: Any) -> HttpResponse:
    return render(request, "usulan/drafts.html", {"rows": _kept(request)})


@reading
def receipt(request: Any, pk: int) -> HttpResponse:
    rows = Usulan.objects.exclude(keadaan=Keadaan.DRAF).select_related("wilayah", "opd", "siklus")
    return render(request, "usulan/receipt.html", {"usulan": get_object_or_404(rows, pk=pk, siklus=request.siklus)})


@reading
def similar(request: Any) -> HttpResponse:
    """The piece below the first field: what may already be there."""
    wilayah = request.GET.get("wilayah") or request.GET.get("scope", "")
    pk = request.GET.get("draf", "")
    found = alike(request.siklus, request.GET.get("judul", ""), wilayah, int(pk) if pk.isdecimal() else None)
    return render(request, "usulan/similar.html", {"found": found, "chosen": None})


@doing(SUPPORT, once=True)
def support(request: Any, pk: int) -> HttpResponse:
    usulan = get_object_or_404(Usulan, pk=pk, siklus=request.siklus)
    try:
        actions.support(usulan, actor=request.actor, teks=request.POST.get("judul", ""))
        messages.success(request, _("Dukungan Anda tercatat pada %(kode)s.") % {"kode": usulan.kode})
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "usulan:detail", pk=usulan.pk))


@reading(public=True)
def shapes(request: Any) -> HttpResponse:
    """The villages of one kecamatan, for the map of the form."""
    found = desa_shapes(request.daerah.pk, request.GET.get("di", ""))
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type="application/geo+json")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


@reading
def paper(request: Any) -> HttpResponse:
    """The form on paper, for whoever has no signal."""
    kecamatan = kecamatan_of(request.siklus, request.actor, request.GET.get("kecamatan", ""))
    answer = HttpResponse(blank_paper(request.siklus, kecamatan, clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="formulir_usulan_{request.daerah.pk}_{request.siklus.tahun}.pdf"'
    return answer
