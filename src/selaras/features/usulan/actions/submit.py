"""Taking a proposal in: draft, submit, complete, withdraw, support."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from selaras.features.usulan.actions.route import new_code
from selaras.features.usulan.models import Kontak, Rekomendasi, Suara, Usulan
from selaras.features.usulan.queries.late import is_late, pokir_deadline, why_later
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.verbs import DRAFT, EDIT, SUBMIT, SUPPORT, WITHDRAW
from selaras.features.usulan.words import STEPS, Asal, Hasil, Keadaan
from selaras.foundation.files.actions import claim
from selaras.foundation.files.refused import PhotoRefused
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused, Verb

THING = "usulan.usulan"  # what the photos of a proposal are bound to
PHOTO = "foto"  # the field of the form
NUMBERS = 5  # tries to find a public number that nobody has


def fill_price(usulan: Usulan) -> None:
    """The catalogue's unit price fills the money, where the proposal does not say its own."""
    if usulan.kamus is not None:
        usulan.satuan = usulan.satuan or usulan.kamus.satuan
        usulan.harga_satuan = usulan.harga_satuan if usulan.harga_satuan is not None else usulan.kamus.harga_satuan
    if usulan.anggaran is None and usulan.harga_satuan is not None and usulan.volume is not None:
        usulan.anggaran = int(Decimal(usulan.harga_satuan) * usulan.volume)


def save_draft(
    usulan: Usulan, *, actor: Actor, kontak: dict[str, str] | None = None, photos: Sequence[str] = ()
) -> Usulan:
    """Keep what was typed so far; it is nobody's business yet but its writer's."""
    if usulan._state.adding:
        usulan.kode, usulan.entered_by = new_code(usulan.siklus), actor.person_id
    _as_written(DRAFT, usulan, actor)
    values = {f.attname: getattr(usulan, f.attname) for f in Usulan._meta.concrete_fields if not f.primary_key}
    with acting(actor, DRAFT, usulan) as fresh:
        for name, value in values.items():
            if name not in ("version", "edited_by"):
                setattr(fresh, name, value)
        _numbered(fresh)
        _keep_contact(fresh, kontak)
        _keep_photos(fresh, photos, actor)
    return fresh


def submit(
    usulan: Usulan, *, actor: Actor, kontak: dict[str, str] | None = None, photos: Sequence[str] = (), note: str = ""
) -> Usulan:
    """Send a proposal on its way. It gets its number, its first voice and its first step in the same moment.

    ``note``: why it is proposed although something like it is there already.
    """
    if not usulan.judul.strip():
        raise ValidationError({"judul": _("Tulis apa yang diusulkan.")})
    if usulan._state.adding:
        usulan.kode, usulan.entered_by = new_code(usulan.siklus), actor.person_id
    _as_written(SUBMIT, usulan, actor)
    steps = route_of(usulan.siklus, usulan.asal)
    if not steps:
        raise ValidationError(_("Jalur ini belum dibuka untuk tahun ini."))
    values = _sent(usulan)
    with acting(actor, SUBMIT, usulan, note=note) as fresh:
        for name, value in values.items():
            setattr(fresh, name, value)
        fill_price(fresh)
        fresh.opd = fresh.opd or fresh.opd_awal or (fresh.kamus.opd if fresh.kamus else None)
        fresh.opd_awal = fresh.opd_awal or fresh.opd
        fresh.keadaan, fresh.diajukan_at, fresh.tiba_at = Keadaan.BERJALAN, clock.now(), clock.now()
        late = fresh.asal == Asal.POKIR and is_late(fresh.asal, pokir_deadline(fresh.siklus), fresh.siklus)
        spoken = not late and steps[0].kode == "desa" and fresh.asal == Asal.DESA and len(steps) > 1
        step = steps[1] if spoken else steps[0]
        fresh.langkah, fresh.langkah_tahapan = step.kode, step.tahapan
        if late:
            defer(fresh)
        _numbered(fresh)
        first_voice(fresh, actor)
        _keep_contact(fresh, kontak)
        _keep_photos(fresh, photos, actor)
        if spoken:
            _said_by_the_village(fresh, actor)
    return fresh


def _numbered(usulan: Usulan) -> None:
    """Save; a new proposal whose public number is taken by chance gets another one.

    Among the 16,800 of a deadline's ten minutes about four meet. Another daerah's number can be taken and not be seen.
    """
    for left in reversed(range(NUMBERS)):
        try:
            with transaction.atomic():
                usulan.save()
        except IntegrityError:
            if not (left and usulan._state.adding):
                raise
            usulan.kode = new_code(usulan.siklus)
        else:
            return


def _as_written(verb: Verb, usulan: Usulan, actor: Actor) -> None:
    """A draft may have been moved to another village or lane: the rule holds for what is sent, too."""
    if (why := verb.refusal(actor, usulan)) is not None:
        raise Refused(verb, why)


def _sent(usulan: Usulan) -> dict[str, Any]:
    skip = {"version", "edited_by", "keadaan"}
    return {
        f.attname: getattr(usulan, f.attname)
        for f in Usulan._meta.concrete_fields
        if not f.primary_key and f.attname not in skip
    }


