"""The proposals of a forum in three lists: agreed, not agreed, in reserve; asked and agreed side by side."""

from collections.abc import Iterator

from selaras.features.documents.compose.proposals.brief import (
    Asked,
    Cells,
    ProposalBrief,
    annex,
    filled,
    paper,
    record,
    table,
)
from selaras.features.documents.compose.proposals.forums import (
    AGREED,
    KABUPATEN,
    KECAMATAN,
    NOT_AGREED,
    OPD,
    RESERVE,
    Forum,
    Heard,
    agency,
    heard,
)
from selaras.foundation.papers.blocks import Block, Column, Paper, Table

LISTS = ((AGREED, "II", "Usulan yang Disetujui"), (NOT_AGREED, "III", "Usulan yang Belum Disetujui"))
ALL = (*LISTS, (RESERVE, "IV", "Usulan Cadangan"))


def forum_of(asked: Asked) -> Forum:
    """The musrenbang of a kecamatan, the forum of an OPD, or the musrenbang RKPD of the whole daerah."""
    return KECAMATAN if asked.kecamatan else OPD if asked.opd is not None else KABUPATEN


def compose(brief: ProposalBrief) -> Paper:
    rows = heard(brief.picture, forum_of(brief.asked), kecamatan=brief.asked.kecamatan, opd=brief.asked.opd)
    if brief.asked.flat:
        return paper(brief, "usulan_forum", [(_flat(brief, rows),)], ())
    sections = [_list(brief, rows, *which) for which in ALL]
    return paper(brief, "usulan_forum", sections, record(brief))


def meeting(brief: ProposalBrief) -> str:
    forum = forum_of(brief.asked)
    place = dict(brief.picture.kecamatan).get(brief.asked.kecamatan, "")
    about = {KECAMATAN.kode: place, OPD.kode: brief.opd_name}.get(forum.kode, brief.picture.daerah_nama)
    return f"{forum.nama} {about} Tahun {brief.picture.tahun}"


def _list(brief: ProposalBrief, rows: list[Heard], key: str, number: str, label: str) -> tuple[Block, ...]:
    mine = [row for row in rows if row.list == key]
    made = table(brief, "usulan_forum", _rows(brief, mine), label=f"{label}, {meeting(brief)}", name=label)
    return annex(brief, number, meeting(brief)), made


def _rows(brief: ProposalBrief, rows: list[Heard]) -> Iterator[tuple[str, Cells]]:
    for number, row in enumerate(rows, start=1):
        yield "", {"no": str(number), **cells(brief, row)}
    if rows:
        asked = [row.usulan.rupiah for row in rows if row.usulan.rupiah is not None]
        agreed = [row.rupiah for row in rows if row.list == AGREED and row.rupiah is not None]
        total: Cells = {"usulan": "Jumlah", "biaya_diusulkan": sum(asked) if asked else None}
        yield (
            "jumlah",
            total | ({"biaya_disepakati": sum(agreed) if agreed else None} if rows[0].list == AGREED else {}),
        )


def cells(brief: ProposalBrief, row: Heard) -> Cells:
    """What was asked, what was agreed, and why."""
    usulan, agreed = row.usulan, row.list == AGREED
    return {
        "kode": usulan.kode,
        "pengusul": usulan.pengusul or None,
        "usulan": usulan.judul,
        "lokasi": usulan.tempat or None,
        "opd": agency(brief.picture)(usulan),
        "volume_diusulkan": usulan.volume or None,
        "volume_disepakati": (row.volume or None) if agreed else "",
        "biaya_diusulkan": usulan.rupiah,
        "biaya_disepakati": row.rupiah if agreed else "",
        "hasil": row.outcome,
        "alasan": row.reason or ("" if agreed else None),
        "penjelasan": row.teks or ("" if agreed else None),
    }


def _flat(brief: ProposalBrief, rows: list[Heard]) -> Table:
    """The three lists in one table."""
    columns = (Column("daftar", "Daftar"), *brief.columns("usulan_forum"))
    order = [key for key, _number, _label in ALL]
    ordered = sorted(rows, key=lambda row: order.index(row.list))
    lines = [("", {"no": str(n), "daftar": row.list, **cells(brief, row)}) for n, row in enumerate(ordered, start=1)]
    return Table(columns, filled(columns, lines), brief.title("usulan_forum"))
