"""What the map of work and purpose shows, ready for its templates."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.engines.cascade.company import of_the_office
from selaras.engines.cascade.orphans import ALONE, WITHOUT_LEAD, WITHOUT_LINE, WITHOUT_PAGU, WITHOUT_SASARAN
from selaras.features.alignment.alone_screens import whole
from selaras.features.alignment.forms.sambung import ConnectForm
from selaras.features.alignment.queries import sambung, villages
from selaras.features.alignment.queries.alone import Ground, ground_of
from selaras.features.plan.actions import bridge_many
from selaras.features.plan.models import Contribution
from selaras.features.plan.queries.bridge import my_opds
from selaras.features.plan.verbs import CONTRIBUTION_CLAIM_MANY
from selaras.foundation.ui import prints
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.web import address

GAPS = {  # kind → tone of its chip, words
    WITHOUT_LINE: ("clash", gettext_lazy("belum ada baris")),
    WITHOUT_PAGU: ("alone", gettext_lazy("baris tanpa pagu")),
    WITHOUT_LEAD: ("mute", gettext_lazy("belum ada pemimpin")),
    ALONE: ("alone", gettext_lazy("digarap sendiri")),
    WITHOUT_SASARAN: ("clash", gettext_lazy("belum ada sasaran")),
}


def map_page(request: Any, asked: Any = None, form: ConnectForm | None = None) -> dict[str, Any]:
    """Lines left, sasaran right. ``form``: what was sent and came back with a complaint."""
    ground, own = ground_of(request.siklus), my_opds(request.actor, request.daerah.pk)
    choice = sambung.Choice.read(request.GET if asked is None else asked)
    rows, total, rupiah = sambung.loose(ground, choice, own)
    purposes, waiting, n = sambung.purposes(ground, choice)
    may = _may(request, {row.line.opd for row in rows})
    sent: Any = form.data if form else None
    chosen = {int(pk) for pk in sent.getlist("line") if pk.isascii() and pk.isdecimal()} if sent else set()
    return {
        "begun": ground.standing.begun,
        "choice": choice,
        "groups": _groups(ground, rows, may, chosen),
        "shown": sum(row.depth == 1 for row in rows),
        "total": total,
        "sum": f"{prints.angka(total)} · {prints.rupiah_short(rupiah)}",
        "purposes": [_purpose(row, choice, sent) for row in purposes],
        "purposes_n": n,
        "waiting": [_purpose(row, choice, sent) for row in waiting],
        "opds": sambung.opds(ground),
        "may": any(not why for why in may.values()),
        "why": next((why for why in may.values() if why), ""),
        "after": str(choice.start + sambung.PAGE) if choice.start + sambung.PAGE < total else "",
        "before": str(max(choice.start - sambung.PAGE, 0)) if choice.start else "",
        "errors": [text for texts in form.errors.values() for text in texts] if form else [],
        "with_pagu": bool(sent and sent.get("pagu")),
        "query": urlencode({name: value for name, value in _kept(choice).items() if name not in ("buka", "semua")}),
        "kept": list(_kept(choice).items()),
        "done": _done(request) if asked is None else None,
        "tabs": tabs(request, "sambung"),
    }


def _kept(choice: sambung.Choice) -> dict[str, Any]:
    """The choice as part of an address."""
    said = {"opd": choice.opd, "cari": choice.text, "cari_sasaran": choice.purpose, "buka": choice.open}
    said |= {"semua": "1" if choice.all else "", "sesudah": choice.start}
    return {name: value for name, value in said.items() if value}


def _may(request: Any, opds: set[int]) -> dict[int, str]:
    """OPD → why this person may not connect its lines; '' where it is allowed."""
    siklus, found = request.siklus, {}
    for opd in sorted(opds):
        blank = Contribution(daerah_id=request.daerah.pk, siklus=siklus, opd_id=opd)
        found[opd] = CONTRIBUTION_CLAIM_MANY.refusal(request.actor, blank) or ""
    return found


def _groups(ground: Ground, rows: list[sambung.Loose], may: dict[int, str], chosen: set[int]) -> list[dict[str, Any]]:
    groups: dict[int, dict[str, Any]] = {}
    for row in rows:
        opd = row.line.opd
        whole_opd = ground.of(opd).gaps
        group = groups.setdefault(
            opd, {"opd": opd, "nama": ground.nama.get(opd, "—"), "gaps": whole_opd, "why": may[opd], "rows": []}
        )
        group["rows"].append(
            {"row": row, "line": row.line, "chosen": row.line.id in chosen, "office": of_the_office(row.line)}
        )
    return list(groups.values())


def _purpose(row: sambung.Purpose, choice: sambung.Choice, sent: Any) -> dict[str, Any]:
    wanted = sent.get("simpul", "") if sent else str(choice.sasaran or "")
    return {
        "node": row.simpul,
        "gaps": [GAPS[kind] for kind in row.gaps],
        "lead": row.lead,
        "prioritas": row.prioritas,
        "chosen": str(row.simpul.id) == wanted,
    }


def _done(request: Any) -> dict[str, Any] | None:
    """What was connected a moment ago, so that it can be taken back."""
    pk = whole(request.GET.get("baru", ""))
    if pk is None:
        return None
    verb, person = CONTRIBUTION_CLAIM_MANY.name, request.actor.person_id
    entry = Entry.objects.filter(pk=pk, daerah_id=request.daerah.pk, verb=verb, actor_id=person).first()
    return {"entry": entry, "n": json.loads(entry.body).get("rows", 0)} if entry else None


def connect(request: Any) -> tuple[Entry | None, ConnectForm]:
    """Do what the form says; without an entry it carries the complaint."""
    form = ConnectForm(request.POST, siklus=request.siklus)
    if form.is_valid():
        data = form.cleaned_data
        try:
            return bridge_many.claim_many(
                data["line"], data["simpul"], actor=request.actor, with_pagu=data["pagu"]
            ), form
        except ValidationError as error:
            form.add_error("line", error.messages[0])
    return None, form


def way_on(request: Any, entry: Entry) -> str:
    """The map as it was, without what is connected now, and with the way back."""
    choice = sambung.Choice.read(request.POST)
    return f"{address(request, 'alignment:sambung')}?{urlencode(_kept(choice) | {'baru': entry.pk})}"


def villages_page(request: Any) -> dict[str, Any]:
    """Villages that propose and have no line in so many years."""
    years = whole(request.GET.get("n", "")) or 1
    years = years if years in villages.YEARS else 1
    found = villages.unserved(request.siklus, years)
    return {
        "years": years,
        "choices": villages.YEARS,
        "found": found,
        "silent": ", ".join(str(tahun) for tahun in found.silent),
        "villages": sum(len(group.rows) for group in found.groups),
        "proposals": sum(group.proposals for group in found.groups),
        "tabs": tabs(request, "sambung.desa"),
    }


def tabs(request: Any, here: str) -> list[dict[str, Any]]:
    names = (("sambung", _("Pekerjaan dan sasaran")), ("sambung.desa", _("Desa tanpa baris")))
    return [
        {"label": label, "count": None, "href": address(request, f"alignment:{name}"), "here": name == here}
        for name, label in names
    ]
