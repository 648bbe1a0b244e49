"""A small plan to search in, and how tests ask."""

from typing import Any

from django.test import Client

from selaras.features.search.actions import catch_up, rebuild
from selaras.features.search.queries.asking import Choice
from selaras.features.search.queries.showing import Hit, hints, results
from selaras.features.usulan.models import Usulan
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor
from tests import builders as a

SAMPALI = "12.07.26.2009"
PAGE = "/12.07/2022/cari/"


def proposal(cycle: Siklus, judul: str, kode: str, **fields: Any) -> Usulan:
    defaults = {"asal": "desa", "keadaan": "berjalan", "langkah": "opd", "tiba_at": clock.now()}
    return Usulan.objects.create(daerah_id=cycle.daerah_id, siklus=cycle, judul=judul, kode=kode, **(defaults | fields))


def plan() -> Siklus:
    """One cycle with a thing of every kind, found and indexed."""
    cycle = a.siklus()
    a.wilayah()
    desa = a.wilayah(SAMPALI, "Sampali", "desa")
    pupr = a.opd("Dinas Pekerjaan Umum dan Penataan Ruang", singkatan="Dinas PUPR", kode="1.03.0.00.0.00.01.0000")
    a.line(cycle, pupr, "Pembangunan drainase jalan lingkungan", kode="1.03.06.2.01.0004", lokasi_teks="Desa Sampali")
    a.line(cycle, pupr, "Rekonstruksi jalan kabupaten", kode="1.03.10.2.01.0012")
    a.line(
        cycle, a.opd("Dinas Kesehatan", singkatan="Dinkes"), "Pelayanan kesehatan ibu hamil", kode="1.02.02.2.02.0001"
    )
    a.simpul(cycle, uraian="Meningkatnya kemantapan jalan kabupaten")
    a.paket(cycle, pupr, "Perbaikan selokan Jalan Mawar", lokasi_teks="Sampali", kode_sub="1.03.06.2.01.0004")
    proposal(cycle, "Pembuatan parit Dusun IX", "DS-22-K7M4P", wilayah=desa, alamat="Gang Kenanga", opd=pupr)
    rebuild("12.07")
    return cycle


def ask(cycle: Siklus, q: str, actor: Actor | None = None, **more: Any) -> Any:
    return results(cycle, Choice.of({"q": q, **more}), actor or a.actor())


def said(hit: Hit) -> str:
    return "".join(piece for piece, _asked in hit.title)


def marked(hit: Hit) -> list[str]:
    return [piece for part in (hit.title, hit.kode, hit.detail) for piece, asked in part if asked]


def titles(cycle: Siklus, q: str, actor: Actor | None = None, **more: Any) -> list[str]:
    return [said(hit) for section in ask(cycle, q, actor, **more).sections for hit in section.hits]


def offered(cycle: Siklus, q: str) -> list[str]:
    return [said(hit) for hit in hints(cycle, Choice.of({"q": q}), a.actor())]


def follow(cycle: Siklus) -> None:
    catch_up(cycle.daerah_id)


def signed_in(person: Person | None = None) -> Client:
    client = Client()
    client.force_login(person or a.person())
    return client
