"""Suggestions for a line: what it lacks and only that, with reasons; taken by a person, learned from for the next."""

import threading

import pytest

from selaras.features.plan.actions import bridge
from selaras.features.plan.actions import line as actions
from selaras.features.plan.models import Contribution
from selaras.features.plan.queries.suggested import catalogue
from selaras.features.plan.queries.suggested.line import for_line
from selaras.features.plan.queries.suggested.prepared import Prepared
from selaras.features.plan.reasons import SAYINGS, said
from selaras.features.plan.tests.catalogue import IRIGASI, JALAN
from selaras.features.plan.tests.work import HOME, enter
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus()


@pytest.fixture
def pu(cycle):
    return a.opd("Dinas PU", bidang_urusan=["1.03"])


def ask(client, line):
    return client.get(f"{HOME}baris/{line.pk}/saran/", headers={"HX-Request": "true"}).content.decode()


def test_a_line_without_a_code_is_told_three_with_kegiatan_and_reasons(cycle, pu, small_catalogue):
    line = a.line(cycle, pu, "Rehab jembatan dan jalan", kode="")
    advice = for_line(cycle, line)
    assert {one.kode for one in advice.codes[:2]} == {f"{JALAN}.0012", f"{JALAN}.0053"}
    page = ask(enter(a.person("perencana_opd", opd=pu)), line)
    assert "Penyelenggaraan Jalan Kabupaten/Kota" in page and "kata sama dengan nama resmi: " in page
    assert 'data-choice="1"' in page


def test_what_a_line_has_is_not_suggested_again(cycle, pu, small_catalogue):
    sasaran = a.simpul(cycle)
    line = a.line(cycle, pu, nomenklatur=a.code(f"{JALAN}.0012"))
    a.contribution(sasaran, pu, line)
    a.supports(sasaran, a.simpul(cycle, "prioritas", "Jalan"))
    advice = for_line(cycle, line)
    assert not advice.asked
    assert "sudah ada" in ask(enter(a.person()), line)
    other = a.line(cycle, pu, "Jalan lain", kode="")
    from selaras.features.plan.queries.picture import forget

    forget()
    assert for_line(cycle, other).codes and for_line(cycle, other).sasaran


def test_a_code_of_every_opd_is_written_with_the_bidang_of_this_one(cycle, pu, small_catalogue):
    advice = for_line(cycle, a.line(cycle, pu, "Alat tulis kantor", kode=""))
    assert advice.codes[0].kode == "1.03.01.2.06.0001"


def test_codes_under_the_code_of_the_parent_come_first(cycle, pu, small_catalogue):
    program = a.line(cycle, pu, "Irigasi", jenjang="kegiatan", kode=IRIGASI, nomenklatur=a.code(IRIGASI))
    line = a.line(cycle, pu, "Jalan inspeksi irigasi", kode="", induk=program)
    assert for_line(cycle, line).codes[0].kode == f"{IRIGASI}.0014"
    loose = a.line(cycle, pu, "Jalan", kode="")
    from selaras.features.plan.queries.picture import forget

    forget()
    assert for_line(cycle, loose).codes[0].kode.startswith(JALAN)


def test_one_press_writes_the_code_and_history_tells_who(cycle, pu, small_catalogue):
    a.code(f"{JALAN}.0053")
    line = a.line(cycle, pu, "Jembatan", kode="")
    client = enter(a.person("perencana_opd", opd=pu))
    answer = client.post(f"{HOME}baris/{line.pk}/saran/pakai/", {"kode": f"{JALAN}.0053"})
    assert answer.status_code == 302
    line.refresh_from_db()
    assert (line.kode, line.nomenklatur.kode, line.nama) == (f"{JALAN}.0053", f"{JALAN}.0053", "Jembatan")
    assert "mengubah" in client.get(f"{HOME}baris/{line.pk}/").content.decode()


def test_a_code_that_the_set_does_not_know_is_not_written(cycle, pu, small_catalogue):
    line = a.line(cycle, pu, "Jembatan", kode="")
    client = enter(a.person("perencana_opd", opd=pu))
    page = client.post(f"{HOME}baris/{line.pk}/saran/pakai/", {"kode": "9.99"}, follow=True).content.decode()
    line.refresh_from_db()
    assert line.kode == "" and "Kode 9.99 tidak ada di nomenklatur siklus ini." in page


def test_a_suggested_prioritas_is_added_to_those_that_are_there(cycle, pu, small_catalogue):
    first, second = (a.simpul(cycle, "prioritas", text, nomor=n) for n, text in enumerate(("Jalan", "Air"), 1))
    line = a.line(cycle, pu)
    actions.edit(line, actor=a.actor(), parts=actions.Parts(prioritas=[first.pk]))
    enter(a.person("perencana_opd", opd=pu)).post(f"{HOME}baris/{line.pk}/saran/pakai/", {"prioritas": second.pk})
    assert sorted(line.tags.values_list("prioritas_id", flat=True)) == [first.pk, second.pk]


def test_another_opd_reads_the_suggestion_but_has_no_button(cycle, pu, small_catalogue):
    a.code(f"{JALAN}.0053")
    line = a.line(cycle, pu, "Jembatan", kode="")
    client = enter(a.person("perencana_opd", opd=a.opd("Dinas Sosial")))
    page = ask(client, line)
    assert f"{JALAN}.0053" in page and "data-choice=" not in page
    assert client.post(f"{HOME}baris/{line.pk}/saran/pakai/", {"kode": f"{JALAN}.0053"}).status_code == 403


