"""Where the plan works: lines and rupiah per kecamatan, each line in one place only."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from selaras.engines.cascade.rollup import NO_PLACE, SEVERAL_PLACES, WHOLE_DAERAH, place_of
from selaras.engines.cascade.threads import above
from selaras.features.plan.queries.line import Choice, lines
from selaras.features.plan.queries.sums import current_threads
from selaras.foundation.daerah.queries import kecamatan_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import angka, rupiah_short

MEASURES = ("jumlah", "rupiah")
STEPS = 5  # shades of the ramp


@dataclass(frozen=True, slots=True)
class Where:
    """What is planned at one place."""

    kode: str
    nama: str
    lines: int  # lowest lines
    pagu: int  # rupiah, each once

    def value(self, measure: str) -> int:
        return self.pagu if measure == "rupiah" else self.lines


@dataclass(frozen=True, slots=True)
class Places:
    """All kecamatan, and what lies in no single one of them."""

    kecamatan: list[Where]
    beside: list[Where]  # lintas kecamatan, seluruh daerah, tanpa lokasi

    @property
    def lines(self) -> int:
        return sum(row.lines for row in (*self.kecamatan, *self.beside))

    @property
    def pagu(self) -> int:
        return sum(row.pagu for row in (*self.kecamatan, *self.beside))


def places_of(siklus: Siklus, choice: Choice) -> Places:
    """The lines a filter leaves, by place; a parent is not counted beside its children."""
    read = current_threads(siklus)
    chosen = set(lines(siklus, choice).values_list("pk", flat=True))
    chosen &= read.lines.keys()
    priced = {pk for pk in chosen if (read.lines[pk].pagu or 0) > 0}
    uppers = {upper for pk in chosen for upper in above(read.lines, pk)[1:]}
    paid = {upper for pk in priced for upper in above(read.lines, pk)[1:]}
    count: dict[str, int] = defaultdict(int)
    rupiah: dict[str, int] = defaultdict(int)
    for pk in chosen:
        place = place_of(read.lines[pk], siklus.daerah_id)
        count[place] += pk not in uppers
        if pk in priced and pk not in paid:
            rupiah[place] += read.lines[pk].pagu or 0
    names = dict(kecamatan_of(siklus.daerah).order_by("kode").values_list("kode", "nama"))
    beside = {SEVERAL_PLACES: _("Lintas kecamatan"), WHOLE_DAERAH: _("Seluruh daerah"), NO_PLACE: _("Tanpa lokasi")}
    return Places(
        [Where(kode, nama, count[kode], rupiah[kode]) for kode, nama in names.items()],
        [Where(kode, nama, count[kode], rupiah[kode]) for kode, nama in beside.items()],
    )


def breaks_of(places: Places, measure: str) -> list[int]:
    """The least value of the second and later shades: quantiles, so that every shade is used."""
    values = sorted({row.value(measure) for row in places.kecamatan if row.value(measure)})
    cuts = [values[len(values) * step // STEPS] for step in range(1, STEPS)] if values else []
    return sorted(set(cuts) - {values[0]} if values else cuts)


def legend(places: Places, measure: str) -> list[dict[str, Any]]:
    """Each shade with the values it stands for."""
    values = [row.value(measure) for row in places.kecamatan if row.value(measure)]
    if not values:
        return [{"css": "m0", "label": _("belum ada")}]
    say = rupiah_short if measure == "rupiah" else angka
    lows = [min(values), *breaks_of(places, measure)]
    steps = [{"css": "m0", "label": _("tidak ada")}]
    for place, low in enumerate(lows, start=1):
        inside = [v for v in values if v >= low and (place == len(lows) or v < lows[place])]
        if inside:
            top = max(inside)
            label = say(low) if top == low else f"{say(low)} – {say(top)}"
            steps.append({"css": f"m{place}", "label": label})
    return steps
