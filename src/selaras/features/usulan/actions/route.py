"""The route of a lane: which steps, in which order, with which window."""

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.features.usulan.models import Langkah, Usulan
from selaras.features.usulan.queries.route import default_route
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
        Langkah.objects.bulk_create(step for asal in DEFAULT_ROUTES for step in default_route(siklus, asal))


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
