"""Reads for documents: names of codes, chapter texts, findings as people read them, what was made."""

from django.db.models import QuerySet
from django.utils import translation

from selaras.features.alignment import words
from selaras.features.alignment.queries.listing import Choice, found_by
from selaras.features.documents.models import Document, Narasi
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.nomenklatur.models import Nomenklatur
from selaras.foundation.nomenklatur.queries import tingkat_pemda
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus


def names_of(siklus: Siklus) -> dict[str, str]:
    """Official names of urusan and bidang urusan in the set of the cycle."""
    rows = Nomenklatur.objects.filter(
        set=siklus.nomenklatur_id,
        tingkat_pemda=tingkat_pemda(siklus.daerah_id),
        tingkat__in=("urusan", "bidang_urusan"),
    )
    return dict(rows.values_list("kode", "nama"))


def words_of(siklus: Siklus) -> dict[str, str]:
    """Chapter texts by the number of their part; parts that nobody wrote are absent."""
    return dict(Narasi.objects.filter(siklus=siklus).exclude(teks="").values_list("bagian", "teks"))


def findings_of(siklus: Siklus, opd: Opd | None) -> list[list[str | int | None]]:
    """Open findings, largest first: title, OPD, code, sentence, rupiah. In Indonesian, as the document is."""
    choice = Choice(opd=opd.pk if opd else None)
    with translation.override("id"):
        return [
            [
                words.title(row),
                row.opd.nama if row.opd else None,
                row.line.kode if row.line else "",
                words.sentence(row),
                row.rupiah,
            ]
            for row in found_by(siklus, choice)
        ]


def documents(siklus: Siklus) -> QuerySet[Document]:
    return Document.objects.filter(siklus=siklus).select_related("opd", "picture")


def latest(siklus: Siklus, most: int) -> list[Document]:
    """The last documents, each with the name of the kecamatan that it is about."""
    names, rows = kecamatan_names(siklus.daerah_id), list(documents(siklus)[:most])
    for row in rows:
        row.kecamatan = names.get(row.wilayah, row.wilayah)  # type: ignore[attr-defined]
    return rows
