"""Which lanes a person may propose in, for which villages, and what a form offers there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.usulan.models import Langkah, Usulan
from selaras.features.usulan.rules import PROPOSERS
from selaras.features.usulan.verbs import SUBMIT
from selaras.features.usulan.words import DEFAULT_ROUTES, Asal
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.daerah.queries import below
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor, Seat
from selaras.reference.maps import desa_geojson

DESA_DEPTH = 3  # dots in the code of a desa or kelurahan
# What the button of each lane says: where a proposal goes first.
SENDS: dict[str, Any] = {
    Asal.DESA: gettext_lazy("Kirim ke kecamatan"),
    Asal.KECAMATAN: gettext_lazy("Kirim ke kecamatan"),
    Asal.POKIR: gettext_lazy("Kirim ke Sekretariat DPRD"),
    Asal.OPD: gettext_lazy("Kirim usulan"),
    Asal.HIBAH: gettext_lazy("Kirim ke Bappeda"),
    Asal.PUBLIK: gettext_lazy("Kirim ke desa atau kelurahan"),
}


@dataclass(frozen=True, slots=True)
class Lane:
    """One way in for one person: where it reaches, for which OPD it speaks, and whether it is open now."""

    siklus: Siklus
    asal: str
    scope: str  # code at or above every place that may be named
    opd_id: int | None = None
    why: str = ""  # why nothing can be sent now; drafts are kept all the same

    @property
    def label(self) -> str:
        return str(Asal(self.asal).label)

    @property
    def sends(self) -> str:
        return str(SENDS[self.asal])

    @property
    def local(self) -> bool:
        """Whether the person speaks for one wilayah, not for the whole daerah."""
        return "." in self.scope[3:]

    @property
    def place(self) -> Wilayah | None:
        """That wilayah."""
        return Wilayah.objects.filter(kode=self.scope).first() if self.local else None

    @property
    def mapped(self) -> bool:
        """Whether the villages' shapes are there to be drawn."""
        return desa_geojson(self.siklus.daerah_id) is not None

    def blank(self) -> Usulan:
        return _blank(self.siklus, self.asal, self.scope if self.local else "", self.opd_id)

    def wilayah(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Villages to choose from, below their kecamatan."""
        own = below(self.scope)
        uppers = {kecamatan_code(row.kode) for row in own}
        names = dict(Wilayah.objects.filter(pk__in=uppers).values_list("kode", "nama"))
        return _grouped(own, names, whole=self.asal != Asal.DESA)


def kecamatan_code(kode: str) -> str:
    """The code of the kecamatan that a place is or lies in."""
    return kode if kode.count(".") < DESA_DEPTH else kode.rpartition(".")[0]


def _grouped(rows: Iterable[Wilayah], names: dict[str, str], *, whole: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        depth, upper = row.kode.count("."), kecamatan_code(row.kode)
        if depth == DESA_DEPTH:
            found.setdefault(upper, []).append((row.kode, row.nama))
        elif depth == DESA_DEPTH - 1 and whole:
            found.setdefault(upper, []).append((row.kode, _("Seluruh kecamatan")))
    return [(f"Kec. {names.get(upper, upper)}", choices) for upper, choices in sorted(found.items())]


def _blank(siklus: Siklus, asal: str, wilayah: str, opd_id: int | None) -> Usulan:
    return Usulan(daerah_id=siklus.daerah_id, siklus=siklus, asal=asal, wilayah_id=wilayah or None, opd_awal_id=opd_id)


def routed(siklus: Siklus) -> set[str]:
    """The lanes that have a route in this cycle; a cycle that nobody has touched begins with all but the people's."""
    own = set(Langkah.objects.filter(siklus=siklus).values_list("asal", flat=True))
    return own or {asal for asal in DEFAULT_ROUTES if asal != Asal.PUBLIK}


def lanes_of(actor: Actor, siklus: Siklus, only: str = "") -> list[Lane]:
    """The lanes of a signed-in person (``only``: of this origin), those that are open first."""
    rules = {asal: rule for asal, rule in PROPOSERS.items() if only in ("", asal)}
    with_route = routed(siklus)
    found = [lane for asal in rules if asal in with_route for lane in _of_seats(actor, siklus, asal, rules[asal])]
    return sorted(found, key=lambda lane: bool(lane.why))


def _of_seats(actor: Actor, siklus: Siklus, asal: str, rule: Any) -> list[Lane]:
    found: dict[tuple[str, int | None], Lane] = {}
    for seat in actor.seats_in(siklus.daerah_id):
        opd_id = seat.opd_id if asal in (Asal.OPD, Asal.HIBAH) else None
        probe = _blank(siklus, asal, seat.wilayah, opd_id)
        if rule.allows(seat, probe):
            scope = _scope(seat, siklus, asal)
            why = SUBMIT.refusal(actor, probe) or ""
            found.setdefault((scope, opd_id), Lane(siklus, asal, scope, opd_id, why))
    return list(found.values())


def _scope(seat: Seat, siklus: Siklus, asal: str) -> str:
    return seat.wilayah if asal in (Asal.DESA, Asal.KECAMATAN) else siklus.daerah_id


def public_lane(siklus: Siklus, actor: Actor) -> Lane:
    """The people's own lane; ``why`` says why it is closed."""
    why = SUBMIT.refusal(actor, _blank(siklus, Asal.PUBLIK, "", None)) or ""
    return Lane(siklus, Asal.PUBLIK, siklus.daerah_id, None, why)


def lane_of(usulan: Usulan) -> Lane:
    """The lane that a proposal came in by, with the places its proposer may name."""
    local = usulan.asal in (Asal.DESA, Asal.KECAMATAN) and usulan.wilayah_id
    scope = str(usulan.wilayah_id) if local else usulan.daerah_id
    return Lane(usulan.siklus, usulan.asal, scope, usulan.opd_awal_id)


def chosen(lanes: list[Lane], asal: str, opd: str = "") -> Lane | None:
    """The lane that the page names, else the first one."""
    fits = [
        lane
        for lane in lanes
        if (not asal or lane.asal == asal) and (lane.opd_id is None or opd in ("", str(lane.opd_id)))
    ]
    return fits[0] if fits else None


def tabs(lanes: list[Lane], here: Lane | None) -> list[dict[str, Any]]:
    """The lanes to choose from, for ui/components/tabs.html."""
    return [
        {
            "label": lane.label,
            "href": f"?asal={lane.asal}&opd_awal={lane.opd_id or ''}",
            "here": lane == here,
            "count": None,
        }
        for lane in lanes
    ]


def agencies(siklus: Siklus) -> list[tuple[str, str]]:
    rows = Opd.objects.filter(daerah_id=siklus.daerah_id, aktif=True, semu=False)
    return [(str(opd.pk), opd.nama) for opd in rows]