def first_voice(usulan: Usulan, actor: Actor | None) -> Suara:
    """The voice that every proposal begins with."""
    return Suara.objects.create(
        daerah_id=usulan.daerah_id,
        usulan=usulan,
        dari=usulan,
        asal=usulan.asal,
        tahun=usulan.siklus.tahun,
        teks=usulan.judul,
        pengusul=usulan.pengusul,
        oleh=actor.person_id if actor else None,
        at=clock.now(),
    )


def _said_by_the_village(usulan: Usulan, actor: Actor) -> None:
    """A village that proposes has spoken: its own step stands on the ladder as accepted."""
    Rekomendasi.objects.create(
        daerah_id=usulan.daerah_id,
        usulan=usulan,
        langkah="desa",
        hasil=Hasil.DITERIMA,
        volume=usulan.volume,
        satuan=usulan.satuan,
        anggaran=usulan.anggaran,
        oleh=actor.person_id,
        oleh_nama=actor.name,
        oleh_peran="operator_desa",
        at=clock.now(),
    )


def defer(usulan: Usulan) -> None:
    """What came too late is kept for the amendment or the next year, and says so."""
    usulan.keadaan, usulan.hasil, usulan.alasan = Keadaan.SELESAI, Hasil.DITUNDA, "terlambat"
    usulan.selesai_at, usulan.tahun_tujuan = clock.now(), usulan.siklus.tahun + 1
    usulan.penjelasan = why_later(usulan.siklus)


def _keep_contact(usulan: Usulan, kontak: dict[str, str] | None) -> None:
    if kontak and any(kontak.values()):
        Kontak.objects.update_or_create(
            usulan=usulan,
            defaults={"daerah_id": usulan.daerah_id}
            | {name: kontak.get(name, "") for name in ("nama", "telepon", "email")},
        )


def _keep_photos(usulan: Usulan, photos: Sequence[str], actor: Actor) -> None:
    """Bind the photos, named by their tokens, that this sender has sent for it."""
    if not photos:
        return
    try:
        claim(photos, thing=THING, thing_id=usulan.pk, actor=actor, daerah=usulan.daerah)
    except PhotoRefused as no:
        raise ValidationError({PHOTO: str(no)}) from None


def complete(
    usulan: Usulan,
    values: dict[str, Any],
    *,
    actor: Actor,
    version: int | None = None,
    kontak: dict[str, str] | None = None,
    photos: Sequence[str] = (),
) -> Usulan:
    """A returned proposal comes back to the step that returned it, with what was missing."""
    with acting(actor, EDIT, usulan, version=version) as fresh:
        for name, value in values.items():
            setattr(fresh, name, value)
        fill_price(fresh)
        fresh.keadaan, fresh.tiba_at, fresh.recommended_by = Keadaan.BERJALAN, clock.now(), None
        fresh.alasan, fresh.penjelasan = "", ""
        fresh.save()
        _keep_contact(fresh, kontak)
        _keep_photos(fresh, photos, actor)
    return fresh


def withdraw(usulan: Usulan, *, actor: Actor, reason: str) -> Usulan:
    """The proposer takes it back, with a reason that stays readable."""
    if not reason.strip():
        raise ValidationError(_("Tulis mengapa usulan ditarik."))
    with acting(actor, WITHDRAW, usulan, note=reason) as fresh:
        fresh.keadaan, fresh.hasil = Keadaan.SELESAI, Hasil.DITARIK
        fresh.alasan, fresh.penjelasan, fresh.selesai_at = "lainnya", reason.strip(), clock.now()
        fresh.save()
    return fresh


def support(usulan: Usulan, *, actor: Actor, teks: str = "") -> Suara:
    """One more voice for what is already proposed; each person once."""
    said = (teks or usulan.judul)[:500]
    with acting(actor, SUPPORT, usulan, note=said) as fresh:
        try:
            with transaction.atomic():
                return Suara.objects.create(
                    daerah_id=fresh.daerah_id,
                    usulan=fresh,
                    dari=fresh,
                    jenis=Suara.Jenis.DUKUNGAN,
                    asal=_lane_of(actor, fresh.daerah_id),
                    tahun=fresh.siklus.tahun,
                    teks=said,
                    pengusul=actor.name,
                    oleh=actor.person_id,
                    at=clock.now(),
                )
        except IntegrityError:
            raise ValidationError(_("Anda sudah mendukung usulan ini.")) from None


LANES = {"operator_kecamatan": Asal.KECAMATAN, "anggota_dprd": Asal.POKIR, "setwan": Asal.POKIR}


def _lane_of(actor: Actor, daerah_id: str) -> str:
    roles = [seat.role for seat in actor.seats_in(daerah_id)]
    return next((LANES[r] for r in roles if r in LANES), Asal.OPD if "perencana_opd" in roles else Asal.DESA)


def still_open(siklus: Siklus) -> int:
    """How many proposals of a cycle wait without an outcome; none may when it closes."""
    return Usulan.objects.filter(siklus=siklus, active=True, keadaan__in=("berjalan", "dikembalikan")).count()


def label_of(langkah: str) -> str:
    return str(STEPS[langkah].label) if langkah in STEPS else "—"
