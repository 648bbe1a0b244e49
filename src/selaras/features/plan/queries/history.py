"""History of one thing as people read it: who did what, when, and what stood there before."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import registry
from selaras.values.rupiah import print_rupiah

MONEY = frozenset({"pagu", "pagu_maju", "rupiah", "anggaran", "anggaran_disetujui"})
LABELS: dict[str, Any] = {
    "kode": gettext_lazy("Kode"),
    "nama": gettext_lazy("Nama"),
    "uraian": gettext_lazy("Uraian"),
    "induk": gettext_lazy("Induk"),
    "nomor": gettext_lazy("Urutan"),
    "mendukung": gettext_lazy("Mendukung prioritas"),
    "warna": gettext_lazy("Warna"),
    "sumber": gettext_lazy("Sumber"),
    "pagu": gettext_lazy("Pagu"),
    "pagu_maju": gettext_lazy("Prakiraan maju"),
    "lokasi_teks": gettext_lazy("Lokasi"),
    "kelompok_sasaran": gettext_lazy("Kelompok sasaran"),
    "bulan_mulai": gettext_lazy("Bulan mulai"),
    "bulan_selesai": gettext_lazy("Bulan selesai"),
    "prioritas_nasional": gettext_lazy("Prioritas nasional"),
    "keterangan": gettext_lazy("Keterangan"),
    "sumber_dana": gettext_lazy("Sumber dana"),
    "tempat": gettext_lazy("Tempat"),
    "prioritas": gettext_lazy("Prioritas"),
    "active": gettext_lazy("Dalam rencana"),
    "circular": gettext_lazy("Surat edaran"),
    "status": gettext_lazy("Status"),
    "catatan": gettext_lazy("Catatan"),
    "line_id": gettext_lazy("Baris"),
    "judul": gettext_lazy("Usulan"),
    "keadaan": gettext_lazy("Keadaan"),
    "langkah": gettext_lazy("Langkah"),
    "hasil": gettext_lazy("Hasil"),
    "alasan": gettext_lazy("Alasan"),
    "penjelasan": gettext_lazy("Penjelasan"),
    "anggaran": gettext_lazy("Rupiah diusulkan"),
    "anggaran_disetujui": gettext_lazy("Rupiah disetujui"),
    "volume": gettext_lazy("Volume"),
    "volume_disetujui": gettext_lazy("Volume disetujui"),
    "alamat": gettext_lazy("Alamat"),
    "masalah": gettext_lazy("Masalah"),
    "tahun_tujuan": gettext_lazy("Tahun tujuan"),
}
# Links and ids that say nothing to a reader.
SILENT = frozenset(
    {
        "nomenklatur_id",
        "edited_by",
        "version",
        "daerah_id",
        "siklus_id",
        "opd_id",
        "induk_id",
        "jenjang",
        "petugas",
        "digabung_ke_id",
    }
)


def history_of(
    thing: str, thing_id: int, names: Mapping[Any, Any] | None = None, *, most: int = 30
) -> list[dict[str, Any]]:
    """Acts on one thing, newest first; an import that wrote it is one of them. ``names`` gives words for ids."""
    own = Entry.objects.filter(thing=f"{thing}:{thing_id}").order_by()
    bulk = State.objects.filter(thing=thing, thing_id=thing_id).order_by().values("entry_id")
    rows = Entry.objects.filter(pk__in=own.values("pk").union(bulk)).order_by("-at", "-pk")[:most]
    return [told(entry, names or {}) for entry in rows]


def told(entry: Entry, names: Mapping[Any, Any]) -> dict[str, Any]:
    """One act: its sentence and its changes (label, before, after)."""
    body = json.loads(entry.body)
    before, after = body.get("before", {}), body.get("after", {})
    changes = [
        (str(LABELS.get(key, key)), printed(key, before.get(key), names), printed(key, after.get(key), names))
        for key in sorted({*before, *after} - SILENT)
        if not (key not in before and after.get(key) in (None, "", [], {}))
    ]
    verb = registry.get(entry.verb)
    sentence = _(verb.sentence) if verb else "{actor}: {thing}"
    return {
        "entry": entry,
        "sentence": sentence.format(actor=actor_name(entry), thing=entry.label),
        "changes": changes if before else [],
        "note": entry.note,
    }


def actor_name(entry: Entry) -> str:
    """Who acted; the command line is no person and has a name in each language."""
    return entry.actor_name if entry.actor_id or not entry.actor_name else _(entry.actor_name)


def printed(key: str, value: Any, names: Mapping[Any, Any]) -> str:
    """A kept value in words."""
    if value is None or value in ("", []):
        return "—"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if key in MONEY:
        return print_rupiah(value)
    if key == "sumber_dana" and isinstance(value, list):
        return "; ".join(f"{name} {print_rupiah(pagu)}" for name, pagu in value)
    if key == "tempat":
        return "; ".join(", ".join(part for part in (names.get(kode, kode), teks) if part) for kode, teks in value)
    if isinstance(value, list):
        return "; ".join(str(names.get(one, one)) for one in value)
    return str(names.get((key, value), value))
