"""What agreed merges leave to do: the line or package that the other office still plans."""

from collections.abc import Iterator

from selaras.features.alignment.findings.base import AgreedMerge
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.sides import sides_of
from selaras.features.alignment.queries.overlap.texts import LINE, USULAN
from selaras.foundation.tahapan.models import Siklus


def merges_of(siklus: Siklus) -> Iterator[AgreedMerge]:
    """One per text that is not the executing office's and still stands in the plan."""
    rows = Pasangan.objects.filter(
        siklus=siklus, state=Pasangan.State.DISEPAKATI, verdict=Pasangan.Verdict.GABUNGKAN, done_at=None
    )
    agreed = list(rows.select_related("pelaksana").order_by("pk"))
    sides = sides_of(agreed)
    for row in agreed:
        for key in row.keys:
            side = sides.get(key)
            if side is None or side.kind == USULAN or side.opd is None or not side.live or row.pelaksana is None:
                continue
            if side.opd.pk != row.pelaksana_id:
                line = side.pk if side.kind == LINE else None
                yield AgreedMerge(row.pk, side.judul, side.opd.pk, row.pelaksana.sebutan, side.pagu or 0, line)
