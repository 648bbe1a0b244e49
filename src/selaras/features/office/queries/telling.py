"""History in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.plan.queries.history import LABELS, actor_name
from selaras.foundation.ui import prints
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import registry
from selaras.values.rupiah import print_rupiah

FIELDS: dict[str, Any] = LABELS | {  # what a column is called; one that is missing is shown by its own name
    "opens_at": gettext_lazy("Dibuka"),
    "closes_at": gettext_lazy("Ditutup"),
    "note": gettext_lazy("Catatan"),
    "jenis": gettext_lazy("Jenis"),
    "kind": gettext_lazy("Jenis"),
    "jenjang": gettext_lazy("Jenjang"),
    "cabang": gettext_lazy("Cabang"),
    "opd": gettext_lazy("OPD"),
    "wilayah": gettext_lazy("Wilayah"),
    "role": gettext_lazy("Peran"),
    "state": gettext_lazy("Keadaan"),
    "status": gettext_lazy("Status"),
    "reason": gettext_lazy("Alasan"),
    "satuan": gettext_lazy("Satuan"),
    "rumus": gettext_lazy("Rumus"),
    "kondisi_awal": gettext_lazy("Kondisi awal"),
    "polaritas": gettext_lazy("Arah"),
    "simpul": gettext_lazy("Simpul"),
    "line": gettext_lazy("Baris"),
    "target": gettext_lazy("Target"),
    "rupiah": gettext_lazy("Rupiah"),
    "tahun": gettext_lazy("Tahun"),
    "person": gettext_lazy("Orang"),
    "username": gettext_lazy("Nama pengguna"),
    "email": gettext_lazy("Surel"),
    "from_at": gettext_lazy("Berlaku mulai"),
    "to_at": gettext_lazy("Sampai"),
    "plt": gettext_lazy("Pelaksana tugas (Plt.)"),
    "is_active": gettext_lazy("Aktif"),
    "nomenklatur": gettext_lazy("Nomenklatur"),
    "ditetapkan_at": gettext_lazy("Sudah ditetapkan"),
    "size": gettext_lazy("Ukuran"),
    "sha256": gettext_lazy("Sidik"),
    "teks": gettext_lazy("Isi"),
}
MONEY = frozenset({"pagu", "pagu_maju", "rupiah"})


def sentence(entry: Entry) -> str:
    """'Uji mengubah 1.03 Jalan': the verb's own sentence with who and what."""
    verb = registry.get(entry.verb)
    said = _(verb.sentence) if verb else "{actor}: {thing}"
    return said.format(actor=actor_name(entry), thing=entry.label or entry.thing)


def called(key: str) -> str:
    """The name of a column as officers know it."""
    name = key.removesuffix("_id")
    return str(FIELDS.get(key) or FIELDS.get(name) or name.replace("_", " "))


def printed(key: str, value: Any, names: Mapping[str, Mapping[Any, str]]) -> str:
    """A kept value in words; a personal one is known only to those who have its salt."""
    if value is None or value in ("", [], {}):
        return "—"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if key in MONEY and isinstance(value, int):
        return print_rupiah(value)
    if key in names:
        return str(names[key].get(value, value))
    if isinstance(value, str):
        return _text(key, value)
    if isinstance(value, list):
        return "; ".join(", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in value)
    if isinstance(value, dict):
        return "; ".join(f"{k}: {v}" for k, v in value.items())
    return str(value)


def _text(key: str, value: str) -> str:
    if value.startswith("sha256:"):
        return _("disamarkan")
    if key.endswith("_at"):
        try:
            return prints.waktu(datetime.fromisoformat(value))
        except ValueError:
            return value
    return value
