"""One loading under way, and the ids of what it has written already."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from selaras.features.plan.models import PlanLine, Simpul
from selaras.foundation.opd.models import Opd
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.reference.example import ExamplePlan


def ids_of(rows: models.QuerySet[Any]) -> dict[str, int]:
    """Source id → id of the stored row."""
    return dict(rows.values_list("id_sumber", "pk"))


def simpul_key(kunci: str) -> str:
    return f"contoh:simpul:{kunci}"


@dataclass(slots=True)
class Loading:
    """One loading under way: the plan, the cycle it goes into, and the moment ages count from."""

    plan: ExamplePlan
    siklus: Siklus
    upload: Upload
    at: datetime

    def own(self) -> dict[str, Any]:
        return {"daerah_id": self.siklus.daerah_id, "siklus": self.siklus, "upload_id": self.upload.pk}

    def opd_ids(self) -> dict[str, int]:
        stored = ids_of(Opd.objects.filter(daerah=self.siklus.daerah_id))
        return {o.kunci: stored[o.id_sumber] for o in self.plan.opd if o.id_sumber in stored}

    def simpul_ids(self) -> dict[str, int]:
        stored = ids_of(Simpul.objects.filter(siklus=self.siklus))
        return {s.kunci: stored[key] for s in self.plan.simpul if (key := simpul_key(s.kunci)) in stored}

    def line_ids(self) -> dict[str, int]:
        return ids_of(PlanLine.objects.filter(siklus=self.siklus))

    def ago(self, days: int | None) -> datetime | None:
        return None if days is None else self.at - timedelta(days=days)
