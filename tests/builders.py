"""Builders for tests: ``a.siklus()``, ``a.opd()``, ``a.line(opd=…)``. Each makes only what the sentence needs."""

import itertools
from datetime import timedelta
from typing import Any

from selaras.features.plan.models import Contribution, Indikator, Paket, PlanLine, Simpul, Support, Target
from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.foundation.nomenklatur.models import Nomenklatur, NomenklaturSet
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.models import ApiToken, Grant, Person
from selaras.foundation.people.seats import hash_of
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor, Seat

_number = itertools.count(1)
DELI_SERDANG = "12.07"
PERCUT = "12.07.26"  # Kecamatan Percut Sei Tuan
SAENTIS = "12.07.26.2001"


def daerah(kode: str = DELI_SERDANG, nama: str = "Kabupaten Deli Serdang", **fields: Any) -> Daerah:
    found, _new = Daerah.objects.get_or_create(kode=kode, defaults={"nama": nama, "jenis": "kabupaten"} | fields)
    return found


def wilayah(kode: str = PERCUT, nama: str = "Percut Sei Tuan", jenis: str = "kecamatan") -> Wilayah:
    induk = kode.rpartition(".")[0]
    return Wilayah.objects.get_or_create(kode=kode, defaults={"nama": nama, "jenis": jenis, "induk_id": induk})[0]


def nomenklatur_set(kode: str = "2023") -> NomenklaturSet:
    return NomenklaturSet.objects.get_or_create(kode=kode, defaults={"nama": kode, "dasar_hukum": "-"})[0]


def code(kode: str, nama: str = "Rekonstruksi Jalan", set_kode: str = "2023") -> Nomenklatur:
    tingkat = {1: "urusan", 2: "bidang_urusan", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}[len(kode.split("."))]
    return Nomenklatur.objects.create(
        set=nomenklatur_set(set_kode), kode=kode, nama=nama, tingkat=tingkat, tingkat_pemda="kabkota"
    )


def siklus(daerah_kode: str = DELI_SERDANG, tahun: int = 2022, *open_stages: str, **fields: Any) -> Siklus:
    """A cycle with the given stages open now; by default persiapan and ranwal."""
    home = daerah(daerah_kode)
    made, _new = Siklus.objects.get_or_create(
        daerah=home, tahun=tahun, defaults={"nomenklatur": nomenklatur_set()} | fields
    )
    open_now(made, *(open_stages or ("persiapan", "ranwal")))
    return made


def open_now(made: Siklus, *codes: str, **scope: Any) -> None:
    """Close everything and open exactly these stages, from an hour ago until tomorrow."""
    at = clock.now()
    Tahapan.objects.filter(siklus=made).delete()
    for kode in codes:
        Tahapan.objects.create(
            daerah_id=made.daerah_id,
            siklus=made,
            kode=kode,
            opens_at=at - timedelta(hours=1),
            closes_at=at + timedelta(days=1),
            **scope,
        )


def opd(nama: str = "Dinas Pekerjaan Umum", daerah_kode: str = DELI_SERDANG, **fields: Any) -> Opd:
    n = next(_number)
    defaults = {"kode": f"1.03.0.00.0.00.{n:02d}.0000", "id_sumber": f"uji:{n}"}
    return Opd.objects.create(daerah=daerah(daerah_kode), nama=nama, **(defaults | fields))


def actor(
    role: str = "perencana_bappeda", *, opd: Opd | None = None, wilayah: str = "", daerah_kode: str = ""
) -> Actor:
    """Somebody in one seat; has no account."""
    home = daerah_kode or (opd.daerah_id if opd else DELI_SERDANG)
    n = next(_number) + 100_000
    return Actor(n, f"Uji {role}", (Seat(n, f"Uji {role}", role, home, opd.pk if opd else None, wilayah),))


def person(
    role: str = "perencana_bappeda", *, opd: Opd | None = None, wilayah: str = "", daerah_kode: str = ""
) -> Person:
    """Somebody with an account (password 'rahasia-uji') and one grant."""
    n = next(_number)
    made = Person.objects.create_user(f"uji{n}", "rahasia-uji", nama=f"Uji {role}", email=f"uji{n}@contoh.test")
    home = daerah_kode or (opd.daerah_id if opd else DELI_SERDANG)
    Grant.objects.create(
        person=made,
        daerah=daerah(home),
        role=role,
        opd=opd,
        wilayah=wilayah,
        from_at=clock.now() - timedelta(days=1),
    )
    return made


def key(person: Person, daerah_kode: str = DELI_SERDANG, **fields: Any) -> str:
    """A key of this person in all of its grants there, as a program holds it."""
    text, at = f"selaras_uji-{next(_number)}", clock.now()
    defaults = {"nama": "Program uji", "made_at": at, "ends_at": at + timedelta(days=30), "hash": hash_of(text)}
    made = ApiToken.objects.create(person=person, daerah_id=daerah_kode, **(defaults | fields))
    made.grants.set(person.grants.filter(daerah=daerah_kode))
    return text


def simpul(cycle: Siklus, jenjang: str = "sasaran", uraian: str = "Meningkatnya jalan mantap", **fields: Any) -> Simpul:
    cabang = "tahun" if jenjang in ("tema", "prioritas", "strategi_prioritas") else "rpjmd"
    return Simpul.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, jenjang=jenjang, cabang=cabang, uraian=uraian, **fields
    )


def supports(sasaran: Simpul, prioritas: Simpul) -> Support:
    return Support.objects.create(simpul=sasaran, prioritas=prioritas, daerah_id=sasaran.daerah_id)


def line(
    cycle: Siklus, agency: Opd, nama: str = "Rekonstruksi jalan", pagu: int | None = 1_000_000, **fields: Any
) -> PlanLine:
    defaults = {"jenjang": "sub_kegiatan", "kode": "1.03.10.2.01.0012"}
    return PlanLine.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, opd=agency, nama=nama, pagu=pagu, **(defaults | fields)
    )


def paket(cycle: Siklus, agency: Opd, nama: str = "Jalan Mawar", pagu: int | None = 500_000, **fields: Any) -> Paket:
    defaults = {"id_sumber": f"uji:{next(_number)}"}
    return Paket.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, opd=agency, nama=nama, pagu=pagu, **(defaults | fields)
    )


def contribution(node: Simpul, agency: Opd, work: PlanLine | None = None, **fields: Any) -> Contribution:
    return Contribution.objects.create(
        daerah_id=node.daerah_id, siklus=node.siklus, simpul=node, opd=agency, line=work, **fields
    )


def indikator(
    about: Simpul | PlanLine, nama: str = "Panjang jalan mantap", target: str = "", **fields: Any
) -> Indikator:
    key = {"simpul": about} if isinstance(about, Simpul) else {"line": about}
    made = Indikator.objects.create(
        daerah_id=about.daerah_id, siklus=about.siklus, nama=nama, jenis="sasaran", **key, **fields
    )
    if target:
        Target.objects.create(indikator=made, tahun=about.siklus.tahun, teks=target, daerah_id=about.daerah_id)
    return made
