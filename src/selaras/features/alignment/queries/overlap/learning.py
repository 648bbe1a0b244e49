"""Verdicts as examples, and what the page of weights shows."""

from typing import Any

from django.utils.translation import gettext as _

from selaras.engines.overlap.relearn import Verdicts
from selaras.features.alignment.models import Bobot, Pasangan
from selaras.features.alignment.queries.overlap.judges import KINDS
from selaras.features.alignment.queries.overlap.listing import TAUGHT, taught
from selaras.features.alignment.queries.overlap.texts import PAKET

LEAST = 40  # verdicts of one kind of texts, below which its weights stay as they are
LEAST_EACH = 8  # of them one work, and of them different


def examples(daerah_id: str) -> dict[str, Verdicts]:
    """Judged pairs by kind of weights. Two works that go together are two works: only 'gabungkan' says one."""
    rows = Pasangan.objects.filter(
        daerah=daerah_id, state=Pasangan.State.DISEPAKATI, confirmed_by__isnull=False
    ).order_by("pk")
    told: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for row in rows.iterator(chunk_size=2000):
        kind = "paket" if row.kinds == {PAKET} else "usulan"
        told[kind].append((row.evidence, row.verdict == Pasangan.Verdict.GABUNGKAN, row.keys))
    found = {kind: Verdicts.of(some) for kind, some in told.items() if len(some) >= LEAST}
    return {
        kind: some for kind, some in found.items() if LEAST_EACH <= some.labels.sum() <= len(some.labels) - LEAST_EACH
    }


def weights_page(daerah_id: str) -> dict[str, Any]:
    """Every refit with its figures before and after, and whether another one can be asked for."""
    rows = list(Bobot.objects.filter(daerah=daerah_id))
    names = {"usulan": _("Baris dan usulan"), "paket": _("Paket")}
    items = [
        (row, [(names[kind], said["n"], *_shown(said)) for kind, said in sorted(row.report.items())]) for row in rows
    ]
    n = taught(daerah_id)
    return {
        "items": items,
        "taught": n,
        "needed": TAUGHT,
        "enough": n >= TAUGHT,
        "shipped": not any(r.in_use for r in rows),
    }


def _shown(said: dict[str, Any]) -> tuple[str, str, str, str]:
    """Precision before and after, gap before and after, as people read them."""
    (precision, gap), (later, narrower) = said["before"], said["after"]
    return tuple(f"0,{value:03d}" if value < 1000 else "1,000" for value in (precision, later, gap, narrower))  # type: ignore[return-value]
