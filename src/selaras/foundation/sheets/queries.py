"""Reads of imports: the list, the preview by state, what an import did."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, QuerySet, Sum

from selaras.foundation.sheets.models import ColumnMemory, Upload, UploadRow
from selaras.foundation.sheets.recognise import Kind
from selaras.foundation.tahapan.models import Siklus

PAGE = 40  # rows of a preview on one page
LISTED = 50  # imports on the list
# Rows that somebody should decide first, then what will be written, then what stays.
ORDER = ("bermasalah", "ganda", "berubah", "baru", "sama")
TONES = {"bermasalah": "clash", "ganda": "hatch", "berubah": "ink", "baru": "brand", "sama": "quiet"}


def uploads(siklus: Siklus, *kinds: str) -> QuerySet[Upload]:
    """Imports of these kinds in a cycle, newest first."""
    return Upload.objects.filter(siklus=siklus, kind__in=kinds)


def tally(upload: Upload) -> list[dict[str, Any]]:
    """Rows and rupiah by state, in the order of deciding."""
    rows = upload.rows.filter(derived=False).order_by().values("state").annotate(n=Count("pk"), rupiah=Sum("rupiah"))
    by_state: dict[str, dict[str, Any]] = {row["state"]: dict(row) for row in rows}
    labels = dict(UploadRow.State.choices)
    return [
        {
            "state": state,
            "label": labels[state],
            "n": by_state.get(state, {}).get("n", 0),
            "rupiah": by_state.get(state, {}).get("rupiah"),
            "tone": TONES[state],
        }
        for state in ORDER
    ]


def preview(upload: Upload, *, state: str = "", after: int = -1, kind: str = "") -> list[UploadRow]:
    """One page of rows; with ``kind`` only those that have such a problem."""
    rows = upload.rows.filter(seq__gt=after)
    if state in ORDER:
        rows = rows.filter(state=state)
    if kind == "masalah":
        rows = rows.exclude(problems=[])
    return list(rows.order_by("seq")[: PAGE + 1])


def page_of(upload: Upload, asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of a preview as its address asks for it: ?keadaan=, ?jenis=masalah, ?sesudah=."""
    state, after = asked.get("keadaan", ""), asked.get("sesudah", "")
    seq = int(after) if after.isdigit() else -1
    page = preview(upload, state=state, after=seq, kind=asked.get("jenis", ""))
    more = page[PAGE - 1].seq if len(page) > PAGE else None
    return {"upload": upload, "state": state, "rows": page[:PAGE], "more": more}


def kinds_of_problem(upload: Upload) -> list[tuple[str, int]]:
    """How often each kind of problem was met, most first, by its stable word."""
    found: Counter[str] = Counter()
    for problems in upload.rows.exclude(problems=[]).values_list("problems", flat=True).iterator(chunk_size=2000):
        found.update(p["kind"] for p in problems)
    return found.most_common()


def files_of(upload: Upload) -> list[dict[str, Any]]:
    """The files of an import, each with what was remembered of its columns; None where that was forgotten since."""
    used = [file["memory"] for file in upload.files if file.get("memory")]
    memories = ColumnMemory.objects.in_bulk(used)
    return [file | {"recalled": memories.get(file.get("memory"))} for file in upload.files]


def memories(siklus: Siklus, kinds: Iterable[Kind]) -> list[ColumnMemory]:
    """What this daerah matched by hand, newest first; each knows the cycle in which it may be forgotten."""
    rows = ColumnMemory.objects.filter(daerah=siklus.daerah_id, kind__in=[kind.code for kind in kinds])
    return [row.seen_in(siklus) for row in rows.order_by("-made_at")[:LISTED]]


def to_write(upload: Upload) -> int:
    return upload.rows.filter(applied=False, skipped=False, state__in=("baru", "berubah")).count()
