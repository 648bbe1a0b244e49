"""Rows of proposal sheets as drafts, compared with what the cycle holds. Writes no proposal."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from selaras.features.plan.sheets.defects import plain_name
from selaras.features.usulan.actions.sheet.book import FIELDS, Book
from selaras.features.usulan.queries.late import is_late
from selaras.features.usulan.sheets.kinds import SIPD
from selaras.features.usulan.sheets.rows import UsulanRow
from selaras.features.usulan.sheets.status import recommendation_of
from selaras.features.usulan.words import STEPS, Asal
from selaras.foundation.sheets.drafts import Draft, as_problems, problem, twice
from selaras.foundation.sheets.models import UploadRow

State = UploadRow.State


def drafts_of(book: Book, rows: Iterable[UsulanRow]) -> list[Draft]:
    """Each row with its place, its OPD and its lane found in this daerah, and a problem where it was not."""
    made: list[Draft] = []
    strange: dict[str, list[Draft]] = {}
    for row in rows:
        draft = Draft("usulan", f"{row.kind}:{row.id}"[:250], row.values["judul"], dict(row.values))
        draft.file, draft.number, draft.rupiah = row.file, row.number, row.values["anggaran"]
        draft.problems = as_problems(row.problems)
        _place(book, draft, row)
        _opd(book, draft, row, strange)
        _lane(book, draft, row)
        draft.parts = {
            "hasil": [str(row.hasil), row.alasan, row.penjelasan, row.disetujui],
            "rekom": row.rekom,
            "sumber": row.sumber,
        }
        _late(book, draft)
        _recommendations(draft, row)
        made.append(draft)
    _say_strange(strange)
    return made


def _place(book: Book, draft: Draft, row: UsulanRow) -> None:
    kode = book.find_place(row.place)
    printed = ", ".join(filter(None, (row.place["desa"], row.place["kecamatan"]))) or row.place["kode"]
    draft.values |= {"wilayah_id": kode, "wilayah_teks": "" if kode else printed[:300]}
    if kode is None:
        there = " ".join(filter(None, (row.place["kode"], printed)))
        says = f"Baris {row.number}: desa/kelurahan '{there or '(kosong)'}' tidak ditemukan di daerah ini. Usulan diterima tanpa kode wilayah; pilih wilayahnya."
        draft.problems.append(
            problem(row.number, "wilayah_tidak_dikenal", says, field="wilayah_id", there=there, fix="ya")
        )
    elif row.place["kode"] and row.place["kode"] != kode:
        says = f"Baris {row.number}: kode '{row.place['kode']}' tidak dikenal; dibaca {kode} menurut nama desanya."
        draft.problems.append(problem(row.number, "kode_wilayah_lain", says, field="wilayah_id", read_as=kode))


def _opd(book: Book, draft: Draft, row: UsulanRow, strange: dict[str, list[Draft]]) -> None:
    now = book.find_opd(row.opd) if row.opd else None
    first = book.find_opd(row.opd_awal) if row.opd_awal else now
    draft.values |= {"opd_id": now, "opd_awal_id": first, "opd_teks": row.opd[:300]}
    if row.opd and now is None:
        strange.setdefault(row.opd, []).append(draft)


def _say_strange(strange: dict[str, list[Draft]]) -> None:
    """An agency that is not known here is told once, at its first row: it is no fault of each row."""
    for name, drafts in strange.items():
        first = drafts[0]
        also = f" Juga pada {len(drafts) - 1} baris lain." if len(drafts) > 1 else ""
        says = f"Baris {first.number}: perangkat daerah '{name}' belum dikenal di daerah ini. Namanya disimpan; tambahkan OPD-nya lalu impor lagi, atau tetapkan OPD tujuannya.{also}"
        first.problems.append(problem(first.number, "opd_tidak_dikenal", says, field="opd_id", there=name, fix="ya"))


def _lane(book: Book, draft: Draft, row: UsulanRow) -> None:
    """A lane that is closed this year cannot take anything: the proposal goes the way of the village."""
    draft.values["asal"] = row.asal
    if row.asal not in book.open_lanes:
        draft.values["asal"] = Asal.DESA.value
        label = Asal(row.asal).label
        says = f"Baris {row.number}: jalur {label} tidak dibuka tahun ini; usulan mengikuti jalur desa/kelurahan."
        draft.problems.append(problem(row.number, "jalur_tertutup", says, field="asal", read_as="desa"))


def _late(book: Book, draft: Draft) -> None:
    """A pokir that is new here and came after its deadline is kept for later, unless its source has decided it."""
    values, hasil = draft.values, draft.parts["hasil"][0]
    if hasil or draft.key in book.usulan:
        return
    if is_late(values["asal"], book.pokir_deadline, book.siklus, values["tanggal"]):
        draft.parts["terlambat"] = True
        tahun = book.siklus.tahun
        says = f"Baris {draft.number}: pokir ini diterima kurang dari seminggu sebelum musrenbang RKPD {tahun}; ditunda sebagai masukan Perubahan RKPD {tahun} atau RKPD {tahun + 1}."
        draft.problems.append(problem(draft.number, "pokir_terlambat", says, field="asal", read_as="ditunda"))


def _recommendations(draft: Draft, row: UsulanRow) -> None:
    for step, cell in row.rekom.items():
        if recommendation_of(cell) is None:
            says = f"Baris {row.number}: rekomendasi {STEPS[step].label} '{cell}' tidak menyebut diterima atau ditolak; disimpan sebagai teks sumber saja."
            draft.problems.append(
                problem(row.number, "rekomendasi_tidak_terbaca", says, field=f"rekom_{step}", there=cell)
            )


def judge(book: Book, drafts: Iterable[Draft]) -> Iterator[tuple[Draft, str, dict[str, Any]]]:
    """Each draft with its state and what would change."""
    seen: dict[str, Draft] = {}
    alike: dict[tuple[str, str, str], Draft] = {}
    for draft in drafts:
        if draft.refused:
            yield draft, State.BERMASALAH, {}
        elif draft.key in seen:
            yield draft, *twice(draft, seen[draft.key])
        else:
            seen[draft.key] = draft
            _kembar(draft, alike)
            yield draft, *_compare(book, draft)


def _kembar(draft: Draft, alike: dict[tuple[str, str, str], Draft]) -> None:
    """The same work at the same address twice: two voices, taken in both."""
    about = str(draft.values["wilayah_id"] or draft.values["wilayah_teks"])
    what = (plain_name(draft.values["judul"]), plain_name(draft.values["alamat"] + draft.values["masalah"]), about)
    first = alike.setdefault(what, draft)
    if first is not draft:
        says = f"Baris {draft.number}: usulan dan alamatnya kembar dengan baris {first.number}. Keduanya diterima; gabungkan bila memang satu."
        draft.problems.append(problem(draft.number, "kembar", says, field="usulan", severity="catatan"))


def _compare(book: Book, draft: Draft) -> tuple[str, dict[str, Any]]:
    before = book.said.get(draft.key)
    row = book.usulan.get(draft.key)
    if row is not None:
        if before is not None and _said(before) == _said(draft.as_json()):
            return State.SAMA, {}
        changes = changes_of(draft.values, row, before["values"] if before else {})
        changes |= _part_changes(draft.parts, before["parts"] if before else {})
        return (State.BERUBAH if changes else State.SAMA), changes
    own = book.by_code.get(draft.key.removeprefix(f"{SIPD.code}:"))
    if own is not None:
        says = f"Baris {draft.number}: usulan {own['kode']} sudah ada di Selaras; lembar tidak mengubahnya."
        draft.problems.append(problem(draft.number, "milik_selaras", says, severity="catatan"))
        return State.SAMA, {}
    return State.BARU, {}


def _said(draft: dict[str, Any]) -> dict[str, Any]:
    """What the source says, without what this daerah made of it (a deadline may have passed since)."""
    parts = {name: value for name, value in draft["parts"].items() if name not in ("sumber", "terlambat")}
    return {"values": draft["values"], "parts": parts}


def changes_of(values: dict[str, Any], row: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Fields that the source says anew. An empty cell says nothing; what the source said before is no news."""
    found = {}
    for name in FIELDS:
        new, held = values.get(name), row[name]
        if new in (None, "") or (name in before and before[name] == new):
            continue
        if not _same(held, new) and not (name == "opd_id" and row["opd_id"] is not None and "opd_id" not in before):
            found[name] = [None if held is None else str(held), new]
    return found


def _part_changes(parts: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """A new outcome, and recommendations that the source prints anew, by step."""
    if not before:
        return {}
    found: dict[str, Any] = {}
    if parts["hasil"] != before["hasil"]:
        found["hasil"] = [before["hasil"][0], parts["hasil"][0]]
    for step, cell in parts["rekom"].items():
        if before["rekom"].get(step) != cell:
            found[f"rekom_{step}"] = [before["rekom"].get(step), cell]
    return found


def _same(held: Any, new: Any) -> bool:
    if isinstance(held, Decimal):
        try:
            return held == Decimal(str(new))
        except InvalidOperation:
            return False
    return held == new or str(held) == str(new)
