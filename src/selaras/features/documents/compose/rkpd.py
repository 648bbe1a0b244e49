"""The RKPD in its chapters: people's words where they wrote them, tables and counts from the same rows, else a dash."""

from collections.abc import Callable, Iterator

from selaras.engines.cascade.picture import Picture, SimpulP, digest
from selaras.engines.cascade.rollup import headline
from selaras.engines.cascade.threads import threads
from selaras.engines.cascade.together import together
from selaras.features.documents.compose.brief import Brief
from selaras.features.documents.compose.lines import Tree, counts, last_target, target_text
from selaras.foundation.papers.blocks import (
    Block,
    Cell,
    Column,
    Cover,
    Heading,
    Missing,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    TableOfContents,
)
from selaras.values.rupiah import print_rupiah


def book(brief: Brief, matrix: Table) -> Paper:
    """Cover, contents, chapters; the matrix of chapter V on wide pages."""
    picture = brief.picture
    title = f"Rencana Kerja Pemerintah Daerah {picture.daerah_nama} Tahun {picture.tahun}"
    front: list[Block] = [
        Cover("RENCANA KERJA PEMERINTAH DAERAH", f"TAHUN {picture.tahun}", (picture.daerah_nama,)),
        TableOfContents("isi"),
        TableOfContents("tabel"),
    ]
    sections: list[Section] = []
    blocks: list[Block] = [*front, PageBreak()]
    for chapter in brief.layout.chapters:
        blocks.append(Heading(chapter.title, 1, f"BAB {chapter.number}"))
        for part in chapter.parts:
            blocks += _part(brief, part.number, part.title)
            if part.slot == "matrix":
                sections += [Section(tuple(blocks), "potret"), Section((matrix,), "lanskap")]
                blocks = []
    sections.append(Section(tuple(blocks), "potret"))
    return Paper(
        title=title,
        kind="rkpd",
        sections=tuple(section for section in sections if section.blocks),
        at=brief.taken_at,
        author=picture.daerah_nama,
        head=f"RKPD {picture.daerah_nama} Tahun {picture.tahun}",
        sha256=digest(picture),
        contoh=picture.contoh,
    )


def _part(brief: Brief, number: str, title: str) -> Iterator[Block]:
    """A part's heading, what somebody wrote, and what follows from the rows."""
    yield Heading(title, 2, number)
    written = brief.words.get(number, "")
    made = list(MADE[number](brief)) if number in MADE else []
    if written:
        yield from (Paragraph(text) for text in written.split("\n\n") if text.strip())
    elif not made:
        yield Missing(f"Isi {number} belum ditulis")
    yield from made


def _goals(brief: Brief) -> Iterator[Block]:
    """R5: tujuan, sasaran, indicators, targets."""
    picture = brief.picture
    rows: list[Row] = []
    nodes = {s.id: s for s in picture.simpul}
    for sasaran in _printed(picture, "sasaran"):
        tujuan = _above(nodes, sasaran, "tujuan")
        misi = _above(nodes, sasaran, "misi")
        for place, indikator in enumerate(sasaran.indikator or (None,)):
            first = place == 0
            rows.append(
                Row(
                    (
                        str(len(rows) + 1),
                        (misi.uraian if misi else None) if first else "",
                        (tujuan.uraian if tujuan else None) if first else "",
                        sasaran.uraian if first else "",
                        indikator.nama if indikator else None,
                        (indikator.satuan or None) if indikator else None,
                        (indikator.kondisi_awal or None) if indikator else None,
                        target_text(indikator, picture.tahun),
                        last_target(indikator),
                    )
                )
            )
    yield _table("Tabel 4.1", "Tujuan, sasaran, indikator, dan target", GOALS, rows)


GOALS = (
    Column("no", "No", width=0.4),
    Column("misi", "Misi", width=1.5),
    Column("tujuan", "Tujuan", width=1.6),
    Column("sasaran", "Sasaran", width=1.6),
    Column("indikator", "Indikator sasaran", width=1.5),
    Column("satuan", "Satuan", width=0.7),
    Column("awal", "Kondisi awal", width=0.8),
    Column("target", "Target tahun ini", width=0.8),
    Column("akhir", "Target akhir", width=0.8),
)


def _priorities(brief: Brief) -> Iterator[Block]:
    """Theme and R7: priorities, their sasaran, programmes, money."""
    picture = brief.picture
    for tema in _printed(picture, "tema"):
        yield Paragraph(f"Tema: {tema.uraian}")
    sums = headline(picture).per_prioritas
    rows = []
    for number, prioritas in enumerate(_printed(picture, "prioritas"), start=1):
        serving = [s for s in picture.simpul if s.jenjang == "sasaran" and prioritas.id in s.prioritas]
        strategies = [s.uraian for s in _printed(picture, "strategi_prioritas") if s.induk == prioritas.id]
        rows.append(
            Row(
                (
                    str(number),
                    prioritas.uraian,
                    "; ".join(strategies) or None,
                    "; ".join(s.uraian for s in serving) or None,
                    sums[prioritas.id].pagu if prioritas.id in sums else None,
                )
            )
        )
    yield _table("Tabel 4.2", "Prioritas, strategi, sasaran, dan pagu", PRIORITIES, rows)
    figure = together(picture, threads(picture))
    if figure.share is not None:
        yield Paragraph(
            f"Bekerja bersama: {round(100 * figure.share)}% dari {print_rupiah(figure.pagu)} berada pada sasaran yang "
            "juga dikerjakan perangkat daerah lain dengan target atau rupiah."
        )


