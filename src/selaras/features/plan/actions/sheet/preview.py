"""Compare drafts with the plan and store the preview: a state per row, a problem per cell. Writes no plan."""

from collections.abc import Iterator
from typing import Any

from selaras.features.plan.actions.sheet.book import (
    LINE_FIELDS,
    PAKET_FIELDS,
    SIMPUL_FIELDS,
    Book,
    occurrences,
)
from selaras.features.plan.actions.sheet.drafts import GROUPS, Draft, problem
from selaras.features.plan.sheets.defects import plain_name
from selaras.foundation.nomenklatur.queries import forms_of
from selaras.foundation.sheets.drafts import twice
from selaras.foundation.sheets.models import UploadRow
from selaras.values.angka import parse_target

State = UploadRow.State
LINES = ("program", "kegiatan", "sub_kegiatan")
NAMELESS = "-"  # key of the place where lines wait whose OPD the source does not name


def resolve_opds(book: Book, drafts: list[Draft], only_opd: str = "") -> None:
    """Point every draft at an OPD of the daerah; one that is not there yet is created, with a finding.

    ``only_opd``: the sheet is of one OPD, '#id' or 'kode:<code>', whatever its rows say.
    """
    coming = {d.key: d for d in drafts if d.group == "opd"}
    named_here = {plain_name(d.values["nama"]): d.key for d in reversed(list(coming.values()))}
    made: dict[str, Draft] = {}
    for draft in [d for d in drafts if "opd" in d.refs]:
        key = draft.refs["opd"] = only_opd or draft.refs["opd"]
        if key.startswith("#") or key in coming or key in book.opd or key in made:
            continue
        named = book.opd_by_name.get(plain_name(draft.refs.get("opd_nama", "")), [])
        here = named_here.get(plain_name(draft.refs.get("opd_nama", "")))
        if here:
            draft.refs["opd"] = here
        elif len(named) == 1:
            draft.refs["opd"] = f"#{named[0]}"
        elif key and (draft.refs.get("opd_nama") or only_opd):
            made[key] = _new_opd(draft, key)
    drafts.extend(made.values())
    _opds_of_parents(book, drafts)


def _opds_of_parents(book: Book, drafts: list[Draft]) -> None:
    """A row that names no OPD takes its parent's; one without either waits under no OPD, with a finding."""
    by_key = {d.key: d for d in drafts if d.key}
    known = {d.key for d in drafts if d.group == "opd"} | set(book.opd)
    nameless: Draft | None = None
    for draft in sorted((d for d in drafts if "opd" in d.refs), key=lambda d: GROUPS.index(d.group)):
        above = by_key.get(draft.refs.get("induk", ""))
        if not draft.refs["opd"] and above is not None:
            draft.refs["opd"] = above.refs["opd"]
        if not draft.refs["opd"].startswith("#") and draft.refs["opd"] not in known:
            draft.refs["opd"] = NAMELESS
            if not _said(draft, "opd_kosong"):
                says = f"Baris {draft.number}: perangkat daerahnya tidak disebut. Pilih perangkat daerahnya."
                draft.problems.append(problem(draft.number, "opd_kosong", says, field="opd"))
        if draft.refs["opd"] == NAMELESS and NAMELESS not in known and nameless is None:
            nama = "Perangkat daerah tidak disebut"
            values: dict[str, Any] = {"kode": "", "nama": nama, "belanja": {}, "semu": True}
            nameless = Draft("opd", NAMELESS, nama, values, file=draft.file, number=draft.number, derived=True)
    drafts.extend([nameless] if nameless else [])


def _new_opd(draft: Draft, key: str) -> Draft:
    kode = key.removeprefix("kode:") if key.startswith("kode:") else draft.refs.get("opd_kode", "")
    nama = draft.refs["opd_nama"] or f"OPD {kode}"
    says = f"Baris {draft.number}: perangkat daerah '{nama}' belum ada dan dibuat dari baris ini. Periksa namanya."
    draft.problems.append(problem(draft.number, "opd_baru_dari_impor", says, field="opd", read_as=nama))
    values = {"kode": kode, "nama": nama, "belanja": {}}
    return Draft("opd", key, nama, values, file=draft.file, number=draft.number, derived=True)


