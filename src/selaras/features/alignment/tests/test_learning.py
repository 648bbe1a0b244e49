"""Verdicts teach: after enough of them the head may refit the weights, choose them, and go back."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from selaras.features.alignment.actions import bobot as actions
from selaras.features.alignment.models import Bobot, Pasangan
from selaras.features.alignment.pair_tasks import refit
from selaras.features.alignment.queries.overlap.judges import judges_of
from selaras.features.alignment.tests import pairs as p
from selaras.foundation.jobs.models import Job
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.verb import Refused
from selaras.reference.overlap import judge
from tests import builders as a

pytestmark = pytest.mark.django_db


def taught(cycle: Siklus, n: int = 200, **fields: Any) -> None:
    """Packages whose verdict follows one piece of evidence: the same RT."""
    Pasangan.objects.bulk_create(
        Pasangan(
            daerah_id=cycle.daerah_id, siklus=cycle, left=f"paket:{2 * k}", right=f"paket:{2 * k + 1}",
            relation="sama", likeness=500, nearness=900, state="disepakati", confirmed_by=1, first_seen=clock.now(),
            verdict=("gabungkan", "berbeda")[k % 2],
            evidence={"kata": 400 + k, "desa_sama": 1000} | ({"rt_sama": 1000} if k % 2 == 0 else {"rt_beda": 1000}),
            **fields,
        )
        for k in range(1000, 1000 + n)
    )  # fmt: skip


def test_weights_are_refitted_only_from_two_hundred_verdicts_and_only_by_the_head() -> None:
    cycle = p.cycle()
    head = a.actor("kepala_bappeda")
    taught(cycle, 199)
    with pytest.raises(ValidationError, match="Baru 199 putusan"):
        actions.ask_refit(cycle, actor=head, task=refit)
    Pasangan.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, left="paket:1", right="paket:2", relation="sama", likeness=500,
        nearness=900, state="disepakati", verdict="berbeda", confirmed_by=1, first_seen=clock.now(),
    )  # fmt: skip
    with pytest.raises(Refused):
        actions.ask_refit(cycle, actor=a.actor("perencana_bappeda"), task=refit)
    assert actions.ask_refit(cycle, actor=head, task=refit).kind == "alignment.refit"


def test_refitted_weights_agree_better_with_the_verdicts_and_judge_only_once_chosen() -> None:
    cycle = p.cycle()
    taught(cycle)
    row = actions.learn(cycle)
    said = row.report["paket"]
    assert said["n"] == 200
    assert said["after"][0] >= said["before"][0]
    assert said["after"][0] >= 950
    assert judges_of(cycle.daerah_id).paket == judge("paket")
    head = a.actor("kepala_bappeda")
    actions.choose(row, actor=head)
    ours = judges_of(cycle.daerah_id)
    assert ours.paket.same.version == "12.07-1"
    assert ours.paket.near == judge("paket").near
    assert ours.usulan == judge("usulan")
    second = actions.learn(cycle)
    actions.choose(second, actor=head)
    assert list(Bobot.objects.filter(in_use=True).values_list("nomor", flat=True)) == [2]
    actions.restore(cycle, actor=head)
    assert judges_of(cycle.daerah_id).paket == judge("paket")


def test_verdicts_that_all_say_the_same_teach_nothing() -> None:
    cycle = p.cycle()
    taught(cycle)
    Pasangan.objects.update(verdict="berbeda")
    with pytest.raises(ValidationError, match="beragam"):
        actions.learn(cycle)
    assert Job.objects.count() == 0
