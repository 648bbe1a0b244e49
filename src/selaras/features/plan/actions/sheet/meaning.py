"""Write rows of meaning from a sheet: nodes, indicators with their targets, and whom they are served by."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from selaras.features.plan.actions.sheet.book import SIMPUL_FIELDS, Book
from selaras.features.plan.models import Contribution, Indikator, PlanLine, Simpul, Support, Target
from selaras.features.plan.verbs import LINE_EDIT, SIMPUL_ADD, SIMPUL_EDIT
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.verbs.acting import Bulk
from selaras.values.jenjang import cabang_of

BATCH = 500
# What an indicator of a level is called in the plan (sheets name it by the level).
KINDS = {"program": "capaian", "kegiatan": "hasil", "sub_kegiatan": "keluaran"}


def write_simpul(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    new = [row for row in piece if row.state == UploadRow.State.BARU]
    changed = [row for row in piece if row.state != UploadRow.State.BARU]
    made = _new_simpul(bulk, upload, book, new)
    kept = Simpul.objects.in_bulk([book.simpul[row.key]["id"] for row in changed])
    for row in changed:
        simpul = kept[book.simpul[row.key]["id"]]
        simpul.siklus = upload.siklus
        Bulk(bulk.actor, SIMPUL_EDIT).check(simpul)
        for name in SIMPUL_FIELDS:
            if name in row.changes:
                setattr(simpul, name, row.changes[name][1])
        simpul.version += 1
        simpul.edited_by = bulk.actor.person_id
    Simpul.objects.bulk_update(kept.values(), [*SIMPUL_FIELDS, "version", "edited_by"], batch_size=BATCH)
    for simpul in made:
        book.simpul[simpul.id_sumber] = {"id": simpul.pk, "version": 1} | {n: getattr(simpul, n) for n in SIMPUL_FIELDS}
    pairs = list(zip(made, new, strict=True)) + [(kept[book.simpul[row.key]["id"]], row) for row in changed]
    _support(book, pairs)
    hang_indikator(bulk, upload, [(s, row) for s, row in pairs if row.draft["parts"].get("indikator")])
    bulk.wrote([*made, *kept.values()])


def _support(book: Book, pairs: list[tuple[Simpul, UploadRow]]) -> None:
    """Which prioritas a sasaran supports, as the sheet says."""
    wanted = [
        Support(simpul=simpul, prioritas_id=book.simpul[key]["id"], daerah_id=simpul.daerah_id)
        for simpul, row in pairs
        for key in row.draft["parts"].get("mendukung", ())
        if key in book.simpul
    ]
    Support.objects.bulk_create(wanted, batch_size=BATCH, ignore_conflicts=True)


def _new_simpul(bulk: Bulk, upload: Upload, book: Book, rows: list[UploadRow]) -> list[Simpul]:
    last = _last_numbers(upload)
    made = []
    for row in rows:
        values = row.draft["values"]
        induk = book.simpul.get(row.draft["refs"].get("induk", ""))
        place = (values["jenjang"], induk["id"] if induk else None)
        last[place] += 1
        simpul = Simpul(
            daerah_id=upload.daerah_id,
            siklus=upload.siklus,
            cabang=cabang_of(values["jenjang"]).value,
            induk_id=place[1],
            nomor=last[place],
            warna=(last[place] - 1) % 8 + 1 if values["jenjang"] == "prioritas" else None,
            id_sumber=row.key,
            upload_id=upload.pk,
            upload_file=row.file,
            upload_row=row.number,
            **{name: values.get(name, "") for name in SIMPUL_FIELDS},
        )
        Bulk(bulk.actor, SIMPUL_ADD).check(simpul)
        made.append(simpul)
    return Simpul.objects.bulk_create(made, batch_size=BATCH)


def _last_numbers(upload: Upload) -> dict[tuple[str, int | None], int]:
    last: dict[tuple[str, int | None], int] = defaultdict(int)
    for jenjang, induk, nomor in Simpul.objects.filter(siklus=upload.siklus, active=True).values_list(
        "jenjang", "induk_id", "nomor"
    ):
        last[jenjang, induk] = max(last[jenjang, induk], nomor)
    return last


def hang_indikator(bulk: Bulk, upload: Upload, pairs: list[tuple[Any, UploadRow]]) -> None:
    """Indicators printed on rows: matched by name on their node or line, their targets replaced by the sheet's."""
    if not pairs:
        return
    on = "line" if isinstance(pairs[0][0], PlanLine) else "simpul"
    abouts = [about for about, _row in pairs]
    known = {
        (getattr(i, f"{on}_id"), i.nama.casefold()): i
        for i in Indikator.objects.filter(active=True, **{f"{on}__in": abouts})
    }
    made: list[Indikator] = []
    promised: list[tuple[Indikator, dict[str, Any]]] = []
    for about, row in pairs:
        for spec in row.draft["parts"]["indikator"]:
            name = (about.pk, spec["nama"].casefold())
            if name not in known:
                known[name] = _indikator(upload, on, about, row, spec)
                made.append(known[name])
            promised.append((known[name], spec))
    Indikator.objects.bulk_create(made, batch_size=BATCH)
    targets = {(t.indikator_id, t.tahun): t for i, spec in promised for t in _targets(i, spec)}
    Target.objects.bulk_create(
        targets.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["indikator", "tahun"],
        update_fields=["nilai", "teks"],
    )
    by_indikator: dict[int, list[list[Any]]] = defaultdict(list)
    for target in targets.values():
        by_indikator[target.indikator_id].append([target.tahun, target.nilai, target.teks])
    bulk.wrote(made, lambda i: i.own_body() | {"targets": by_indikator[i.pk]})


