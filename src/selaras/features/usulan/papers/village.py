"""The answers to one village's proposals, on paper for the board of the village office. No person is named."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from selaras.features.usulan import sentences
from selaras.features.usulan.addresses import tracking_url
from selaras.features.usulan.queries.answer import Answer
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.papers.blocks import Cell, Column, Paper, Picture, Row, Section, Table
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.qr import qr_svg

SIDE = 18.0  # mm of a code with its white border; the eleven letters of a number make squares of half a millimetre


def village_paper(siklus: Siklus, desa: Wilayah, answers: Sequence[Answer], at: datetime) -> Paper:
    """One row per proposal, with a code to scan beside its answer."""
    title = _("Jawaban usulan %(desa)s, %(daerah)s, untuk %(tahun)s")
    return Paper(
        title=title % {"desa": desa.nama, "daerah": siklus.daerah.nama, "tahun": siklus.tahun},
        kind="jawaban",
        sections=(Section((_table(answers),), "lanskap"),),
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
        Column("pindai", _("Pindai"), "text", 1.3, align="tengah"),
    )
    rows = tuple(Row(_cells(n, answer)) for n, answer in enumerate(answers, start=1))
    return Table(
        columns,
        rows,
        sheet=_("Jawaban"),
        note=_("Jawaban terbaru dan perjalanannya: pindai kode di sebelah jawabannya."),
    )


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
        Picture(qr_svg(tracking_url(answer.kode)), _("Kode untuk dipindai: %(kode)s") % {"kode": answer.kode}, SIDE),
    )


def _home_words(answer: Answer) -> Iterator[str]:
    for home in answer.tempat:
        yield " ".join(part for part in (home.kode, home.nama, f"({home.opd}, {sentences.fate(home).lower()})") if part)
