"""Write rows of work from a sheet: OPDs, lines, packages and their money."""

from typing import Any

from django.db.models import Model

from selaras.features.plan.actions.sheet.book import LINE_FIELDS, PAKET_FIELDS, Book, note_line, note_opd
from selaras.features.plan.actions.sheet.meaning import hang_indikator
from selaras.features.plan.models import Funding, Paket, PlanLine, Simpul, Tag
from selaras.features.plan.verbs import LINE_EDIT, PAKET_ADD, PAKET_LINK
from selaras.foundation.nomenklatur.queries import forms_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.verbs.acting import Bulk
from selaras.values.kode import bidang_of_opd

BATCH = 500
COLUMNS = frozenset({*LINE_FIELDS, *PAKET_FIELDS, "opd_id", "kode", "nama", "belanja"})


def opd_of(book: Book, draft: dict[str, Any]) -> int:
    key = draft["refs"]["opd"]
    return int(key[1:]) if key.startswith("#") else book.opd[key]


def _split(piece: list[UploadRow]) -> tuple[list[UploadRow], list[UploadRow]]:
    new = [row for row in piece if row.state == UploadRow.State.BARU]
    return new, [row for row in piece if row.state != UploadRow.State.BARU]


def _origin(upload: Upload, row: UploadRow) -> dict[str, Any]:
    return {"upload_id": upload.pk, "upload_file": row.file, "upload_row": row.number}


def _bump(rows: list[Any], fields: list[str]) -> None:
    """Save changed rows with their next version."""
    for row in rows:
        row.version += 1
    if rows:
        type(rows[0]).objects.bulk_update(rows, [*fields, "version"], batch_size=BATCH)


