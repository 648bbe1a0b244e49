"""How well proposals are answered: within the window, in how many days, what has waited longest; by step and unit."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import QuerySet

from selaras.features.usulan.models import Rekomendasi, Usulan
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.words import STEPS, Asal, Keadaan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """One office at one step."""

    step: Any
    name: str
    answered: int  # words said there
    in_time: int  # of these within the window of the step
    days: Decimal | None  # median from arrival to word; None while nothing was answered
    waiting: int
    oldest: int | None  # days that the oldest open one has waited

    @property
    def share(self) -> float | None:
        """0..1; None while nothing was answered."""
        return self.in_time / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Service:
    """The whole daerah, and each unit in the order of the way."""

    units: list[Unit]
    total: Unit
    open: list[Usulan]  # the oldest that still wait


@dataclass(slots=True)
class _Tally:
    spans: list[float] = field(default_factory=list)  # days
    in_time: int = 0
    waits: list[int] = field(default_factory=list)  # days

    def unit(self, step: Any, name: str) -> Unit:
        middle = Decimal(str(round(median(self.spans), 1))) if self.spans else None
        oldest = max(self.waits, default=None)
        return Unit(step, name, len(self.spans), self.in_time, middle, len(self.waits), oldest)


type _Key = tuple[str, str]  # step, id of the OPD or code of the kecamatan


def service_of(siklus: Siklus) -> Service:
    """Every word that decided or recommended, against the window that the route of this cycle gives to its step."""
    tallies: dict[_Key, _Tally] = defaultdict(_Tally)
    _said(siklus, tallies)
    waiting = _waiting(siklus)
    at = clock.now()
    for langkah, opd, place, since in waiting.values_list("langkah", "opd_id", "wilayah_id", "tiba_at"):
        tallies[_key(langkah, opd, place)].waits.append((at - since) // DAY if since else 0)
    names = _names(tallies)
    order = list(STEPS)
    keys = sorted(tallies, key=lambda key: (order.index(key[0]), names[key].casefold()))
    whole = _Tally()
    for tally in tallies.values():
        whole.spans += tally.spans
        whole.waits += tally.waits
        whole.in_time += tally.in_time
    oldest = list(waiting.select_related("opd").order_by("tiba_at", "pk")[:10])
    return Service([tallies[key].unit(STEPS[key[0]].label, names[key]) for key in keys], whole.unit("", ""), oldest)


def _waiting(siklus: Siklus) -> QuerySet[Usulan]:
    return Usulan.objects.filter(siklus=siklus, active=True, keadaan=Keadaan.BERJALAN).exclude(langkah="")


def _said(siklus: Siklus, tallies: dict[_Key, _Tally]) -> None:
    windows, stages = _windows(siklus), _stages(siklus)
    names = ("usulan_id", "usulan__asal", "langkah", "opd_id", "usulan__wilayah_id", "at", "usulan__diajukan_at")
    rows = Rekomendasi.objects.filter(usulan__siklus=siklus, usulan__active=True).order_by("usulan_id", "pk")
    last, since = 0, None
    for usulan, asal, langkah, opd, place, at, sent in rows.values_list(*names):
        since = since if usulan == last else sent
        if since is None or (langkah == "desa" and at - since < timedelta(minutes=1)):
            last, since = usulan, at
            continue  # a village that proposes has spoken in the same moment: no service to measure
        tally = tallies[_key(langkah, opd, place)]
        tally.spans.append(max(at - since, timedelta()) / DAY)
        own = [w for w in windows.get(stages.get((asal, langkah), ""), ()) if w.covers(opd, place or "")]
        tally.in_time += not own or at <= own[-1].closes_at
        last, since = usulan, at


def _windows(siklus: Siklus) -> dict[str, list[Tahapan]]:
    """The windows of each stage, the one that closes last at the end; one may be of an OPD or a wilayah alone."""
    found: dict[str, list[Tahapan]] = defaultdict(list)
    for window in Tahapan.objects.filter(siklus=siklus).order_by("closes_at"):
        found[window.kode].append(window)
    return found


def _stages(siklus: Siklus) -> dict[tuple[str, str], str]:
    return {(asal, step.kode): step.tahapan for asal in Asal.values for step in route_of(siklus, asal)}


def _key(langkah: str, opd: int | None, place: str | None) -> _Key:
    """At the steps of the OPDs and of the kecamatan each office is its own unit."""
    if langkah == "opd":
        return langkah, str(opd or "")
    return langkah, ".".join((place or "").split(".")[:3]) if langkah in ("desa", "kecamatan") else ""


def _names(keys: dict[_Key, _Tally]) -> dict[_Key, str]:
    opds = {str(o.pk): o.sebutan for o in Opd.objects.filter(pk__in=[k for s, k in keys if s == "opd" and k])}
    places = dict(Wilayah.objects.filter(kode__in=[k for s, k in keys if s != "opd" and k]).values_list("kode", "nama"))
    found = opds | places
    return {(step, who): found.get(who, who or str(STEPS[step].label)) for step, who in keys}
