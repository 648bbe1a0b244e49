"""The list of lines: who sees it, what a filter leaves, and pages that lose no row."""

import csv
import io

import pytest
from django.http import QueryDict

from selaras.features.plan.models import Funding, Place, Tag
from selaras.features.plan.queries import keyset
from selaras.features.plan.queries.line import SORTS, Choice, lines
from selaras.features.plan.tests.work import HOME, enter, saentis, whole_page
from tests import builders as a

pytestmark = pytest.mark.django_db


def chosen(cycle, **asked):
    query = QueryDict(mutable=True)
    query.update(asked)
    return sorted(lines(cycle, Choice.of(query)).values_list("nama", flat=True))


@pytest.fixture
def cycle():
    return a.siklus()


def test_a_planner_sees_lines_of_every_opd_and_a_stranger_sees_none(cycle):
    mine, other = a.opd("Dinas PU"), a.opd("Dinas Sosial")
    a.line(cycle, other, "Bantuan sosial", 12_500_000)
    page = enter(a.person("perencana_opd", opd=mine)).get(f"{HOME}baris/").content.decode()
    assert "Bantuan sosial" in page and "Rp12.500.000" in page
    assert enter(a.person("perencana_opd", daerah_kode="61.04")).get(f"{HOME}baris/").status_code == 404


def test_filters_leave_what_they_say(cycle):
    pu, sosial = a.opd("Dinas PU"), a.opd("Dinas Sosial")
    saentis()
    jalan = a.line(cycle, pu, "Jalan Saentis", kode="1.03.10")
    a.line(cycle, sosial, "Bantuan", jenjang="program", kode="1.06.02")
    a.line(cycle, pu, "Dikeluarkan", active=False)
    Place.objects.create(line=jalan, daerah=cycle.daerah, wilayah_id="12.07.26.2001")
    Funding.objects.create(line=jalan, daerah=cycle.daerah, sumber_dana="DAU", pagu=1)
    assert chosen(cycle) == ["Bantuan", "Jalan Saentis"]
    assert chosen(cycle, opd=str(pu.pk)) == ["Jalan Saentis"]
    assert chosen(cycle, jenjang="program") == ["Bantuan"]
    assert chosen(cycle, q="saentis jalan") == ["Jalan Saentis"]
    assert chosen(cycle, q="1.06") == ["Bantuan"]
    assert chosen(cycle, kecamatan="12.07.26") == ["Jalan Saentis"]
    assert chosen(cycle, kecamatan="tanpa") == ["Bantuan"]
    assert chosen(cycle, dana="DAU") == ["Jalan Saentis"]
    assert chosen(cycle, keluar="1") == ["Dikeluarkan"]


def test_prioritas_and_sasaran_count_through_parents_and_tags(cycle):
    pu = a.opd()
    prioritas = a.simpul(cycle, "prioritas", "Konektivitas")
    sasaran = a.simpul(cycle)
    a.supports(sasaran, prioritas)
    program = a.line(cycle, pu, "Program jalan", jenjang="program")
    a.line(cycle, pu, "Anak program", induk=program)
    tagged = a.line(cycle, pu, "Bertanda")
    Tag.objects.create(line=tagged, prioritas=prioritas, daerah=cycle.daerah)
    a.line(cycle, pu, "Yatim")
    a.contribution(sasaran, pu, program)
    assert chosen(cycle, prioritas=str(prioritas.pk)) == ["Anak program", "Bertanda", "Program jalan"]
    assert chosen(cycle, yatim="1") == ["Bertanda", "Yatim"]


