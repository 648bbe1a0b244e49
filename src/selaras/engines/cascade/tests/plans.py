"""Small plans for the tests: one daerah, three OPDs, two prioritas."""

from dataclasses import replace

from hypothesis import strategies as st

from selaras.engines.cascade.picture import ContributionP, LineP, OpdP, Picture, SimpulP

PU, TANI, DIK = 1, 2, 3
JALAN, PANGAN = 10, 11  # prioritas
TUJUAN, MANTAP, SAWAH = 20, 21, 22  # a tujuan and its two sasaran
STRATEGI = 23  # below MANTAP

SIMPUL = (
    SimpulP(JALAN, "prioritas", "tahun", None, 1, "1", "Konektivitas", warna=1),
    SimpulP(PANGAN, "prioritas", "tahun", None, 2, "2", "Ketahanan pangan", warna=2),
    SimpulP(TUJUAN, "tujuan", "rpjmd", None, 1, "1", "Ekonomi tumbuh"),
    SimpulP(MANTAP, "sasaran", "rpjmd", TUJUAN, 1, "1.1", "Jalan mantap", prioritas=(JALAN,)),
    SimpulP(SAWAH, "sasaran", "rpjmd", TUJUAN, 2, "1.2", "Panen naik", prioritas=(PANGAN, JALAN)),
    SimpulP(STRATEGI, "strategi", "rpjmd", MANTAP, 1, "1.1.1", "Perbaikan jalan produksi"),
)
OPD = (OpdP(PU, "1.03", "Dinas PU"), OpdP(TANI, "3.27", "Dinas Pertanian"), OpdP(DIK, "1.01", "Dinas Pendidikan"))


def line(key, opd, pagu, jenjang="sub_kegiatan", induk=None, **more):
    """One line of an OPD."""
    return LineP(key, opd, jenjang, induk, "1.03.10", f"baris {key}", pagu=pagu, **more)


def link(key, simpul, opd, on=None, **more):
    """An accepted contribution, bare unless a target or rupiah is given."""
    return ContributionP(key, simpul, opd, on, **more)


def plan(lines=(), links=(), **more):
    """A picture of these lines and links over the standing nodes."""
    base = Picture("12.07", "Deli Serdang", 2022, opd=OPD, simpul=SIMPUL)
    return replace(base, lines=tuple(lines), contributions=tuple(links), **more)


@st.composite
def plans(draw):
    """Any small plan: trees of lines with odd sums, any links in any state."""
    lines = []
    for key in range(1, draw(st.integers(0, 12)) + 1):
        upper = draw(st.sampled_from([None, *lines])) if lines else None
        opd = upper.opd if upper else draw(st.sampled_from([PU, TANI, DIK]))
        pagu = draw(st.none() | st.integers(0, 10**9))
        tags = draw(st.sampled_from([(), (JALAN,), (PANGAN, JALAN)]))
        place = draw(st.sampled_from([(), ("12.07",), ("12.07.26.2001",), ("12.07.26", "12.07.27")]))
        jenjang = draw(st.sampled_from(["program", "kegiatan", "sub_kegiatan"]))
        lines.append(line(key, opd, pagu, jenjang, upper.id if upper else None, tags=tags, wilayah=place))
    links = [
        link(
            key,
            draw(st.sampled_from([*(row.id for row in SIMPUL), 99])),
            draw(st.sampled_from([PU, TANI, DIK])),
            draw(st.sampled_from([None, 99, *(row.id for row in lines)])),
            role=draw(st.sampled_from(["lead", "contributor", "support"])),
            state=draw(st.sampled_from(["diterima", "diterima_pada_simpul", "diminta", "ditolak", "ditarik"])),
            target=draw(st.sampled_from(["", "-", "0 %", "5 km", "WTP"])),
            rupiah=draw(st.none() | st.integers(0, 10**9)),
        )
        for key in range(1, draw(st.integers(0, 10)) + 1)
    ]
    return plan(lines, links)
