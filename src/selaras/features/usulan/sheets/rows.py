"""Rows of proposal sheets as one shape, whichever sheet they come from. Nothing of the daerah's own data is asked here."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from selaras.features.usulan.sheets import kinds
from selaras.features.usulan.sheets.cells import read_volume, split_point, words
from selaras.features.usulan.sheets.status import UNTOLD, lane_named, lane_of, outcome_of
from selaras.features.usulan.words import Asal, Hasil
from selaras.foundation.sheets.cells import RawRow
from selaras.foundation.sheets.columns import CATATAN, CellProblem, Row, clean_rows
from selaras.foundation.sheets.recognise import Found
from selaras.values.rupiah import print_rupiah

LENGTHS = {
    "judul": 500, "alamat": 500, "satuan": 60, "penerima": 300, "pengusul": 200, "jenis_belanja": 200,
    "kode_sub_kegiatan": 300, "anggota_dprd": 150, "fraksi": 100, "reses": 100, "dapil": 100, "status_sumber": 200,
}  # fmt: skip
REKOM = {"rekom_desa": "desa", "rekom_kecamatan": "kecamatan", "rekom_mitra": "mitra", "rekom_opd": "opd", "rekom_tapd": "tapd"}  # fmt: skip
FULL_INT = 2_147_483_647  # what a 32-bit column holds at most: a larger amount was cut off there


@dataclass(slots=True)
class UsulanRow:
    """One proposal as its sheet prints it."""

    kind: str
    file: str
    number: int
    id: str
    asal: str
    values: dict[str, Any]
    place: dict[str, str]  # kode, desa, kecamatan, kabupaten as printed
    opd: str
    opd_awal: str = ""
    hasil: str = ""  # outcome that the source says; '' = it goes on
    alasan: str = ""
    penjelasan: str = ""
    disetujui: int | None = None  # rupiah that the source grants
    rekom: dict[str, str] = field(default_factory=dict)  # step → cell as printed
    sumber: dict[str, str] = field(default_factory=dict)  # every cell of a SIPD row, for the way back
    problems: list[CellProblem] = field(default_factory=list)


def parse(found: Found, raw_rows: Iterable[RawRow], *, file: str, tahun: int) -> Iterator[UsulanRow]:
    """Every filled row below the header."""
    nth: Counter[str] = Counter()
    for row in clean_rows(found.kind.columns, found.places, found.body(raw_rows)):
        if all(value in (None, "") for value in row.values.values()):
            continue
        taken = _row(found.kind.code, row, file)
        _year(taken, row, tahun)
        _fit(taken, row)
        taken.id = taken.id or _own_id(taken, nth)
        taken.problems = [*row.problems, *taken.problems]
        yield taken


def _own_id(row: UsulanRow, nth: Counter[str]) -> str:
    """A row without an id is known again by what it says and how often that was met before."""
    said = json.dumps([row.kind, row.values, row.place, row.opd], sort_keys=True, ensure_ascii=False)
    mark = hashlib.sha256(said.encode()).hexdigest()[:24]
    nth[mark] += 1
    return f"#{mark}:{nth[mark]}"


def _row(kind: str, row: Row, file: str) -> UsulanRow:
    get = {name: "" if value is None else value for name, value in row.values.items()}
    alamat, lat, lon = split_point(str(get.get("alamat", "")))
    volume = read_volume(row.values.get("volume"), str(get.get("satuan", "")))
    values: dict[str, Any] = {
        "judul": get.get("usulan", ""),
        "masalah": get.get("masalah", ""),
        "alamat": alamat,
        "lat": lat,
        "lon": lon,
        "volume": volume.nilai,
        "volume_teks": volume.teks,
        "satuan": volume.satuan,
        "harga_satuan": row.values.get("harga_satuan"),
        "anggaran": row.values.get("anggaran"),
        "pengusul": get.get("pengusul", ""),
        "penerima": get.get("penerima", ""),
        "jenis_belanja": get.get("jenis_belanja", ""),
        "kode_sub_kegiatan": get.get("sub_kegiatan", ""),
        "tanggal": get.get("tanggal_usul", ""),
        "status_sumber": get.get("status", ""),
    }
    values |= {name: get.get(name, "") for name in ("anggota_dprd", "fraksi", "reses", "dapil")}
    place = {
        "kode": str(get.get("kode_wilayah", "")),
        "desa": str(get.get("kelurahan", "")),
        "kecamatan": str(get.get("kecamatan", "")),
        "kabupaten": str(get.get("kabupaten", "")),
    }
    taken = UsulanRow(kind, file, row.number, str(get.get("id_usulan") or get.get("id") or ""), Asal.DESA.value, values,
                      place, str(get.get("opd_tertulis") or get.get("opd_akhir") or ""), str(get.get("opd_awal", "")))  # fmt: skip
    if volume.note:
        taken.problems.append(row.problem("volume", f"{volume.note}.", "volume_ragu", severity=CATATAN))
    taken.hasil = outcome_of(str(values["status_sumber"]))
    _OWN.get(kind, _nothing)(taken, row)
    if taken.hasil and taken.hasil != Hasil.DITERIMA:
        taken.alasan, taken.penjelasan = "lainnya", taken.penjelasan or UNTOLD
    return taken


def _nothing(taken: UsulanRow, row: Row) -> None:
    """A sheet without anything of its own."""


def _sipd(taken: UsulanRow, row: Row) -> None:
    profil, pengusul = str(row.values.get("profil") or ""), taken.values["pengusul"]
    taken.asal = lane_named(profil) or lane_of(pengusul) or Asal.DESA.value
    taken.opd_awal = taken.opd_awal or taken.opd
    taken.opd = taken.opd or taken.opd_awal
    taken.penjelasan = str(row.values.get("catatan") or "")
    taken.rekom = {step: str(row.values[name]) for name, step in REKOM.items() if row.values.get(name)}
    raw = row.raw
    taken.sumber = {
        name: words(raw.at(place.index))
        for name, place in row.places.items()
        if raw and raw.at(place.index) is not None
    }


def _pokir(taken: UsulanRow, row: Row) -> None:
    """The sheet names no work: number and address stand in for it, and that is said."""
    taken.asal = Asal.POKIR.value
    number, alamat = str(row.values.get("prioritas") or ""), taken.values["alamat"]
    taken.values["judul"] = ", ".join(filter(None, (f"Pokir {number}".strip(), alamat)))
    says = "diisi dari nomor dan alamat, karena lembar ini tidak menyebut apa yang diusulkan."
    taken.problems.append(row.problem("prioritas", says, "usulan_tidak_disebut", read_as=taken.values["judul"]))
    granted, asked = row.values.get("akomodir"), taken.values["anggaran"]
    if granted:
        part = asked is not None and granted < asked
        taken.hasil, taken.disetujui = (Hasil.DITERIMA_SEBAGIAN if part else Hasil.DITERIMA), granted
    taken.penjelasan = str(row.values.get("keterangan") or "")


def _kalurahan(taken: UsulanRow, row: Row) -> None:
    if row.values.get("anggaran") == FULL_INT:
        says = "berisi 2.147.483.647, batas angka aplikasi asalnya; nilai aslinya mungkin lebih besar."
        taken.problems.append(row.problem("anggaran", says, "rupiah_terpotong", read_as=FULL_INT))


def _permasalahan(taken: UsulanRow, row: Row) -> None:
    low, high = row.values.get("biaya_min"), row.values.get("biaya_maks")
    note = str(row.values.get("keterangan") or "")
    known = [amount for amount in (low, high) if amount is not None]
    amount = max(known) if known else None
    unit = note[note.casefold().index("per ") + 4 :] if "per " in f"{note.casefold()} " and len(note) < 40 else ""
    if unit and amount is not None and not taken.values["harga_satuan"]:
        taken.values |= {"harga_satuan": amount, "satuan": unit[:60], "anggaran": None}
        says = f"adalah harga untuk satu {unit}, bukan seluruh biaya; anggarannya dikosongkan."
        taken.problems.append(row.problem("biaya_min", says, "harga_satuan", read_as=amount))
        return
    taken.values["anggaran"] = amount
    if len(known) == 2 and low != high:
        text = f"{print_rupiah(min(known))} sampai {print_rupiah(max(known))}"
        taken.values["masalah"] += f" [Biaya menurut sumber: {text}{'; ' + note if note else ''}]"
        says = f"berupa rentang {text}; yang dipakai batas atasnya."
        taken.problems.append(row.problem("biaya_maks", says, "biaya_rentang", read_as=amount))
    elif note:
        taken.values["masalah"] += f" [Keterangan: {note}]"


def _templat(taken: UsulanRow, row: Row) -> None:
    printed = str(row.values.get("jalur") or "")
    taken.asal = lane_named(printed) or Asal.DESA.value
    if printed and not lane_named(printed):
        says = f'berisi "{printed}", bukan jalur usulan; dibaca sebagai desa.'
        taken.problems.append(row.problem("jalur", says, "jalur_tidak_dikenal", read_as="desa"))


_OWN = {
    kinds.SIPD.code: _sipd,
    kinds.POKIR.code: _pokir,
    kinds.KALURAHAN.code: _kalurahan,
    kinds.PERMASALAHAN.code: _permasalahan,
    kinds.TEMPLAT.code: _templat,
    kinds.LAIN.code: _templat,
}


def _year(taken: UsulanRow, row: Row, tahun: int) -> None:
    printed = str(row.values.get("tahun") or "")
    if printed and printed != str(tahun):
        says = f"berisi {printed}; barisnya tetap dimasukkan ke tahun {tahun}."
        taken.problems.append(row.problem("tahun", says, "tahun_lain", severity=CATATAN))


def _fit(taken: UsulanRow, row: Row) -> None:
    """Texts longer than their column are cut there, and said."""
    names = {"judul": "usulan", "kode_sub_kegiatan": "sub_kegiatan", "status_sumber": "status"}
    for name, most in LENGTHS.items():
        value = taken.values[name]
        if isinstance(value, str) and len(value) > most:
            taken.values[name] = value[:most]
            says = f"lebih dari {most} huruf; selebihnya tidak ikut."
            taken.problems.append(row.problem(names.get(name, name), says, "teks_dipotong", read_as=value[:60] + "…"))
