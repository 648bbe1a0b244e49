"""Counts of stored rows of one cycle, with the pagu of each level as printed."""

from typing import Any

from django.db.models import Count, Sum

from selaras.features.plan.models import Paket, PlanLine
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

LEVELS = ("program", "kegiatan", "sub_kegiatan")


def summary_of(siklus: Siklus) -> dict[str, Any]:
    """Rows, not distinct codes. Each level has its own printed pagu; they need not agree."""
    lines = PlanLine.objects.filter(siklus=siklus, active=True).order_by().values("jenjang")
    by_level: dict[str, dict[str, Any]] = {
        row["jenjang"]: dict(row) for row in lines.annotate(n=Count("pk"), pagu=Sum("pagu"))
    }
    paket = Paket.objects.filter(siklus=siklus, active=True).aggregate(n=Count("pk"), pagu=Sum("pagu"))
    found: dict[str, Any] = {"opd": Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False).count()}
    found |= {level: by_level.get(level, {}).get("n", 0) for level in LEVELS} | {"paket": paket["n"]}
    found |= {f"pagu_{level}": by_level.get(level, {}).get("pagu") or 0 for level in LEVELS}
    return found | {"pagu_paket": paket["pagu"] or 0}
