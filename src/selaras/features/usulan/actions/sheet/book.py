"""What a daerah and its cycle know already: places, OPDs, proposals, and what earlier sheets said of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from selaras.features.plan.sheets.defects import plain_name
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries.late import pokir_deadline
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.words import Asal
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.sheets.models import UploadRow
from selaras.foundation.tahapan.models import Siklus

KIND = "usulan"  # Upload.kind of every import of proposals
FIELDS = (
    "judul", "masalah", "manfaat", "penerima", "volume", "volume_teks", "satuan", "harga_satuan", "anggaran",
    "wilayah_id", "wilayah_teks", "alamat", "lat", "lon", "opd_awal_id", "opd_id", "opd_teks", "kode_sub_kegiatan",
    "jenis_belanja", "pengusul", "anggota_dprd", "fraksi", "reses", "dapil", "tanggal", "status_sumber",
)  # fmt: skip
_BEFORE = (
    "kabupaten ",
    "kab ",
    "kota ",
    "kecamatan ",
    "kec ",
    "kelurahan ",
    "kel ",
    "desa ",
    "kalurahan ",
    "kapanewon ",
)


@dataclass(slots=True)
class Book:
    """Lookups over one cycle."""

    siklus: Siklus
    codes: dict[str, str] = field(default_factory=dict)  # code of a kecamatan or desa → its name
    places: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (kecamatan, desa) plain → codes
    desa: dict[str, list[str]] = field(default_factory=dict)  # desa alone → codes
    opd: dict[str, list[int]] = field(default_factory=dict)  # plain name, short name or code → ids
    usulan: dict[str, dict[str, Any]] = field(default_factory=dict)  # id_sumber → row
    by_code: dict[str, dict[str, Any]] = field(default_factory=dict)  # public number → row
    said: dict[str, dict[str, Any]] = field(default_factory=dict)  # id_sumber → draft that was last applied
    open_lanes: frozenset[str] = frozenset()
    pokir_deadline: datetime | None = None

    def elsewhere(self, place: dict[str, str]) -> bool:
        """Whether a row belongs to another government, by its code or by the name of its kabupaten or kota."""
        kode, home = place["kode"].strip(), self.siklus.daerah_id
        if kode[:2].isdigit() and "." in kode:
            return kode != home and not kode.startswith(f"{home}.")
        named = plain_name(place["kabupaten"])
        if not named or home.count(".") == 0:
            return False
        mine = plain_name(self.siklus.daerah.nama)
        full = named.replace("kab ", "kabupaten ", 1) if named.startswith("kab ") else named
        return full != mine if full.startswith(("kabupaten ", "kota ")) else full != _bare(mine)

    def find_place(self, place: dict[str, str]) -> str | None:
        """The code of a printed place; None where it is unknown or fits several."""
        kode = place["kode"].strip()
        if kode in self.codes:
            return kode
        desa, kecamatan = _bare(plain_name(place["desa"])), _bare(plain_name(place["kecamatan"]))
        found = self.places.get((kecamatan, desa), []) if kecamatan else []
        if not found and desa:
            found = self.desa.get(desa, [])
        return found[0] if len(found) == 1 else None

    def find_opd(self, printed: str) -> int | None:
        """The one agency of this name; None where it is unknown or fits several."""
        name = plain_name(printed.replace("&", " dan "))
        home = plain_name(self.siklus.daerah.nama)
        for key in (name, name.removesuffix(home).strip()):
            found = set(self.opd.get(key, []))
            if len(found) == 1:
                return found.pop()
        return None


def _bare(name: str) -> str:
    """A plain name without the word that says what kind of place it is."""
    return next((name.removeprefix(word) for word in _BEFORE if name.startswith(word)), name)


def open_book(siklus: Siklus) -> Book:
    book = Book(siklus)
    book.open_lanes = frozenset(asal for asal in Asal.values if route_of(siklus, asal))
    book.pokir_deadline = pokir_deadline(siklus)
    _places(book)
    _opds(book)
    rows = Usulan.objects.filter(siklus=siklus, active=True)
    for row in rows.values("id", "kode", "asal", "id_sumber", "keadaan", "hasil", "version", *FIELDS):
        book.by_code[row["kode"]] = row
        if row["id_sumber"]:
            book.usulan[row["id_sumber"]] = row
    drafts = UploadRow.objects.filter(upload__siklus=siklus, upload__kind=KIND, applied=True).order_by("pk")
    book.said = dict(drafts.values_list("key", "draft"))
    return book


def _places(book: Book) -> None:
    home = book.siklus.daerah_id
    book.codes = dict(Wilayah.objects.filter(kode__startswith=f"{home}.").values_list("kode", "nama"))
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    desa: dict[str, list[str]] = defaultdict(list)
    for kode, nama in book.codes.items():
        above, name = kode.rpartition(".")[0], _bare(plain_name(nama))
        if above == home:
            places[name, ""].append(kode)
        else:
            places[_bare(plain_name(book.codes.get(above, ""))), name].append(kode)
            desa[name].append(kode)
    book.places, book.desa = dict(places), dict(desa)


def _opds(book: Book) -> None:
    known: dict[str, list[int]] = defaultdict(list)
    rows = Opd.objects.filter(daerah=book.siklus.daerah_id, aktif=True, semu=False)
    for pk, *names in rows.values_list("id", "nama", "singkatan", "kode"):
        for name in {plain_name(str(n).replace("&", " dan ")) for n in names if n}:
            known[name].append(pk)
    book.opd = dict(known)
