"""The answers to one village's proposals, on paper for the board of the village office. No person is named."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from selaras.features.usulan import sentences
from selaras.features.usulan.addresses import tracking_url
from selaras.features.usulan.queries.answer import Answer
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.papers.blocks import Cell, Column, Paper, Row, Section, Svg, Table
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.qr import modules

ACROSS, DOWN = 5, 6  # codes on one page
BOX, ROOM = 120, 26  # units of a code's square, and of the number under it


def village_paper(siklus: Siklus, desa: Wilayah, answers: Sequence[Answer], at: datetime) -> Paper:
    """One row per proposal, and a page of codes to scan."""
    title = _("Jawaban usulan %(desa)s, %(daerah)s, untuk %(tahun)s")
    sections = (Section((_table(answers),), "lanskap"), *(Section((page,), "potret") for page in _codes(answers)))
    return Paper(
        title=title % {"desa": desa.nama, "daerah": siklus.daerah.nama, "tahun": siklus.tahun},
        kind="jawaban",
        sections=sections,
        at=at,
        author=siklus.daerah.nama,
        language="en" if (get_language() or "id").startswith("en") else "id",
        head=f"{desa.nama} · {siklus.tahun}",
        meta=((_("Desa"), desa.nama), (_("Usulan"), str(len(answers)))),
        contoh=siklus.contoh,
    )


def _table(answers: Sequence[Answer]) -> Table:
    columns = (
        Column("no", _("No."), "text", 0.5),
        Column("kode", _("Kode"), "text", 1.5),
        Column("usulan", _("Usulan"), "text", 3.2),
        Column("diusulkan", _("Diusulkan (Rp)"), "rupiah", 1.6),
        Column("hasil", _("Jawaban"), "text", 1.6),
        Column("disetujui", _("Direncanakan (Rp)"), "rupiah", 1.6),
        Column("sebab", _("Alasan dan penjelasan"), "text", 3.6),
        Column("tempat", _("Tempatnya di rencana"), "text", 3.0),
    )
    rows = tuple(Row(_cells(n, answer)) for n, answer in enumerate(answers, start=1))
    return Table(columns, rows, sheet=_("Jawaban"), note=_("Jawaban terbaru dan perjalanannya: pindai kode usulan."))


def _cells(number: int, answer: Answer) -> tuple[Cell, ...]:
    word = sentences.word(answer)
    why = [sentences.reason(answer) if answer.hasil != "diterima" else "", answer.penjelasan]
    if answer.induk:
        why.insert(0, _("Dibahas bersama usulan %(kode)s.") % {"kode": answer.induk})
    return (
        str(number),
        answer.kode,
        answer.judul,
        answer.anggaran,
        ", ".join(part for part in (word.text, word.quiet) if part),
        answer.anggaran_disetujui if sentences.got(answer) and answer.keadaan == "selesai" else "",
        " ".join(f"{part.rstrip('.')}." for part in why if part),
        "; ".join(_home_words(answer)),
    )


def _home_words(answer: Answer) -> Iterator[str]:
    for home in answer.tempat:
        yield " ".join(part for part in (home.kode, home.nama, f"({home.opd}, {sentences.fate(home).lower()})") if part)


def _codes(answers: Sequence[Answer]) -> Iterator[Svg]:
    """Pages of codes, each with its number."""
    per_page = ACROSS * DOWN
    for first in range(0, len(answers), per_page):
        part = answers[first : first + per_page]
        rows = -(-len(part) // ACROSS)
        width, height = ACROSS * BOX, rows * (BOX + ROOM)
        drawn = "".join(_code(answer, n % ACROSS, n // ACROSS) for n, answer in enumerate(part))
        figure = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{drawn}</svg>'
        yield Svg(figure, alt=_("Kode untuk dipindai: %(kode)s") % {"kode": ", ".join(a.kode for a in part)})


def _code(answer: Answer, column: int, row: int) -> str:
    squares = modules(tracking_url(answer.kode))
    unit = (BOX - 20) / len(squares)
    x, y = column * BOX + 10, row * (BOX + ROOM) + 10
    path = "".join(
        f"M{x + at * unit:.2f} {y + down * unit:.2f}h{unit:.2f}v{unit:.2f}h-{unit:.2f}z"
        for down, line in enumerate(squares)
        for at, dark in enumerate(line)
        if dark
    )
    middle, under = column * BOX + BOX / 2, row * (BOX + ROOM) + BOX + 8
    return (
        f'<path d="{path}" fill="#000"/><text x="{middle:.0f}" y="{under:.0f}" font-size="11" font-family="Inter" '
        f'text-anchor="middle">{escape(answer.kode)}</text>'
    )