def write_indikator(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    """Further indicators of nodes and lines."""
    for model, rows in ((Simpul, book.simpul), (PlanLine, book.lines)):
        ids = {row.pk: rows[row.draft["refs"]["about"]]["id"] for row in piece if row.draft["refs"]["about"] in rows}
        found = model.objects.in_bulk(list(ids.values()))  # type: ignore[attr-defined]
        for about in found.values():
            about.siklus = upload.siklus
            Bulk(bulk.actor, SIMPUL_EDIT if model is Simpul else LINE_EDIT).check(about)
        hang_indikator(bulk, upload, [(found[ids[row.pk]], row) for row in piece if row.pk in ids])


def _targets(indikator: Indikator, spec: dict[str, Any]) -> list[Target]:
    return [
        Target(
            indikator_id=indikator.pk,
            daerah_id=indikator.daerah_id,
            tahun=tahun,
            nilai=None if nilai is None else Decimal(nilai).quantize(Decimal("0.000001")),
            teks=teks,
        )
        for tahun, _ke, nilai, teks in spec["targets"]
        if tahun and teks
    ]


def _indikator(upload: Upload, on: str, about: Any, row: UploadRow, spec: dict[str, Any]) -> Indikator:
    kinds = {"tujuan": "tujuan", "sasaran": "sasaran"}
    usual = KINDS.get(about.jenjang) or kinds.get(about.jenjang, "simpul")
    said = spec["jenis"] if spec["jenis"] in Indikator.Jenis.values else KINDS.get(spec["jenis"], usual)
    return Indikator(
        daerah_id=upload.daerah_id,
        siklus=upload.siklus,
        jenis=said,
        nama=spec["nama"],
        satuan=spec["satuan"],
        kondisi_awal=spec["kondisi_awal"],
        upload_id=upload.pk,
        upload_file=row.file,
        upload_row=row.number,
        **{on: about},
    )


def write_contributions(bulk: Bulk, upload: Upload, book: Book, piece: list[UploadRow]) -> None:
    """Programmes that a sheet says serve a sasaran: the OPD's own line, accepted."""
    made = []
    for row in piece:
        refs = row.draft["refs"]
        simpul, line = book.simpul.get(refs["simpul"]), book.lines.get(refs["line"])
        if simpul is None or line is None:
            continue
        bridge = Contribution(
            daerah_id=upload.daerah_id,
            siklus=upload.siklus,
            simpul_id=simpul["id"],
            opd_id=line["opd_id"],
            line_id=line["id"],
            role=row.draft["values"]["role"],
            state=Contribution.State.DITERIMA,
            upload_id=upload.pk,
            upload_file=row.file,
            upload_row=row.number,
        )
        Bulk(bulk.actor, LINE_EDIT).check(bridge)  # it comes with the line, in every stage in which lines are written
        made.append(bridge)
    have = set(
        Contribution.objects.filter(siklus=upload.siklus, active=True, state="diterima").values_list(
            "simpul_id", "line_id"
        )
    )
    fresh = {(c.simpul_id, c.line_id): c for c in made if (c.simpul_id, c.line_id) not in have}
    bulk.wrote(Contribution.objects.bulk_create(fresh.values(), batch_size=BATCH))
