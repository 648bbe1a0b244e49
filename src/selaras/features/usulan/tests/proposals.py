"""What the tests of proposals build: a village's proposal on its way."""

from typing import Any

from selaras.features.usulan.actions import answer, submit
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import STEPS, Hasil
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from tests import builders as a

EVERY_WINDOW = ("ranwal", "musrenbang_desa", "musrenbang_kecamatan", "rancangan", "forum_opd", "musrenbang_kabupaten")
ALL = (*EVERY_WINDOW, "rancangan_akhir")


def cycle(*stages: str) -> Siklus:
    made = a.siklus(a.DELI_SERDANG, 2022, *(stages or ALL))
    a.wilayah()
    a.wilayah(a.SAENTIS, "Saentis", "desa")
    return made


def village(wilayah: str = a.SAENTIS) -> Actor:
    return a.actor("operator_desa", wilayah=wilayah)


def blank(siklus: Siklus, judul: str = "Parit Jalan Mesjid Dusun IX", **fields: Any) -> Usulan:
    defaults: dict[str, Any] = {"asal": "desa", "wilayah_id": a.SAENTIS, "volume": 400, "satuan": "m"}
    return Usulan(daerah_id=siklus.daerah_id, siklus=siklus, judul=judul, **(defaults | fields))


def sent(siklus: Siklus, judul: str = "Parit Jalan Mesjid Dusun IX", **fields: Any) -> Usulan:
    """A village's proposal that waits for the camat."""
    return submit.submit(blank(siklus, judul, **fields), actor=village())


def office(usulan: Usulan, role: str = "") -> Actor:
    """Whoever decides at the present step, or recommends where nobody decides."""
    step = STEPS[usulan.langkah]
    name = role or (step.decides or step.recommends)[0]
    return a.actor(name, opd=usulan.opd if step.kode == "opd" else None, wilayah=a.PERCUT)


def accepted_by_all(usulan: Usulan) -> Usulan:
    """Every step of its route says yes."""
    while usulan.keadaan == "berjalan":
        usulan = answer.answer(usulan, answer.Verdict(Hasil.DITERIMA), actor=office(usulan))
    return usulan


def agency(nama: str = "Dinas PUPR") -> Opd:
    return a.opd(nama)
