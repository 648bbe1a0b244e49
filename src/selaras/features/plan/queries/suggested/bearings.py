"""What a cycle offers to a text: its sasaran and prioritas with what stands under them, and who holds which code."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from selaras.engines.cascade.picture import LineP, Picture
from selaras.engines.cascade.threads import Threads, above
from selaras.engines.suggestion import Aim, Aims, Holdings, Owner
from selaras.features.plan.queries.picture import KEEP, forgotten_with_pictures
from selaras.features.plan.queries.suggested.remembered import aim_key
from selaras.features.plan.queries.sums import current_threads
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.reference.language import lexicon
from selaras.values.kode import bidang_of_opd

UNDER = 60  # names below one aim that are read; more say the same again


@dataclass(frozen=True, slots=True)
class Bearings:
    """One cycle as suggestions read it."""

    read: Threads
    sasaran: Aims
    prioritas: Aims
    meant: dict[str, frozenset[int]]  # key of a node, over the years -> sasaran and prioritas of this cycle
    beside: dict[
        int, Counter[int]
    ]  # OPD, or the line at the top of a tree (negative) -> aims and lines that serve them
    holdings: Holdings
    names: dict[int, str]  # OPDs that answer now


_kept: dict[int, tuple[Threads, Bearings]] = {}


@forgotten_with_pictures
def forget() -> None:
    _kept.clear()


def bearings_of(siklus: Siklus) -> Bearings:
    """Computed once per act of history, like the picture it stands on."""
    read = current_threads(siklus)
    kept = _kept.get(siklus.pk)
    if kept is None or kept[0] is not read:
        while len(_kept) >= KEEP:
            _kept.pop(next(iter(_kept)))
        kept = _kept[siklus.pk] = (read, _bearings(siklus, read))
    return kept[1]


def _bearings(siklus: Siklus, read: Threads) -> Bearings:
    agencies = list(Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False))
    return Bearings(
        read=read,
        sasaran=Aims.of(_sasaran(read), lexicon()),
        prioritas=Aims.of(_prioritas(read), lexicon()),
        meant=_meant(read),
        beside=_beside(read),
        holdings=Holdings.of(_owners(read.picture, agencies)),
        names={opd.pk: opd.nama for opd in agencies},
    )


def _sasaran(read: Threads) -> Iterable[Aim]:
    below: dict[int, list[str]] = defaultdict(list)
    for node in read.simpul.values():
        at = read.sasaran_of[node.id]
        if at is not None:
            below[at] += [node.uraian] if at != node.id else []
            below[at] += [one.nama for one in node.indikator]
    for line in read.lines.values():
        if line.jenjang != "sub_kegiatan":
            for sasaran in read.sasaran(line.id):
                below[sasaran].append(line.nama)
    for node in read.simpul.values():
        if node.jenjang == "sasaran":
            yield Aim(node.id, "sasaran", node.uraian, _each_once(below[node.id]))


def _prioritas(read: Threads) -> Iterable[Aim]:
    below: dict[int, list[str]] = defaultdict(list)
    for node in read.simpul.values():
        at = read.prioritas_of[node.id]
        if at is not None and at != node.id:
            below[at].append(node.uraian)
        for supported in read.supports.get(node.id, ()):
            below[supported].append(node.uraian)
    for line in read.lines.values():
        if line.jenjang != "sub_kegiatan":
            for prioritas in read.prioritas(line):
                below[prioritas].append(line.nama)
    for node in read.simpul.values():
        if node.jenjang == "prioritas":
            yield Aim(node.id, "prioritas", node.uraian, _each_once(below[node.id]))


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:UNDER]


def _meant(read: Threads) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for node in read.simpul.values():
        aims = (read.sasaran_of[node.id], read.prioritas_of[node.id])
        found[aim_key(node.jenjang, node.uraian)] |= {aim for aim in aims if aim is not None}
    return {key: frozenset(aims) for key, aims in found.items() if aims}


def top_of(read: Threads, line: int | None) -> int | None:
    """The line at the top of the tree in which a line hangs."""
    path = above(read.lines, line) if line is not None else []
    return path[-1] if path else None


def _beside(read: Threads) -> dict[int, Counter[int]]:
    """Lines without lines below them count, so that a tree is not told once per level."""
    parents = {line.induk for line in read.lines.values()}
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for line in read.lines.values():
        if line.id not in parents and (aims := read.sasaran(line.id) | read.prioritas(line)):
            found[line.opd].update(aims)
            if (top := top_of(read, line.id)) is not None:
                found[-top].update(aims)
    return dict(found)


def _owners(picture: Picture, agencies: Iterable[Opd]) -> Iterable[Owner]:
    codes: dict[int, set[str]] = defaultdict(set)
    for line in picture.lines:
        codes[line.opd].add(line.nomenklatur or "")
        codes[line.opd] |= {line.kode} if not line.nomenklatur else set()
    for opd in agencies:
        own = codes[opd.pk] | set(opd.bidang_urusan or bidang_of_opd(opd.kode))
        yield Owner(opd.pk, opd.nama, frozenset(code for code in own if code and not code.startswith("X")))


def beside(bearings: Bearings, line: LineP) -> Counter[int]:
    """What the lines of its programme serve."""
    top = top_of(bearings.read, line.id if line.id in bearings.read.lines else line.induk)
    return bearings.beside.get(-top if top is not None else 0) or Counter()


def around(bearings: Bearings, line: LineP) -> Counter[int]:
    """What the lines of its OPD serve."""
    return bearings.beside.get(line.opd) or Counter()
