"""Papers that the tests print."""

from datetime import UTC, datetime

from selaras.foundation.papers.blocks import (
    Block,
    Column,
    Cover,
    Heading,
    ListOf,
    Missing,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Section,
    Svg,
    Table,
    TableOfContents,
)

AT = datetime(2022, 3, 1, 8, 30, tzinfo=UTC)
KERANGKA = "Capaian Kinerja dan Kerangka Pendanaan"
FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><rect width="120" height="60" fill="#e2f1ee"/>'
    '<a href="/12.07/2022/"><text x="10" y="30" font-family="Inter" font-size="10">Simpul</text></a></svg>'
)
# What people type that one of the formats would take for its own language.
TRICKS = (
    "=1+1",
    "=HYPERLINK(\"http://x\",\"klik\")",
    "+62811",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "#let x = 1; $x^2$ *tebal* _miring_ `kode` \\ @acuan <label> [isi] // komentar ~ ' \" -- ...",
    "<script>alert(1)</script> & <b>",
    "]]> ]]</w:t> {{ nama }} {% x %}",
    "_x0041_ %PDF \x00\x07\ud800 selesai",
    "<r><t>&palsu;</t></r>",
    "1.03",
    "'petik",
    "pe\u0301 \u202egnitir",
)  # fmt: skip


def columns() -> tuple[Column, ...]:
    """Seven columns under two levels of groups, numbered."""
    return (
        Column("no", "No", "angka", 0.6, number="(1)"),
        Column("kode", "Kode", "kode", 1.6, number="(2)"),
        Column("nama", "Urusan/Program", width=3.0, number="(3)"),
        Column("target", "Target", groups=(KERANGKA,), number="(4)"),
        Column("pagu", "Pagu Indikatif (Rp)", "rupiah", 2.0, (KERANGKA,), "(5)"),
        Column("nasional", "Nasional", groups=(KERANGKA, "Prioritas"), number="(6)"),
        Column("daerah", "Daerah", groups=(KERANGKA, "Prioritas"), number="(7)"),
    )


def rows(count: int = 3) -> tuple[Row, ...]:
    """Lines and a total whose label covers four columns."""
    lines = tuple(
        Row((n, f"1.03.10.2.01.{n:04}", f"Kegiatan {n}", "5 km", 780_000_000 + n, None, ""), "sub_kegiatan")
        for n in range(1, count + 1)
    )
    total = sum(780_000_000 + n for n in range(1, count + 1))
    return (*lines, Row(("Jumlah", "", "", "", total, "", ""), "jumlah", ((0, 4),)))


def table(body: tuple[Row, ...] | None = None) -> Table:
    """The numbered table."""
    return Table(columns(), rows() if body is None else body, "Rencana kerja", "Tabel 4.1", "Sumber: rencana OPD")


def tricky() -> Table:
    """One row per trick, in a text column and in a code column."""
    two = (Column("kode", "Kode", "kode"), Column("isi", "Isi", width=4))
    return Table(two, tuple(Row((trick, trick)) for trick in TRICKS))


def paper(*blocks: Block, contoh: bool = False, lanskap: bool = True) -> Paper:
    """One section with the blocks."""
    section = Section(blocks or (table(),), "lanskap" if lanskap else "potret")
    return Paper("Renja Dinas Contoh", "renja", (section,), AT, "Kabupaten Contoh", sha256="ab" * 32, contoh=contoh)


def book() -> Paper:
    """A book with every kind of block, in two orientations."""
    front = (Cover("RKPD", "Tahun 2022", ("Kabupaten Contoh",)),)
    words = (
        TableOfContents("isi"),
        TableOfContents("tabel"),
        PageBreak(),
        Heading("PENDAHULUAN", 1, "BAB I"),
        Heading("Latar Belakang", 2, "1.1"),
        Paragraph("Alinea pertama.\n\nAlinea kedua."),
        Heading("Dasar Hukum", 2, "1.2"),
        Missing("Isi 1.2 belum ditulis"),
        ListOf(("satu", "dua"), ordered=True),
        ListOf(("butir",)),
        Paragraph("Catatan kaki", "catatan"),
    )
    wide = (table(), Svg(FIGURE, "Anyaman dua sasaran", "Anyaman", "Gambar 1.1"))
    return Paper(
        "RKPD Kabupaten Contoh Tahun 2022",
        "rkpd",
        (Section(front), Section(words), Section(wide, "lanskap")),
        AT,
        "Kabupaten Contoh",
        head="RKPD Kabupaten Contoh Tahun 2022",
        sha256="cd" * 32,
        contoh=True,
    )
