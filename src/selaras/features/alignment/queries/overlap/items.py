"""Texts as the engines read them, with the words and the places of their daerah."""

from collections.abc import Callable, Iterable

from selaras.engines.language import Reading, read
from selaras.engines.overlap.items import Item
from selaras.features.alignment.queries.overlap.texts import Text, texts_of
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.tahapan.models import Siklus
from selaras.reference.language import gazetteer, lexicon


def items_of(siklus: Siklus) -> list[Item]:
    """Every work text of a cycle, read."""
    return read_all(texts_of(siklus), siklus.daerah_id)


def read_all(texts: Iterable[Text], daerah: str) -> list[Item]:
    """Plans repeat themselves: what was read of equal words with equal codes is read once."""
    words, places = lexicon(), gazetteer(daerah)
    known: dict[tuple[str, str, str], Reading] = {}

    def reading(said: str, text: Text) -> Reading:
        key = (said, text.desa, text.kecamatan)
        if key not in known:
            # Codes that a form gave come before what the text says of its place.
            known[key] = read(said, words, places, kode_desa=text.desa, kode_kec=text.kecamatan)
        return known[key]

    return [_item(text, reading) for text in texts]


def _item(text: Text, reading: Callable[[str, Text], Reading]) -> Item:
    return Item(
        text.key,
        reading(text.text, text),
        reading(text.detail, text) if text.detail.strip(" ,") else None,
        pagu=text.pagu,
        volume=text.volume,
        opd=str(text.opd or ""),
        sub_kegiatan=text.kode,
        akun=(text.akun,) if text.akun else (),
        source=text.kind,
    )


def names_of(daerah: str) -> dict[str, str]:
    """Names of the villages and kecamatan of a daerah by code, for the reasons."""
    return dict(Wilayah.objects.filter(kode__startswith=f"{daerah}.").values_list("kode", "nama"))
