"""Two people, one line: what only one of them changed is joined, what both changed is asked."""

import pytest

from selaras.features.plan.actions import line as actions
from selaras.features.plan.actions.line import Parts
from selaras.features.plan.models import PlanLine
from selaras.features.plan.tests.work import HOME, enter, typed
from tests import builders as a

pytestmark = pytest.mark.django_db
FILLED = {"dana_a": ["DAU"], "dana_b": ["750.000.000"], "tempat_a": [""], "tempat_b": [""]}


@pytest.fixture
def scene():
    """A line at version 1 with its state in history, opened by a planner; Bappeda works on it too."""
    cycle = a.siklus()
    pu = a.opd("Dinas PU")
    other = a.actor("perencana_bappeda")
    line = actions.add(
        cycle,
        pu,
        jenjang="program",
        actor=other,
        kode="1.03.10",
        nama="Jalan",
        pagu=750_000_000,
        kelompok_sasaran="Warga",
        parts=Parts(fundings=[("DAU", 750_000_000)]),
    )
    return line, other, enter(a.person("perencana_opd", opd=pu))


def mine(**changes):
    plain = {"kode": "1.03.10", "nama": "Jalan", "kelompok_sasaran": "Warga", "bulan_mulai": "", "bulan_selesai": ""}
    return typed(**({"version": 1} | plain | FILLED | changes))


def test_changes_of_different_fields_are_joined(scene):
    line, other, client = scene
    actions.edit(line, actor=other, nama="Jalan kabupaten")
    answer = client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", mine(kelompok_sasaran="Petani"), follow=True)
    now = PlanLine.objects.get()
    assert (now.nama, now.kelompok_sasaran, now.version) == ("Jalan kabupaten", "Petani", 3)
    assert "digabung dengan perubahan Uji perencana_bappeda" in answer.content.decode()
    assert now.body()["sumber_dana"] == [("DAU", 750_000_000)]


def test_a_field_that_both_changed_is_asked_with_its_three_states(scene):
    line, other, client = scene
    actions.edit(line, actor=other, nama="Jalan kabupaten", kelompok_sasaran="Pedagang")
    answer = client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", mine(nama="Jalan desa"))
    page = answer.content.decode()
    assert answer.status_code == 409 and "Uji perencana_bappeda" in page
    assert page.count('<fieldset class="differs">') == 1
    for state in ("Semula", "Jalan kabupaten", "Jalan desa"):
        assert state in page
    assert 'name="kelompok_sasaran" value="Pedagang"' in page
    assert 'name="version" value="2"' in page
    assert PlanLine.objects.get().nama == "Jalan kabupaten"


def test_what_was_chosen_is_saved_whole(scene):
    line, other, client = scene
    actions.edit(line, actor=other, nama="Jalan kabupaten")
    sent = mine(nama="Jalan desa", version=2, dana="DAU | 700.000.000\nPAD | 50.000.000", tempat=" | Dusun IX")
    for name in ("dana_a", "dana_b", "tempat_a", "tempat_b"):
        del sent[name]
    assert client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", sent).status_code == 302
    now = PlanLine.objects.get()
    assert now.nama == "Jalan desa"
    assert now.body()["sumber_dana"] == [("DAU", 700_000_000), ("PAD", 50_000_000)]
    assert now.body()["tempat"] == [(None, "Dusun IX")]


def test_money_that_both_changed_is_asked(scene):
    line, other, client = scene
    actions.edit(line, actor=other, pagu=800_000_000, parts=Parts(fundings=[("DAU", 800_000_000)]))
    sent = mine(pagu="900.000.000", dana_b=["900.000.000"])
    page = client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", sent).content.decode()
    assert page.count('<fieldset class="differs">') == 2
    assert "DAU | 800.000.000" in page and "DAU | 900.000.000" in page
    assert PlanLine.objects.get().pagu == 800_000_000


def test_prioritas_are_told_by_their_numbers(scene):
    line, other, client = scene
    first = a.simpul(line.siklus, "prioritas", "Satu", nomor=1)
    third = a.simpul(line.siklus, "prioritas", "Tiga", nomor=3)
    actions.edit(line, actor=other, parts=Parts(prioritas=[first.pk]))
    page = client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", mine(prioritas=["3"], version=1)).content.decode()
    assert 'name="prioritas" value="1"' in page and 'name="prioritas" value="3"' in page
    sent = mine(version=2, prioritas="1, 3")
    assert client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", sent).status_code == 302
    assert PlanLine.objects.get().body()["prioritas"] == [first.pk, third.pk]
