"""The route of a lane: which steps, in which order, with which window."""

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.models import Langkah, Usulan
from selaras.features.usulan.verbs import ROUTE_SET
from selaras.features.usulan.words import DEFAULT_ROUTES, STEPS, Asal
from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I: a code is read aloud and typed on a phone
CODE_LENGTH = 5  # 32^5 = 33 million per daerah and year


def new_code(siklus: Siklus) -> str:
    """The public number of a proposal: initials of the daerah, year, five letters that cannot be guessed in order."""
    words = [w for w in siklus.daerah.nama.split() if w.casefold() not in ("kabupaten", "kota", "provinsi", "kab.")]
    initials = "".join(w[0] for w in words if w[0].isalpha())[:3].upper() or "U"
    return f"{initials}-{siklus.tahun % 100:02d}-" + "".join(secrets.choice(LETTERS) for _n in range(CODE_LENGTH))


def open_routes(siklus: Siklus) -> None:
    """Keep the routes that a cycle begins with, so that one of them can be changed."""
    if not Langkah.objects.filter(siklus=siklus).exists():
        Langkah.objects.bulk_create(step for asal in DEFAULT_ROUTES for step in _default(siklus, asal))


def _default(siklus: Siklus, asal: str) -> list[Langkah]:
    """The lane of the people stays closed until somebody opens it."""
    steps = () if asal == Asal.PUBLIK else DEFAULT_ROUTES[asal]
    return [
        Langkah(daerah_id=siklus.daerah_id, siklus=siklus, asal=asal, nomor=n, kode=kode, tahapan=tahapan)
        for n, (kode, tahapan) in enumerate(steps, 1)
    ]


def route_of(siklus: Siklus, asal: str) -> list[Langkah]:
    """The steps of a lane in order; a lane without steps is closed."""
    kept = list(Langkah.objects.filter(siklus=siklus).order_by("nomor"))
    return [step for step in kept if step.asal == asal] if kept else _default(siklus, asal)


def after(usulan: Usulan) -> Langkah | None:
    """The step that follows the present one on the proposal's own route."""
    steps = route_of(usulan.siklus, usulan.asal)
    at = next((n for n, step in enumerate(steps) if step.kode == usulan.langkah), len(steps) - 1)
    return steps[at + 1] if at + 1 < len(steps) else None


def set_route(siklus: Siklus, asal: str, steps: list[tuple[str, str, int | None]], *, actor: Actor) -> list[Langkah]:
    """Give a lane its steps: (step, stage, limit). An empty list closes the lane. Steps in use stay."""
    _check(siklus, asal, steps)
    with acting_many(actor, ROUTE_SET, siklus, note=str(Asal(asal).label)) as bulk:
        open_routes(siklus)
        Langkah.objects.filter(siklus=siklus, asal=asal).delete()
        rows = [
            Langkah(
                daerah_id=siklus.daerah_id, siklus=siklus, asal=asal, nomor=n, kode=kode, tahapan=tahapan, batas=batas
            )
            for n, (kode, tahapan, batas) in enumerate(steps, 1)
        ]
        Langkah.objects.bulk_create(rows)
        for row in rows:
            waiting = Usulan.objects.filter(siklus=siklus, asal=asal, langkah=row.kode)
            waiting.update(langkah_tahapan=row.tahapan)
        bulk.extra["route"] = {asal: [[row.kode, row.tahapan, row.batas] for row in rows]}
    return rows


def _check(siklus: Siklus, asal: str, steps: list[tuple[str, str, int | None]]) -> None:
    codes = [kode for kode, _tahapan, _batas in steps]
    if len(set(codes)) != len(codes):
        raise ValidationError(_("Setiap langkah hanya sekali dalam satu jalur."))
    if steps and not STEPS[codes[-1]].decides:
        raise ValidationError(_("Langkah terakhir harus yang memutuskan: camat, OPD, atau musrenbang kabupaten."))
    for kode, tahapan, _batas in steps:
        if tahapan not in STEPS[kode].tahapan:
            says = _("%(step)s tidak dapat diberi jendela %(stage)s.")
            raise ValidationError(says % {"step": STEPS[kode].label, "stage": _(TAHAPAN[tahapan])})
    used = Usulan.objects.filter(siklus=siklus, asal=asal, keadaan__in=("berjalan", "dikembalikan"))
    lost = sorted(set(used.values_list("langkah", flat=True)) - set(codes))
    if lost:
        names = ", ".join(str(STEPS[kode].label) for kode in lost)
        raise ValidationError(_("Masih ada usulan yang menunggu di langkah %(names)s.") % {"names": names})
