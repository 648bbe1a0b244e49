"""From what a program sends to a row; whatever it points to must lie in the same daerah and year."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.api.shapes import Completed, NewProposal, Said, Wish
from selaras.features.usulan.api.telling import priorities
from selaras.features.usulan.models import KamusUsulan, Usulan
from selaras.features.usulan.queries.desk import opds
from selaras.foundation.api.words import MOST_RUPIAH
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus


def _one(rows: Any, name: str, pk: Any) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise ValidationError({name: _("Tidak ada di daerah dan tahun ini.")})
    return found


def opd_of(siklus: Siklus, pk: int | None) -> Opd | None:
    return None if pk is None else _one(opds(siklus), "opd", pk)


def _place(siklus: Siklus, kode: str) -> Wilayah:
    found: Wilayah = _one(Wilayah.objects.filter(kode__startswith=f"{siklus.daerah_id}."), "wilayah", kode)
    return found


def values_of(siklus: Siklus, sent: Wish) -> dict[str, Any]:
    """The fields that were sent, with rows for numbers."""
    found = sent.model_dump(exclude_unset=True, exclude={"asal", "kontak", "wilayah", "opd", "versi"})
    if found.get("kamus") is not None:
        found["kamus"] = _one(KamusUsulan.objects.filter(siklus=siklus, active=True), "kamus", found["kamus"])
    if found.get("prioritas") is not None:
        found["prioritas"] = _one(priorities(siklus), "prioritas", found["prioritas"])
    return found


def proposal(siklus: Siklus, sent: NewProposal) -> Usulan:
    """A row that is not yet saved."""
    opd = opd_of(siklus, sent.opd)
    row = Usulan(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        asal=sent.asal,
        wilayah=_place(siklus, sent.wilayah),
        opd=opd,
        opd_awal=opd,
        **values_of(siklus, sent),
    )
    check_money(row)
    return row


def completed(usulan: Usulan, sent: Completed) -> dict[str, Any]:
    values = values_of(usulan.siklus, sent)
    kept = Usulan(volume=usulan.volume, harga_satuan=usulan.harga_satuan, anggaran=usulan.anggaran, kamus=usulan.kamus)
    for name in ("volume", "harga_satuan", "anggaran", "kamus"):
        setattr(kept, name, values.get(name, getattr(kept, name)))
    check_money(kept)
    return values


def check_money(usulan: Usulan) -> None:
    """Unit price times volume must still be money that a column holds."""
    price = usulan.harga_satuan if usulan.harga_satuan is not None else usulan.kamus and usulan.kamus.harga_satuan
    if usulan.anggaran is None and price and usulan.volume and price * usulan.volume > MOST_RUPIAH:
        raise ValidationError({"volume": _("Harga kali volume terlalu besar.")})


def verdict(siklus: Siklus, sent: Said) -> Verdict:
    opd = opd_of(siklus, sent.opd)
    return Verdict(sent.hasil, sent.alasan, sent.teks, sent.volume, sent.anggaran, opd)