PRIORITIES = (
    Column("no", "No", width=0.4),
    Column("prioritas", "Prioritas", width=1.8),
    Column("strategi", "Strategi", width=2.4),
    Column("sasaran", "Sasaran", width=2.6),
    Column("pagu", "Pagu (Rp)", "rupiah", width=1.4),
)


def _recap(brief: Brief) -> Iterator[Block]:
    """R8: pagu per OPD; text and table count the same rows."""
    picture, opds = brief.picture, list(brief.opds)
    tree = Tree(picture)
    whole = tree.total([line for opd in opds for line in tree.tops[opd.id]])
    n = counts(tree, opds)
    yield Paragraph(
        f"Rencana kerja tahun {picture.tahun} memuat {len(opds)} perangkat daerah dengan {n['program']} program, "
        f"{n['kegiatan']} kegiatan, dan {n['sub_kegiatan']} sub kegiatan, dengan pagu indikatif {print_rupiah(whole)}."
    )
    rows = []
    for number, opd in enumerate(opds, start=1):
        own = counts(tree, [opd])
        money, maju = tree.total(tree.tops[opd.id]), tree.total(tree.tops[opd.id], "pagu_maju")
        share = f"{100 * money / whole:.1f}%".replace(".", ",") if money is not None and whole else None
        figures: tuple[Cell, ...] = (own["program"], own["kegiatan"], own["sub_kegiatan"], money, maju, share)
        rows.append(Row((str(number), opd.kode, opd.nama, *figures)))
    maju = tree.total([line for opd in opds for line in tree.tops[opd.id]], "pagu_maju")
    rows.append(Row(("", "", "JUMLAH", n["program"], n["kegiatan"], n["sub_kegiatan"], whole, maju, ""), "jumlah"))
    yield _table("Tabel 5.1", "Pagu indikatif menurut perangkat daerah", RECAP, rows)


RECAP = (
    Column("no", "No", width=0.4),
    Column("kode", "Kode PD", "kode", width=1.3),
    Column("nama", "Perangkat Daerah", width=2.4),
    Column("program", "Program", "angka", width=0.7),
    Column("kegiatan", "Kegiatan", "angka", width=0.7),
    Column("sub", "Sub kegiatan", "angka", width=0.7),
    Column("pagu", "Pagu (Rp)", "rupiah", width=1.4),
    Column("maju", "Prakiraan maju (Rp)", "rupiah", width=1.4),
    Column("bagian", "% dari jumlah", width=0.7, align="kanan"),
)


def _measures(brief: Brief) -> Iterator[Block]:
    """R9: the indicators of the goals with their targets."""
    picture = brief.picture
    rows = [
        Row((str(n), indikator.nama, indikator.satuan or None, target_text(indikator, picture.tahun - 1),
             target_text(indikator, picture.tahun), last_target(indikator)))
        for n, indikator in enumerate(
            (i for level in ("tujuan", "sasaran") for s in _printed(picture, level) for i in s.indikator), start=1
        )
    ]  # fmt: skip
    yield _table("Tabel 6.1", "Target indikator kinerja daerah", MEASURES, rows)


MEASURES = (
    Column("no", "No", width=0.4),
    Column("indikator", "Indikator", width=3.0),
    Column("satuan", "Satuan", width=0.9),
    Column("lalu", "Target tahun lalu", width=1.0),
    Column("target", "Target tahun ini", width=1.0),
    Column("akhir", "Target akhir", width=1.0),
)

MADE: dict[str, Callable[[Brief], Iterator[Block]]] = {
    "4.1": _goals,
    "4.2": _priorities,
    "5.1": _recap,
    "6.1": _measures,
}


def _table(number: str, caption: str, columns: tuple[Column, ...], rows: list[Row]) -> Table:
    return Table(columns, tuple(rows), caption, number)


def _printed(picture: Picture, jenjang: str) -> list[SimpulP]:
    """Nodes of one level in the printed order of their tree."""
    nodes = {s.id: s for s in picture.simpul}

    def path(node: SimpulP) -> tuple[tuple[int, int], ...]:
        steps: list[tuple[int, int]] = []
        at: SimpulP | None = node
        while at is not None:
            steps.append((at.nomor, at.id))
            at = nodes.get(at.induk) if at.induk else None
        return tuple(reversed(steps))

    return sorted((s for s in picture.simpul if s.jenjang == jenjang), key=path)


def _above(nodes: dict[int, SimpulP], node: SimpulP, jenjang: str) -> SimpulP | None:
    at = nodes.get(node.induk or 0)
    while at is not None and at.jenjang != jenjang:
        at = nodes.get(at.induk or 0)
    return at
