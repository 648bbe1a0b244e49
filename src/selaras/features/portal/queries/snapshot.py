"""The latest snapshot of a cycle, read once and kept in memory: it never changes."""

import gzip
import hashlib
import json
from collections import Counter, OrderedDict, defaultdict
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from selaras.features.portal.models import Terbitan
from selaras.features.usulan.queries.answer import Answer, from_json
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.tenant import EVERYWHERE, working_for

KEEP = 2  # snapshots in memory; one of 18,000 lines and 10,000 proposals takes about 60 MB


@dataclass(frozen=True, slots=True)
class Node:
    """A theme or a priority as the public reads it."""

    id: int
    nomor: int
    uraian: str
    warna: int  # 1..8; 0 = none
    pagu: int  # rupiah; a line of several priorities stands in each
    lines: int = 0
    opd: int = 0
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """One snapshot, ready for its pages."""

    raw: dict[str, Any]
    tema: tuple[str, ...]
    prioritas: tuple[Node, ...]
    lines: tuple[dict[str, Any], ...]  # those that count in the sums, dearest first
    answers: tuple[Answer, ...]  # latest decision first
    kecamatan: dict[str, str]
    asked_in: dict[str, int]  # kecamatan → proposals
    planned_in: dict[str, tuple[int, int]]  # kecamatan → lines, rupiah

    @property
    def stages(self) -> list[tuple[str, datetime, datetime]]:
        """Stages that are still to come or open now, as they were announced when it was published."""
        rows = [(k, datetime.fromisoformat(o), datetime.fromisoformat(c)) for k, o, c in self.raw["tahapan"]]
        return [row for row in rows if row[2] >= clock.now()]


_kept: OrderedDict[str, Shown] = OrderedDict()


def latest(pemda: str, tahun: int) -> Terbitan | None:
    """The snapshot that the public reads, without its heavy content."""
    rows = published().filter(daerah=pemda, siklus__tahun=tahun)
    return rows.order_by("-siklus__jenis", "-nomor").first()


def published() -> QuerySet[Terbitan]:
    return Terbitan.objects.select_related("siklus__daerah").defer("isi")


def published_cycles() -> set[int]:
    """Cycles of every daerah that the public may read, for the front door."""
    with working_for(connection, EVERYWHERE):
        return set(Terbitan.objects.order_by().values_list("siklus_id", flat=True).distinct())


def shown(row: Terbitan) -> Shown:
    """Its content; raises ValueError when the stored bytes do not fit its sha256."""
    found = _kept.pop(row.sha256, None) or _read(row)
    _kept[row.sha256] = found  # by content, not by number: a restored backup may reach a number again
    while len(_kept) > KEEP:
        with suppress(KeyError):
            _kept.popitem(last=False)
    return found


def _read(row: Terbitan) -> Shown:
    packed = gzip.decompress(bytes(row.isi))
    if hashlib.sha256(packed).hexdigest() != row.sha256:
        raise ValueError(f"terbitan {row.nomor} does not fit its sha256")
    raw = json.loads(packed)
    lines = sorted((b for b in raw["baris"] if b["dihitung"]), key=lambda b: (-(b["pagu"] or 0), b["id"]))
    answers = sorted((from_json(u) for u in raw["usulan"]), key=lambda a: (a.selesai, a.diajukan, a.kode), reverse=True)
    planned: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for line in lines:
        count, pagu = planned[line["kecamatan"]]
        planned[line["kecamatan"]] = (count + 1, pagu + (line["pagu"] or 0))
    return Shown(
        raw=raw,
        tema=tuple(n["uraian"] for n in raw["simpul"] if n["jenjang"] == "tema"),
        prioritas=tuple(_prioritas(raw, lines, answers)),
        lines=tuple(lines),
        answers=tuple(answers),
        kecamatan=raw["kecamatan"],
        asked_in=dict(Counter(a.kecamatan for a in answers if a.kecamatan)),
        planned_in=dict(planned),
    )


def _prioritas(raw: dict[str, Any], lines: list[dict[str, Any]], answers: list[Answer]) -> list[Node]:
    rows = sorted((n for n in raw["simpul"] if n["jenjang"] == "prioritas"), key=lambda n: (n["nomor"], n["id"]))
    served, agencies = Counter[int](), defaultdict[int, set[str]](set)
    pagu = Counter[int]()
    for line in lines:
        for pk in line["prioritas"]:
            served[pk] += 1
            pagu[pk] += line["pagu"] or 0
            agencies[pk].add(line["opd"])
    asked = Counter(a.prioritas for a in answers)
    return [
        Node(
            n["id"],
            place,
            n["uraian"],
            n["warna"] or 0,
            pagu[n["id"]],
            served[n["id"]],
            len(agencies[n["id"]]),
            asked[n["uraian"]],
        )
        for place, n in enumerate(rows, start=1)
    ]
