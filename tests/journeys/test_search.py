"""The search index through whole imports and their undoing: of a plan, and of proposals."""

from pathlib import Path

import pytest

from selaras.features.plan.actions.sheet.run import DESK as PLAN_DESK
from selaras.features.plan.actions.sheet.run import run_import
from selaras.features.plan.models import PlanLine
from selaras.features.search.actions import catch_up, rebuild
from selaras.features.search.models import Item, Posting
from selaras.features.search.queries import vocabulary
from selaras.features.search.queries.asking import Choice
from selaras.features.search.queries.showing import results
from selaras.features.usulan.actions.sheet.run import DESK as USULAN_DESK
from selaras.features.usulan.tests import lembar
from selaras.foundation.opd.models import Opd
from selaras.foundation.sheets.actions.undo import undo
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import command_line
from tests import builders as a
from tests.journeys import twin

pytestmark = pytest.mark.django_db
BAPPEDA = command_line(twin.OWN, "perencana_bappeda")


@pytest.fixture(autouse=True)
def _place(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    vocabulary._kept.clear()


def counts(cycle: Siklus, q: str) -> dict[str, int]:
    return {kind: n for kind, n in results(cycle, Choice.of({"q": q}), a.actor()).found.counts.items() if n}


def test_an_imported_plan_is_found_line_by_line_and_gone_when_it_is_taken_back(tmp_path: Path) -> None:
    cycle = a.siklus()
    rebuild(cycle.daerah_id)
    upload, _report = run_import(
        "sirup", sorted(twin.sirup_set(tmp_path).iterdir()), siklus=cycle, actor=BAPPEDA, label="kembaran"
    )
    catch_up(cycle.daerah_id)
    assert Item.objects.filter(kind="baris").count() == PlanLine.objects.filter(active=True).count() > 0
    assert Item.objects.filter(kind="opd").count() == Opd.objects.filter(aktif=True, semu=False).count() > 0
    name = PlanLine.objects.filter(jenjang="sub_kegiatan")[0].nama
    assert counts(cycle, name)["baris"] >= 1
    undo(PLAN_DESK, upload, actor=BAPPEDA)
    catch_up(cycle.daerah_id)
    assert not Item.objects.filter(kind__in=("baris", "paket", "opd")).exists()
    assert counts(cycle, name) == {}


def test_imported_proposals_are_found_and_gone_when_they_are_taken_back(tmp_path: Path) -> None:
    cycle = lembar.cycle("ranwal", "musrenbang_desa")
    rebuild(cycle.daerah_id)
    upload, _report = lembar.take(cycle, lembar.sipd_file(tmp_path / "a.csv", lembar.sipd()))
    catch_up(cycle.daerah_id)
    assert counts(cycle, "drainase mesjid saentis") == {"usulan": 1}
    undo(USULAN_DESK, upload, actor=a.actor())
    catch_up(cycle.daerah_id)
    assert counts(cycle, "drainase mesjid saentis") == {}
    assert not Posting.objects.filter(word="mesjid").exists()
