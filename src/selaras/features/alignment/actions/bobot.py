"""The only writes to weights: asked for and chosen by a person, computed by machine."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from selaras.engines.overlap.relearn import Report, relearn
from selaras.features.alignment.models import Bobot
from selaras.features.alignment.queries.overlap.judges import judges_of
from selaras.features.alignment.queries.overlap.learning import examples
from selaras.features.alignment.queries.overlap.listing import TAUGHT, taught
from selaras.features.alignment.verbs.bobot import CHOOSE, REFIT, RESTORE
from selaras.foundation.jobs import actions as jobs
from selaras.foundation.jobs.models import Job
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


def ask_refit(siklus: Siklus, *, actor: Actor, task: Any) -> Job:
    """Have ``task`` compute the weights again from every verdict of this daerah."""
    if (n := taught(siklus.daerah_id)) < TAUGHT:
        raise ValidationError(
            _("Baru %(n)s putusan; bobot dihitung ulang mulai %(least)s putusan.") % {"n": n, "least": TAUGHT}
        )
    with acting(actor, REFIT, siklus, note=_("%(n)s putusan") % {"n": n}):
        return jobs.start(
            task, daerah_id=siklus.daerah_id, kind="alignment.refit", label=_("Menghitung ulang bobot"),
            requested_by=actor.person_id, siklus_id=siklus.pk,
        )  # fmt: skip


def learn(siklus: Siklus) -> Bobot:
    """New weights from the verdicts, beside those in force; nothing judges by them until somebody chooses them."""
    told = examples(siklus.daerah_id)
    if not told:
        raise ValidationError(_("Putusannya belum cukup beragam: perlu yang digabung dan yang berbeda."))
    judges = judges_of(siklus.daerah_id)
    number = (Bobot.objects.filter(daerah=siklus.daerah_id).values_list("nomor", flat=True).first() or 0) + 1
    weights, report = {}, {}
    for kind, verdicts in told.items():
        n = len(verdicts.labels)
        learnt = relearn(
            verdicts, getattr(judges, kind).same, version=f"{siklus.daerah_id}-{number}", ground=f"{n} putusan"
        )
        weights[kind] = learnt.weights.as_data()
        report[kind] = {"n": n, "before": _mille(learnt.before), "after": _mille(learnt.after)}
    kept = repr(sorted(weights.items()))
    return Bobot.objects.create(
        daerah_id=siklus.daerah_id, siklus=siklus, nomor=number, weights=weights, report=report, made_at=clock.now(),
        verdicts=taught(siklus.daerah_id), sha256=hashlib.sha256(kept.encode()).hexdigest(),
    )  # fmt: skip


def _mille(report: Report) -> list[int]:
    return [round(report.precision * 1000), round(report.gap * 1000)]


def choose(row: Bobot, *, actor: Actor) -> Bobot:
    """Judge by these weights from now on; the others stay to go back to."""
    with transaction.atomic():
        Bobot.objects.filter(daerah=row.daerah_id, in_use=True).exclude(pk=row.pk).update(in_use=False)
        with acting(actor, CHOOSE, row) as fresh:
            fresh.in_use = True
            fresh.save()
    return fresh


def restore(siklus: Siklus, *, actor: Actor) -> None:
    """Judge by the shipped weights again."""
    with acting(actor, RESTORE, siklus, note=_("bobot bawaan")):
        Bobot.objects.filter(daerah=siklus.daerah_id, in_use=True).update(in_use=False)
