"""What a cycle holds already, by source key and by code, so that a sheet can be compared row by row."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from selaras.features.plan.models import Contribution, Funding, Indikator, Paket, Place, PlanLine, Simpul
from selaras.features.plan.sheets.defects import plain_name
from selaras.foundation.nomenklatur.queries import code_book, forms_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

LINE_FIELDS = (
    "kode",
    "nama",
    "pagu",
    "pagu_maju",
    "lokasi_teks",
    "kelompok_sasaran",
    "bulan_mulai",
    "bulan_selesai",
    "prioritas_nasional",
    "sasaran_teks",
    "keterangan",
)
PAKET_FIELDS = (
    "cara",
    "nama",
    "uraian",
    "spesifikasi",
    "lokasi_teks",
    "volume",
    "pagu",
    "jenis",
    "metode",
    "sumber_dana",
    "kode_sub",
    "kode_akun",
    "mulai",
    "selesai",
)
SIMPUL_FIELDS = ("jenjang", "kode", "uraian", "catatan", "sumber")


@dataclass(slots=True)
class Book:
    """Lookups over one cycle; ids of rows written later are added as they appear."""

    siklus: Siklus
    opd: dict[str, int] = field(default_factory=dict)  # key → id
    opd_by_name: dict[str, list[int]] = field(default_factory=dict)
    opd_rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    lines: dict[str, dict[str, Any]] = field(default_factory=dict)  # key → row
    lines_by_code: dict[tuple[int, str], list[int]] = field(default_factory=dict)  # (opd, normal sub code) → ids
    lines_by_name: dict[tuple[int, str, str, str], list[str]] = field(default_factory=dict)
    paket: dict[str, dict[str, Any]] = field(default_factory=dict)
    simpul: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, tuple[int, str]] = field(default_factory=dict)
    links: set[tuple[int, int]] = field(default_factory=set)  # (simpul, line) that is served already
    children: dict[int | None, list[dict[str, Any]]] | None = None  # read when a matrix first asks
    places: dict[int, list[str]] | None = None
    parts: dict[str, dict[int, dict[str, Any]]] | None = None  # read when a sheet first asks

    def code_name(self, printed: str) -> str:
        """The official name of a printed code; '' when the set does not know it."""
        return next((self.codes[form][1] for form in forms_of(printed) if form in self.codes), "")

    def parts_of(self, group: str, pk: int) -> dict[str, Any]:
        """Fund sources and indicators that hang on a line or a node."""
        if self.parts is None:
            self.parts = {"line": _parts(self.siklus, "line"), "simpul": _parts(self.siklus, "simpul")}
        on = "line" if group in ("program", "kegiatan", "sub_kegiatan") else "simpul"
        return self.parts[on].get(pk, {"fundings": [], "indikator": {}})

    def code_id(self, printed: str) -> int | None:
        """The nomenclature row of a printed code; None when the set does not know it."""
        for form in forms_of(printed):
            if form in self.codes:
                return self.codes[form][0]
        return None

    def sum_below(self, pk: int, name: str) -> int | None:
        """What the lines below a line add up to, where it prints no own amount."""
        if self.children is None:
            self.children = defaultdict(list)
            for row in {row["id"]: row for row in self.lines.values()}.values():
                self.children[row["induk_id"]].append(row)
        below = [row[name] if row[name] is not None else self.sum_below(row["id"], name) for row in self.children[pk]]
        known = [amount for amount in below if amount is not None]
        return sum(known) if known else None

    def places_of(self, pk: int) -> str:
        """The places of a line as the documents print them."""
        if self.places is None:
            self.places = defaultdict(list)
            rows = Place.objects.filter(line__siklus=self.siklus).order_by("pk")
            for line, teks, nama in rows.values_list("line_id", "teks", "wilayah__nama"):
                self.places[line].append(teks or nama or "")
        return "; ".join(self.places[pk])

    def line_for(self, opd_id: int, kodes: list[str]) -> int | None:
        """The one sub kegiatan of the OPD that these codes mean; None when none or several fit."""
        normals = {forms_of(kode)[0] for kode in kodes if forms_of(kode)}
        if len(normals) != 1:
            return None
        found = self.lines_by_code.get((opd_id, normals.pop()), [])
        return found[0] if len(found) == 1 else None


def open_book(siklus: Siklus) -> Book:
    book = Book(siklus, codes=code_book(siklus.nomenklatur_id, siklus.daerah_id))
    for row in Opd.objects.filter(daerah=siklus.daerah_id, aktif=True).values(
        "id", "id_sumber", "kode", "nama", "belanja", "version"
    ):
        note_opd(book, dict(row))
    for row in PlanLine.objects.filter(siklus=siklus, active=True).values(
        "id",
        "id_sumber",
        "opd_id",
        "jenjang",
        "induk_id",
        "induk__id_sumber",
        "nomenklatur_id",
        "version",
        *LINE_FIELDS,
    ):
        note_line(book, row)
    for row in Paket.objects.filter(siklus=siklus, active=True).values(
        "id", "id_sumber", "opd_id", "line_id", "anggaran", "version", *PAKET_FIELDS
    ):
        book.paket[row["id_sumber"]] = row
    for row in Simpul.objects.filter(siklus=siklus, active=True).values(
        "id", "id_sumber", "induk__id_sumber", "induk_id", "version", *SIMPUL_FIELDS
    ):
        book.simpul[row["id_sumber"] or f"#{row['id']}"] = row
    served = Contribution.objects.filter(siklus=siklus, active=True, state="diterima", line__isnull=False)
    book.links = set(served.values_list("simpul_id", "line_id"))
    return book


def note_opd(book: Book, row: dict[str, Any]) -> None:
    if row["id_sumber"]:
        book.opd[row["id_sumber"]] = row["id"]
    if row.get("kode"):
        book.opd.setdefault(f"kode:{row['kode']}", row["id"])
    book.opd_by_name.setdefault(plain_name(row["nama"]), []).append(row["id"])
    book.opd_rows[row["id"]] = row


def note_line(book: Book, row: dict[str, Any]) -> None:
    key = row["id_sumber"] or f"#{row['id']}"
    book.lines[key] = row
    forms = forms_of(row["kode"])
    if forms and row["jenjang"] == "sub_kegiatan":
        book.lines_by_code.setdefault((row["opd_id"], forms[0]), []).append(row["id"])
    name = (row["opd_id"], row["jenjang"], forms[0] if forms else row["kode"], plain_name(row["nama"]))
    book.lines_by_name.setdefault(name, []).append(key)


def occurrences() -> dict[Any, int]:
    """Counts how often a thing was met, for rows that are alike."""
    return defaultdict(int)


def _parts(siklus: Siklus, on: str) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = defaultdict(lambda: {"fundings": [], "indikator": {}})
    rows = Indikator.objects.filter(siklus=siklus, active=True, **{f"{on}__isnull": False})
    for pk, nama, tahun, teks in rows.values_list(f"{on}_id", "nama", "targets__tahun", "targets__teks"):
        held = found[pk]["indikator"].setdefault(nama.casefold(), {})
        if tahun:
            held[str(tahun)] = teks
    if on == "line":
        for pk, sumber, pagu in Funding.objects.filter(line__siklus=siklus).values_list(
            "line_id", "sumber_dana", "pagu"
        ):
            found[pk]["fundings"].append((sumber, pagu))
    return dict(found)
