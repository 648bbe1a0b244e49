"""Places of a daerah as people write them: 'Saentis, Kec. Percut Sei Tuan'."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.values.wilayah import KodeWilayah

SHOWN = 12  # suggestions below a field


class UnclearPlace(ValueError):  # noqa: N818
    """A place text that fits no wilayah, or several."""


@dataclass(frozen=True, slots=True)
class PlaceBook:
    """Every kecamatan, desa and kelurahan of one daerah with the words people know it by."""

    daerah: str
    labels: dict[str, str]  # code → 'Saentis, Kec. Percut Sei Tuan'

    def label(self, kode: str | None) -> str:
        return self.labels.get(kode, kode) if kode else ""

    def search(self, text: str) -> list[str]:
        """Labels that hold every word, kecamatan before desa."""
        words = text.casefold().replace(",", " ").split()
        found = [
            (kode.count("."), label)
            for kode, label in self.labels.items()
            if words and all(word in label.casefold() for word in words)
        ]
        return [label for _depth, label in sorted(found)[:SHOWN]]

    def find(self, text: str) -> str:
        """The code of a written place; a text that is not clear is refused with what it may mean."""
        wanted = " ".join(text.split()).casefold()
        if wanted.upper() in self.labels or text.strip() in self.labels:
            return text.strip()
        exact = [kode for kode, label in self.labels.items() if label.casefold() == wanted]
        if len(exact) == 1:
            return exact[0]
        named = [kode for kode, label in self.labels.items() if _short(label) == _short(wanted)]
        if len(named) == 1:
            return named[0]
        if named:
            several = "; ".join(self.labels[kode] for kode in sorted(named)[:4])
            raise UnclearPlace(
                _("“%(text)s” ada beberapa. Pilih salah satu: %(several)s.") % {"text": text, "several": several}
            )
        raise UnclearPlace(
            _(
                "“%(text)s” bukan desa, kelurahan atau kecamatan di daerah ini. Tulis misalnya nama desanya, atau isi rinciannya saja."
            )
            % {"text": text}
        )


def _short(label: str) -> str:
    """The bare name: 'saentis' of 'Desa Saentis, Kec. Percut Sei Tuan'."""
    name = label.casefold().split(",")[0].strip()
    for word in ("kecamatan ", "kec. ", "desa ", "kelurahan ", "kel. "):
        name = name.removeprefix(word)
    return name


def place_book(daerah: Daerah) -> PlaceBook:
    """Read in one query; a kabupaten has some hundreds of them."""
    rows = dict(Wilayah.objects.filter(kode__startswith=f"{daerah.pk}.").order_by("kode").values_list("kode", "nama"))
    labels = {daerah.pk: daerah.nama}
    for kode, nama in rows.items():
        level = KodeWilayah(kode).level
        upper = rows.get(kode.rpartition(".")[0], "")
        labels[kode] = f"Kec. {nama}" if level == "kecamatan" else f"{nama}, Kec. {upper}" if level == "desa" else nama
    return PlaceBook(daerah.pk, labels)
