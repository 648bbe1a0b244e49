"""What is published: plan, proposals with answers, and the calendar, as plain rows; computed once, when it is published."""

from collections.abc import Iterator
from typing import Any

from selaras.engines.cascade.picture import LineP, Picture
from selaras.engines.cascade.rollup import per_node, place_of
from selaras.engines.cascade.threads import Threads, threads
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries.answer import Answer, Prioritas, answers_of
from selaras.features.usulan.queries.village import sent
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.values.conceal import conceal

VERSION = 1  # of the shape of the stored JSON


def content_of(siklus: Siklus, picture: Picture) -> dict[str, Any]:
    """Everything the public may read of a cycle at this moment. No person is in it."""
    read = threads(picture)
    return {
        "bentuk": VERSION,
        "ditetapkan": siklus.frozen,
        "simpul": list(_nodes(picture, read)),
        "baris": list(_lines(picture, read)),
        "usulan": [answer.as_json() for answer in _answers(siklus, read)],
        "kecamatan": dict(
            Wilayah.objects.filter(induk_id=siklus.daerah_id).order_by("kode").values_list("kode", "nama")
        ),
        "tahapan": [
            [row.kode, row.opens_at.isoformat(), row.closes_at.isoformat()]
            for row in Tahapan.objects.filter(siklus=siklus, opd=None, wilayah="").order_by("opens_at", "pk")
        ],
    }


def _nodes(picture: Picture, read: Threads) -> Iterator[dict[str, Any]]:
    money = per_node(read)
    for row in picture.simpul:
        yield {
            "id": row.id,
            "jenjang": row.jenjang,
            "cabang": row.cabang,
            "induk": row.induk,
            "nomor": row.nomor,
            "kode": row.kode,
            "uraian": conceal(row.uraian),
            "warna": row.warna,
            "prioritas": list(row.prioritas),
            "pagu": money[row.id].pagu if row.id in money else 0,
        }


def _lines(picture: Picture, read: Threads) -> Iterator[dict[str, Any]]:
    opd = {row.id: row for row in picture.opd}
    counted = {row.id for row in read.money}
    order = {row.id: row.nomor for row in picture.simpul}
    for row in picture.lines:
        yield {
            "id": row.id,
            "jenjang": row.jenjang,
            "induk": row.induk,
            "kode": row.kode,
            "nama": conceal(row.nama),
            "opd_kode": opd[row.opd].kode,
            "opd": opd[row.opd].nama,
            "opd_singkat": opd[row.opd].singkatan or opd[row.opd].nama,
            "pagu": row.pagu,
            "pagu_maju": row.pagu_maju,
            "lokasi": conceal(row.lokasi),
            "kecamatan": place_of(row, picture.daerah),
            "kelompok_sasaran": conceal(row.kelompok_sasaran),
            "bulan_mulai": row.bulan[0] if row.bulan else None,
            "bulan_selesai": row.bulan[1] if row.bulan else None,
            "sumber_dana": [list(pair) for pair in row.sumber_dana],
            "prioritas": _prioritas(row, read, order),
            "dihitung": row.id in counted,
        }


def _prioritas(row: LineP, read: Threads, order: dict[int, int]) -> list[int]:
    """The priorities a line serves, in their printed order."""
    return sorted(read.prioritas(row), key=lambda pk: (order.get(pk, 0), pk))


def _answers(siklus: Siklus, read: Threads) -> list[Answer]:
    rows = Usulan.objects.filter(sent(siklus)).order_by("pk")
    found = list(rows.select_related("siklus__daerah", "opd", "prioritas", "digabung_ke__opd"))
    order = {pk: row.nomor for pk, row in read.simpul.items()}
    known: dict[int, Prioritas] = {}
    for pk, line in read.lines.items():
        serves = _prioritas(line, read, order)
        if serves:
            node = read.simpul[serves[0]]
            known[pk] = (node.uraian, node.warna or 0, node.id)
    return answers_of(found, known) if found else []
