"""Merging without loss: every voice keeps its number, its supporters and its answer; a merge can be undone."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.models import Suara, Usulan
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.verbs import MERGE, SPLIT
from selaras.features.usulan.words import Hasil, Keadaan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused


def merge(usulan: Usulan, into: Usulan, *, actor: Actor, reason: str, version: int | None = None) -> Usulan:
    """``usulan`` and its voices go on under ``into``; it keeps its number, and its answer is the other's."""
    _fits(usulan, into)
    if not reason.strip():
        raise ValidationError(_("Tulis mengapa keduanya sama."))
    if (why := MERGE.refusal(actor, into)) is not None:
        raise Refused(MERGE, why)
    with acting(actor, MERGE, usulan, version=version, note=f"{into.kode}: {reason}") as fresh:
        fresh.digabung_ke, fresh.keadaan, fresh.hasil = into, Keadaan.SELESAI, Hasil.DIGABUNG
        fresh.alasan, fresh.penjelasan, fresh.selesai_at = "usulan_kembar", reason.strip(), clock.now()
        fresh.save()
        Suara.objects.filter(usulan=fresh).update(usulan=into)
    return fresh


def _fits(usulan: Usulan, into: Usulan) -> None:
    if usulan.pk == into.pk:
        raise ValidationError(_("Pilih usulan lain; ini usulan yang sama."))
    if usulan.siklus_id != into.siklus_id:
        raise ValidationError(_("Usulan tahun lain ditautkan sebagai pendahulu, tidak digabung."))
    if into.hasil == Hasil.DIGABUNG:
        raise ValidationError(_("%(kode)s sendiri sudah digabung. Pilih induknya.") % {"kode": into.kode})


def split(usulan: Usulan, *, actor: Actor, reason: str = "") -> Usulan:
    """Undo a merge: its own voices come back, and it goes on at the step where it stood."""
    with acting(actor, SPLIT, usulan, note=reason or "dipisahkan") as fresh:
        Suara.objects.filter(dari__in=_own(fresh)).update(usulan=fresh)
        fresh.digabung_ke, fresh.keadaan, fresh.hasil = None, Keadaan.BERJALAN, ""
        fresh.alasan, fresh.penjelasan, fresh.selesai_at = "", "", None
        steps = {step.kode: step for step in route_of(fresh.siklus, fresh.asal)}
        if fresh.langkah in steps:
            fresh.langkah_tahapan = steps[fresh.langkah].tahapan
        fresh.save()
    return fresh


def _own(usulan: Usulan) -> list[int]:
    """The proposal and everything that had been merged into it before."""
    found, edge = [usulan.pk], [usulan.pk]
    while edge:
        edge = list(Usulan.objects.filter(digabung_ke__in=edge).values_list("pk", flat=True))
        found += edge
    return found
