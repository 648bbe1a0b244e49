"""What the pages of findings show, ready for their templates."""

from collections import Counter
from typing import Any

from django.urls import NoReverseMatch
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from selaras.features.alignment import words
from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.models import Temuan
from selaras.features.alignment.queries import home, listing
from selaras.features.alignment.queries.kemitraan import waiting
from selaras.features.alignment.queries.strip import strip_of
from selaras.features.alignment.verbs.temuan import DISMISS_MANY
from selaras.features.alignment.words import Way
from selaras.features.plan.queries.bridge import my_opds
from selaras.foundation.verbs.actors import known_as
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import registry
from selaras.foundation.verbs.web import address

HISTORY = 20  # acts shown on the page of one finding


def home_page(request: Any) -> dict[str, Any]:
    """The planning room: where the year stands, what each prioritas has, what needs talk."""
    siklus = request.siklus
    figures, at = home.figures_now(siklus)
    groups = home.open_groups(siklus)
    share = home.share(figures)
    trend = home.trend_of(siklus, share)
    kinds = home.by_kind(groups)
    return {
        "figures": figures,
        "at": at,
        "share": share,
        "trend": trend,
        "delta": home.delta(trend, share),
        "reasons": home.reasons(figures),
        "prioritas": [_card(row, figures) for row in figures["prioritas"]],
        "topics": [_topic(request, row) for row in home.topics(groups)],
        "kinds": [row | {"url": _list(request, jenis=row["kind"].code)} for row in kinds],
        "temuan": sum(row["n"] for row in kinds),
        "mine": _mine(request, groups),
        "stages": strip_of(siklus),
        "asked": waiting(siklus, request.actor).count(),
    }


def _mine(request: Any, groups: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The open findings of the OPD that somebody plans for."""
    own = my_opds(request.actor, request.daerah.pk)
    n = sum(row["n"] for row in groups if row["opd_id"] in own)
    return {"n": n, "url": _list(request, opd=own[0])} if n else None


def _card(row: dict[str, Any], figures: dict[str, Any]) -> dict[str, Any]:
    return row | {"share": row["pagu"] / figures["pagu"] if figures["pagu"] else None}


def _list(request: Any, **asks: Any) -> str:
    said = {name: value for name, value in asks.items() if value}
    return address(request, "alignment:temuan.list") + (f"?{urlencode(said)}" if said else "")


def _topic(request: Any, topic: home.Topic) -> dict[str, Any]:
    kind = KINDS[topic.kind]
    if topic.row is not None:
        text, way = words.sentence(topic.row), words.way(request, topic.row)
    else:
        text = words.group_sentence(kind, topic.n, topic.opd_nama)
        way = Way(_("Lihat satu per satu"), _list(request, jenis=kind.code, opd=topic.opd))
    return {"chip": kind.chip, "title": kind.title, "text": text, "rupiah": topic.rupiah or None, "way": way}


def list_page(request: Any, choice: listing.Choice) -> dict[str, Any]:
    """The list with its filters."""
    counts = listing.counts(request.siklus)
    rows, after = listing.page_of(request.siklus, choice)
    here = [row for row in counts if row["state"] == choice.state]
    kinds: Counter[str] = Counter()
    opds: dict[int, str] = {}
    for row in here:
        kinds[row["kind"]] += row["n"]
        if row["opd_id"]:
            opds[row["opd_id"]] = row["short"] or row["nama"]
    total = None if choice.narrowed else kinds[choice.kind] if choice.kind else sum(kinds.values())
    return {
        "choice": choice,
        "rows": [_item(request, row) for row in rows],
        "kinds": [(code, kind, kinds[code]) for code, kind in KINDS.items() if kinds[code]],
        "opds": sorted(opds.items(), key=lambda pair: pair[1]),
        "after": after,
        "total": total,
        "tabs": _tabs(request, choice, counts),
        "kind": KINDS.get(choice.kind),
        "may_all": bool(choice.kind and rows) and DISMISS_MANY.allows(request.actor, rows[0]),
        "documents": page_or_none(request, "documents:list"),
    }


def _item(request: Any, row: Temuan) -> dict[str, Any]:
    kind = words.kind_of(row)
    chip = kind.chip if kind else "mute"
    return {
        "row": row,
        "chip": chip,
        "title": words.title(row),
        "text": words.sentence(row),
        "way": words.way(request, row),
    }


def page_or_none(request: Any, name: str) -> str | None:
    """The address of a room that may not stand."""
    try:
        return address(request, name)
    except NoReverseMatch:
        return None


def _tabs(request: Any, choice: listing.Choice, counts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    n: Counter[str] = Counter()
    for row in counts:
        if (not choice.kind or row["kind"] == choice.kind) and (not choice.opd or row["opd_id"] == choice.opd):
            n[row["state"]] += row["n"]
    asks = {"jenis": choice.kind, "opd": choice.opd, "cari": choice.text, "urut": choice.sort}
    return [
        {
            "label": _(str(label)),
            "count": n[state],
            "href": _list(request, keadaan=state, **asks),
            "here": state == choice.state,
        }
        for state, label in Temuan.State.choices
    ]


def detail_page(request: Any, row: Temuan) -> dict[str, Any]:
    """One finding: what it says, its figures, the way to the repair, and who set it aside."""
    entries = Entry.objects.filter(thing=f"alignment.temuan:{row.pk}").order_by("-seq")[:HISTORY]
    return _item(request, row) | {
        "kind": KINDS.get(row.kind),
        "facts": words.facts(row),
        "candidates": listing.candidates(row),
        "acts": [(entry, _said(entry)) for entry in entries],
    }


def _said(entry: Entry) -> str:
    verb = registry.get(entry.verb)
    label = str(_(verb.label)) if verb else entry.verb
    return f"{known_as(entry.actor_name)}: {label}"
