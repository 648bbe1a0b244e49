"""Answers kept for reuse."""

from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Jawaban
from selaras.features.usulan.verbs import ANSWER_KEEP
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


def keep(siklus: Siklus, nama: str, verdict: Verdict, *, actor: Actor) -> Jawaban:
    """An answer that an office gives often."""
    row = Jawaban(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        nama=nama,
        hasil=verdict.hasil,
        alasan=verdict.alasan,
        teks=verdict.teks,
    )
    with acting(actor, ANSWER_KEEP, row):
        row.save()
    return row