def write_opd(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    new, changed = _split(piece)
    made = [
        Opd(
            daerah_id=upload.daerah_id,
            id_sumber=row.key,
            bidang_urusan=bidang_of_opd(row.draft["values"]["kode"]),
            upload_id=upload.pk,
            upload_row=row.number,
            **row.draft["values"],
        )
        for row in new
    ]
    Opd.objects.bulk_create(made, batch_size=BATCH)
    kept = Opd.objects.in_bulk([book.opd[row.key] for row in changed])
    for row in changed:
        _set(kept[book.opd[row.key]], row)
    _bump(list(kept.values()), ["kode", "nama", "belanja"])
    for opd in made:
        note_opd(book, {"id": opd.pk, **{n: getattr(opd, n) for n in ("id_sumber", "kode", "nama", "belanja")}})
    bulk.wrote([*made, *kept.values()])


def _set(target: Model, row: UploadRow) -> None:
    for name, (_before, after) in row.changes.items():
        if hasattr(target, name) and name in COLUMNS:
            setattr(target, name, after)


def write_lines(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    new, changed = _split(piece)
    made = [_line(upload, book, row) for row in new]
    kept = PlanLine.objects.in_bulk([_line_id(book, row) for row in changed])
    for row in changed:
        line = kept[_line_id(book, row)]
        line.siklus = upload.siklus
        _allowed(bulk, line, LINE_EDIT)  # of the OPD that had it; below, of the one that gets it
        _set(line, row)
        line.nomenklatur_id = book.code_id(line.kode)
        if "induk" in row.changes and row.draft["refs"]["induk"] in book.lines:
            line.induk_id = book.lines[row.draft["refs"]["induk"]]["id"]
        line.pagu_renstra |= row.draft["parts"].get("pagu_renstra", {})
        line.edited_by = bulk.actor.person_id
        line.upload_id, line.upload_file, line.upload_row = upload.pk, row.file, row.number
    for line in (*made, *kept.values()):
        line.siklus = upload.siklus
        _allowed(bulk, line, LINE_EDIT)
    PlanLine.objects.bulk_create(made, batch_size=BATCH)
    extra = [
        "opd_id",
        "induk_id",
        "nomenklatur_id",
        "pagu_renstra",
        "edited_by",
        "upload_id",
        "upload_file",
        "upload_row",
    ]
    _bump(list(kept.values()), [*LINE_FIELDS, *extra])
    for line in made:
        known = {n: getattr(line, n) for n in _NOTED}
        note_line(book, {"id": line.pk, "induk__id_sumber": "", **known})
    pairs = list(zip(made, new, strict=True)) + [(kept[_line_id(book, row)], row) for row in changed]
    hung = _hang(bulk, upload, pairs)
    bulk.wrote(made, lambda line: line.own_body() | hung.get(line.pk, {}))
    bulk.wrote(kept.values())


_NOTED = ("id_sumber", "opd_id", "induk_id", "jenjang", "nomenklatur_id", "version", *LINE_FIELDS)


def _allowed(bulk: Bulk, row: Any, verb: Any) -> None:
    """Whoever applies a sheet must be allowed to write each of its rows."""
    for_row = Bulk(bulk.actor, verb)
    for_row.check(row)


def _line_id(book: Book, row: UploadRow) -> int:
    return int(book.lines[row.draft["refs"].get("was") or row.key]["id"])


def _line(upload: Upload, book: Book, row: UploadRow) -> PlanLine:
    values, refs = row.draft["values"], row.draft["refs"]
    induk = refs.get("induk", "")
    return PlanLine(
        daerah_id=upload.daerah_id,
        siklus=upload.siklus,
        opd_id=opd_of(book, row.draft),
        induk_id=book.lines[induk]["id"] if induk in book.lines else None,
        id_sumber=row.key,
        nomenklatur_id=book.code_id(values["kode"]) if values["kode"] else None,
        pagu_renstra=row.draft["parts"].get("pagu_renstra", {}),
        **values,
        **_origin(upload, row),
    )


def _hang(bulk: Bulk, upload: Upload, pairs: list[tuple[PlanLine, UploadRow]]) -> dict[int, dict[str, Any]]:
    """Fund sources, priority marks and indicators that the sheet prints on a line; returned by line, for history."""
    fundings: list[Funding] = []
    tags: list[Tag] = []
    names = {
        s.uraian.strip().casefold(): s.pk for s in Simpul.objects.filter(siklus=upload.siklus, jenjang="prioritas")
    }
    for line, row in pairs:
        parts = row.draft["parts"]
        if parts.get("fundings"):
            line.fundings.all().delete()
            fundings += _fundings(line, parts["fundings"])
        marked = names.get(str(parts.get("prioritas", "")).strip().casefold())
        if marked and not line.tags.filter(prioritas_id=marked).exists():
            tags.append(Tag(line=line, daerah_id=line.daerah_id, prioritas_id=marked))
    Funding.objects.bulk_create(fundings, batch_size=BATCH)
    Tag.objects.bulk_create(tags, batch_size=BATCH)
    hang_indikator(bulk, upload, [(line, row) for line, row in pairs if row.draft["parts"].get("indikator")])
    hung: dict[int, dict[str, Any]] = {
        line.pk: {"sumber_dana": [], "tempat": [], "prioritas": []} for line, _r in pairs
    }
    for part in fundings:
        hung[part.line_id]["sumber_dana"].append([part.sumber_dana, part.pagu])
    for tag in tags:
        hung[tag.line_id]["prioritas"].append(tag.prioritas_id)
    return hung


def _fundings(line: PlanLine, parts: list[list[Any]]) -> list[Funding]:
    """One source without an own amount carries the whole pagu; several without amounts are only named."""
    alone = len(parts) == 1
    return [
        Funding(
            line=line,
            daerah_id=line.daerah_id,
            sumber_dana=name,
            pagu=pagu if pagu is not None else (line.pagu or 0) if alone else 0,
        )
        for name, pagu in parts
    ]


def write_paket(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    new, changed = _split(piece)
    made = []
    for row in new:
        values, opd = row.draft["values"], opd_of(book, row.draft)
        paket = Paket(
            daerah_id=upload.daerah_id,
            siklus=upload.siklus,
            opd_id=opd,
            id_sumber=row.key,
            line_id=book.line_for(opd, values["kode_sub"].split("; ")),
            **values,
            **_origin(upload, row),
        )
        _allowed(bulk, paket, PAKET_ADD)
        made.append(paket)
    Paket.objects.bulk_create(made, batch_size=BATCH)
    kept = Paket.objects.in_bulk([book.paket[row.key]["id"] for row in changed])
    for row in changed:
        paket = kept[book.paket[row.key]["id"]]
        paket.siklus = upload.siklus
        _allowed(bulk, paket, PAKET_LINK)
        _set(paket, row)
        _allowed(bulk, paket, PAKET_LINK)  # of the OPD that had it, and of the one that gets it
        paket.line_id = book.line_for(paket.opd_id, paket.kode_sub.split("; "))
    _bump(list(kept.values()), [*PAKET_FIELDS, "opd_id", "line_id"])
    for paket in made:
        book.paket[paket.id_sumber] = {n: getattr(paket, n) for n in ("id", "opd_id", "line_id", "anggaran", "version")}
    bulk.wrote([*made, *kept.values()])


def link_loose(bulk: Bulk, upload: Upload, book: Book) -> None:
    """Packages that waited for a line which has now come."""
    found = []
    for paket in Paket.objects.filter(siklus=upload.siklus, active=True, line=None).exclude(kode_sub="", anggaran=[]):
        kodes = [part["kode_sub"] for part in paket.anggaran if forms_of(part["kode_sub"])]
        paket.line_id = book.line_for(paket.opd_id, kodes or paket.kode_sub.split("; "))
        if paket.line_id is not None:
            found.append(paket)
    _bump(found, ["line_id"])
    bulk.wrote(found)


def write_budget(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    """Parts of packages: line, account and fund are added to a package that is there."""
    by_paket: dict[str, list[dict[str, Any]]] = {}
    for row in piece:
        by_paket.setdefault(row.draft["refs"]["paket"], []).append(row.draft["values"])
    kept = {p.id_sumber: p for p in Paket.objects.filter(siklus=upload.siklus, id_sumber__in=list(by_paket))}
    for key, parts in by_paket.items():
        paket = kept[key]
        paket.siklus = upload.siklus
        _allowed(bulk, paket, PAKET_LINK)
        paket.anggaran = [*paket.anggaran, *parts]
        kodes = [part["kode_sub"] for part in paket.anggaran if forms_of(part["kode_sub"])]
        paket.line_id = book.line_for(paket.opd_id, kodes or paket.kode_sub.split("; "))
        paket.kode_akun = paket.kode_akun or "; ".join(sorted({p["kode_akun"] for p in paket.anggaran}))
        paket.sumber_dana = paket.sumber_dana or "; ".join(sorted({p["sumber_dana"] for p in paket.anggaran}))
    _bump(list(kept.values()), ["anggaran", "line_id", "kode_akun", "sumber_dana"])
    bulk.wrote(kept.values())
    for key, paket in kept.items():
        book.paket[key]["anggaran"] = paket.anggaran
