"""What the pages of pairs show, ready for their templates."""

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.alignment.models import PairSweep, Pasangan
from selaras.features.alignment.queries.overlap import listing
from selaras.features.alignment.queries.overlap.sides import Side, facts_of, place_names, sides_of
from selaras.features.alignment.queries.overlap.texts import USULAN
from selaras.features.alignment.verbs.pasangan import CARRY_OUT, CONFIRM, MEET, PROPOSE, REOPEN, WITHDRAW
from selaras.features.plan.queries import keyset
from selaras.features.plan.queries.history import history_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.web import address
from selaras.reference.maps import kecamatan_geojson

State, Verdict = Pasangan.State, Pasangan.Verdict
FOR = ("desa/kelurahan sama", "kecamatan sama", "pekerjaan serupa", "jenis sama", "kata sama")
# How the verdicts stand on the desk: verdict, its word, what it asks, icon, key.
VERDICTS: tuple[tuple[str, Any, Any, str, str], ...] = (
    (Verdict.GABUNGKAN, Verdict.GABUNGKAN.label, gettext_lazy("pilih OPD pelaksana"), "arrows-join", "G"),
    (Verdict.KERJA_BERSAMA, Verdict.KERJA_BERSAMA.label, gettext_lazy("bagi peran dan volume"), "users", "K"),
    (Verdict.BERBEDA, Verdict.BERBEDA.label, gettext_lazy("tulis alasannya"), "git-branch", "B"),
)


def chips(because: list[str]) -> list[tuple[str, str]]:
    """(kind of chip, phrase): what speaks for one work stands out, what speaks against is marked, the rest is quiet."""
    return [(_chip(phrase), phrase) for phrase in because]


def _chip(phrase: str) -> str:
    head = phrase.partition(":")[0]
    if head.endswith(" sama") or head.startswith(FOR):
        return "changed"
    return "alone" if head.endswith(" lain") else "mute"


def desk_page(request: Any, pk: int | None, typed: Any = None) -> dict[str, Any]:
    """One pair of the queue with its neighbours; ``pk`` None = the first one."""
    choice = listing.Choice.of(request.GET)
    verdicts = listing.taught(request.daerah.pk)
    order = listing.queue(request.siklus, choice, request.actor, verdicts=verdicts)
    at = order.index(pk) if pk in order else -1
    found = pk if pk is not None else order[0] if order else None
    rows = listing.shown(Pasangan.objects.filter(siklus=request.siklus))
    pair = rows.filter(pk=found).first() if found is not None else None
    context: dict[str, Any] = {
        "pair": pair,
        "choice": choice,
        "total": len(order),
        "learning": verdicts < listing.TAUGHT,
    }
    context["sweep"] = PairSweep.objects.filter(siklus=request.siklus).first()
    if pair is None:
        return context
    at = 0 if pk is None else at
    keep = urlencode({k: v for k, v in request.GET.items() if v and k not in ("sesudah", "sebelum")})
    context |= {"number": at + 1, "keep": f"?{keep}" if keep else ""}
    context["next"] = order[at + 1] if at + 1 < len(order) else None
    context["prev"] = order[at - 1] if at > 0 else None
    return context | _pair(request, pair) | _acts(request, pair) | {"typed": typed or {}}


def _pair(request: Any, pair: Pasangan) -> dict[str, Any]:
    found = sides_of([pair])
    both = [found.get(key) for key in pair.keys]
    there = [side for side in both if side is not None]
    names = place_names(there)
    context: dict[str, Any] = {"sides": there, "chips": chips(pair.because), "percent": f"{round(pair.likeness / 10)}%"}
    if len(there) == 2:
        facts = facts_of(pair, there[0], there[1], names)
        context["facts"] = [[(f.label, f.values[n], f.equal) for f in facts] for n in (0, 1)]
        context["tables"] = list(zip(there, context["facts"], strict=True))
    context["history"] = history_of("alignment.pasangan", pair.pk)
    return context | _map(request, there, pair, names)


def _map(request: Any, sides: list[Side], pair: Pasangan, names: dict[str, str]) -> dict[str, Any]:
    """What ui/components/map.html takes: the kecamatan of either text; without polygons or places there is none."""
    places = [side.wilayah[:8] if side.wilayah.count(".") >= 2 else pair.kecamatan for side in sides]
    if not any(places) or kecamatan_geojson(request.daerah.pk) is None:
        return {"geojson": ""}
    values: dict[str, dict[str, Any]] = {}
    for number, (side, kode) in enumerate(zip(sides, places, strict=True), 1):
        if kode:
            seen = values.setdefault(kode, {"nilai": 0, "label": ""})
            seen["nilai"] += number
            seen["label"] = "; ".join(part for part in (seen["label"], side.judul[:80]) if part)
    steps = [{"css": f"m{n + 2}", "label": label} for n, label in _legend(values)]
    return {"geojson": address(request, "plan:map.shapes"), "values": values, "breaks": "1,1,2,3", "steps": steps}


