"""Scores and ranks of a forum."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from selaras.features.usulan.models import Penilaian, Usulan
from selaras.features.usulan.queries.rank import forum_of
from selaras.features.usulan.verbs import RANK
from selaras.features.usulan.words import CRITERIA, SCORE_MAX
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor

FORUM = "kecamatan"


def score(usulan: Usulan, skor: Mapping[str, int], *, actor: Actor) -> Penilaian:
    """How the forum of a kecamatan answers the five questions about one proposal."""
    for name, value in skor.items():
        if name not in CRITERIA or not 0 <= value <= SCORE_MAX:
            says = _("%(kode)s: nilai tiap kriteria antara 0 dan %(most)s.")
            raise ValidationError(says % {"kode": usulan.kode, "most": SCORE_MAX})
    row = Penilaian.objects.filter(usulan=usulan, forum=FORUM).first()
    row = row or Penilaian(daerah_id=usulan.daerah_id, siklus=usulan.siklus, usulan=usulan, forum=FORUM)
    if row.pk and row.skor == dict(skor):
        return row
    with acting(actor, RANK, usulan, note=", ".join(f"{name} {value}" for name, value in skor.items())):
        row.skor = dict(skor)
        row.save()
    return row


def rank(kecamatan: str, scores: Mapping[int, Mapping[str, int]], usulan: Mapping[int, Usulan], *, actor: Actor) -> int:
    """Score what is given and put the whole forum in order: more first; of equals, whoever came first."""
    with transaction.atomic():
        for pk, skor in scores.items():
            score(usulan[pk], skor, actor=actor)
        if not usulan:
            return 0
        siklus = next(iter(usulan.values())).siklus
        rows = [row for row in forum_of(siklus, kecamatan) if row.skor_forum is not None]
        ordered = sorted(rows, key=lambda row: (-row.skor_forum.total, row.pk))
        for n, row in enumerate(ordered, 1):
            row.skor_forum.urutan = n
        Penilaian.objects.bulk_update([row.skor_forum for row in ordered], ["urutan"])
    return len(ordered)
