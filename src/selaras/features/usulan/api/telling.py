"""From rows to what programs read."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from selaras.features.plan.models import Simpul
from selaras.features.usulan.models import KamusUsulan, Usulan
from selaras.features.usulan.queries import desk
from selaras.features.usulan.queries.ladder import Rung, ladder
from selaras.features.usulan.verbs import DECIDE, EDIT, RECOMMEND, SUPPORT, WITHDRAW
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor

PLACES = {"said": "sudah", "now": "sekarang", "later": "nanti", "skipped": "dilewati"}
SAME = (
    *("id", "kode", "judul", "asal", "keadaan", "langkah", "hasil", "alasan", "satuan", "anggaran"),
    *("anggaran_disetujui", "diajukan_at", "tiba_at", "selesai_at"),
)
MORE = ("masalah", "manfaat", "penerima", "lahan", "penjelasan", "pengusul", "alamat", "tahun_tujuan")
DEEDS = (EDIT, WITHDRAW, RECOMMEND, DECIDE, SUPPORT)


def amount(value: Decimal | None) -> str:
    """A volume without the noughts that the column adds: 400, not 400.000; '' where nothing was said."""
    return "" if value is None else f"{value.normalize():f}"


def row(usulan: Usulan) -> dict[str, Any]:
    return {name: getattr(usulan, name) for name in SAME} | {
        "wilayah": usulan.wilayah_id,
        "opd": usulan.opd_id,
        "opd_nama": usulan.opd.sebutan if usulan.opd else usulan.opd_teks,
        "volume": usulan.volume_teks if usulan.volume is None else amount(usulan.volume),
        "volume_disetujui": amount(usulan.volume_disetujui),
        "versi": usulan.version,
    }


def page(rows: QuerySet[Usulan], after: int | None, size: int, *, down: bool) -> dict[str, Any]:
    """One part of a list by the last id seen, with the sums of the whole."""
    total = desk.sums(rows)
    if after is not None:
        rows = rows.filter(pk__lt=after) if down else rows.filter(pk__gt=after)
    found = list(desk.shown(rows).order_by("-pk" if down else "pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    return {
        "isi": [row(usulan) for usulan in found],
        "jumlah": total["n"],
        "rupiah": total["rupiah"] or 0,
        "lanjut": found[-1].pk if more else None,
    }


def detail(usulan: Usulan, actor: Actor) -> dict[str, Any]:
    return (
        row(usulan)
        | {name: getattr(usulan, name) for name in MORE}
        | {
            "opd_awal": usulan.opd_awal_id,
            "prioritas": usulan.prioritas_id,
            "digabung_ke": usulan.digabung_ke.kode if usulan.digabung_ke else "",
            "tangga": [_rung(rung) for rung in ladder(usulan)],
            "boleh": [verb.name for verb in DEEDS if verb.allows(actor, usulan)],
        }
    )


def _rung(rung: Rung) -> dict[str, Any]:
    said = rung.said
    return {
        "langkah": rung.kode,
        "nama": str(rung.label),
        "keadaan": PLACES[rung.place],
        "hasil": said.hasil if said else "",
        "alasan": said.alasan if said else "",
        "teks": said.teks if said else "",
        "volume": amount(said.volume) if said else "",
        "anggaran": said.anggaran if said else None,
        "oleh": said.oleh_nama if said else "",
        "peran": said.oleh_peran if said else "",
        "at": said.at if said else None,
        "dibuka": rung.opens_at,
        "ditutup": rung.closes_at,
    }


def choices(siklus: Siklus) -> dict[str, Any]:
    """What the numbers in a proposal may point to."""
    kamus = KamusUsulan.objects.filter(siklus=siklus, active=True)
    return {
        "opd": [{"id": opd.pk, "nama": opd.nama} for opd in desk.opds(siklus)],
        "kamus": [
            {
                "id": kind.pk,
                "nama": kind.nama,
                "kode": kind.kode,
                "opd": kind.opd_id,
                "satuan": kind.satuan,
                "harga_satuan": kind.harga_satuan,
            }
            for kind in kamus
        ],
        "prioritas": [{"id": node.pk, "nama": node.uraian} for node in priorities(siklus)],
    }


def priorities(siklus: Siklus) -> QuerySet[Simpul]:
    return Simpul.objects.filter(siklus=siklus, jenjang="prioritas", active=True).order_by("nomor", "pk")
