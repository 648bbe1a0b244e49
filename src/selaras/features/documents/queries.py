"""Reads for documents: names of codes, chapter texts, what was made."""

from django.db.models import QuerySet

from selaras.features.documents.models import Document, Narasi
from selaras.foundation.nomenklatur.models import Nomenklatur
from selaras.foundation.nomenklatur.queries import tingkat_pemda
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


def documents(siklus: Siklus) -> QuerySet[Document]:
    return Document.objects.filter(siklus=siklus).select_related("opd", "picture")
