"""The proposals of a cycle as findings need them, in as many queries for ten as for ten thousand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from selaras.features.alignment.findings.names import squeezed
from selaras.features.alignment.findings.proposals import Placement, Proposal, Proposals, Rank, Repeat
from selaras.features.plan.models import Paket
from selaras.features.usulan.models import Akomodasi, Penilaian, Usulan
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.words import Asal, Hasil, Keadaan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus, Tahapan

GONE = (Hasil.DITARIK, Hasil.DIGABUNG)
BACK = 10  # years looked back at most


def proposals_of(siklus: Siklus, at: datetime) -> Proposals:
    """Everything that the kinds about proposals look at."""
    sent = Usulan.objects.filter(siklus=siklus, active=True).exclude(keadaan=Keadaan.DRAF).exclude(hasil__in=GONE)
    names = ["pk", "kode", "judul", "keadaan", "langkah", "hasil", "alasan", "wilayah_id", "opd_id", "anggaran"]
    names += ["anggaran_disetujui", "langkah_tahapan", "sebelumnya_id"]
    rows, stages, links = [], {}, {}
    own: list[Any]
    for *own, wilayah, opd, asked, agreed, stage, before in sent.order_by("pk").values_list(*names):
        row = Proposal(*own, wilayah or "", opd, asked or 0, agreed)  # type: ignore[call-arg]
        rows.append(row)
        stages[row.id], links[row.id] = stage, before
    if not rows:
        return Proposals()
    return Proposals(
        rows=tuple(rows),
        late=_late(siklus, rows, stages, at),
        placed=tuple(_placed(siklus)),
        repeats=_repeats(siklus, rows, links),
        ranks=_ranks(siklus, rows),
        names=_names(siklus),
        worked=frozenset(Paket.objects.filter(siklus=siklus, active=True, wilayah__isnull=False)
                         .order_by().values_list("wilayah_id", flat=True).distinct()),
    )  # fmt: skip


def _late(siklus: Siklus, rows: Iterable[Proposal], stages: Mapping[int, str], at: datetime) -> dict[int, int]:
    """Days since the last window of its step closed; a step that never had a window is not late."""
    windows: dict[str, list[tuple[str, int | None, datetime]]] = defaultdict(list)
    for kode, wilayah, opd, closes in Tahapan.objects.filter(siklus=siklus).values_list(
        "kode", "wilayah", "opd_id", "closes_at"
    ):
        windows[kode].append((wilayah, opd, closes))
    found = {}
    for row in rows:
        if row.open:
            mine = [
                closes
                for wilayah, opd, closes in windows[stages[row.id]]
                if row.wilayah.startswith(wilayah) and opd in (None, row.opd)
            ]
            if mine and max(mine) < at:
                found[row.id] = (at - max(mine)).days
    return found


def _placed(siklus: Siklus) -> Iterable[Placement]:
    rows = Akomodasi.objects.filter(siklus=siklus, active=True, line__active=True).order_by("pk")
    for pk, usulan, line, rupiah in rows.values_list("pk", "usulan_id", "line_id", "anggaran"):
        yield Placement(pk, usulan, line, rupiah or 0)


def _names(siklus: Siklus) -> dict[str, str]:
    """Kecamatan and villages of the daerah by code."""
    kecamatan = Wilayah.objects.filter(induk_id=siklus.daerah_id).values("kode")
    inside = Wilayah.objects.filter(Q(induk_id=siklus.daerah_id) | Q(induk_id__in=kecamatan))
    return dict(inside.order_by().values_list("kode", "nama"))


type Key = tuple[str, str]  # village, its words
type Before = tuple[int, Key, int | None, str]  # id, key, what it followed, outcome


def _repeats(siklus: Siklus, rows: Iterable[Proposal], links: Mapping[int, int | None]) -> dict[int, Repeat]:
    """Who asked for the same in the year before, and in the year before that: by link or by the same words."""
    waiting = {row.id: ((row.village, squeezed(row.judul)), links[row.id]) for row in rows if row.village}
    years: dict[int, int] = defaultdict(lambda: 1)
    refused: dict[int, str] = {}
    for back in range(1, BACK):
        by_id, by_key = _year(siklus, siklus.tahun - back) if waiting else ({}, {})
        matched = {}
        for pk, (key, link) in waiting.items():
            before = by_id.get(link or 0) or (by_key.get(key) if key[1] else None)
            if before is not None:
                years[pk] += 1
                matched[pk] = (before[1], before[2])
                if back == 1 and before[3] in (Hasil.DITOLAK, Hasil.DITUNDA):
                    refused[pk] = str(siklus.tahun - 1)
        waiting = matched
        if not waiting:
            break
    return {pk: Repeat(n, refused.get(pk, "")) for pk, n in years.items()}


def _year(siklus: Siklus, tahun: int) -> tuple[dict[int, Before], dict[Key, Before]]:
    """The proposals of an earlier year of the daerah, by id and by village and words."""
    rows = Usulan.objects.filter(daerah=siklus.daerah_id, siklus__tahun=tahun, active=True)
    rows = rows.exclude(keadaan=Keadaan.DRAF).exclude(hasil=Hasil.DITARIK).order_by("pk")
    by_id: dict[int, Before] = {}
    by_key: dict[Key, Before] = {}
    for pk, wilayah, judul, before, hasil in rows.values_list("pk", "wilayah_id", "judul", "sebelumnya_id", "hasil"):
        key = (wilayah or "", squeezed(judul))
        by_id[pk] = by_key[key] = (pk, key, before, hasil)
    return by_id, by_key


def _ranks(siklus: Siklus, rows: Iterable[Proposal]) -> dict[int, Rank]:
    """Ranks of those that were told to stand behind the limit of their kecamatan."""
    told = [row.id for row in rows if row.alasan == "tidak_masuk_peringkat"]
    batas = (
        next((step.batas for step in route_of(siklus, Asal.DESA) if step.kode == "kecamatan"), None) if told else None
    )
    if not batas:
        return {}
    scored = Penilaian.objects.filter(siklus=siklus, forum="kecamatan", urutan__isnull=False)
    known = dict(scored.values_list("usulan_id", "urutan"))
    return {pk: Rank(urutan, batas) for pk in told if (urutan := known.get(pk)) is not None}