def _legend(values: dict[str, dict[str, Any]]) -> list[tuple[int, str]]:
    words = {1: _("teks kiri"), 2: _("teks kanan"), 3: _("keduanya")}
    return [(number, words[number]) for number in sorted({value["nilai"] for value in values.values()})]


def _acts(request: Any, pair: Pasangan) -> dict[str, Any]:
    """What this person may do with the pair, and what follows from its verdict."""
    actor = request.actor
    verbs = {"propose": PROPOSE, "confirm": CONFIRM, "withdraw": WITHDRAW, "meet": MEET, "reopen": REOPEN}
    may = {name: verb.allows(actor, pair) for name, verb in verbs.items()}
    may["carry_out"] = CARRY_OUT.allows(actor, pair) and USULAN in pair.kinds
    context: dict[str, Any] = {"may": may, "verdicts": _verdicts(pair), "why": PROPOSE.refusal(actor, pair)}
    if may["propose"]:
        context["opds"] = _opds(pair)
    if pair.state == State.DISEPAKATI and pair.verdict == Verdict.KERJA_BERSAMA:
        context["partnership"] = _partnership(request, pair)
    return context


def _verdicts(pair: Pasangan) -> list[tuple[str, Any, Any, str, str]]:
    """Kerja bersama needs two offices."""
    return [row for row in VERDICTS if row[0] != Verdict.KERJA_BERSAMA or not pair.within]


def _opds(pair: Pasangan) -> list[tuple[int, str]]:
    """Who may execute: the two offices; where neither text has one, any."""
    own = list(dict.fromkeys(opd for opd in (pair.left_opd, pair.right_opd) if opd is not None))
    if not own:
        own = list(Opd.objects.filter(daerah=pair.daerah_id, aktif=True, semu=False).order_by("nama"))
    return [(opd.pk, opd.nama) for opd in own]


def _partnership(request: Any, pair: Pasangan) -> str:
    """Where a partnership is opened out of the pair; '' where that room does not stand."""
    try:
        return f"{address(request, 'alignment:kemitraan.propose')}?pasangan={pair.pk}"
    except NoReverseMatch:
        return ""


def list_page(request: Any) -> dict[str, Any]:
    """The queue with its filters and its progress."""
    choice = listing.Choice.of(request.GET)
    rows = listing.pairs(request.siklus, choice)
    page = keyset.page(
        listing.shown(rows),
        listing.SORTS[choice.sort],
        after=request.GET.get("sesudah", ""),
        before=request.GET.get("sebelum", ""),
    )
    sides = sides_of(page.rows)
    done = listing.progress(request.siklus)
    return {
        "choice": choice,
        "page": page,
        "items": [_item(row, sides) for row in page.rows],
        "tabs": _tabs(request, choice, done),
        "options": listing.options(request.siklus),
        "progress": done,
        "learning": listing.taught(request.daerah.pk) < listing.TAUGHT,
        "sweep": PairSweep.objects.filter(siklus=request.siklus).first(),
    }


def _item(row: Pasangan, sides: dict[str, Side]) -> dict[str, Any]:
    texts = [sides[key] for key in row.keys if key in sides]
    return {"row": row, "sides": texts, "percent": f"{round(row.likeness / 10)}%", "chip": CHIPS[row.relation]}


CHIPS = {"sama": "twice", "satu_paket": "changed", "setempat": "mute", "berbeda": "wait"}


def _tabs(request: Any, choice: listing.Choice, done: listing.Progress) -> list[dict[str, Any]]:
    asks = {key: value for key, value in request.GET.items() if value and key not in ("keadaan", "sesudah", "sebelum")}
    base = address(request, "alignment:pasangan.list")
    asked = done.states.get(State.TERBUKA, 0) + done.states.get(State.DIUSULKAN, 0)
    tabs = [("", _("Perlu dijawab"), asked)]
    tabs += [(state, str(State(state).label), done.states.get(state, 0)) for state in State.values]
    return [
        {
            "label": label,
            "count": n,
            "href": f"{base}?{urlencode(asks | ({'keadaan': state} if state else {}))}",
            "here": state == choice.state,
        }
        for state, label, n in tabs
        if n or state == choice.state or not state
    ]


def meeting_page(request: Any) -> dict[str, Any]:
    """What a meeting has to settle, one block per pair, to be printed."""
    rows = list(
        listing.shown(listing.pairs(request.siklus, listing.Choice(state=State.DIRAPATKAN))).order_by("-weight", "pk")
    )
    sides = sides_of(rows)
    return {
        "items": [_item(row, sides) | {"chips": chips(row.because)} for row in rows],
        "rupiah": sum(r.rupiah for r in rows),
    }
