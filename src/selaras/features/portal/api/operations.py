"""What anybody may read by program: published snapshots, one proposal by its code, the fields of both."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Annotated, Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as says
from ninja import Path, Query, Router
from pydantic import Field

from selaras.features.portal.api.shapes import (
    Area,
    Dictionary,
    LineChoice,
    LinePage,
    NodeChoice,
    NodePage,
    ProposalChoice,
    ProposalPage,
    Tracked,
)
from selaras.features.portal.exports import row_of
from selaras.features.portal.fields import PROPOSALS, SETS
from selaras.features.portal.models import Terbitan
from selaras.features.portal.queries.code import find
from selaras.features.portal.queries.snapshot import latest, published, shown
from selaras.features.portal.queries.track import Step, Track, track_of
from selaras.features.usulan.words import REASON_LABELS, STEPS, Asal, Hasil, Keadaan, Nasib
from selaras.foundation.api.marks import reads_public
from selaras.foundation.api.words import Room, Teks, open_answers
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant, working_for

router = Router(tags=["terbitan"])
In = Path[Room]
PLACE = "/terbit/{pemda}/{tahun}"
SECONDS = 300  # how long a copy may be kept; as the public pages
Row = dict[str, Any]


def open_to_all(seconds: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Anybody may keep a copy for some seconds, and a page of another house may read it."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def kept(request: HttpRequest, response: HttpResponse, **sent: Any) -> Any:
            found = view(request, response=response, **sent)
            response["Cache-Control"] = f"public, max-age={seconds}"
            response["Access-Control-Allow-Origin"] = "*"
            return found

        return reads_public(kept)

    return mark


def _part(room: Room, name: str, asked: Any, key: str, fits: Callable[[Row], bool]) -> Row:
    """The rows of one file of the open data after the last one seen."""
    set_tenant(connection, room.pemda)
    source = latest(room.pemda, room.tahun)
    if source is None:
        raise Http404
    rows = sorted((row for row in shown(source).raw[name] if fits(row)), key=lambda row: row[key])
    left = [row for row in rows if asked.sesudah is None or row[key] > asked.sesudah]
    return _about(source) | {
        "isi": [row_of(row, SETS[name]) for row in left[: asked.banyak]],
        "jumlah": len(rows),
        "lanjut": left[asked.banyak - 1][key] if len(left) > asked.banyak else None,
    }


def _about(source: Terbitan) -> Row:
    return {
        "daerah": source.daerah_id,
        "tahun": source.siklus.tahun,
        "terbitan": source.nomor,
        "nama": source.nama,
        "tanggal": source.at,
        "sha256": source.sha256,
        "data_contoh": source.siklus.contoh,
    }


def _says(asked: str, *texts: str) -> bool:
    whole = " ".join(texts).casefold()
    return all(word in whole for word in asked.casefold().split())


@router.get("/terbit", response=open_answers(list[Area]), summary=says("Daerah dan tahun yang sudah diterbitkan"))
@open_to_all(SECONDS)
def areas(request: HttpRequest, response: HttpResponse) -> Any:
    found: dict[str, Row] = {}
    with working_for(connection, EVERYWHERE):
        rows = list(published().order_by("daerah_id", "siklus__tahun", "-siklus__jenis", "-nomor"))
    for row in rows:
        area = found.setdefault(row.daerah_id, {"kode": row.daerah_id, "nama": row.siklus.daerah.nama, "terbitan": []})
        if all(each["tahun"] != row.siklus.tahun for each in area["terbitan"]):
            area["terbitan"].append(_about(row) | {"jumlah_baris": row.lines, "jumlah_usulan": row.proposals})
    return list(found.values())


@router.get(f"{PLACE}/baris", response=open_answers(LinePage), summary=says("Baris rencana yang diterbitkan"))
@open_to_all(SECONDS)
def lines(request: HttpRequest, response: HttpResponse, room: In, asked: Query[LineChoice]) -> Any:
    def fits(row: Row) -> bool:
        return (
            (asked.prioritas is None or asked.prioritas in row["prioritas"])
            and asked.kecamatan in (None, row["kecamatan"])
            and asked.jenjang in (None, row["jenjang"])
            and asked.opd_kode in (None, row["opd_kode"])
            and _says(asked.cari, row["nama"], row["opd"], row["kode"])
        )

    return _part(room, "baris", asked, "id", fits)


@router.get(f"{PLACE}/simpul", response=open_answers(NodePage), summary=says("Pohon kinerja yang diterbitkan"))
@open_to_all(SECONDS)
def nodes(request: HttpRequest, response: HttpResponse, room: In, asked: Query[NodeChoice]) -> Any:
    return _part(room, "simpul", asked, "id", lambda row: asked.jenjang in (None, row["jenjang"]))


@router.get(
    f"{PLACE}/usulan", response=open_answers(ProposalPage), summary=says("Usulan dan jawabannya yang diterbitkan")
)
@open_to_all(SECONDS)
def proposals(request: HttpRequest, response: HttpResponse, room: In, asked: Query[ProposalChoice]) -> Any:
    def fits(row: Row) -> bool:
        exact = ("asal", "keadaan", "hasil", "kecamatan")
        return all(getattr(asked, name) in (None, row[name]) for name in exact) and _says(
            asked.cari, row["judul"], row["desa_nama"], row["kode"]
        )

    return _part(room, "usulan", asked, "kode", fits)


@router.get("/lacak/{kode}", response=open_answers(Tracked), summary=says("Satu usulan menurut kode lacaknya"))
@open_to_all(60)
def track(request: HttpRequest, response: HttpResponse, kode: Path[Annotated[Teks, Field(max_length=40)]]) -> Any:
    found = find(kode)
    if found is None:
        raise Http404
    set_tenant(connection, found.daerah_id)
    return _tracked(track_of(found))


def _tracked(found: Track) -> Row:
    said = found.answer.as_json()
    return {
        "usulan": row_of(said, PROPOSALS),
        "tahun": found.answer.tahun,
        "tempat": said["tempat"],
        "langkah": [_step(step) for step in found.steps],
        "berikutnya": found.next,
    }


def _step(step: Step) -> Row:
    return {
        "nama": str(step.label),
        "jawaban": step.verdict,
        "at": step.at,
        "oleh": step.who,
        "penjelasan": step.says,
        "perubahan": list(step.changes),
        "tugas": str(step.task),
        "dibuka": step.opens_at,
        "ditutup": step.closes_at,
    }


@router.get("/kolom", response=open_answers(Dictionary), summary=says("Arti setiap kolom dan kata"))
@open_to_all(3600)
def columns(request: HttpRequest, response: HttpResponse) -> Any:
    words: dict[str, Any] = {"asal": Asal, "keadaan": Keadaan, "hasil": Hasil, "nasib": Nasib}
    return {
        "kolom": {name: list(_columns(name)) for name in SETS},
        "kata": {name: {code: str(label) for code, label in each.choices} for name, each in words.items()}
        | {"alasan": {code: str(label) for code, label in REASON_LABELS}}
        | {"langkah": {code: str(step.label) for code, step in STEPS.items()}},
    }


def _columns(name: str) -> Iterator[Row]:
    for field in SETS[name].fields:
        yield {"nama": field.name, "arti": str(field.says)}
