"""T-D.4: what a kecamatan agreed on, by OPD in the order of rank; how it was ranked; what was not agreed."""

from collections.abc import Iterable, Iterator

from selaras.features.documents.compose.proposals import forums
from selaras.features.documents.compose.proposals.brief import Cells, ProposalBrief, annex, filled, paper, record, table
from selaras.features.documents.compose.proposals.forums import AGREED, KECAMATAN, Heard, agency, by_agency, heard
from selaras.features.usulan.picture import UsulanPicture, WorkP
from selaras.features.usulan.words import CRITERIA
from selaras.foundation.papers.blocks import Block, Column, Paper, Table


def compose(brief: ProposalBrief) -> Paper:
    if brief.asked.flat:
        return paper(brief, "td4", [(_flat(brief),)], ())
    sections = [blocks for kode, nama in brief.kecamatan for blocks in _annexes(brief, kode, nama)]
    return paper(brief, "td4", sections or [(table(brief, "td4", ()),)], record(brief))


def _annexes(brief: ProposalBrief, kode: str, nama: str) -> Iterator[tuple[Block, ...]]:
    rows = heard(brief.picture, KECAMATAN, kecamatan=kode, opd=brief.asked.opd)
    meeting = f"{KECAMATAN.nama} {nama} Tahun {brief.picture.tahun}"
    agreed = [row for row in rows if priority(row)]
    others = [row for row in rows if not priority(row)]
    of = f", Kecamatan {nama}"
    yield (
        annex(brief, "II", meeting),
        table(brief, "td4", _priorities(brief, agreed), label=brief.title("td4") + of, name=f"T-D.4 {nama}"),
    )
    yield (
        annex(brief, "II", meeting),
        table(brief, "tvic17", ranking(rows), label=brief.title("tvic17") + of, name=f"Urutan {nama}"),
    )
    label = brief.title("belum_disepakati") + of
    yield (
        annex(brief, "III", meeting),
        table(brief, "belum_disepakati", _others(others), label=label, name=f"Belum {nama}"),
    )


def priority(row: Heard) -> bool:
    """Agreed; or ranked by the forum, whose camat has not spoken yet."""
    return row.list == AGREED or (not row.hasil and row.urutan is not None)


def _priorities(brief: ProposalBrief, rows: list[Heard]) -> Iterator[tuple[str, Cells]]:
    total: list[int] = []
    for nama, group in by_agency(brief.picture, rows):
        known = [money for row in group if (money := pagu(row)) is not None]
        total += known
        yield "opd", {"no": nama, "pagu": sum(known) if known else None}
        for number, row in enumerate(group, start=1):
            yield "", {"no": str(number), **cells(brief.picture, row)}
    if rows:
        yield "jumlah", {"kegiatan": "Jumlah", "pagu": sum(total) if total else None}


def pagu(row: Heard) -> int | None:
    """What the forum agreed on; where it named no money, what was asked."""
    return row.rupiah if row.rupiah is not None else row.usulan.rupiah


def cells(picture: UsulanPicture, row: Heard) -> Cells:
    """Columns 2 to 10. What a proposal serves is said by itself, or by the lines in which it lives."""
    usulan = row.usulan
    works = _works(picture, row)
    return {
        "prioritas": usulan.prioritas or _joined(name for work in works for name in work.prioritas),
        "sasaran": _joined(name for work in works for name in work.sasaran),
        "program": _joined(work.program for work in works) or usulan.program or None,
        "kegiatan": usulan.judul,
        "sasaran_kegiatan": usulan.penerima or None,
        "lokasi": usulan.tempat or None,
        "volume": row.volume or usulan.volume or None,
        "pagu": pagu(row),
        "opd": agency(picture)(usulan),
    }


def _works(picture: UsulanPicture, row: Heard) -> list[WorkP]:
    keys = {part.line for part in row.usulan.placed}
    return [work for work in picture.lines if work.id in keys] if keys else []


def _joined(names: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def ranking(rows: list[Heard]) -> Iterator[tuple[str, Cells]]:
    """The five criteria, their sum and the rank; what was not scored stands last, with dashes."""
    for number, row in enumerate(rows, start=1):
        yield "", {"no": str(number), "kegiatan": row.usulan.judul, **scores(row)}


def scores(row: Heard) -> Cells:
    score = next((one for one in row.usulan.scores if one.forum == KECAMATAN.kode), None)
    said = dict(score.skor) if score else {}
    found: Cells = {name: said.get(name) for name in CRITERIA}
    return found | {"total": score.total if score else None, "urutan": score.urutan if score else None}


def _others(rows: list[Heard]) -> Iterator[tuple[str, Cells]]:
    for number, row in enumerate(rows, start=1):
        yield (
            "",
            {
                "no": str(number),
                "kegiatan": row.usulan.judul,
                "lokasi": row.usulan.tempat or None,
                "volume": row.usulan.volume or None,
                "alasan": ". ".join(part for part in (row.outcome, row.reason, row.teks) if part) or None,
            },
        )


def _flat(brief: ProposalBrief) -> Table:
    """Both lists with the scores in one table."""
    extra = (Column("kecamatan", "Kecamatan"), Column("daftar", "Daftar"), Column("alasan", "Alasan"))
    marks = tuple(column for column in brief.columns("tvic17") if column.key not in ("no", "kegiatan"))
    columns = (*extra[:2], *brief.columns("td4"), *marks, extra[2])
    return Table(columns, filled(columns, _lines(brief)), brief.title("td4"))


def _lines(brief: ProposalBrief) -> Iterator[tuple[str, Cells]]:
    for kode, nama in brief.kecamatan:
        rows = heard(brief.picture, KECAMATAN, kecamatan=kode, opd=brief.asked.opd)
        for number, row in enumerate(rows, start=1):
            reason = ". ".join(part for part in (row.outcome, row.reason, row.teks) if part) or None
            where = "prioritas" if priority(row) else forums.NOT_AGREED
            own = {"no": str(number), "kecamatan": nama, "daftar": where, "alasan": reason}
            yield "", {**cells(brief.picture, row), **scores(row), **own}
