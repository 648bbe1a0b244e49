"""Reads of imports of the plan: their list and its words; a preview is read as every sheet's is."""

from django.db.models import QuerySet

from selaras.features.plan.queries.sheet_words import KINDS, kind_in_words, problem_in_words
from selaras.foundation.sheets import queries
from selaras.foundation.sheets.models import ColumnMemory, Upload
from selaras.foundation.sheets.queries import LISTED, files_of, page_of, tally, to_write
from selaras.foundation.tahapan.models import Siklus

__all__ = ["files_of", "kinds_of_problem", "listed", "memories", "page_of", "tally", "to_write", "uploads"]


def uploads(siklus: Siklus) -> QuerySet[Upload]:
    return queries.uploads(siklus, *KINDS)


def listed(siklus: Siklus) -> list[Upload]:
    """The latest imports, each with its kind in words."""
    found = list(uploads(siklus).defer("tops")[:LISTED])
    for upload in found:
        upload.kind_words = kind_in_words(upload.kind)  # type: ignore[attr-defined]
    return found


def kinds_of_problem(upload: Upload) -> list[tuple[str, int]]:
    """How often each kind of problem was met, most first, in words."""
    return [(problem_in_words(kind), times) for kind, times in queries.kinds_of_problem(upload)]


def memories(siklus: Siklus) -> list[ColumnMemory]:
    """What this daerah matched by hand, newest first; each knows the cycle in which it may be forgotten."""
    rows = ColumnMemory.objects.filter(daerah=siklus.daerah_id).order_by("-made_at")[:50]
    return [row.seen_in(siklus) for row in rows]