def judge(book: Book, drafts: list[Draft]) -> Iterator[tuple[Draft, str, dict[str, Any]]]:
    """Each draft with its state and what would change, in the order of writing."""
    coming = {d.key for d in drafts if d.key and not d.refused}
    seen: dict[str, Draft] = {}
    nth = occurrences()
    for draft in sorted(drafts, key=lambda d: GROUPS.index(d.group)):
        if draft.group in LINES:
            _about_line(book, draft, coming)
        if draft.group == "catatan":
            yield draft, State.SAMA, {}
        elif draft.refused:
            yield draft, State.BERMASALAH, {}
        elif draft.key and draft.key in seen:
            yield draft, *twice(draft, seen[draft.key])
        else:
            seen[draft.key] = draft
            yield draft, *_compare(book, draft, nth, coming)


def _about_line(book: Book, draft: Draft, coming: set[str]) -> None:
    """What only the daerah's own data shows: an unknown code, a parent that is nowhere."""
    kode = draft.values["kode"]
    if not draft.values["nama"]:
        draft.values["nama"] = book.code_name(kode) or kode
        draft.label = f"{kode} {draft.values['nama']}"
    if kode and book.code_id(kode) is None and not _said(draft, "kode_bukan_nomenklatur", "kode_tidak_dikenal"):
        says = f"Baris {draft.number}: kode '{kode}' tidak ada di nomenklatur siklus ini. Diterima seperti tertulis."
        draft.problems.append(problem(draft.number, "kode_tidak_dikenal", says, field="kode", there=kode))
    induk = draft.refs.get("induk", "")
    if induk and induk not in coming and induk not in book.lines:
        says = f"Baris {draft.number}: induknya tidak ada di berkas maupun di rencana; baris diterima tanpa induk."
        draft.problems.append(problem(draft.number, "induk_tidak_ada", says, field="induk", there=induk))
        draft.refs["induk"] = ""


def _said(draft: Draft, *kinds: str) -> bool:
    return any(p["kind"] in kinds for p in draft.problems)


def _compare(book: Book, draft: Draft, nth: dict[Any, int], coming: set[str]) -> tuple[str, dict[str, Any]]:
    if draft.group == "anggaran":
        return _compare_budget(book, draft, nth, coming)
    if draft.group == "indikator":
        return _compare_measure(book, draft)
    if draft.group == "kontribusi":
        return (State.SAMA if _linked(book, draft) else State.BARU), {}
    row = existing(book, draft, nth)
    if row is None:
        return State.BARU, {}
    # An empty cell says nothing: it never takes away what the plan holds.
    changes = part_changes(book, draft, row) | {
        name: [row[name], draft.values[name]]
        for name in fields_of(draft.group)
        if draft.values.get(name) not in (None, "")
        and draft.values[name] != row[name]
        and not _follows(book, name, draft, row)
    }
    induk = draft.refs.get("induk", "")
    if draft.group in LINES and induk and _parent_key(book, row) != _parent_of(book, induk):
        changes["induk"] = [_parent_key(book, row), induk]
    if "opd_id" in row and (opd := opd_id(book, draft)) is not None and opd != row["opd_id"]:
        changes["opd_id"] = [row["opd_id"], opd]
    return (State.BERUBAH if changes else State.SAMA), changes


def _compare_measure(book: Book, draft: Draft) -> tuple[str, dict[str, Any]]:
    """A further indicator of a node or line that is there, or that comes with the same sheet."""
    row = book.simpul.get(draft.refs["about"]) or book.lines.get(draft.refs["about"])
    if row is None or not draft.parts["indikator"]:
        return (State.BARU if draft.parts["indikator"] else State.SAMA), {}
    on = "program" if draft.refs["about"] in book.lines else "sasaran"
    held = book.parts_of(on, row["id"])["indikator"]
    known = draft.parts["indikator"][0]["nama"].casefold() in held
    changes = _measure_changes(book, draft, row, on)
    return (State.BERUBAH if changes and known else State.SAMA if not changes else State.BARU), changes


def _linked(book: Book, draft: Draft) -> bool:
    simpul, line = book.simpul.get(draft.refs["simpul"]), book.lines.get(draft.refs["line"])
    return bool(simpul and line and (simpul["id"], line["id"]) in book.links)


def _parent_key(book: Book, row: dict[str, Any]) -> str:
    """The parent that a line has now, by its source key; '' for none."""
    return row["induk__id_sumber"] or (f"#{row['induk_id']}" if row["induk_id"] else "")


def _parent_of(book: Book, induk: str) -> str:
    """The same key for the parent that the sheet names, however the plan knows it."""
    known = book.lines.get(induk)
    return (known["id_sumber"] or f"#{known['id']}") if known else induk


