"""Lines added, changed, taken out and put back; nothing typed is ever lost."""

import pytest

from selaras.features.plan.models import PlanLine, Renja
from selaras.features.plan.tests.work import HOME, enter, saentis, typed
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus()


@pytest.fixture
def pu(cycle):
    return a.opd("Dinas PU")


def add(client, opd, key="k1", **changes):
    return client.post(f"{HOME}baris/tambah/kirim/", typed(opd=opd.pk, induk="", _once=key, **changes))


def test_a_planner_adds_a_line_with_money_sources_place_and_months(cycle, pu):
    saentis()
    client = enter(a.person("perencana_opd", opd=pu))
    answer = add(client, pu, tempat_a=["saentis"], tempat_b=["Jalan Mesjid"])
    line = PlanLine.objects.get(nama="Rekonstruksi jalan Saentis")
    assert answer.status_code == 302 and answer["Location"].endswith(f"/baris/{line.pk}/")
    assert (line.jenjang, line.pagu, line.pagu_maju, line.bulan_mulai, line.bulan_selesai) == (
        "program",
        750_000_000,
        None,
        3,
        10,
    )
    assert line.body()["sumber_dana"] == [("DAU", 500_000_000), ("PAD", 250_000_000)]
    assert line.body()["tempat"] == [("12.07.26.2001", "Jalan Mesjid")]
    assert Entry.objects.filter(verb="plan.line.add", thing=f"plan.planline:{line.pk}").count() == 1


def test_sending_the_form_twice_adds_one_line(cycle, pu):
    client = enter(a.person("perencana_opd", opd=pu))
    first, second = add(client, pu), add(client, pu)
    assert first["Location"] == second["Location"]
    assert PlanLine.objects.count() == 1
    assert add(client, pu, key="k2", nama="Lain").status_code == 302
    assert PlanLine.objects.count() == 2
    assert add(client, pu, nama="Isi lain dengan kunci lama").status_code == 409
    assert PlanLine.objects.count() == 2


