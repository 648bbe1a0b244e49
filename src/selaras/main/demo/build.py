"""The steps of the demonstration; each is done once, and goes on where it was stopped."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.db import connection

from selaras import reference
from selaras.features.plan.actions.example import load_example
from selaras.features.plan.actions.sheet.run import run_import
from selaras.features.plan.actions.version import record_trend
from selaras.features.plan.models import Paket, PlanLine
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import command_line
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main import setup
from selaras.main.demo.accounts import by_source, make_accounts
from selaras.main.demo.calendar import set_calendar
from selaras.reference.example import deli_serdang_2022, ketapang_people

DELI_SERDANG, KETAPANG, TAHUN = "12.07", "61.04", 2022
Say = Callable[[str], None]


def build_example(say: Say) -> None:
    """Deli Serdang with its example plan and accounts: what the first page needs."""
    setup.prepare(say)
    set_tenant(connection, EVERYWHERE)
    siklus, new = setup.open_year(DELI_SERDANG, TAHUN, contoh=True)
    plan = deli_serdang_2022()
    if Person.objects.filter(username=plan.people[-1].username).exists():
        return
    say("Memuat rencana contoh Deli Serdang …")
    if new:
        set_calendar(siklus, plan.tahapan)
    load_example(plan, siklus, actor=command_line(DELI_SERDANG, "perencana_bappeda"), tell=say)
    record_trend(siklus)
    setup.open_year(KETAPANG, TAHUN)
    _refresh(siklus, say)
    sources = by_source(siklus.daerah)
    make_accounts(siklus.daerah, plan.people, {opd.kunci: sources[opd.id_sumber] for opd in plan.opd})


def ketapang_missing() -> bool:
    """Whether the published plan is not in yet, or only in part."""
    set_tenant(connection, EVERYWHERE)
    return not Person.objects.filter(username=ketapang_people()[-1].username).exists()


def build_published(say: Say) -> None:
    """Ketapang as published, read in like any other sheet; it may follow while pages are served."""
    set_tenant(connection, EVERYWHERE)
    siklus, _new = setup.open_year(KETAPANG, TAHUN)
    say("Memuat rencana Ketapang 2022 yang diumumkan pemerintah daerahnya …")
    with tempfile.TemporaryDirectory(prefix="selaras-ketapang-") as folder:
        files = reference.unpack_ketapang(Path(folder))
        run_import(
            "sirup",
            sorted(path for path in files.iterdir() if path.is_file()),
            siklus=siklus,
            actor=command_line(KETAPANG, "perencana_bappeda"),
            label="Ketapang 2022",
            tell=lambda words: say(f"  Ketapang: {words}"),
        )
    record_trend(siklus)
    _refresh(siklus, say)
    make_accounts(siklus.daerah, ketapang_people(), by_source(siklus.daerah))
    lines, paket = PlanLine.objects.filter(siklus=siklus).count(), Paket.objects.filter(siklus=siklus).count()
    say(f"Ketapang siap: {lines} baris rencana, {paket} paket.")


def _refresh(siklus: Siklus, say: Say) -> None:
    """Findings right after the rows, where that room is installed."""
    if apps.is_installed("selaras.features.alignment"):
        from selaras.features.alignment.actions import refresh

        say(f"Menghitung temuan {siklus.daerah.nama} …")
        refresh(siklus)
