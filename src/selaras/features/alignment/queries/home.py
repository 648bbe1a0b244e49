"""What the home page says: the strip of the year, the central figure over time, and what needs talk."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, Min, Sum, Value, When
from django.utils.translation import gettext as _

from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.models import Temuan
from selaras.features.alignment.queries.figures import Figures, figures_of
from selaras.features.alignment.queries.scene import scene_of
from selaras.features.alignment.queries.tally import is_current, last_sweep
from selaras.features.plan.models import TrendPoint
from selaras.features.plan.queries.picture import current_picture
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui import prints
from selaras.foundation.verbs import clock

SHOWN = 9  # rows of "Perlu dibahas bersama"
PER_KIND = 2  # of them of one kind, so that one kind does not fill the page
POINTS = 30  # of the trend


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of "Perlu dibahas bersama": a finding, or the findings of one kind and OPD."""

    kind: str
    n: int
    rupiah: int
    opd: int | None
    opd_nama: str
    row: Temuan | None  # the one finding; None for a group


@dataclass(frozen=True, slots=True)
class Trend:
    """The central figure over time, oldest first, shares 0..1."""

    points: tuple[float, ...]
    since: Any  # day of the first point
    first: float | None


def figures_now(siklus: Siklus) -> tuple[Figures, datetime | None]:
    """The stored figures with their moment; computed anew, from the kept picture, where somebody has acted since."""
    sweep = last_sweep(siklus)
    if sweep is not None and is_current(sweep):
        return sweep.figures, sweep.at
    scene = scene_of(siklus, current_picture(siklus), clock.now(), dict(sweep.gaps) if sweep else {})
    return figures_of(scene), None


def trend_of(siklus: Siklus, now: float | None) -> Trend:
    """Stored points and today's figure."""
    rows = list(TrendPoint.objects.filter(siklus=siklus, total__gt=0).order_by("-day", "-pk")[:POINTS])[::-1]
    today = clock.now().date()
    points = [row.together / row.total for row in rows if row.day < today]
    return Trend(
        points=tuple([*points, now] if now is not None else points),
        since=rows[0].day if points else None,
        first=points[0] if points else None,
    )


def open_groups(siklus: Siklus) -> list[dict[str, Any]]:
    """Open findings by kind, OPD and node, with their count and rupiah."""
    each = [code for code, kind in KINDS.items() if kind.each]
    alone = Case(When(kind__in=each, then=F("subject")), default=Value(""))
    rows: Any = Temuan.objects.filter(siklus=siklus, state=Temuan.State.TERBUKA).order_by()
    names = {"short": F("opd__singkatan"), "nama": F("opd__nama")}
    grouped = rows.values("kind", "opd_id", "simpul_id", alone=alone, **names)
    return list(grouped.annotate(n=Count("pk"), rupiah=Sum("rupiah"), first=Min("pk")))


def topics(groups: Iterable[dict[str, Any]]) -> list[Topic]:
    """The weightiest rows, by rupiah; at most two of a kind."""
    talk = [row for row in groups if row["kind"] in KINDS and KINDS[row["kind"]].talk]
    talk.sort(key=lambda row: (-row["rupiah"], -row["n"], row["kind"], row["opd_id"] or 0))
    taken: Counter[str] = Counter()
    chosen: list[dict[str, Any]] = []
    for row in talk:
        taken[row["kind"]] += 1
        if taken[row["kind"]] <= PER_KIND and len(chosen) < SHOWN:
            chosen.append(row)
    alone = Temuan.objects.filter(pk__in=[row["first"] for row in chosen if row["n"] == 1])
    one = {row.pk: row for row in alone.select_related("opd", "simpul", "line")}
    return [
        Topic(
            row["kind"],
            row["n"],
            row["rupiah"],
            row["opd_id"],
            row["short"] or row["nama"] or "",
            one.get(row["first"]),
        )
        for row in chosen
    ]


def by_kind(groups: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every kind with open findings: how many, in how many OPDs, with how much rupiah."""
    n: Counter[str] = Counter()
    rupiah: Counter[str] = Counter()
    opds: dict[str, set[int]] = defaultdict(set)
    for row in groups:
        n[row["kind"]] += row["n"]
        rupiah[row["kind"]] += row["rupiah"]
        opds[row["kind"]] |= {row["opd_id"]} - {None}
    found = [
        {"kind": kind, "n": n[code], "rupiah": rupiah[code], "opd": len(opds[code])}
        for code, kind in KINDS.items()
        if n[code]
    ]
    return sorted(found, key=lambda row: -row["rupiah"])


def reasons(figures: Figures) -> list[dict[str, Any]]:
    """What the central figure is made of, as rupiah by reason."""
    words = {
        "bersama": ("good", _("dua OPD atau lebih membawa target atau rupiah"), _("dihitung penuh")),
        "tautan_kosong": (
            "alone",
            _("terhubung, tetapi belum dua pihak membawa target atau rupiah"),
            _("dihitung sepersepuluh"),
        ),
        "lewat_opd": ("alone", _("baris belum terhubung; OPD-nya terhubung"), _("dihitung sebesar janjinya")),
        "sendiri": ("clash", _("hanya satu OPD"), _("tidak dihitung")),
        "tanpa_sasaran": ("quiet", _("belum terhubung ke sasaran"), _("tidak dihitung")),
    }
    whole = figures["pagu"] or 1
    return [
        {
            "tone": words[code][0],
            "what": words[code][1],
            "how": words[code][2],
            "rupiah": rupiah,
            "share": rupiah / whole,
        }
        for code, rupiah in figures["reasons"]
        if code in words
    ]


def share(figures: Figures) -> float | None:
    """The central figure, 0..1."""
    return figures["counted"] / figures["pagu"] if figures["pagu"] else None


def delta(trend: Trend, now: float | None) -> dict[str, Any] | None:
    """How many points the figure moved since the first day shown."""
    if trend.first is None or now is None:
        return None
    points = round(100 * now) - round(100 * trend.first)
    return {"points": abs(points), "up": points > 0, "down": points < 0, "since": prints.tanggal(trend.since)}
