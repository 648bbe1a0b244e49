"""What differs between two pictures in words: names for ids, labels for fields, text for values."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.engines.cascade.compare import Change
from selaras.engines.cascade.picture import IndikatorP, Picture
from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.values.bulan import print_rentang
from selaras.values.rupiah import print_rupiah

LABELS: dict[str, Any] = {
    "opd": gettext_lazy("OPD"),
    "jenjang": gettext_lazy("Jenjang"),
    "induk": gettext_lazy("Induk"),
    "kode": gettext_lazy("Kode"),
    "nama": gettext_lazy("Nama"),
    "pagu": gettext_lazy("Pagu"),
    "pagu_maju": gettext_lazy("Prakiraan maju"),
    "nomenklatur": gettext_lazy("Nomenklatur"),
    "lokasi": gettext_lazy("Lokasi"),
    "wilayah": gettext_lazy("Wilayah"),
    "kelompok_sasaran": gettext_lazy("Kelompok sasaran"),
    "bulan": gettext_lazy("Bulan"),
    "sumber_dana": gettext_lazy("Sumber dana"),
    "tags": gettext_lazy("Penanda prioritas"),
    "prioritas_nasional": gettext_lazy("Prioritas nasional"),
    "asal": gettext_lazy("Asal"),
    "keterangan": gettext_lazy("Keterangan"),
    "indikator": gettext_lazy("Indikator"),
    "paket_count": gettext_lazy("Jumlah paket"),
    "paket_pagu": gettext_lazy("Pagu paket"),
    "cabang": gettext_lazy("Cabang"),
    "nomor": gettext_lazy("Nomor"),
    "uraian": gettext_lazy("Uraian"),
    "warna": gettext_lazy("Warna"),
    "prioritas": gettext_lazy("Prioritas yang didukung"),
    "simpul": gettext_lazy("Simpul"),
    "line": gettext_lazy("Baris"),
    "role": gettext_lazy("Peran"),
    "state": gettext_lazy("Keadaan"),
    "target": gettext_lazy("Target"),
    "rupiah": gettext_lazy("Rupiah"),
}
MONEY = frozenset({"pagu", "pagu_maju", "paket_pagu", "rupiah"})
CHOICES: dict[str, Mapping[str, Any]] = {
    "jenjang": {**dict(Simpul.Jenjang.choices), **dict(PlanLine.Jenjang.choices)},
    "cabang": dict(Simpul.Cabang.choices),
    "role": dict(Contribution.Role.choices),
    "state": dict(Contribution.State.choices),
}


class Words:
    """Names of the rows of two pictures; the later one says how a row is called."""

    def __init__(self, before: Picture, after: Picture) -> None:
        self.opd = {o.id: o.singkatan or o.nama for p in (before, after) for o in p.opd}
        self.kode = {row.id: row.kode for p in (before, after) for row in p.lines}
        self.line = {row.id: f"{row.kode} {row.nama}".strip() for p in (before, after) for row in p.lines}
        self.simpul = {row.id: row.uraian for p in (before, after) for row in p.simpul}
        self.bridge = {row.id: row.simpul for p in (before, after) for row in p.contributions}

    def name(self, change: Change) -> str:
        """The row as people call it; a contribution by the node it serves."""
        if change.noun == "contribution":
            return self.simpul.get(self.bridge[change.id], "—")
        return change.nama

    def fields(self, change: Change) -> list[tuple[str, str, str]]:
        """(label, before, after) of every changed field but the pagu, which has columns of its own."""
        own = [f for f in change.fields if not (f.field == "pagu" and change.noun == "line")]
        return [
            (str(LABELS[f.field]), self.text(change.noun, f.field, f.before), self.text(change.noun, f.field, f.after))
            for f in own
        ]

    def text(self, noun: str, field: str, value: Any) -> str:
        """One value in words; missing is a dash."""
        if value is None or value in ("", ()):
            return "—"
        if field in MONEY:
            return print_rupiah(value)
        names = self._names(noun, field)
        if isinstance(value, tuple):
            return _TUPLES[field](value) if field in _TUPLES else "; ".join(str(names.get(v, v)) for v in value)
        return str(names.get(value, value))

    def _names(self, noun: str, field: str) -> Mapping[Any, Any]:
        if field in CHOICES:
            return CHOICES[field]
        if field == "induk":
            return self.line if noun == "line" else self.simpul
        known: dict[str, Mapping[Any, Any]] = {
            "opd": self.opd,
            "line": self.line,
            "simpul": self.simpul,
            "tags": self.simpul,
            "prioritas": self.simpul,
        }
        return known.get(field, {})


def _indikator(rows: tuple[IndikatorP, ...]) -> str:
    return "; ".join(f"{row.nama}: {_targets(row)}" for row in rows)


def _targets(row: IndikatorP) -> str:
    said = [f"{t.tahun} {t.teks or ' '.join(p for p in (t.nilai, row.satuan) if p)}".strip() for t in row.targets]
    return ", ".join(said) or _("tanpa target")


_TUPLES: dict[str, Callable[[Any], str]] = {
    "bulan": print_rentang,
    "sumber_dana": lambda rows: "; ".join(f"{name} {print_rupiah(pagu)}" for name, pagu in rows),
    "indikator": _indikator,
}
