"""What the form of a line shows of alignment, ready for its template."""

from typing import Any

from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries.places import place_book
from selaras.features.usulan.queries.alike import LEAST_LETTERS


def line_piece(request: Any) -> dict[str, Any]:
    """What a line that is typed may repeat, the lines a partnership would begin with, and the reason typed already."""
    from selaras.features.alignment.queries.overlap.typing import line_like  # numpy, with the first question

    asked: dict[str, Any] = {name: request.GET.get(name, "").strip() for name in ("nama", "lokasi_teks", "baris")}
    asked["tempat"] = list(zip(*(request.GET.getlist(f"tempat_{part}") for part in "ab"), strict=False))
    if not asked["baris"].isdecimal():
        asked["baris"] = ""
    found = (
        line_like(request.siklus, asked, place_book(request.daerah)) if len(asked["nama"]) >= LEAST_LETTERS else None
    )
    lines = [str(row.pk) for row in found.lines] if found else []
    ask = ",".join([asked["baris"], *lines[:1]]) if asked["baris"] and lines else ""
    others = found is not None and _others(asked["baris"], [*found.lines, *found.packages])
    return {"found": found, "ask": ask, "others": others, "still": request.GET.get("tetap", "")[:300]}


def _others(baris: str, rows: list[Any]) -> bool:
    """Whether another OPD than that of the open line holds one of the rows; unknown counts as another."""
    own = PlanLine.objects.filter(pk=int(baris)).values_list("opd_id", flat=True).first() if baris else None
    return any(row.opd_id != own for row in rows)
