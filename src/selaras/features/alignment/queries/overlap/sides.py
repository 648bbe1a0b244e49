"""The two texts of a pair as the desk shows them: facts beside facts, equal ones marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.texts import LINE, NO_VOLUME, PAKET, USULAN
from selaras.features.plan.models import Contribution, Paket, PlanLine, Target
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.picture import amount
from selaras.foundation.daerah.models import Wilayah
from selaras.values.rupiah import print_rupiah

PAGES = {LINE: "plan:line.detail", PAKET: "plan:paket.detail", USULAN: "usulan:detail"}
NEAR = 0.15  # 0..1; volumes that differ by no more are marked as near


@dataclass(frozen=True, slots=True)
class Side:
    """One text with what a planner compares."""

    key: str
    kode: str
    judul: str
    opd: Any  # Opd or None
    lokasi: str
    wilayah: str  # code, for the map and for equal places
    volume: str
    pagu: int | None
    asal: str
    sasaran: str
    warna: int | None  # of the priority, where one is known
    live: bool  # still in the plan

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def pk(self) -> int:
        return int(self.key.partition(":")[2])

    @property
    def page(self) -> str:
        return PAGES[self.kind]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of both tables."""

    label: Any
    values: tuple[str, str]
    equal: bool


def sides_of(rows: Iterable[Pasangan]) -> dict[str, Side]:
    """The texts of these pairs by key."""
    return sides_of_keys({key for row in rows for key in row.keys})


def sides_of_keys(wanted: Iterable[str]) -> dict[str, Side]:
    """The texts of these keys, in as many queries for two as for a page of them."""
    keys: dict[str, set[int]] = {LINE: set(), PAKET: set(), USULAN: set()}
    for key in wanted:
        kind, _colon, pk = key.partition(":")
        keys[kind].add(int(pk))
    found: dict[str, Side] = {}
    paket: list[Any] = (
        list(Paket.objects.filter(pk__in=keys[PAKET]).select_related("opd", "wilayah")) if keys[PAKET] else []
    )
    lines = keys[LINE] | {row.line_id for row in paket if row.line_id}
    aims = _aims(lines)
    found |= {f"{PAKET}:{row.pk}": _paket(row, aims) for row in paket}
    if keys[LINE]:
        volumes = _volumes(keys[LINE])
        rows_of: Any = (
            PlanLine.objects.filter(pk__in=keys[LINE]).select_related("opd").prefetch_related("places__wilayah")
        )
        found |= {f"{LINE}:{row.pk}": _line(row, aims, volumes.get(row.pk, "")) for row in rows_of}
    if keys[USULAN]:
        proposals = Usulan.objects.filter(pk__in=keys[USULAN]).select_related("opd", "wilayah", "prioritas")
        found |= {f"{USULAN}:{row.pk}": _usulan(row) for row in proposals}
    return found


def _aims(lines: set[int]) -> dict[int, tuple[str, int | None]]:
    """The sasaran that a line serves, with the colour of its priority."""
    if not lines:
        return {}
    rows = Contribution.objects.filter(line__in=lines, active=True, state__in=Contribution.ACCEPTED)
    names = ("line_id", "simpul__uraian", "simpul__supports__prioritas__warna")
    return {line: (said, warna) for line, said, warna in rows.order_by("-pk").values_list(*names)}


def _volumes(lines: set[int]) -> dict[int, str]:
    rows = Target.objects.filter(indikator__line__in=lines, indikator__active=True, tahun=F("indikator__siklus__tahun"))
    names = ("indikator__line_id", "nilai", "teks", "indikator__satuan")
    return {
        line: teks or amount(nilai, satuan, "")
        for line, nilai, teks, satuan in rows.order_by("-pk").values_list(*names)
    }


def _line(row: Any, aims: dict[int, tuple[str, int | None]], volume: str) -> Side:
    places = list(row.places.all())
    named = [p.teks or (p.wilayah.nama if p.wilayah else "") for p in places]
    codes = [p.wilayah_id for p in places if p.wilayah_id]
    sasaran, warna = aims.get(row.pk, (row.sasaran_teks, None))
    return Side(
        f"{LINE}:{row.pk}", row.kode, row.nama, row.opd, row.lokasi_teks or "; ".join(n for n in named if n),
        codes[0] if len(codes) == 1 else "", volume, row.pagu, _("Baris rencana OPD"), sasaran, warna, row.active,
    )  # fmt: skip


