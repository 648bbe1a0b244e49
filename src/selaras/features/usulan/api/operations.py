"""The operations of proposals that need a key."""

from typing import Annotated, Any

from django.http import Http404
from django.utils.translation import gettext_noop as says
from ninja import Header, Path, Query, Router, Schema, Status
from pydantic import Field

from selaras.features.usulan.actions import answer, submit
from selaras.features.usulan.api import filling, telling
from selaras.features.usulan.api.shapes import (
    Choices,
    Completed,
    Detail,
    NewProposal,
    Page,
    Said,
    Supported,
    Withdrawn,
)
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.queries import desk
from selaras.features.usulan.verbs import DECIDE, EDIT, RECOMMEND, SUBMIT, SUPPORT, WITHDRAW
from selaras.features.usulan.words import STEPS, Asal, Hasil, Keadaan
from selaras.foundation.api.keys import Key
from selaras.foundation.api.marks import does, reads
from selaras.foundation.api.words import KEYED, WRITES, Id, OneOf, Room, Teks, answers
from selaras.foundation.verbs.once import once
from selaras.foundation.verbs.verb import Verb

router = Router(tags=["usulan"], auth=Key())
In = Path[Room]
PLACE = "/{pemda}/{tahun}/usulan"
MOST = 100  # proposals in one part of a list


class After(Schema):
    """Which part of a list."""

    sesudah: Annotated[Id | None, Field(description="Isi 'lanjut' dari bagian sebelumnya")] = None
    banyak: Annotated[int, Field(ge=1, le=MOST)] = 25


class Asked(After):
    """What a list is asked for."""

    cari: Annotated[Teks, Field(max_length=200)] = ""
    asal: Asal | None = None
    keadaan: Annotated[Keadaan | None, Field(description="draf tidak pernah tampak")] = None
    hasil: Annotated[str | None, OneOf(Hasil.values)] = None
    langkah: Annotated[str | None, OneOf(STEPS)] = None
    opd: Id | None = None
    kecamatan: Annotated[str | None, Field(pattern=r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$")] = None

    def choice(self) -> desk.Choice:
        names = "asal", "keadaan", "hasil", "langkah", "kecamatan"
        exact = {name: str(value) for name in names if (value := getattr(self, name)) is not None}
        return desk.Choice(q=self.cari, opd=self.opd, **exact)  # type: ignore[arg-type]


def _usulan(request: Any, pk: int) -> Usulan:
    row = desk.proposal_of(request.siklus, pk)
    if row is None or row.keadaan == Keadaan.DRAF:
        raise Http404
    return row


def _now(request: Any, pk: int) -> dict[str, Any]:
    return telling.detail(_usulan(request, pk), request.actor)


@router.get(PLACE, response=answers(Page, *KEYED), summary=says("Daftar usulan, terbaru dulu"))
@reads
def index(request: Any, room: In, asked: Query[Asked]) -> Any:
    rows = desk.chosen(request.siklus, asked.choice())
    return telling.page(rows, asked.sesudah, asked.banyak, down=True)


@router.get(f"{PLACE}/menunggu", response=answers(Page, *KEYED), summary=says("Yang menunggu jawaban pemilik kunci"))
@reads
def queue(request: Any, room: In, asked: Query[After]) -> Any:
    rows = desk.waiting_for(request.siklus, request.actor).order_by()
    return telling.page(rows, asked.sesudah, asked.banyak, down=False)


@router.get(f"{PLACE}/pilihan", response=answers(Choices, *KEYED), summary=says("Nomor OPD, kamus, dan prioritas"))
@reads
def choices(request: Any, room: In) -> Any:
    return telling.choices(request.siklus)


@router.get(PLACE + "/{pk}", response=answers(Detail, *KEYED), summary=says("Satu usulan dengan tangganya"))
@reads
def detail(request: Any, room: In, pk: Path[Id]) -> Any:
    return _now(request, pk)


KEY = Header(alias="Idempotency-Key", min_length=8, max_length=200, description="Sama untuk kiriman ulang yang sama")


@router.post(PLACE, response=answers(Detail, *WRITES) | {201: Detail}, summary=says("Ajukan usulan"))
@does(SUBMIT)
def send(request: Any, room: In, sent: NewProposal, idempotency_key: Annotated[str, KEY]) -> Any:
    contact = sent.kontak.model_dump() if sent.kontak else None
    make = lambda: submit.submit(filling.proposal(request.siklus, sent), actor=request.actor, kontak=contact)  # noqa: E731
    pk, new = once(request, idempotency_key, make)
    return Status(201 if new else 200, _now(request, pk))


@router.post(
    PLACE + "/{pk}/lengkapi", response=answers(Detail, *WRITES), summary=says("Lengkapi usulan yang dikembalikan")
)
@does(EDIT)
def complete(request: Any, room: In, pk: Path[Id], sent: Completed) -> Any:
    row = _usulan(request, pk)
    submit.complete(row, filling.completed(row, sent), actor=request.actor, version=sent.versi)
    return _now(request, pk)


@router.post(PLACE + "/{pk}/tarik", response=answers(Detail, *WRITES), summary=says("Tarik usulan"))
@does(WITHDRAW)
def withdraw(request: Any, room: In, pk: Path[Id], sent: Withdrawn) -> Any:
    submit.withdraw(_usulan(request, pk), actor=request.actor, reason=sent.alasan)
    return _now(request, pk)


@router.post(PLACE + "/{pk}/dukungan", response=answers(Detail, *WRITES), summary=says("Dukung usulan"))
@does(SUPPORT)
def support(request: Any, room: In, pk: Path[Id], sent: Supported) -> Any:
    submit.support(_usulan(request, pk), actor=request.actor, teks=sent.teks)
    return _now(request, pk)


@router.post(PLACE + "/{pk}/rekomendasi", response=answers(Detail, *WRITES), summary=says("Beri rekomendasi"))
@does(RECOMMEND)
def recommend(request: Any, room: In, pk: Path[Id], sent: Said) -> Any:
    return _answered(request, pk, sent, RECOMMEND)


@router.post(PLACE + "/{pk}/putusan", response=answers(Detail, *WRITES), summary=says("Putuskan"))
@does(DECIDE)
def decide(request: Any, room: In, pk: Path[Id], sent: Said) -> Any:
    return _answered(request, pk, sent, DECIDE)


def _answered(request: Any, pk: int, sent: Said, verb: Verb) -> dict[str, Any]:
    said = filling.verdict(request.siklus, sent)
    answer.answer(_usulan(request, pk), said, actor=request.actor, version=sent.versi, verb=verb)
    return _now(request, pk)
