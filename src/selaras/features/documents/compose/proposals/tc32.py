"""T-C.32: what people propose to an OPD, under the programme and kegiatan in which it lives, with its answer."""

from collections.abc import Iterator

from selaras.features.documents.compose.proposals.brief import Cells, ProposalBrief, paper, table
from selaras.features.documents.compose.proposals.forums import GONE
from selaras.features.usulan.picture import PlacedP, UsulanP, WorkP
from selaras.features.usulan.words import REASONS, STEPS, Hasil, Keadaan, Nasib
from selaras.foundation.papers.blocks import Paper

type Part = tuple[UsulanP, PlacedP | None]


def compose(brief: ProposalBrief) -> Paper:
    return paper(brief, "tc32", [(table(brief, "tc32", rows(brief)),)], ())


def rows(brief: ProposalBrief) -> Iterator[tuple[str, Cells]]:
    """OPD by OPD; under each its programmes and kegiatan, at the end what is in no line."""
    works = {work.id: work for work in brief.picture.lines}
    names = {o.id: o.nama for o in brief.picture.opd}
    order = {o.id: n for n, o in enumerate(sorted(brief.picture.opd, key=lambda o: (o.kode or "~", o.nama)))}
    groups: dict[tuple[int, str], list[Part]] = {}
    for usulan in brief.picture.usulan:
        for opd, part in _parts(brief, usulan, works):
            groups.setdefault((opd or 0, names.get(opd or 0) or usulan.opd_teks), []).append((usulan, part))
    for opd, nama in sorted(groups, key=lambda key: (order.get(key[0], len(order)), key[1])):
        if brief.asked.opd is None:
            yield "opd", {"no": nama or None}
        yield from _of_opd(groups[opd, nama], works)


def _parts(
    brief: ProposalBrief, usulan: UsulanP, works: dict[int, WorkP]
) -> Iterator[tuple[int | None, PlacedP | None]]:
    """The lines it lives in, each with the OPD it counts for; of one OPD also those in lines of another."""
    asked = brief.asked
    if usulan.hasil in GONE or (asked.kecamatan and usulan.kecamatan != asked.kecamatan):
        return
    parts = [part for part in usulan.placed if part.line in works]
    if asked.opd is None:
        yield from ((works[part.line].opd, part) for part in parts)
    else:
        own = usulan.opd == asked.opd
        yield from ((asked.opd, part) for part in parts if own or works[part.line].opd == asked.opd)
    if not parts and asked.opd in (None, usulan.opd):
        yield usulan.opd, None


def _of_opd(parts: list[Part], works: dict[int, WorkP]) -> Iterator[tuple[str, Cells]]:
    def heads(part: PlacedP | None) -> tuple[str, str]:
        return (works[part.line].program, works[part.line].kegiatan) if part else ("", "")

    placed = [pair for pair in parts if pair[1] is not None]
    placed.sort(key=lambda pair: (heads(pair[1]), pair[0].id))
    before: tuple[str, str] | None = None
    for number, (usulan, part) in enumerate([*placed, *(pair for pair in parts if pair[1] is None)], start=1):
        here = heads(part)
        if before is None or here[0] != before[0]:
            yield "program", {"nama": here[0] or None}
        if part is not None and (before is None or here != before):
            yield "kegiatan", {"nama": here[1] or None}
        before = here
        work = works[part.line] if part else None
        yield "", {"no": str(number), **_cells(usulan, part, work)}


def _cells(usulan: UsulanP, part: PlacedP | None, work: WorkP | None) -> Cells:
    volume = (part.volume if part else "") or usulan.volume_disetujui or usulan.volume
    return {
        "nama": usulan.judul,
        "lokasi": usulan.tempat or None,
        "indikator": work.indikator or None if work else None,
        "volume": volume or None,
        "catatan": note(usulan, part),
    }


def note(usulan: UsulanP, part: PlacedP | None = None) -> str:
    """Number, outcome, reason, sentence; what became of it in the budget."""
    said = [usulan.kode, standing(usulan), str(REASONS[usulan.alasan][0]) if usulan.alasan else "", usulan.penjelasan]
    if part is not None and part.nasib != Nasib.DIRENCANAKAN:
        said += [str(Nasib(part.nasib).label), part.alasan]
    return ". ".join(text.strip().rstrip(".") for text in said if text.strip()) + "."


def standing(usulan: UsulanP) -> str:
    """Its outcome, or at which step it waits."""
    if usulan.hasil:
        return str(Hasil(usulan.hasil).label)
    if usulan.keadaan == Keadaan.DIKEMBALIKAN:
        return str(Keadaan.DIKEMBALIKAN.label)
    return f"Menunggu {STEPS[usulan.langkah].label}" if usulan.langkah in STEPS else str(Keadaan.BERJALAN.label)
