"""One line on screen: its money, what hangs on it, and the buttons that the rules allow."""

import pytest

from selaras.features.plan.actions import line as actions
from selaras.features.plan.models import PlanLine
from selaras.features.plan.tests.work import HOME, enter, whole_page
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus()


def test_a_parent_that_is_not_the_sum_of_its_children_says_so(cycle):
    pu = a.opd()
    program = a.line(cycle, pu, "Program jalan", 1_000, jenjang="program", kode="1.03.10")
    a.line(cycle, pu, "Anak", 700, jenjang="kegiatan", induk=program)
    page = enter(a.person()).get(f"{HOME}baris/{program.pk}/").content.decode()
    assert "Induk tidak sama dengan jumlah anak" in page and "Rp700" in page
    PlanLine.objects.filter(pk=program.pk).update(pagu=700)
    page = enter(a.person()).get(f"{HOME}baris/{program.pk}/").content.decode()
    assert "Induk tidak sama dengan jumlah anak" not in page


def test_everything_that_hangs_on_a_line_is_on_its_page(cycle):
    pu = a.opd()
    line = a.line(cycle, pu, "Jalan", upload_file="renja.xlsx", upload_row=214, upload_id=None, kode="1.99")
    a.indikator(line, "Panjang jalan", target="42 km")
    a.contribution(a.simpul(cycle, uraian="Jalan mantap naik"), pu, line, state="diminta")
    for n in range(22):
        a.paket(cycle, pu, f"Paket {n}", 1_000_000, line=line)
    page = enter(a.person()).get(f"{HOME}baris/{line.pk}/").content.decode()
    assert "42 km" in page and "Jalan mantap naik" in page and "Menunggu" in page
    assert page.count("/paket/") == 21 and "Lihat semua 22 paket" in page and "Rp22.000.000" in page
    assert "renja.xlsx, baris 214" in page
    assert "tidak ada di nomenklatur siklus ini" in page


def test_the_official_name_stands_beside_the_printed_one(cycle):
    code = a.code("1.03.10.2.01.0012", "Rekonstruksi Jalan")
    line = a.line(cycle, a.opd(), "rekonstruksi jln", nomenklatur=code)
    page = enter(a.person()).get(f"{HOME}baris/{line.pk}/").content.decode()
    assert "Nama resmi: Rekonstruksi Jalan" in page


def test_history_tells_who_changed_what(cycle):
    pu = a.opd()
    line = a.line(cycle, pu, "Jalan", 500)
    actions.edit(line, actor=a.actor("perencana_opd", opd=pu), pagu=900, parts=actions.Parts(fundings=[("DAU", 900)]))
    page = enter(a.person()).get(f"{HOME}baris/{line.pk}/").content.decode()
    assert "Uji perencana_opd mengubah 1.03.10.2.01.0012 Jalan" in page
    assert '<s class="s-was">Rp500</s> <b>Rp900</b>' in page and "DAU Rp900" in page


def test_the_owner_may_change_it_and_others_read_why_not(cycle):
    pu, sosial = a.opd("Dinas PU"), a.opd("Dinas Sosial")
    line = a.line(cycle, pu)
    own = enter(a.person("perencana_opd", opd=pu)).get(f"{HOME}baris/{line.pk}/").content.decode()
    assert f"baris/{line.pk}/ubah/" in own and f"baris/{line.pk}/keluarkan/" in own
    other = enter(a.person("perencana_opd", opd=sosial)).get(f"{HOME}baris/{line.pk}/").content.decode()
    assert f"baris/{line.pk}/ubah/" not in other and "milik OPD lain" in other


def test_a_page_with_history_costs_ten_queries_in_all_at_any_size(cycle):
    pu = a.opd()
    line = a.line(cycle, pu, "Jalan", 500, jenjang="kegiatan")
    actions.edit(line, actor=a.actor("perencana_opd", opd=pu), pagu=900, parts=actions.Parts(fundings=[("DAU", 900)]))
    sasaran = a.simpul(cycle, uraian="Jalan mantap naik")
    for n in range(30):
        a.line(cycle, pu, f"Anak {n}", 30, induk=line)
        a.paket(cycle, pu, f"Paket {n}", 1_000_000, line=line)
        a.indikator(line, f"Indikator {n}", target="1")
    a.contribution(sasaran, pu, line)
    queries, page = whole_page(enter(a.person("perencana_opd", opd=pu)), f"baris/{line.pk}/")
    assert '<s class="s-was">Rp500</s> <b>Rp900</b>' in page and "DAU <span" in page
    assert "Anak 29" in page and "Jumlah 30 anak" in page and "Indikator 29" in page and "Jalan mantap naik" in page
    assert "Lihat semua 30 paket" in page and "Rp30.000.000" in page and f"baris/{line.pk}/ubah/" in page
    assert queries <= 10


def test_children_without_pagu_count_but_make_no_sum_and_a_number_is_printed_with_its_comma(cycle):
    line = a.line(cycle, a.opd(), "Jalan", 500, jenjang="kegiatan")
    a.line(cycle, line.opd, "Tanpa pagu", None, induk=line)
    a.line(cycle, line.opd, "Dikeluarkan", 500, induk=line, active=False)
    found = a.indikator(line, "Panjang jalan", target="42 km")
    found.targets.update(teks="", nilai="71.5")
    page = enter(a.person()).get(f"{HOME}baris/{line.pk}/").content.decode()
    assert "Tanpa pagu" in page and "Dikeluarkan" not in page and "Jumlah 1 anak" not in page
    assert "<b>71,5</b>" in page


def test_a_line_of_another_daerah_is_not_found_here(cycle):
    far = a.line(a.siklus("61.04"), a.opd(daerah_kode="61.04"))
    near = a.line(cycle, a.opd())
    client = enter(a.person())
    assert client.get(f"{HOME}baris/{far.pk}/").status_code == 404
    assert client.get(f"{HOME}baris/{near.pk}/").status_code == 200
