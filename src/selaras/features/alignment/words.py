"""Findings in words: the sentence of one, of a group, and the way to the repair."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.findings.base import Kind
from selaras.features.alignment.models import Temuan
from selaras.foundation.ui import prints
from selaras.foundation.verbs.web import address
from selaras.values.rupiah import print_rupiah


def kind_of(row: Temuan) -> Kind | None:
    """The kind of a stored finding; None for one that this program does not know any more."""
    return KINDS.get(row.kind)


def title(row: Temuan) -> str:
    kind = kind_of(row)
    return str(kind.title) if kind else row.kind.replace("_", " ")


def sentence(row: Temuan) -> str:
    """One finding as people say it."""
    kind = kind_of(row)
    if kind is None:
        return str(row)
    said = str(kind.sentence) % _values(kind, row.facts, _names(row))
    return " ".join(said.split())  # a name that is not there leaves two spaces


def group_sentence(kind: Kind, n: int, opd: str) -> str:
    """Several findings of one kind and OPD."""
    return str(kind.group) % {"n": prints.angka(n), "opd": opd or _("tingkat daerah")}


# Names of the figures on the page of one finding; what is not here is part of the sentence only.
FACTS = {
    "tertulis": gettext_lazy("Pagu tertulis"),
    "anak": gettext_lazy("Jumlah anak"),
    "selisih": gettext_lazy("Selisih"),
    "batas": gettext_lazy("Batas"),
    "terpakai": gettext_lazy("Terpakai"),
    "pagu": gettext_lazy("Pagu"),
    "bagian": gettext_lazy("Jumlah sumber dana"),
    "banding": gettext_lazy("Pembanding"),
    "kode": gettext_lazy("Kode"),
    "resmi": gettext_lazy("Nama resmi"),
    "set": gettext_lazy("Nomenklatur"),
    "set_lain": gettext_lazy("Dikenal di nomenklatur"),
    "usul": gettext_lazy("Mungkin maksudnya"),
    "nama": gettext_lazy("Nama"),
    "lain": gettext_lazy("Lainnya"),
    "tahun": gettext_lazy("Tahun"),
    "kolom": gettext_lazy("Kolom"),
    "sumber": gettext_lazy("Sumber"),
    "hari": gettext_lazy("Hari menunggu"),
}


def facts(row: Temuan) -> list[tuple[str, str]]:
    """The figures behind a finding, each with its name."""
    kind = kind_of(row)
    values = _values(kind, row.facts, {}) if kind else {}
    shown = {name: value for name, value in row.facts.items() if value not in (None, "", 0, "—", [])}
    return [
        (str(label), values[name]) for name, label in FACTS.items() if name in shown and not _ids(name, shown[name])
    ]


def _ids(name: str, value: Any) -> bool:
    """Lines that a package may belong to are shown as lines, not as numbers."""
    return name == "usul" and isinstance(value, list)


def _names(row: Temuan) -> dict[str, str]:
    opd = row.opd.sebutan if row.opd else _("tingkat daerah")
    line, simpul = row.line.nama if row.line else "", row.simpul.uraian if row.simpul else ""
    nama = str(row.facts.get("nama", ""))
    return {
        "opd": opd,
        "line": line,
        "simpul": simpul,
        "about": nama or line or simpul,
        "where": line or nama or (opd if row.opd else ""),
    }


def _values(kind: Kind, found: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    plain = {name: _print(kind, name, value) for name, value in found.items()}
    return {
        **names,
        **plain,
        **{name: plain[name] % plain for name, value in found.items() if _is_word(kind, name, value)},
    }


NAMED = ("nama", "kode", "tempat")  # what people wrote: never a word of a kind


def _is_word(kind: Kind, name: str, value: Any) -> bool:
    """A word of a kind may name another fact: 'lebih dari sepuluh kali pagu induknya, %(banding)s'."""
    return name not in NAMED and isinstance(value, str) and "%(" in str(kind.words.get(value, ""))


def _print(kind: Kind, name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(kind.words.get(item, item)) for item in value)
    if isinstance(value, int):
        return print_rupiah(value) if name in kind.money else prints.angka(value)
    return str(value if name in NAMED else kind.words.get(value, value))


@dataclass(frozen=True, slots=True)
class Way:
    """A button that leads to the repair."""

    label: str
    url: str


# Where a thing is repaired when the page of its kind does not fit it: a package without a line, a node's indicator.
PAGES = {
    "plan.paket": "plan:paket.detail",
    "plan.simpul": "plan:simpul.detail",
    "plan.planline": "plan:line.detail",
    "usulan.usulan": "usulan:detail",
}


def way(request: Any, row: Temuan) -> Way:
    """Where one finding is repaired; its own page where no other fits."""
    kind = kind_of(row)
    label = str(kind.act.label) if kind else _("Lihat")
    for url in _ways(request, row, kind):
        return Way(label, url)
    return Way(label, address(request, "alignment:temuan.detail", pk=row.pk))


def _ways(request: Any, row: Temuan, kind: Kind | None) -> Iterator[str]:
    keys: dict[str, Any] = {"line": row.line_id, "simpul": row.simpul_id, "subject": row.subject_id, "opd": row.opd_id}
    keys["nama"] = row.facts.get("nama")
    tries = [(kind.act.page, kind.act.takes, kind.act.asks)] if kind else []
    thing = row.subject.partition(":")[0]
    if thing in PAGES:
        tries.append((PAGES[thing], "pk=subject", ""))
    if row.simpul_id:
        tries.append((PAGES["plan.simpul"], "pk=simpul", ""))
    for page, takes, asks in tries:
        with suppress(NoReverseMatch, LookupError):
            asked = _pair(asks, keys)
            yield address(request, page, **_pair(takes, keys)) + (f"?{urlencode(asked)}" if asked else "")


def _pair(said: str, keys: dict[str, Any]) -> dict[str, Any]:
    """'pk=line' as {'pk': the id of the line}; raises LookupError where the finding has none."""
    if not said:
        return {}
    name, _is, of = said.partition("=")
    if keys[of] is None:
        raise LookupError(of)
    return {name: keys[of]}
