"""Suggested OPD, line and prioritas for proposals: while one is written and on the desk; re-routes teach."""

import pytest
from django.test import Client

from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries.suggested.agency import belonging
from selaras.features.usulan.actions import answer, submit, work
from selaras.features.usulan.models import KamusUsulan, Usulan
from selaras.features.usulan.queries.suggested import accepted, offer, offer_for
from selaras.features.usulan.tests import proposals as p
from tests import builders as a

pytestmark = pytest.mark.django_db
JALAN, IRIGASI = "1.03.10.2.01", "1.03.02.2.02"
TEXT = "Penataan kolam warga"  # words that no official name has
OTHER = "12.07.26.2002"


@pytest.fixture
def siklus():
    made = p.cycle()
    a.wilayah(OTHER, "Cinta Rakyat", "desa")
    return made


@pytest.fixture
def pu(siklus):
    return a.opd("Dinas PU", bidang_urusan=["1.03"])


@pytest.fixture
def ikan():
    return a.opd("Dinas Perikanan")


def _client(role, **seat):
    client = Client(headers={"host": "localhost"})
    client.force_login(a.person(role, **seat), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _names(found):
    return [one.nama for one in found.agencies]


def _clerk():
    return _client("operator_desa", wilayah=a.SAENTIS)


def test_a_re_route_teaches_the_final_opd_for_the_same_text_of_another_village(siklus, pu, ikan, small_catalogue):
    assert _names(belonging(siklus, TEXT)) == []
    sent = p.sent(siklus, TEXT, opd=pu)
    assert _names(belonging(siklus, TEXT)) == []  # what a village wrote is nobody's decision
    answer.redirect(sent, ikan, actor=a.actor("mitra_bappeda"))
    page = _client("operator_desa", wilayah=OTHER).get("/12.07/2022/usulan/baru/saran/", {"judul": TEXT})
    words = page.content.decode()
    assert "Dinas Perikanan" in words and "Dinas PU" not in words
    assert "usulan serupa pernah diterima di sini (1 kali)" in words


def test_a_re_route_on_the_ladder_teaches_too_and_the_last_opd_counts(siklus, pu, ikan, small_catalogue):
    sent = p.sent(siklus, TEXT, opd=pu)
    sent = answer.answer(sent, answer.Verdict("diterima"), actor=p.office(sent))
    moved = answer.Verdict("dialihkan", "bukan_bidang_opd", "Bukan kami.", opd=ikan)
    sent = answer.answer(sent, moved, actor=p.office(sent))
    assert _names(belonging(siklus, TEXT)) == ["Dinas Perikanan"]
    answer.redirect(sent, pu, actor=a.actor("mitra_bappeda"))
    answer.redirect(Usulan.objects.get(pk=sent.pk), a.opd("Dinas Lain"), actor=a.actor("mitra_bappeda"))
    assert _names(belonging(siklus, TEXT)) == ["Dinas Lain"]


def test_an_opd_that_bappeda_gave_to_a_proposal_without_one_teaches(siklus, ikan, small_catalogue):
    answer.redirect(p.sent(siklus, TEXT), ikan, actor=a.actor("mitra_bappeda"))
    assert _names(belonging(siklus, TEXT)) == ["Dinas Perikanan"]


def test_an_opd_that_took_a_proposal_teaches_and_one_that_refused_does_not(siklus, pu, ikan, small_catalogue):
    refused = p.sent(siklus, TEXT, opd=pu)
    answer.answer(refused, answer.Verdict("ditolak", "bukan_kewenangan", "Desa."), actor=p.office(refused))
    assert _names(belonging(siklus, TEXT)) == []
    p.accepted_by_all(p.sent(siklus, f"{TEXT} lagi", opd=ikan))
    assert _names(belonging(siklus, TEXT)) == ["Dinas Perikanan"]


def test_a_proposal_does_not_learn_from_itself(siklus, ikan, small_catalogue):
    sent = p.sent(siklus, TEXT)
    answer.redirect(sent, ikan, actor=a.actor("mitra_bappeda"))
    sent = Usulan.objects.select_related("siklus").get(pk=sent.pk)
    assert _names(offer_for(sent).found) == []
    assert _names(offer(siklus, TEXT).found) == ["Dinas Perikanan"]


def test_a_proposal_in_a_line_teaches_the_code_and_the_opd_of_that_line(siklus, pu, ikan, small_catalogue):
    line = a.line(siklus, ikan, nomenklatur=a.code(f"{IRIGASI}.0014"))
    sent = p.accepted_by_all(p.sent(siklus, TEXT, opd=pu))
    work.place(sent, line, actor=a.actor("perencana_opd", opd=ikan))
    rows = [(row.kode, row.opd) for row in accepted("12.07") if row.opd]
    assert rows == [(f"{IRIGASI}.0014", ikan.pk)]
    found = belonging(siklus, TEXT)
    assert found.codes[0].kode == f"{IRIGASI}.0014" and found.agencies[0].opd == ikan.pk


def test_drafts_and_other_governments_teach_nothing(siklus, ikan, small_catalogue):
    submit.save_draft(p.blank(siklus, TEXT, opd=ikan), actor=p.village())
    assert list(accepted("12.07")) == []
    answer.redirect(p.sent(siklus, TEXT), ikan, actor=a.actor("mitra_bappeda"))
    assert list(accepted("61.04")) == [] and len(list(accepted("12.07"))) == 1


def test_an_opd_that_answers_no_more_is_not_suggested(siklus, ikan, small_catalogue):
    answer.redirect(p.sent(siklus, TEXT), ikan, actor=a.actor("mitra_bappeda"))
    ikan.aktif = False
    ikan.save()
    from selaras.features.plan.queries.picture import forget

    forget()
    assert _names(belonging(siklus, TEXT)) == []


def test_while_it_is_typed_up_to_three_opds_come_with_reasons_and_fill_only_an_empty_field(siklus, pu, small_catalogue):
    a.line(siklus, pu, nomenklatur=a.code(f"{JALAN}.0053"))
    KamusUsulan.objects.create(daerah_id="12.07", siklus=siklus, nama="Jembatan gantung", harga_satuan=5_000_000)
    client = _clerk()
    page = client.get("/12.07/2022/usulan/baru/saran/", {"judul": "Jembatan dusun"}).content.decode()
    assert f'data-fill="id_opd" data-value="{pu.pk}" data-choice="1"' in page
    assert f"menangani sub kegiatan {JALAN}.0053" in page and "Pembangunan Jembatan" in page
    assert 'data-fill="id_kamus" data-value="Jembatan gantung"' in page and "Rp5.000.000" in page
    assert client.get("/12.07/2022/usulan/baru/saran/", {"judul": "Jemb"}).content.strip() == b""
    form = client.get("/12.07/2022/usulan/baru/").content.decode()
    assert 'hx-get="/12.07/2022/usulan/baru/saran/"' in form and "Sarankan OPD" in form


def test_without_scripts_a_button_keeps_the_draft_and_shows_the_suggestions(siklus, pu, small_catalogue):
    a.line(siklus, pu, nomenklatur=a.code(f"{JALAN}.0053"))
    sent = {"asal": "desa", "judul": "Jembatan dusun", "wilayah": a.SAENTIS, "masalah": "putus", "sarankan": "1"}
    client = _clerk()
    answered = client.post("/12.07/2022/usulan/baru/simpan/", sent)
    kept = Usulan.objects.get()
    assert answered["Location"].endswith(f"?draf={kept.pk}&saran=1#saran-opd")
    page = client.get(answered["Location"].partition("#")[0]).content.decode()
    assert "Mungkin ditangani oleh" in page and "Dinas PU" in page and "putus" in page
    assert kept.opd is None


def test_the_peoples_own_form_asks_nothing(siklus, small_catalogue):
    page = Client(headers={"host": "localhost"}).get("/12.07/2022/usulan/warga/").content.decode()
    assert "baru/saran" not in page
    assert Client(headers={"host": "localhost"}).get("/12.07/2022/usulan/baru/saran/").status_code == 302


def test_the_desk_shows_opd_line_and_prioritas_and_one_press_redirects(siklus, pu, ikan, small_catalogue):
    line = a.line(siklus, pu, "Jembatan gantung Saentis", nomenklatur=a.code(f"{JALAN}.0053"))
    a.simpul(siklus, "prioritas", "Jembatan dan jalan", nomor=1)
    sent = p.sent(siklus, "Jembatan gantung putus", opd=ikan)
    client = _client("mitra_bappeda")
    assert (
        f'hx-get="/12.07/2022/usulan/{sent.pk}/saran/"' in client.get(f"/12.07/2022/usulan/{sent.pk}/").content.decode()
    )
    page = client.get(f"/12.07/2022/usulan/{sent.pk}/saran/", headers={"HX-Request": "true"}).content.decode()
    assert "Tetapkan OPD ini" in page and "Jembatan gantung Saentis" in page and "Jembatan dan jalan" in page
    client.post(f"/12.07/2022/usulan/{sent.pk}/opd/", {"opd": pu.pk})
    sent.refresh_from_db()
    assert (sent.opd, sent.opd_awal) == (pu, ikan)
    page = client.get(f"/12.07/2022/usulan/{sent.pk}/saran/").content.decode()
    assert "OPD-nya sekarang" in page and "<!doctype html>" in page
    planner = _client("perencana_opd", opd=pu)
    page = planner.get(f"/12.07/2022/usulan/{sent.pk}/saran/").content.decode()
    assert f"tempat/?baris={line.pk}" in page
    page = planner.get(f"/12.07/2022/usulan/{sent.pk}/tempat/?baris={line.pk}").content.decode()
    assert f'value="{line.pk}" required checked' in page
    assert PlanLine.objects.get(pk=line.pk).akomodasi.count() == 0


def test_lines_without_a_word_of_the_text_are_no_home_for_it(siklus, pu, small_catalogue):
    code = a.code(f"{JALAN}.0099", "Lain-lain")  # of the kegiatan, and not in the catalogue
    same, _other = (a.line(siklus, pu, nama, nomenklatur=code) for nama in ("Gantung baru", "Trotoar"))
    sent = p.sent(siklus, "Jembatan gantung putus")
    assert [home.line.pk for home in offer_for(sent).homes] == [same.pk]