@pytest.mark.parametrize("urut", ["kode", "nama", "pagu", "-pagu"])
def test_pages_lose_and_repeat_no_row_where_values_are_equal(cycle, urut):
    pu = a.opd()
    made = [a.line(cycle, pu, f"Baris {n % 3}", None if n % 4 == 0 else 100 * (n % 2), kode="1.03") for n in range(23)]
    rows, seen, after, pages = lines(cycle, Choice()), [], "", 0
    while True:
        page = keyset.page(rows, SORTS[urut], after=after, size=5)
        seen += [row.pk for row in page.rows]
        pages += 1
        if not page.next:
            break
        after = page.next
    assert sorted(seen) == sorted(row.pk for row in made) and len(set(seen)) == 23 and pages == 5
    back = keyset.page(rows, SORTS[urut], before=page.prev, size=5)
    assert [row.pk for row in back.rows] == seen[15:20]


def test_lines_without_pagu_stand_last_when_the_largest_come_first(cycle):
    pu = a.opd()
    for nama, pagu in (("tanpa", None), ("kecil", 0), ("besar", 9)):
        a.line(cycle, pu, nama, pagu)
    page = keyset.page(lines(cycle, Choice()), SORTS["-pagu"])
    assert [row.nama for row in page.rows] == ["besar", "kecil", "tanpa"]


def test_a_damaged_cursor_is_the_first_page(cycle):
    a.line(cycle, a.opd(), "Satu")
    assert [row.nama for row in keyset.page(lines(cycle, Choice()), SORTS["kode"], after="???").rows] == ["Satu"]
    client = enter(a.person())
    assert client.get(f"{HOME}baris/?sesudah=%00&opd=x&urut=z&kolom=y").status_code == 200


def test_a_list_costs_eight_queries_in_all_and_40_kb_at_any_length(cycle):
    pu = a.opd("Dinas PU")
    client = enter(a.person("perencana_opd", opd=pu))
    for n in range(60):
        a.line(cycle, pu, f"Baris {n:02d} dengan nama yang cukup panjang agar halamannya mirip rencana sungguhan")
    a.contribution(a.simpul(cycle), pu, state="diminta")
    queries, page = whole_page(client, "baris/")
    assert page.count("<tr class=") == 25 and "Baris 24 dengan nama" in page and "60 baris" in page
    assert '<span class="n">1</span>' in page and "dan 1 tahapan lain terbuka" in page and "Perencana OPD" in page
    assert f'<option value="{pu.pk}">Dinas PU</option>' in page
    assert queries <= 8
    assert len(page.encode()) < 40_000


def test_chosen_columns_are_printed_with_their_values(cycle):
    pu = a.opd("Dinas PU", singkatan="PUPR")
    line = a.line(cycle, pu, "Jalan", 5, pagu_maju=7_000_000, bulan_mulai=3, bulan_selesai=10)
    Funding.objects.create(line=line, daerah=cycle.daerah, sumber_dana="DAK Fisik", pagu=5)
    page = enter(a.person()).get(f"{HOME}baris/?kolom=nama&kolom=pagu_maju&kolom=dana&kolom=bulan").content.decode()
    assert "Rp7.000.000" in page and "DAK Fisik" in page and "Mar–Okt" in page
    assert ">OPD</th>" not in page


def test_the_file_holds_the_lines_of_the_filter_and_is_safe_for_a_spreadsheet(cycle):
    pu = a.opd("Dinas PU")
    a.line(cycle, pu, "=HYPERLINK(1)", 1_000_000, kode="1.03")
    a.line(cycle, pu, "Lain", 2, kode="1.06")
    client = enter(a.person())
    answer = client.get(f"{HOME}baris/unduh.csv?q=1.03")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    body = [row for row in rows if "1.03" in row]
    assert len(body) == 1 and "1000000" in body[0] and not any(cell.startswith("=") for cell in body[0])
    assert not any("Lain" in row for row in rows)
    assert client.get(f"{HOME}baris/unduh.xlsx").content[:2] == b"PK"
    assert client.get(f"{HOME}baris/unduh.exe").status_code == 404


def test_only_lines_of_this_cycle_are_listed(cycle):
    other = a.siklus("12.07", 2023)
    a.line(other, a.opd(), "Tahun depan")
    assert chosen(cycle) == []
    assert chosen(other) == ["Tahun depan"]
