"""What the pages about working alone show, ready for their templates and files."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from selaras.engines.cascade.threads import NOTHING
from selaras.engines.cascade.together import BERSAMA, KOSONG, SENDIRI
from selaras.features.alignment.queries import home
from selaras.features.alignment.queries.alone import Ground, Line, ground_of, trends
from selaras.features.alignment.queries.conversation import Conversation
from selaras.features.alignment.queries.conversations import NEXT, next_ones
from selaras.features.plan.queries.bridge import my_opds
from selaras.foundation.ui import prints
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.web import address

PAGE = 20  # OPDs on one page
REQUESTS = 20  # requests shown of one OPD
SORTS = ("nama", "rupiah")


def list_page(request: Any) -> dict[str, Any]:
    """Every OPD with its figure, its answers and its first conversation; one's own OPD first, then by name."""
    ground, own = ground_of(request.siklus), my_opds(request.actor, request.daerah.pk)
    text, sort = request.GET.get("cari", "").strip()[:80], request.GET.get("urut", "")
    sort = sort if sort in SORTS else "nama"
    opds = ordered(ground, own, sort, text)
    start = whole(request.GET.get("sesudah", "")) or 0
    shown, next_of = opds[start : start + PAGE], next_ones(ground)
    lines = trends(request.siklus, {opd: ground.of(opd).part.share for opd in shown}, today(request))
    rows = [_row(request, ground, opd, lines[opd], next_of.get(opd, [])) for opd in shown]
    return {
        "begun": ground.standing.begun,
        "figure": ground.standing.figure,
        "answers": ground.standing.answers,
        "days": days(ground.standing.answers.days),
        "gaps": ground.standing.gaps,
        "mine": [row | {"next": row["next"][:NEXT]} for row in rows if row["opd"] in own],
        "rows": rows,
        "total": len(opds),
        "after": str(start + PAGE) if start + PAGE < len(opds) else "",
        "before": str(max(start - PAGE, 0)) if start else "",
        "text": text,
        "sort": sort,
        "own": own,
        "query": urlencode({"cari": text, "urut": sort}),
    }


def ordered(ground: Ground, own: list[int], sort: str, text: str = "") -> list[int]:
    """The agencies of the list; nobody is ranked unless somebody asks for the order by rupiah."""
    words = text.casefold().split()
    per_opd = ground.standing.per_opd
    found = [
        opd
        for opd in per_opd
        if opd in ground.willing and all(w in f"{ground.nama[opd]} {ground.opd[opd]}".casefold() for w in words)
    ]
    by_name = sorted(found, key=lambda opd: (opd not in own, ground.nama[opd].casefold(), opd))
    return by_name if sort == "nama" else sorted(by_name, key=lambda opd: -per_opd[opd].open)


def _row(request: Any, ground: Ground, opd: int, line: Line, talks: list[Conversation]) -> dict[str, Any]:
    standing = ground.of(opd)
    return {
        "opd": opd,
        "nama": ground.nama.get(opd, "—"),
        "singkat": ground.opd.get(opd, "—"),
        "part": standing.part,
        "share": standing.part.share if ground.standing.begun else None,
        "open": standing.open,
        "answers": standing.answers,
        "days": days(standing.answers.days),
        "gaps": standing.gaps,
        "line": line,
        "next": [said(request, talk) for talk in talks[:NEXT]],
        "talks": len(talks),
    }


def detail_page(request: Any, opd: int) -> dict[str, Any]:
    """One OPD: figure, trend, three conversations, its sasaran with their company, its requests."""
    ground, own = ground_of(request.siklus), my_opds(request.actor, request.daerah.pk)
    share = ground.of(opd).part.share
    line = trends(request.siklus, {opd: share}, today(request))[opd]
    row = _row(request, ground, opd, line, next_ones(ground).get(opd, []))
    part = row["part"]
    mine = [asked for asked in ground.requests if opd in (asked.opd, asked.by)]
    return row | {
        "begun": ground.standing.begun,
        "own": opd in own,
        "reasons": home.reasons({"pagu": part.pagu, "reasons": part.reasons}),
        "sasaran": [_sasaran(ground, opd, key) for key in _of(ground, opd)],
        "requests": [_request(ground, asked) for asked in sorted(mine, key=lambda r: r.asked, reverse=True)[:REQUESTS]],
        "delta": {"points": abs(line.delta), "up": line.delta > 0, "since": prints.tanggal(line.since)}
        if line.delta is not None
        else None,
    }


def _of(ground: Ground, opd: int) -> list[int]:
    """The sasaran an OPD works for, largest rupiah of its own first."""
    found = [part.id for part in ground.standing.figure.per_sasaran if opd in part.opd]
    return sorted(found, key=lambda key: (-ground.rupiah_at.get((opd, key), 0), key))


def _sasaran(ground: Ground, opd: int, key: int) -> dict[str, Any]:
    """One sasaran as the weave shows it: who else stands there, and whether both sides bring something."""
    ties = [tie for tie in ground.read.ties if tie.sasaran == key]
    others = {tie.opd for tie in ties} - {opd}
    both = any(tie.carries and tie.opd != opd for tie in ties) and any(tie.carries and tie.opd == opd for tie in ties)
    return {
        "id": key,
        "uraian": ground.says(key),
        "rupiah": ground.rupiah_at.get((opd, key), 0),
        "lines": sum(key in ground.read.served.get(row.id, NOTHING) for row in ground.read.money if row.opd == opd),
        "others": [(one, ground.opd.get(one, "—")) for one in sorted(others)],
        "standing": BERSAMA if both else KOSONG if others else SENDIRI,
    }


def _request(ground: Ground, row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "sasaran": ground.says(row.simpul),
        "to": ground.opd.get(row.opd, "—"),
        "by": ground.opd.get(row.by, "—") if row.by else "Bappeda",
        "days": days(row.days),
    }


def said(request: Any, row: Conversation) -> dict[str, Any]:
    """A conversation in the language of the reader, with the address where it starts."""
    url = address(request, row.page, **row.takes)
    return {
        "text": _say(row.sentence, row.facts),
        "because": "; ".join(_say(words, facts) for words, facts in row.because),
        "rupiah": row.rupiah,
        "label": row.label,
        "url": f"{url}?{urlencode(row.asks)}" if row.asks else url,
    }


def _say(words: Any, facts: Any) -> str:
    return str(words) % {name: _print(value) for name, value in facts.items()}


def _print(value: Any) -> str:
    if isinstance(value, datetime):
        return prints.tanggal(value)
    return prints.angka(value) if isinstance(value, int) else str(value)


def today(request: Any) -> Any:
    """The day in the zone of the daerah, as trend points count it."""
    return clock.now().astimezone(ZoneInfo(request.daerah.zona)).date()


def days(value: float | None) -> str | None:
    """Days as people say them: 4, 2,5, or "kurang dari 1"."""
    if value is None:
        return None
    if value < 1:
        return _("kurang dari 1")
    return prints.angka(round(value) if value >= 10 or value == round(value) else round(value, 1))


def whole(text: str) -> int | None:
    """A whole number of an address; anything else is not said."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None
