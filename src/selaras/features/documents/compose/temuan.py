"""The list of findings that follow from the picture itself: anybody who has the picture finds the same."""

from collections.abc import Iterator

from selaras.engines.cascade.orphans import orphans
from selaras.engines.cascade.picture import LineP, Picture
from selaras.engines.cascade.rollup import mismatches
from selaras.engines.cascade.threads import threads
from selaras.foundation.papers.blocks import Cell
from selaras.values.rupiah import print_rupiah

TITLES = {
    "baris_tanpa_sasaran": "Baris tidak melayani sasaran",
    "tanpa_sasaran": "Prioritas tanpa sasaran",
    "tanpa_penanggung_jawab": "Tanpa OPD pemimpin",
    "tanpa_baris": "Tanpa baris rencana",
    "tanpa_pagu": "Tanpa pagu",
    "satu_opd": "Digarap satu OPD",
    "jumlah_anak_beda": "Induk tidak sama dengan jumlah anak",
    "tanpa_lokasi": "Tanpa lokasi",
    "tanpa_sumber_dana": "Tanpa sumber dana",
}


def cells(picture: Picture, opds: set[int]) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Rows by rupiah, largest first; of the given OPDs and of no OPD in particular."""
    rows = sorted(_rows(picture, opds), key=lambda r: (-int(r["rupiah"] or 0), str(r["jenis"]), str(r["uraian"])))
    for number, row in enumerate(rows, start=1):
        yield "", {"no": str(number), **row}


def _rows(picture: Picture, opds: set[int]) -> Iterator[dict[str, Cell]]:
    read = threads(picture)
    lines = {line.id: line for line in picture.lines}
    words = {s.id: f"{s.jenjang.replace('_', ' ')}: {s.uraian}" for s in picture.simpul}
    names = {o.id: o.nama for o in picture.opd}
    for found in orphans(picture, read).found:
        line = lines.get(found.line) if found.line is not None else None
        if line is not None and line.opd not in opds:
            continue
        yield {
            "jenis": TITLES.get(found.kind, found.kind),
            "opd": names.get(line.opd) if line else None,
            "kode": line.kode if line else "",
            "uraian": line.nama if line else words.get(found.simpul or 0),
            "rupiah": found.rupiah,
            "keterangan": "; ".join(found.because),
        }
    for gap in mismatches(picture):
        line = lines[gap.line]
        if line.opd in opds:
            says = f"tercetak {print_rupiah(gap.printed)}, jumlah anak {print_rupiah(gap.below)}"
            yield _line_row("jumlah_anak_beda", line, names, abs(gap.difference), says)
    has_place = any(line.lokasi for line in picture.lines)
    has_fund = any(line.sumber_dana for line in picture.lines)
    for line in picture.lines:
        if line.jenjang != "sub_kegiatan" or line.opd not in opds:
            continue
        if has_place and not line.lokasi:
            yield _line_row("tanpa_lokasi", line, names, line.pagu or 0, "")
        if has_fund and not line.sumber_dana:
            yield _line_row("tanpa_sumber_dana", line, names, line.pagu or 0, "")


def _line_row(kind: str, line: LineP, names: dict[int, str], rupiah: int, says: str) -> dict[str, Cell]:
    return {
        "jenis": TITLES[kind],
        "opd": names.get(line.opd),
        "kode": line.kode,
        "uraian": line.nama,
        "rupiah": rupiah,
        "keterangan": says,
    }
