"""Ceilings: what is used and left, who sets and locks them, and why not."""

import pytest

from selaras.features.plan.actions import ceiling as actions
from selaras.features.plan.models import Ceiling, Funding
from selaras.features.plan.queries.ceiling import limits
from selaras.features.plan.tests.work import HOME, enter
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus()


def limit(cycle, kind, pagu, about="", **key):
    return Ceiling.objects.create(
        siklus=cycle, daerah_id=cycle.daerah_id, kind=kind, about=str(about), pagu=pagu, **key
    )


def test_used_and_left_of_every_kind(cycle):
    pu = a.opd("Dinas PU")
    a.wilayah("12.07.26", "Percut Sei Tuan")
    program = a.line(cycle, pu, "Program", 1_000, jenjang="program")
    child = a.line(cycle, pu, "Anak", 700, induk=program, jenjang="kegiatan")
    Funding.objects.create(line=child, daerah=cycle.daerah, sumber_dana="DAU", pagu=700)
    child.places.create(daerah=cycle.daerah, wilayah_id="12.07.26")
    limit(cycle, "daerah", 1_000)
    limit(cycle, "opd", 600, pu.pk, opd=pu)
    limit(cycle, "program", 700, program.pk, line=program)
    limit(cycle, "sumber_dana", 800, "DAU", sumber_dana="DAU")
    limit(cycle, "wilayah", 900, "12.07.26", wilayah_id="12.07.26")
    rows = {kind: limits(cycle, kind)[0] for kind in ("daerah", "opd", "program", "sumber_dana", "wilayah")}
    assert {kind: (r.used, r.left, r.over) for kind, r in rows.items()} == {
        "daerah": (700, 300, 0),
        "opd": (700, -100, 100),
        "program": (700, 0, 0),
        "sumber_dana": (700, 100, 0),
        "wilayah": (700, 200, 0),
    }


def test_the_page_says_over_in_words(cycle):
    pu = a.opd("Dinas PU")
    a.line(cycle, pu, pagu=700_000)
    limit(cycle, "opd", 600_000, pu.pk, opd=pu)
    page = enter(a.person("kepala_bappeda")).get(f"{HOME}pagu/").content.decode()
    assert "melebihi Rp100.000" in page and "117%" in page and "f-clash" in page


def test_the_head_of_bappeda_sets_and_locks_and_others_read_why_not(cycle):
    pu = a.opd("Dinas PU")
    head, planner = enter(a.person("kepala_bappeda")), enter(a.person("perencana_bappeda"))
    sent = {"jenis": "opd", "untuk": str(pu.pk), "pagu": "12.500.000.000", "version": ""}
    refused = planner.post(f"{HOME}pagu/atur/kirim/", sent)
    assert refused.status_code == 403 and "12.500.000.000" in refused.content.decode()
    assert "hanya untuk Kepala Bappeda" in planner.get(f"{HOME}pagu/").content.decode()
    assert head.post(f"{HOME}pagu/atur/kirim/", sent).status_code == 302
    row = Ceiling.objects.get()
    assert (row.pagu, row.opd_id, row.about) == (12_500_000_000, pu.pk, str(pu.pk))
    head.post(f"{HOME}pagu/{row.pk}/kunci/", {"circular": "050/123/2021"})
    again = head.post(f"{HOME}pagu/atur/kirim/", sent | {"pagu": "1", "version": "2"})
    assert again.status_code == 403 and "dikunci surat edaran" in again.content.decode()
    assert Ceiling.objects.get().pagu == 12_500_000_000
    assert "Kepala Bappeda" in planner.post(f"{HOME}pagu/{row.pk}/kunci/", {"circular": ""}).content.decode()
    head.post(f"{HOME}pagu/{row.pk}/kunci/", {"circular": ""})
    assert head.post(f"{HOME}pagu/atur/kirim/", sent | {"pagu": "1", "version": "3"}).status_code == 302
    page = head.get(f"{HOME}pagu/").content.decode()
    assert page.count("mengatur Pagu OPD Dinas PU") == 2 and page.count("mengunci Pagu OPD Dinas PU") == 2


def test_a_ceiling_changed_by_another_is_not_overwritten(cycle):
    pu, head = a.opd("Dinas PU"), a.actor("kepala_bappeda")
    actions.set_ceiling(cycle, kind="opd", about=pu.pk, pagu=1, actor=head)
    actions.set_ceiling(cycle, kind="opd", about=pu.pk, pagu=2, actor=head)
    client = enter(a.person("kepala_bappeda"))
    sent = {"jenis": "opd", "untuk": str(pu.pk), "pagu": "9", "version": "1"}
    assert client.post(f"{HOME}pagu/atur/kirim/", sent).status_code == 409
    assert client.post(f"{HOME}pagu/atur/kirim/", sent | {"version": "2"}).status_code == 302
    assert Ceiling.objects.get().pagu == 9


def test_a_closed_stage_or_wrong_money_keeps_what_was_typed(cycle):
    pu = a.opd("Dinas PU")
    client = enter(a.person("kepala_bappeda"))
    sent = {"jenis": "opd", "untuk": str(pu.pk), "pagu": "12 miliar", "version": ""}
    wrong = client.post(f"{HOME}pagu/atur/kirim/", sent)
    assert wrong.status_code == 422 and "Tulis lengkap: 12.000.000.000" in wrong.content.decode()
    a.open_now(cycle, "monev")
    closed = client.post(f"{HOME}pagu/atur/kirim/", sent | {"pagu": "12.000.000.000"})
    assert closed.status_code == 403 and 'value="12.000.000.000"' in closed.content.decode()
    assert Entry.objects.count() == 0


def test_a_subject_that_does_not_exist_is_not_found(cycle):
    client = enter(a.person("kepala_bappeda"))
    far = a.opd("Jauh", daerah_kode="61.04")
    for query in ("jenis=opd&untuk=999", f"jenis=opd&untuk={far.pk}", "jenis=bulan&untuk=1", "jenis=program&untuk=x"):
        assert client.get(f"{HOME}pagu/atur/?{query}").status_code == 404
    assert client.get(f"{HOME}pagu/atur/?jenis=daerah&untuk=").status_code == 200
