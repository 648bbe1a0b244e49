"""Loads the demo: an example plan of Deli Serdang, the published plan of Ketapang, an account for every role.

Every step looks at what is there: a killed run goes on where it was, a second run changes nothing.
"""

import tempfile
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from selaras.features.plan.actions.example import load_example
from selaras.features.plan.actions.sheet.run import run_import
from selaras.features.plan.actions.version import record_trend
from selaras.features.usulan.actions.example import load_example as load_proposals
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.models import Grant, Person
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.actions import open_cycle, reopen_stage
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import ROLES, command_line
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main.demo.accounts import by_source, make_accounts
from selaras.main.demo.calendar import set_calendar
from selaras.main.setup import Say, open_daerah, prepare
from selaras.reference.example import ExamplePerson, ExampleTahapan, deli_serdang_2022, ketapang_people
from selaras.reference.ketapang import unpack_ketapang

DELI_SERDANG, KETAPANG, TAHUN = "12.07", "61.04", 2022
OPEN_FOR = timedelta(days=365)  # how long the demo keeps its stages open
OPENED = {  # stage → what it lets people try
    "persiapan": "simpul dapat disusun",
    "ranwal": "simpul dan baris rencana dapat diubah",
    "musrenbang_desa": "desa dapat mengajukan usulan",
    "musrenbang_kecamatan": "kecamatan dapat memutuskan usulan",
    "rancangan": "Renja dapat disusun",
    "forum_opd": "OPD dapat saling mengajak",
    "musrenbang_kabupaten": "hasil musyawarah dapat dicatat",
    "rancangan_akhir": "Bappeda dapat merapikan rencana",
}

Account = tuple[str, str, str]  # daerah, role label, username


def load(tell: Say) -> list[Account]:
    """Both governments, one after the other."""
    build_example(tell)
    build_published(tell)
    return accounts()


def build_example(tell: Say) -> None:
    """Deli Serdang with its example plan and accounts, and the empty cycle of Ketapang: what the first page needs."""
    prepare(tell)
    set_tenant(connection, EVERYWHERE)
    plan = deli_serdang_2022()
    siklus = _cycle(DELI_SERDANG, contoh=True, calendar=plan.tahapan)
    load_example(plan, siklus, actor=command_line(DELI_SERDANG, "kepala_bappeda"), tell=tell)
    ids = dict(Opd.objects.filter(daerah=DELI_SERDANG).values_list("id_sumber", "pk"))
    _accounts(siklus, plan.people, {o.kunci: ids[o.id_sumber] for o in plan.opd})
    with transaction.atomic():
        tell(f"{load_proposals(siklus)} usulan contoh dibuat")
    _cycle(KETAPANG, contoh=False)
    _figures(siklus, tell)


def build_published(tell: Say) -> None:
    """Ketapang as published, taken in the way a government's own files are; may follow while pages are served."""
    set_tenant(connection, EVERYWHERE)
    siklus = _cycle(KETAPANG, contoh=False)
    if not _applied(siklus):
        tell(f"Mengimpor rencana {siklus.daerah.nama} yang diumumkan pemerintah daerahnya …")
        with tempfile.TemporaryDirectory(prefix="selaras-ketapang-") as folder:
            files = sorted(unpack_ketapang(Path(folder)).iterdir())
            actor = command_line(KETAPANG, "perencana_bappeda")
            run_import("sirup", files, siklus=siklus, actor=actor, label="Ketapang 2022", tell=tell)
    _accounts(siklus, ketapang_people(), by_source(siklus.daerah))
    _figures(siklus, tell)


def ketapang_missing() -> bool:
    """Whether the published plan is not in yet, or only in part; its figure is the last thing written."""
    set_tenant(connection, EVERYWHERE)
    return not Siklus.objects.filter(daerah=KETAPANG, tahun=TAHUN, trend__isnull=False).exists()


def accounts() -> list[Account]:
    """Everybody who can sign in to the demo, in the order of the roles."""
    people = {DELI_SERDANG: deli_serdang_2022().people, KETAPANG: ketapang_people()}
    names = {one.username for some in people.values() for one in some}
    grants = Grant.objects.filter(person__username__in=names).select_related("person", "daerah")
    found = {(g.daerah_id, g.person.username): (g.daerah.nama, ROLES[g.role], g.person.username) for g in grants}
    return [found[kode, p.username] for kode, some in people.items() for p in some if (kode, p.username) in found]


def _applied(siklus: Siklus) -> bool:
    return Upload.objects.filter(siklus=siklus, kind="sirup", state=Upload.State.DITERAPKAN).exists()


def _cycle(kode: str, *, contoh: bool, calendar: tuple[ExampleTahapan, ...] = ()) -> Siklus:
    """The cycle with the windows of its own year, and the stages that the demo needs opened again on record."""
    found = Siklus.objects.filter(daerah=kode, tahun=TAHUN, jenis=Siklus.Jenis.MURNI).first()
    if found is not None:
        return found
    head, sekda = command_line(kode, "kepala_bappeda"), command_line(kode, "sekda")
    with transaction.atomic():
        daerah = open_daerah(kode, contoh=contoh)
        siklus = open_cycle(daerah, tahun=TAHUN, nomenklatur="2023", layout="l86", actor=head, contoh=contoh)
        for stage, why in OPENED.items():
            reason = f"contoh: dibuka agar {why}"
            reopen_stage(siklus, kode=stage, closes_at=clock.now() + OPEN_FOR, reason=reason, actor=sekda)
        set_calendar(siklus, calendar)
    return siklus


def _accounts(siklus: Siklus, wanted: tuple[ExamplePerson, ...], opds: dict[str, int]) -> None:
    """All of them or none, so that no account is left without its password or role."""
    if Person.objects.filter(username=wanted[-1].username).exists():
        return
    with transaction.atomic():
        make_accounts(siklus.daerah, wanted, opds)


def _figures(siklus: Siklus, tell: Say) -> None:
    """Today's findings and central figure, once; afterwards the worker keeps both."""
    if siklus.trend.exists():
        return
    if apps.is_installed("selaras.features.alignment"):
        from selaras.features.alignment.actions.pair_sweep import sweep_pairs
        from selaras.features.alignment.actions.temuan import refresh

        tell(f"Memeriksa rencana {siklus.daerah.nama} …")
        refresh(siklus)
        sweep_pairs(siklus)
    record_trend(siklus)
