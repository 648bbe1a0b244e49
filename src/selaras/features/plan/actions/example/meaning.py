"""Meaning of the example: nodes, indicators with their targets, who serves what, and limits."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from selaras.features.plan.actions.ceiling import ABOUT
from selaras.features.plan.actions.example.loading import Loading, simpul_key
from selaras.features.plan.models import Ceiling, Contribution, Indikator, Simpul, Support, Target
from selaras.foundation.verbs.acting import Bulk
from selaras.reference.example import ExampleCeiling, ExampleContribution, ExampleIndikator, ExampleSimpul

SIX_PLACES = Decimal("0.000001")  # as targets are stored


def simpul(loading: Loading, bulk: Bulk, rows: Sequence[ExampleSimpul]) -> None:
    """Both branches from the top down, and which prioritas a sasaran supports."""
    ids = loading.simpul_ids()
    made: list[Simpul] = []
    waiting = list(rows)
    while waiting:
        ready = [s for s in waiting if s.induk is None or s.induk in ids]
        if not ready:
            raise ValueError(f"hangs on nothing: {waiting[0].kunci}")
        stored = Simpul.objects.bulk_create([_simpul(loading, s, ids) for s in ready])
        ids |= {s.kunci: row.pk for s, row in zip(ready, stored, strict=True)}
        made += stored
        waiting = [s for s in waiting if s.kunci not in ids]
    home = loading.siklus.daerah_id
    Support.objects.bulk_create(
        Support(simpul_id=ids[s.sasaran], prioritas_id=ids[s.prioritas], daerah_id=home) for s in loading.plan.supports
    )
    bulk.wrote(made)


def _simpul(loading: Loading, s: ExampleSimpul, ids: dict[str, int]) -> Simpul:
    names = ("jenjang", "cabang", "nomor", "kode", "uraian", "catatan", "sumber", "warna")
    return Simpul(
        induk_id=ids[s.induk] if s.induk else None,
        id_sumber=simpul_key(s.kunci),
        **{name: getattr(s, name) for name in names},
        **loading.own(),
    )


def indikator(loading: Loading, bulk: Bulk, rows: Sequence[ExampleIndikator]) -> None:
    simpul, lines = loading.simpul_ids(), loading.line_ids()
    names = ("jenis", "nama", "satuan", "polaritas", "rumus", "kondisi_awal")
    made = [
        Indikator(
            simpul_id=simpul[i.simpul] if i.simpul else None,
            line_id=lines[i.line] if i.line else None,
            id_sumber=i.kunci,
            **{name: getattr(i, name) for name in names},
            **loading.own(),
        )
        for i in rows
    ]
    Indikator.objects.bulk_create(made)
    promised: dict[int, list[list[Any]]] = defaultdict(list)
    for stored, i in zip(made, rows, strict=True):
        for t in i.targets:
            nilai = None if t.nilai is None else Decimal(t.nilai).quantize(SIX_PLACES)
            promised[stored.pk].append([t.tahun, nilai, t.teks])
    Target.objects.bulk_create(
        Target(indikator_id=pk, daerah_id=loading.siklus.daerah_id, tahun=tahun, nilai=nilai, teks=teks)
        for pk, targets in promised.items()
        for tahun, nilai, teks in targets
    )
    bulk.wrote(made, lambda i: i.own_body() | {"targets": promised[i.pk]})


def contributions(loading: Loading, bulk: Bulk, rows: Sequence[ExampleContribution]) -> None:
    """Who serves what; ages in the example become days before now."""
    opds, lines, simpul = loading.opd_ids(), loading.line_ids(), loading.simpul_ids()
    names = ("role", "state", "target", "rupiah", "bulan_mulai", "bulan_selesai", "message", "reason")
    made = [
        Contribution(
            simpul_id=simpul[c.simpul],
            opd_id=opds[c.opd],
            line_id=lines[c.line] if c.line else None,
            asked_by_opd_id=opds[c.asked_by_opd] if c.asked_by_opd else None,
            asked_at=loading.ago(c.asked_days_ago),
            answered_at=loading.ago(c.answered_days_ago),
            accepted_simpul_id=simpul[c.accepted_simpul] if c.accepted_simpul else None,
            **{name: getattr(c, name) for name in names},
            **loading.own(),
        )
        for c in rows
    ]
    bulk.wrote(Contribution.objects.bulk_create(made))


def ceilings(loading: Loading, bulk: Bulk, rows: Sequence[ExampleCeiling]) -> None:
    opds, lines = loading.opd_ids(), loading.line_ids()
    made = []
    for c in rows:
        row = Ceiling(
            kind=c.kind,
            pagu=c.pagu,
            opd_id=opds[c.opd] if c.opd else None,
            line_id=lines[c.line] if c.line else None,
            sumber_dana=c.sumber_dana,
            wilayah_id=c.wilayah,
            circular=c.circular,
            **loading.own(),
        )
        field = ABOUT[c.kind]
        row.about = str(getattr(row, field)) if field else ""
        made.append(row)
    bulk.wrote(Ceiling.objects.bulk_create(made))