def _paket(row: Any, aims: dict[int, tuple[str, int | None]]) -> Side:
    sasaran, warna = aims.get(row.line_id, ("", None))
    volume = "" if row.volume.strip().lower() in NO_VOLUME else row.volume
    return Side(
        f"{PAKET}:{row.pk}", row.kode_sub, row.nama, row.opd, row.lokasi_teks, row.wilayah_id or "", volume, row.pagu,
        _("Paket pekerjaan"), sasaran, warna, row.active,
    )  # fmt: skip


def _usulan(row: Any) -> Side:
    place = row.wilayah.nama if row.wilayah else row.wilayah_teks
    lokasi = ", ".join(part for part in (row.alamat, place) if part)
    aim, warna = (row.prioritas.uraian, row.prioritas.warna) if row.prioritas else ("", None)
    return Side(
        f"{USULAN}:{row.pk}", row.kode, row.judul, row.opd, lokasi, row.wilayah_id or "",
        amount(row.volume, row.satuan, row.volume_teks), row.anggaran, str(row.get_asal_display()), aim, warna,
        row.open or row.hasil in ("diterima", "diterima_sebagian"),
    )  # fmt: skip


def facts_of(pair: Pasangan, left: Side, right: Side, names: dict[str, str]) -> list[Fact]:
    """Facts side by side; those that say the same are marked."""
    one_place = any(word.startswith(("desa/kelurahan sama", "kecamatan sama")) for word in pair.because)
    both = (left, right)
    return [
        Fact(_("Lokasi"), tuple(_place(side, names) for side in both), one_place),  # type: ignore[arg-type]
        Fact(_("Volume"), (left.volume or "—", right.volume or "—"), near_volume(left.volume, right.volume)),
        Fact(
            _("Pagu"), (print_rupiah(left.pagu), print_rupiah(right.pagu)), bool(left.pagu) and left.pagu == right.pagu
        ),
        Fact(_("Asal"), (left.asal, right.asal), False),
        Fact(_("Sasaran"), (left.sasaran or "—", right.sasaran or "—"), _same(left.sasaran, right.sasaran)),
    ]


def _place(side: Side, names: dict[str, str]) -> str:
    """The place as the row writes it, with village and kecamatan where its code says more."""
    named = [names[code] for code in (side.wilayah, side.wilayah[:8]) if code in names]
    more = [name for name in dict.fromkeys(named) if name.casefold() not in side.lokasi.casefold()]
    if more and more[-1] == names.get(side.wilayah[:8]):
        more[-1] = f"Kec. {more[-1]}"
    return ", ".join(part for part in (side.lokasi, *more) if part) or "—"


def _same(a: str, b: str) -> bool:
    return bool(a) and " ".join(a.split()).casefold() == " ".join(b.split()).casefold()


def near_volume(a: str, b: str) -> bool:
    """420 m and 400 meter: one unit, and amounts that hardly differ."""
    first, second = _amount(a), _amount(b)
    if first is None or second is None or first[1] != second[1]:
        return False
    low, high = sorted((first[0], second[0]))
    return high > 0 and high - low <= NEAR * high


def _amount(text: str) -> tuple[float, str] | None:
    found = re.fullmatch(r"\s*([0-9][0-9.]*(?:,[0-9]+)?)\s*(\S.*?)\s*", text)
    if found is None:
        return None
    number = float(found[1].replace(".", "").replace(",", "."))
    unit = found[2].casefold().rstrip(".")
    return number, UNITS.get(unit, unit)


UNITS = {"meter": "m", "mtr": "m", "m'": "m", "meter persegi": "m2", "m²": "m2", "kilometer": "km", "buah": "unit"}


def place_names(sides: Iterable[Side]) -> dict[str, str]:
    """Names of the villages and kecamatan of these texts."""
    codes = {side.wilayah for side in sides if side.wilayah}
    codes |= {code[:8] for code in codes}
    return dict(Wilayah.objects.filter(pk__in=codes).values_list("pk", "nama")) if codes else {}
