"""What the form of a partnership shows first: from an address, or from the partnership that is changed."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.plan.forms.line import digits
from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.features.plan.queries.bridge import my_opds
from selaras.features.plan.queries.places import PlaceBook
from selaras.features.usulan.models import Usulan
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.values.angka import print_angka

LINES_SHOWN = 300  # suggestions of lines below a form
LINES_TAKEN = 24  # lines that an address may name


@dataclass(slots=True)
class First:
    """The whole and its shares as the form shows them."""

    whole: dict[str, Any] = field(default_factory=dict)
    shares: list[dict[str, Any]] = field(default_factory=list)


def opds_of(siklus: Siklus) -> dict[int, Opd]:
    """The OPDs that may have a share, by their names."""
    rows = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False)
    return {row.pk: row for row in sorted(rows, key=lambda row: row.sebutan.casefold())}


def line_text(line: PlanLine | None) -> str:
    """A line as the field shows it and the form reads it back."""
    return f"{line.kode} {line.nama[:120]} (#{line.pk})".strip() if line is not None else ""


def suggested_lines(siklus: Siklus, actor: Actor, simpul: Any = None, also: Any = ()) -> list[str]:
    """Lines worth offering: of the own OPD, of those that serve the node already, and those named."""
    near = Q(opd__in=my_opds(actor, siklus.daerah_id)) | Q(pk__in=also)
    if simpul:
        near |= Q(contributions__simpul=simpul, contributions__active=True, contributions__state="diterima")
    rows = PlanLine.objects.filter(near, siklus=siklus, active=True).distinct().order_by("kode", "pk")
    return [line_text(row) for row in rows[:LINES_SHOWN]]


def first_of(siklus: Siklus, actor: Actor, asked: Any, book: PlaceBook) -> First:
    """From ?baris=12,34&usulan=40&simpul=7&wilayah=12.07.26: what makes no sense counts as not said."""
    lines = _lines(siklus, asked.get("baris", ""))
    usulan = Usulan.objects.filter(siklus=siklus, pk=_id(asked.get("usulan"))).exclude(keadaan="draf").first()
    simpul = Simpul.objects.filter(siklus=siklus, active=True, pk=_id(asked.get("simpul")) or _node(lines)).first()
    first = First(_whole(lines, usulan, asked.get("judul", ""), simpul))
    place = asked.get("wilayah", "") or (usulan.wilayah_id if usulan else "") or _place(lines)
    first.whole["tempat"] = book.labels.get(place, "")
    first.shares = [_share(own) for own in _by_opd(lines).values()]
    named = [row["opd"] for row in first.shares]
    others = [*my_opds(actor, siklus.daerah_id)[:1], *([usulan.opd_id] if usulan and usulan.opd_id else [])]
    others += _serving(simpul) if simpul and not lines else []
    first.shares += [{"opd": pk} for pk in dict.fromkeys(others) if pk not in named]
    first.whole["opd"] = first.shares[0]["opd"] if first.shares else None
    return first


def _whole(lines: list[PlanLine], usulan: Usulan | None, judul: str, simpul: Simpul | None) -> dict[str, Any]:
    money = [line.pagu for line in lines if line.pagu is not None]
    found: dict[str, Any] = {"simpul": simpul.pk if simpul else None, "rupiah": digits(sum(money)) if money else ""}
    found["judul"] = judul[:300] or (usulan.judul[:300] if usulan else "") or (lines[0].nama[:300] if lines else "")
    if usulan is not None:
        found |= {"usulan": usulan.pk, "alamat": usulan.alamat, "satuan": usulan.satuan}
        found["volume"] = print_angka(usulan.volume) if usulan.volume is not None else ""
        found["rupiah"] = found["rupiah"] or digits(usulan.anggaran)
    return found


def _lines(siklus: Siklus, text: str) -> list[PlanLine]:
    keys = [int(part) for part in text.split(",") if part.strip().isdecimal() and len(part) < 19][:LINES_TAKEN]
    rows = {row.pk: row for row in PlanLine.objects.filter(siklus=siklus, active=True, pk__in=keys)}
    return [rows[key] for key in dict.fromkeys(keys) if key in rows]


def _id(text: Any) -> int:
    return int(text) if str(text).isdecimal() and len(str(text)) < 19 else 0


def _node(lines: list[PlanLine]) -> int:
    """The node that these lines serve already, where one does."""
    rows = Contribution.objects.filter(line__in=lines, active=True, state="diterima")
    return rows.order_by("pk").values_list("simpul_id", flat=True).first() or 0


def _place(lines: list[PlanLine]) -> str:
    codes = [code for line in lines for code in line.places.values_list("wilayah_id", flat=True) if code]
    return codes[0] if codes else ""


def _by_opd(lines: list[PlanLine]) -> dict[int, list[PlanLine]]:
    found: dict[int, list[PlanLine]] = defaultdict(list)
    for line in lines:
        found[line.opd_id].append(line)
    return found


def _share(lines: list[PlanLine]) -> dict[str, Any]:
    """The lines of one OPD as its share: their money together, and the first of them by name."""
    money = [line.pagu for line in lines if line.pagu is not None]
    line = lines[0]
    return {
        "opd": line.opd_id,
        "uraian": line.nama[:300],
        "rupiah": digits(sum(money)) if money else "",
        "bulan_mulai": line.bulan_mulai,
        "bulan_selesai": line.bulan_selesai,
        "line": line_text(line),
    }


def _serving(simpul: Simpul) -> list[int]:
    """The OPDs that serve the node already, its leader first."""
    rows = Contribution.objects.filter(simpul=simpul, active=True, state="diterima", opd__semu=False)
    roles = rows.order_by("pk").values_list("opd_id", "role")
    return list(dict.fromkeys(opd for opd, _role in sorted(roles, key=lambda row: row[1] != "lead")))[:6]


def first_of_change(row: Kemitraan, parts: list[Bagian], book: PlaceBook) -> First:
    """The partnership as it stands."""
    words = {name: getattr(row, name) for name in ("judul", "uraian", "alamat", "satuan", "version")}
    keys = {"simpul": row.simpul_id, "opd": row.opd_id, "usulan": row.usulan_id}
    amounts = {"volume": _volume(row.volume), "rupiah": digits(row.rupiah), "tempat": book.label(row.wilayah_id)}
    place = {share.pk: str(at) for at, share in enumerate(parts)}
    shares = []
    for share in parts:
        said = {name: getattr(share, name) for name in ("uraian", "target", "bulan_mulai", "bulan_selesai")}
        said |= {"opd": share.opd_id, "volume": _volume(share.volume), "rupiah": digits(share.rupiah)}
        said["after"] = [place[link.after_id] for link in share.after.all() if link.after_id in place]
        shares.append(said | {"line": line_text(share.line)})
    return First(words | keys | amounts, shares)


def _volume(number: Any) -> str:
    return "" if number is None else print_angka(number)