def test_a_new_line_below_a_line_takes_its_level_and_opd(cycle, pu):
    program = a.line(cycle, pu, "Program", jenjang="program", kode="1.03.10")
    client = enter(a.person("perencana_opd", opd=pu))
    assert 'value="1.03.10."' in client.get(f"{HOME}baris/tambah/?induk={program.pk}").content.decode()
    client.post(f"{HOME}baris/tambah/kirim/", typed(induk=program.pk, opd="", _once="k"))
    made = PlanLine.objects.get(induk=program)
    assert (made.jenjang, made.opd_id) == ("kegiatan", pu.pk)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pagu": "780 juta"}, "Tulis lengkap: 780.000.000"),
        ({"pagu": "banyak"}, "bukan angka rupiah. Tulis misalnya 50.000.000"),
        ({"pagu": "700.000.000"}, "Jumlah sumber dana Rp750.000.000 tidak sama dengan pagu Rp700.000.000"),
        ({"dana_b": ["lima", "1", ""]}, "DAU:"),
        ({"nama": " "}, "Bidang ini tidak boleh kosong"),
        ({"bulan_mulai": "11"}, "Bulan selesai mendahului bulan mulai"),
        ({"tempat_a": ["Atlantis"]}, "bukan desa, kelurahan atau kecamatan di daerah ini"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_words_stay(cycle, pu, changes, said):
    client = enter(a.person("perencana_opd", opd=pu))
    answer = add(client, pu, keterangan="Catatan panjang saya", **changes)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert "Catatan panjang saya" in page and "Jalan Mesjid" in page and PlanLine.objects.count() == 0
    for name in ("dana_a", "dana_b"):
        for value in changes.get(name, []):
            assert f'value="{value}"' in page
    assert add(client, pu).status_code == 302


def test_a_name_that_several_villages_have_is_asked_for(cycle, pu):
    saentis()
    a.wilayah("12.07.27", "Batang Kuis")
    a.wilayah("12.07.27.2002", "Saentis", "desa")
    client = enter(a.person("perencana_opd", opd=pu))
    page = add(client, pu, tempat_a=["Saentis"], tempat_b=[""]).content.decode()
    assert "Saentis, Kec. Percut Sei Tuan; Saentis, Kec. Batang Kuis" in page
    add(client, pu, tempat_a=["Saentis, Kec. Batang Kuis"], tempat_b=[""])
    assert PlanLine.objects.get().body()["tempat"] == [("12.07.27.2002", "")]


def test_another_opd_may_not_write_it_and_its_owner_may(cycle, pu):
    line = a.line(cycle, pu, "Jalan", 750_000_000)
    other = enter(a.person("perencana_opd", opd=a.opd("Dinas Sosial")))
    answer = other.post(f"{HOME}baris/{line.pk}/ubah/kirim/", typed(version=1))
    page = answer.content.decode()
    assert answer.status_code == 403 and "Milik OPD lain. Ketikan Anda masih ada di bawah." in page
    assert "Warga Dusun IX" in page and PlanLine.objects.get().nama == "Jalan"
    own = enter(a.person("perencana_opd", opd=pu))
    assert own.post(f"{HOME}baris/{line.pk}/ubah/kirim/", typed(version=1)).status_code == 302
    assert PlanLine.objects.get().nama == "Rekonstruksi jalan Saentis"


def test_a_stage_that_closes_while_typing_keeps_the_words(cycle, pu):
    line = a.line(cycle, pu, "Jalan", 750_000_000)
    client = enter(a.person("perencana_opd", opd=pu))
    a.open_now(cycle, "monev")
    answer = client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", typed(version=1))
    page = answer.content.decode()
    assert answer.status_code == 403 and "Tahapannya tidak sedang dibuka" in page
    assert "Rekonstruksi jalan Saentis" in page and 'value="500.000.000"' in page
    a.open_now(cycle, "ranwal")
    assert client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", typed(version=1)).status_code == 302


def test_the_form_shows_what_stands_and_an_unchanged_save_changes_nothing(cycle, pu):
    saentis()
    client = enter(a.person("perencana_opd", opd=pu))
    add(client, pu, tempat_a=["Saentis, Kec. Percut Sei Tuan"])
    line = PlanLine.objects.get()
    page = client.get(f"{HOME}baris/{line.pk}/ubah/").content.decode()
    for shown in ('value="750.000.000"', 'value="DAU"', 'value="500.000.000"', 'value="Saentis, Kec. Percut Sei Tuan"'):
        assert shown in page
    client.post(f"{HOME}baris/{line.pk}/ubah/kirim/", typed(version=1, tempat_a=["Saentis, Kec. Percut Sei Tuan"]))
    assert PlanLine.objects.get().version == 1


def test_a_line_is_taken_out_with_a_reason_and_comes_back(cycle, pu):
    line = a.line(cycle, pu, "Jalan")
    client = enter(a.person("perencana_opd", opd=pu))
    away = f"{HOME}baris/{line.pk}/keluarkan/kirim/"
    assert "Tulis alasan" in client.post(away, {"reason": " ", "version": 1}).content.decode()
    assert PlanLine.objects.get().active
    client.post(away, {"reason": "digabung dengan baris lain", "version": 1})
    assert not PlanLine.objects.get().active
    page = client.get(f"{HOME}baris/{line.pk}/").content.decode()
    assert "sudah dikeluarkan dari rencana" in page and "digabung dengan baris lain" in page
    client.post(f"{HOME}baris/{line.pk}/kembalikan/")
    assert PlanLine.objects.get().active
    assert Entry.objects.filter(verb="plan.line.restore").count() == 1


def test_a_parent_with_children_stays(cycle, pu):
    program = a.line(cycle, pu, "Program", jenjang="program")
    a.line(cycle, pu, "Anak", induk=program, jenjang="kegiatan")
    client = enter(a.person("perencana_opd", opd=pu))
    answer = client.post(f"{HOME}baris/{program.pk}/keluarkan/kirim/", {"reason": "salah", "version": 1})
    assert answer.status_code == 422 and "masih punya anak" in answer.content.decode()


def test_whoever_edits_a_line_is_remembered_in_the_renja_of_its_opd(cycle, pu):
    person = a.person("perencana_opd", opd=pu)
    add(enter(person), pu)
    assert Renja.objects.get(opd=pu).edited_by == person.pk


def test_fields_are_helped_with_names_that_exist(cycle, pu):
    saentis()
    a.code("1.03.10", "PROGRAM PENYELENGGARAAN JALAN")
    client = enter(a.person("perencana_opd", opd=pu))
    assert "Saentis, Kec. Percut Sei Tuan" in client.get(f"{HOME}baris/saran/tempat/?tempat_a=saen").content.decode()
    assert 'value="1.03.10"' in client.get(f"{HOME}baris/saran/kode/?kode=jalan").content.decode()
    assert client.get(f"{HOME}baris/saran/tempat/?tempat_a=s").content.decode().strip() == ""
