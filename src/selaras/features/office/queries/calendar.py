"""The calendar of a cycle as people read it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import TAHAPAN, Siklus, Tahapan
from selaras.foundation.ui import prints
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry

OPEN, AHEAD, OVER = "dibuka", "belum", "ditutup"


@dataclass(frozen=True, slots=True)
class WindowRow:
    """One window with its state now."""

    row: Tahapan
    state: str  # dibuka, belum, ditutup
    left: str  # how long it stays open, in words
    scope: str  # '' = the whole daerah


def stages(siklus: Siklus) -> list[WindowRow]:
    """All windows in the order of the year; several windows of one stage by their beginning."""
    order = {kode: n for n, kode in enumerate(TAHAPAN)}
    rows = list(Tahapan.objects.filter(siklus=siklus).select_related("opd", "siklus"))
    names = dict(Wilayah.objects.filter(kode__in=[r.wilayah for r in rows if r.wilayah]).values_list("kode", "nama"))
    rows.sort(key=lambda row: (order.get(row.kode, 99), row.opens_at, row.pk))
    return [shown(row, names.get(row.wilayah, row.wilayah)) for row in rows]


def shown(row: Tahapan, wilayah: str = "") -> WindowRow:
    at = clock.now()
    state = AHEAD if row.opens_at > at else OPEN if row.closes_at >= at else OVER
    left = prints.sisa(row.closes_at, at) if state == OPEN else ""
    return WindowRow(row, state, left, row.opd.sebutan if row.opd else wilayah)


def acts_on(siklus: Siklus, row: Tahapan | None = None) -> list[Entry]:
    """What was done to the calendar, or to one window, newest first."""
    rows = Entry.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun)
    if row is not None:
        rows = rows.filter(thing=f"tahapan.tahapan:{row.pk}")
    return list(rows.filter(verb__startswith="tahapan.").order_by("-seq")[:20])


def strip(rows: list[WindowRow]) -> list[dict[str, Any]]:
    """The stages of the whole daerah as the strip of the year shows them: each once, open if any window is."""
    found: dict[str, dict[str, Any]] = {}
    for window in rows:
        if window.scope:
            continue
        state = {OPEN: "now", OVER: "done"}.get(window.state, "")
        known = found.get(window.row.kode)
        if known is None or state == "now" or (state == "" and known["state"] == "done"):
            when = prints.tanggal(window.row.closes_at)
            found[window.row.kode] = {"name": _(TAHAPAN[window.row.kode]), "when": when, "state": state}
    return list(found.values())
