"""Forums on screen: scores and ranks of a kecamatan, and the routes of the cycle."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from selaras.features.usulan.actions import rank as ranking
from selaras.features.usulan.actions import route as routes
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries import rank as queries
from selaras.features.usulan.verbs import RANK, ROUTE_SET
from selaras.features.usulan.words import CRITERIA, SCORE_MAX, STEPS, Asal
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.verbs.verb import Refused
from selaras.foundation.verbs.web import address, doing, reading


def _kecamatan(request: Any, sent: Any) -> str:
    """The kecamatan asked for, else the person's own, else the first of the daerah."""
    names = kecamatan_names(request.daerah.pk)
    own = [kode for kode in queries.kecamatan_for(request.actor, request.daerah.pk) if kode in names]
    asked = sent.get("kecamatan", "")
    return asked if asked in names else next(iter(own or sorted(names)), "")


@reading
def rank_page(request: Any) -> HttpResponse:
    kecamatan = _kecamatan(request, request.GET)
    context: dict[str, Any] = {"kecamatan": kecamatan}
    context |= {"names": sorted(kecamatan_names(request.daerah.pk).items(), key=lambda p: p[1])}
    context |= {"rows": queries.forum_of(request.siklus, kecamatan), "limit": queries.limit_of(request.siklus)}
    context |= {"criteria": CRITERIA, "most": SCORE_MAX}
    context["blank"] = Usulan(daerah=request.daerah, siklus=request.siklus, wilayah_id=kecamatan)
    return render(request, "usulan/rank.html", context)


@doing(RANK)
def rank(request: Any) -> HttpResponse:
    kecamatan = _kecamatan(request, request.POST)
    blank = Usulan(daerah=request.daerah, siklus=request.siklus, wilayah_id=kecamatan)
    if why := RANK.refusal(request.actor, blank):
        raise Refused(RANK, why)
    _ranked(request, kecamatan)
    return HttpResponseRedirect(f"{address(request, 'usulan:rank_page')}?kecamatan={kecamatan}")


def _ranked(request: Any, kecamatan: str) -> None:
    usulan = {row.pk: row for row in queries.forum_of(request.siklus, kecamatan)}
    try:
        n = ranking.rank(kecamatan, _scores(request.POST, usulan), usulan, actor=request.actor)
        messages.success(request, _("%(n)s usulan diurutkan.") % {"n": n})
    except ValidationError as error:
        messages.error(request, error.messages[0])


def _scores(sent: Any, usulan: dict[int, Usulan]) -> dict[int, dict[str, int]]:
    """The rows in which all five questions were answered with whole numbers."""
    found = {}
    for pk in usulan:
        typed = {name: sent.get(f"{name}_{pk}", "").strip() for name in CRITERIA}
        if any(typed.values()):
            if not all(value.isdecimal() for value in typed.values()):
                says = _("%(kode)s: isi kelima kriteria dengan angka 0 sampai %(most)s.")
                raise ValidationError(says % {"kode": usulan[pk].kode, "most": SCORE_MAX})
            found[pk] = {name: int(value) for name, value in typed.items()}
    return found


@reading
def route_page(request: Any) -> HttpResponse:
    lanes = [(asal, asal.label, queries.steps_of(request.siklus, asal)) for asal in Asal]
    return render(request, "usulan/route.html", {"lanes": lanes})


@doing(ROUTE_SET)
def route_set(request: Any) -> HttpResponse:
    sent, asal = request.POST, request.POST.get("asal", "")
    chosen = [kode for kode in STEPS if sent.get(f"nomor_{kode}", "").isdecimal()]
    chosen.sort(key=lambda kode: int(sent[f"nomor_{kode}"]))
    steps = [(kode, sent.get(f"tahapan_{kode}", ""), _limit(sent.get(f"batas_{kode}", ""))) for kode in chosen]
    try:
        routes.set_route(request.siklus, asal, steps, actor=request.actor)
        messages.success(request, _("Jalur %(lane)s disimpan.") % {"lane": Asal(asal).label})
    except (ValidationError, ValueError) as error:
        messages.error(request, error.messages[0] if isinstance(error, ValidationError) else _("Jalur tidak dikenal."))
    return HttpResponseRedirect(address(request, "usulan:route_page"))


def _limit(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < int(text) < 100_000 else None
