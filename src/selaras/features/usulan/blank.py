"""The form on paper: one proposal a sheet, with the daerah's own catalogue and the villages of the kecamatan behind it."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from selaras.features.usulan.models import KamusUsulan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.papers.blocks import Block, Column, Heading, PageBreak, Paper, Paragraph, Row, Section, Table
from selaras.foundation.papers.render import render
from selaras.foundation.tahapan.models import Siklus

ROOM = "\n" * 6  # empty lines to write on
TWO_COLUMNS = 2


def _asked() -> list[tuple[str, str, str]]:
    """What the sheet asks, with the same words as the screen: question, remark, room to write."""
    return [
        (_("Apa yang diusulkan?"), "", ROOM),
        (_("Masalahnya apa?"), "", ROOM),
        (_("Jenis pekerjaan"), _("nomor dari daftar di belakang"), "\n\n"),
        (_("Volume dan satuan"), _("angka saja, lalu satuannya"), "\n\n"),
        (_("Perkiraan biaya (Rp)"), _("boleh kosong"), "\n\n"),
        (_("Desa atau kelurahan"), _("nomor dari daftar di belakang"), "\n\n"),
        (_("Alamat"), _("jalan, dusun, RT/RW, atau patokan"), "\n\n\n"),
        (_("Siapa penerima manfaatnya?"), _("misalnya 180 keluarga"), "\n\n"),
        (_("Status lahan"), "", "\n\n"),
        (_("Diusulkan oleh"), _("musyawarah, kelompok, atau lembaga"), "\n\n"),
        (_("Nama dan nomor telepon"), _("hanya dilihat petugas yang berhak"), "\n\n"),
    ]


def blank_paper(siklus: Siklus, kecamatan: Wilayah | None, at: datetime) -> bytes:
    """The sheet as PDF."""
    return render(compose(siklus, kecamatan, at), "pdf")


def compose(siklus: Siklus, kecamatan: Wilayah | None, at: datetime) -> Paper:
    blocks: list[Block] = [_sheet(), Paragraph(_("Tanggal, nama, dan tanda tangan pengusul:")), PageBreak()]
    blocks += _catalogue(siklus)
    blocks += _villages(siklus, kecamatan)
    where = f"Kecamatan {kecamatan.nama}" if kecamatan else siklus.daerah.nama
    return Paper(
        title=_("Formulir usulan %(siklus)s") % {"siklus": siklus},
        kind="formulir",
        sections=(Section(tuple(blocks)),),
        at=at,
        author=siklus.daerah.nama,
        language="en" if (get_language() or "id").startswith("en") else "id",
        head=_("Formulir usulan"),
        meta=((_("Wilayah"), where), (_("Tahun"), str(siklus.tahun))),
        contoh=siklus.contoh,
    )


def _sheet() -> Table:
    columns = (
        Column("n", _("No."), width=0.4),
        Column("tanya", _("Pertanyaan"), width=2.2),
        Column("isi", _("Isian"), width=5),
    )
    rows = (
        Row((str(n), f"{ask}\n({note})" if note else ask, room))
        for n, (ask, note, room) in enumerate(_asked(), start=1)
    )
    return Table(columns, tuple(rows))


def _catalogue(siklus: Siklus) -> list[Block]:
    rows = KamusUsulan.objects.filter(siklus=siklus, active=True).select_related("opd")
    if not rows:
        return [Heading(_("Kamus usulan"), 2), Paragraph(_("Kamus usulan tahun ini belum diisi Bappeda."))]
    columns = (
        Column("n", _("No."), width=0.5),
        Column("nama", _("Jenis pekerjaan"), width=4),
        Column("satuan", _("Satuan"), width=1),
        Column("harga", _("Harga satuan (Rp)"), "rupiah", 1.6),
        Column("opd", _("OPD"), width=2.4),
    )
    body = tuple(
        Row((row.kode or str(n), row.nama, row.satuan or None, row.harga_satuan, str(row.opd) if row.opd else None))
        for n, row in enumerate(rows, start=1)
    )
    return [Heading(_("Kamus usulan"), 2), Table(columns, body)]


def _villages(siklus: Siklus, kecamatan: Wilayah | None) -> list[Block]:
    """The villages of one kecamatan; without one the kecamatan themselves."""
    upper = kecamatan.kode if kecamatan else siklus.daerah_id
    rows = list(Wilayah.objects.filter(induk_id=upper).order_by("kode"))
    if not rows:
        return []
    title = _("Desa dan kelurahan di Kecamatan %(nama)s") % {"nama": kecamatan.nama} if kecamatan else _("Kecamatan")
    columns = (Column("a", _("Nomor"), "kode", 1.2), Column("b", _("Nama"), width=2.5))
    half = -(-len(rows) // TWO_COLUMNS)
    pairs = [(rows[i], rows[i + half] if i + half < len(rows) else None) for i in range(half)]
    body = tuple(Row((one.kode, one.nama, two.kode if two else "", two.nama if two else "")) for one, two in pairs)
    again = tuple(Column(c.key + "2", c.title, c.kind, c.width) for c in columns)
    return [Heading(title, 2), Table((*columns, *again), body)]
