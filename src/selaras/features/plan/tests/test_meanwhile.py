"""Somebody else saved first: who and when, theirs and yours in place, and nothing typed is lost."""

import re

import pytest

from selaras.features.plan.actions import ceiling as ceilings
from selaras.features.plan.actions import paket as packages
from selaras.features.plan.models import Ceiling, Paket, Renja
from selaras.features.plan.tests.work import HOME, enter
from selaras.foundation.people.seats import actor_of
from tests import builders as a

pytestmark = pytest.mark.django_db
FIRST = "Orang lain sudah menyimpan perubahan lebih dulu"


@pytest.fixture
def cycle():
    return a.siklus("12.07", 2022, "ranwal", "rancangan")


def _named(role, nama, **more):
    person = a.person(role, **more)
    person.nama = nama
    person.save()
    return person


def _hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(version|jenis|untuk)" value="([^"]*)"', page))


def test_a_ceiling_shows_theirs_and_mine_and_the_choice_is_saved(cycle):
    rina = actor_of(_named("kepala_bappeda", "Rina Siregar"))
    ceilings.set_ceiling(cycle, kind="daerah", about="", pagu=100, actor=rina)
    ceilings.set_ceiling(cycle, kind="daerah", about="", pagu=9_000, actor=rina, version=1)
    client = enter(a.person("kepala_bappeda"))
    late = client.post(f"{HOME}pagu/atur/kirim/", {"jenis": "daerah", "untuk": "", "pagu": "7.000", "version": "1"})
    page = late.content.decode()
    assert late.status_code == 409
    assert FIRST in page and "Rina Siregar menyimpan baris ini" in page
    assert 'value="9.000"' in page and 'value="7.000" checked' in page and "100" in page
    again = client.post(f"{HOME}pagu/atur/kirim/", _hidden(page) | {"pagu": "7.000"})
    assert again.status_code == 302
    assert Ceiling.objects.get().pagu == 7_000


def test_a_ceiling_that_somebody_made_meanwhile_is_not_overwritten_unseen(cycle):
    client = enter(a.person("kepala_bappeda"))
    sent = {"jenis": "daerah", "untuk": "", "pagu": "7.000", "version": ""}
    ceilings.set_ceiling(
        cycle, kind="daerah", about="", pagu=9_000, actor=actor_of(_named("kepala_bappeda", "Rina Siregar"))
    )
    late = client.post(f"{HOME}pagu/atur/kirim/", sent)
    assert late.status_code == 409 and "Rina Siregar" in late.content.decode()
    assert Ceiling.objects.get().pagu == 9_000


def test_a_package_shows_both_lines_by_name(cycle):
    pu = a.opd("Dinas PU")
    north, south, paket = a.line(cycle, pu, "Jalan utara"), a.line(cycle, pu, "Jalan selatan"), a.paket(cycle, pu)
    packages.link(paket, north, actor=actor_of(_named("perencana_opd", "Budi Hartono", opd=pu)))
    client = enter(a.person("perencana_opd", opd=pu))
    late = client.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": south.pk, "version": 1})
    page = late.content.decode()
    assert late.status_code == 409
    assert "Budi Hartono" in page and "Jalan utara" in page and "Jalan selatan" in page
    assert f'value="{south.pk}" checked' in page
    assert Paket.objects.get().line == north
    client.post(f"{HOME}paket/{paket.pk}/hubungkan/", _hidden(page) | {"line": south.pk})
    assert Paket.objects.get().line == south


def test_a_step_of_a_renja_waits_and_its_note_stays(cycle):
    pu = a.opd("Dinas PU")
    renja = Renja.objects.create(daerah=cycle.daerah, siklus=cycle, opd=pu, status="diajukan")
    rina = actor_of(_named("kepala_bappeda", "Rina Siregar"))
    ceilings.return_renja(renja, catatan="lengkapi", actor=rina, version=1)
    ceilings.submit_renja(renja, actor=actor_of(a.person("kepala_opd", opd=pu)), version=2)
    client = enter(a.person("kepala_bappeda"))
    sent = {"catatan": "targetnya belum ada", "version": 1}
    late = client.post(f"{HOME}rencana/{pu.pk}/kembalikan/", sent)
    page = late.content.decode()
    assert late.status_code == 409
    assert FIRST in page and "Uji kepala_opd menyimpan Renja ini" in page and "targetnya belum ada" in page
    assert Renja.objects.get().status == "diajukan"
    again = client.post(f"{HOME}rencana/{pu.pk}/kembalikan/", sent | {"version": _hidden(page)["version"]})
    assert again.status_code == 302
    assert Renja.objects.get().catatan == "targetnya belum ada"