def _follows(book: Book, name: str, draft: Draft, row: dict[str, Any]) -> bool:
    """A matrix prints sums and places that follow from other rows; read back, they are no change."""
    if name in ("pagu", "pagu_maju") and row[name] is None:
        return bool(draft.values[name] == book.sum_below(row["id"], name))
    if name == "lokasi_teks" and not row[name]:
        return bool(draft.values[name] == book.places_of(row["id"]))
    return False


def part_changes(book: Book, draft: Draft, row: dict[str, Any]) -> dict[str, Any]:
    """Indicators and fund sources that the sheet prints otherwise than the plan holds them."""
    held = book.parts_of(draft.group, row["id"])
    changes: dict[str, Any] = {}
    funds = [f for f in draft.parts.get("fundings") or () if f[1] is not None]
    if funds and sorted(map(tuple, funds)) != sorted(held["fundings"]):
        changes["sumber_dana"] = [held["fundings"], funds]
    return changes | _measure_changes(book, draft, row, draft.group)


def _measure_changes(book: Book, draft: Draft, row: dict[str, Any], group: str) -> dict[str, Any]:
    held, changes = book.parts_of(group, row["id"]), {}
    for spec in draft.parts.get("indikator") or ():
        known = held["indikator"].get(spec["nama"].casefold())
        said = {str(t): teks for t, _ke, _n, teks in spec["targets"] if t and teks}
        if known is None or any(not _same_promise(known.get(t), teks) for t, teks in said.items()):
            changes[f"indikator: {spec['nama']}"] = [known, said]
    return changes


def _same_promise(held: str | None, said: str) -> bool:
    """'84' held with its unit apart is what a matrix prints as '84 Dokumen'."""
    if held is None or held == said:
        return held == said
    first, second = parse_target(held), parse_target(said)
    same_number = first.nilai is not None and first.nilai == second.nilai
    return same_number and (not first.satuan or first.satuan == second.satuan)


def fields_of(group: str) -> tuple[str, ...]:
    if group in LINES:
        return LINE_FIELDS
    return {"opd": ("kode", "nama", "belanja"), "paket": PAKET_FIELDS}.get(group, SIMPUL_FIELDS)


def existing(book: Book, draft: Draft, nth: dict[Any, int]) -> dict[str, Any] | None:
    """The row of the plan that a draft is about: by its source key, else by code and name within its OPD."""
    if draft.group == "opd":
        found = book.opd.get(draft.key)
        return book.opd_rows[found] if found else None
    if draft.group == "paket":
        return book.paket.get(draft.key)
    if draft.group not in LINES:
        return book.simpul.get(draft.key)
    if draft.key in book.lines:
        return book.lines[draft.key]
    opd = opd_id(book, draft)
    forms = forms_of(draft.values["kode"])
    name = (opd, draft.group, forms[0] if forms else draft.values["kode"], plain_name(draft.values["nama"]))
    keys = book.lines_by_name.get(name, [])  # type: ignore[arg-type]
    place = nth[name]
    nth[name] += 1
    if place >= len(keys):
        return None
    draft.refs["was"] = keys[place]
    found_row = book.lines[keys[place]]
    book.lines[draft.key] = found_row  # rows of this sheet that point here find it under its own key
    return found_row


def opd_id(book: Book, draft: Draft) -> int | None:
    key = draft.refs.get("opd", "")
    return int(key[1:]) if key.startswith("#") else book.opd.get(key)


def _compare_budget(book: Book, draft: Draft, nth: dict[Any, int], coming: set[str]) -> tuple[str, dict[str, Any]]:
    key = draft.refs["paket"]
    if key not in book.paket and key not in coming:
        says = (
            f"Baris {draft.number}: paket {key.rpartition(':')[2]} tidak ada di daftar paket. Baris ini tidak dipakai."
        )
        draft.problems.append(problem(draft.number, "paket_tidak_ada", says, severity="tolak", field="id_rup"))
        return State.BERMASALAH, {}
    mine = budget_part(draft.values)
    known = [budget_part(part) for part in book.paket.get(key, {}).get("anggaran", [])]
    nth[key, mine] += 1
    return (State.SAMA if known.count(mine) >= nth[key, mine] else State.BARU), {}


def budget_part(values: dict[str, Any]) -> tuple[Any, ...]:
    """What makes one part of a package's money; the row number does not."""
    return (values["kode_sub"], values["kode_akun"], values["pagu"], values["sumber_dana"])