def test_an_accepted_mapping_is_recalled_for_the_next_line_and_not_by_the_line_itself(cycle, pu, small_catalogue):
    jalan, air = a.simpul(cycle, uraian="Terhubungnya wilayah"), a.simpul(cycle, uraian="Tersedianya air", nomor=2)
    first = a.line(cycle, pu, "Penanganan longsor tebing")
    before = for_line(cycle, a.line(cycle, pu, "Penanganan longsor bukit"))
    assert before.sasaran == ()
    bridge.claim(first, air, actor=a.actor("perencana_opd", opd=pu))
    sosial = a.opd("Dinas Sosial")
    after = for_line(cycle, a.line(cycle, sosial, "Penanganan longsor lereng")).sasaran
    assert after[0].id == air.pk
    assert "baris serupa pernah dihubungkan ke sini (1 kali)" in after[0].because
    assert jalan.pk not in [one.id for one in after]


def test_lines_beside_it_speak_for_their_sasaran(cycle, pu, small_catalogue):
    program = a.line(cycle, pu, "Program", jenjang="program", kode="1.03.10")
    aim = a.simpul(cycle, uraian="Kota yang bersih")
    for n in range(3):
        a.contribution(aim, pu, a.line(cycle, pu, f"Kerja {n}", induk=program, kode=""))
    found = for_line(cycle, a.line(cycle, pu, "Lainnya", induk=program, kode="")).sasaran
    assert found[0].id == aim.pk and found[0].because[0] == "3 baris programnya melayani sasaran ini"
    assert found[0].likeness == pytest.approx(0.85 * 3 / 4, abs=0.001)


def test_the_sasaran_that_the_sheet_named_is_found_by_its_name(cycle, pu, small_catalogue):
    aim = a.simpul(cycle, uraian="Meningkatnya jalan mantap")
    a.simpul(cycle, uraian="Meningkatnya air bersih", nomor=2)
    found = for_line(cycle, a.line(cycle, pu, "Kerja", sasaran_teks="MENINGKATNYA JALAN MANTAP")).sasaran
    assert found[0].id == aim.pk and found[0].likeness >= 0.9


def test_while_it_is_written_the_line_is_told_codes(cycle, pu, small_catalogue):
    client = enter(a.person("perencana_opd", opd=pu))
    page = client.get(f"{HOME}baris/saran-kode/", {"opd": pu.pk, "nama": "jalan"}).content.decode()
    assert 'data-value="1.03.10"' in page  # a line below no other is a programme
    keg = a.line(cycle, pu, "Keg", jenjang="kegiatan", kode=JALAN)
    page = client.get(f"{HOME}baris/saran-kode/", {"induk": keg.pk, "nama": "jembatan"}).content.decode()
    assert f'data-value="{JALAN}.0053"' in page and 'data-fill="id_kode"' in page
    assert client.get(f"{HOME}baris/saran-kode/", {"opd": pu.pk, "nama": " "}).content.strip() == b""


def test_a_province_and_a_set_that_is_not_bundled_get_no_codes(cycle, pu, small_catalogue):
    line = a.line(cycle, pu, "Jembatan", kode="")
    cycle.nomenklatur = a.nomenklatur_set("2019")
    assert for_line(cycle, line).codes is None and not for_line(cycle, line).waiting


def test_while_the_catalogue_is_being_built_the_page_says_so_and_asks_again(cycle, pu, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(catalogue, "_built", lambda edition: gate.wait(30))
    monkeypatch.setattr(catalogue, "PATIENCE", 0.01)
    monkeypatch.setattr(catalogue, "_catalogues", Prepared())
    page = ask(enter(a.person()), a.line(cycle, pu, "Jembatan", kode=""))
    gate.set()
    assert "Saran sedang disiapkan" in page and 'hx-trigger="load delay:2s"' in page


def test_what_could_not_be_prepared_is_made_again():
    made, tries = Prepared(), []

    def make():
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        return "siap"

    assert made.get("a", make, 5) is None
    assert made.get("a", make, 5) == "siap" and len(tries) == 2


def test_every_reason_has_its_sentence_in_both_languages(cycle):
    from django.utils import translation

    written = [str(words) for _, words in SAYINGS]
    with translation.override("en"):
        assert said("menangani kegiatan 1.03") == "handles kegiatan 1.03"
        english = [str(words) for _, words in SAYINGS]
    assert [one for one, other in zip(written, english, strict=True) if one == other] == []
    assert said("sesuatu yang lain") == "sesuatu yang lain"


def test_the_contribution_of_one_key_is_the_same_as_by_hand(cycle, pu, small_catalogue):
    aim = a.simpul(cycle, uraian="Jembatan mantap")
    line = a.line(cycle, pu, "Jembatan")
    client = enter(a.person("perencana_opd", opd=pu))
    page = ask(client, line)
    assert f'name="simpul" value="{aim.pk}"' in page and 'data-choice="4"' in page
    client.post(f"{HOME}baris/{line.pk}/hubungkan/kirim/", {"simpul": aim.pk, "role": "contributor"})
    assert Contribution.objects.get(line=line).state == "diterima"
