"""The batch on one machine, its command, and the roll-up."""

import pytest

from selaras.engines.overlap.rows import Row
from selaras.main.align import compare, local
from selaras.main.align.extra import Refused
from selaras.main.align.files import encoded
from selaras.main.align.rollup import lines_of, tallies
from selaras.main.align.tests.plans import DELI, KETAPANG, ROWS, WORK, exported, plans
from selaras.reference.overlap import judge


@pytest.fixture
def folder(tmp_path):
    return exported(tmp_path / "ekspor")


def ids(found):
    return [(pair.daerah, pair.id_a, pair.id_b) for pair in found]


def test_the_same_work_of_two_agencies_is_found_and_never_across_governments(folder):
    batch = local.run(sorted(folder.iterdir()), 0.3)
    assert (batch.plans, batch.rows) == (2, 5)
    assert {one[0] for one in ids(batch.found)} == {DELI}
    first = next(pair for pair in batch.found if pair.id_b == "baris:2")
    assert (first.id_a, first.opd_a, first.opd_b, first.hubungan) == ("baris:1", "Dinas PUPR", "Dinas Perkim", "sama")
    assert "desa/kelurahan sama: Saentis" in first.alasan
    assert first.kemiripan == round(first.kemiripan, 6) > 0.9


def test_a_package_is_not_compared_with_its_own_line(folder):
    found = ids(local.run(sorted(folder.iterdir()), 0.0).found)
    assert (DELI, "baris:1", "paket:3") not in found
    assert (DELI, "baris:2", "paket:3") in found


@pytest.mark.parametrize(
    ("codes", "agencies", "place", "found"),
    [
        (("1.03.01.2.08.0002", "2.07.01.2.08.0002"), ("Dinas A", "Dinas B"), "", 0),
        (("1.03.01.2.08.0002", "2.07.01.2.08.0002"), ("Dinas A", "Dinas A"), "", 1),
        (("1.03.02.2.08.0002", "2.07.02.2.08.0002"), ("Dinas A", "Dinas B"), "", 1),
        (("1.03.01.2.08.0002", "2.07.01.2.08.0002"), ("Dinas A", "Dinas B"), "12.07.26.2009", 1),
        (("", "tanpa kode"), ("Dinas A", "Dinas B"), "", 1),
    ],
)
def test_upkeep_of_two_offices_is_no_overlap_unless_it_is_in_one_village(codes, agencies, place, found):
    text = "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik"
    rows = [
        Row(DELI, 2026, f"baris:{n}", text, kode=kode, opd=opd, kode_desa=place)
        for n, (kode, opd) in enumerate(zip(codes, agencies, strict=True))
    ]
    assert len(local.pairs_of_plan(rows, 0.3)) == found


def test_two_packages_are_judged_by_the_weights_of_packages(monkeypatch):
    asked = []
    monkeypatch.setattr(compare, "judge", lambda kind: asked.append(kind) or judge(kind))
    twin = [Row(DELI, 2026, f"paket:{n}", WORK, jenis="paket") for n in (1, 2)]
    assert len(local.pairs_of_plan(twin, 0.3)) == 1
    assert len(local.pairs_of_plan([ROWS[0], ROWS[1]], 0.3)) == 1
    assert asked == ["paket", "usulan"]


def test_the_order_of_the_rows_changes_nothing():
    rows = next(iter(plans(300).values()))
    found = local.pairs_of_plan(rows, 0.3)
    assert len(found) > 20
    assert local.pairs_of_plan(rows[::-1], 0.3) == found
    assert [pair.order for pair in found] == sorted(pair.order for pair in found)


def test_an_id_twice_in_one_year_is_refused_and_in_two_years_is_not():
    with pytest.raises(Refused, match=r"Id baris:1 ada dua kali pada 12.07 tahun 2026"):
        local.by_plan([ROWS[0], ROWS[0]])
    later = Row(DELI, 2027, "baris:1", WORK)
    assert list(local.by_plan([ROWS[0], later])) == [(DELI, 2026), (DELI, 2027)]


def test_many_plans_in_two_processes_are_told_like_one_after_another(folder, monkeypatch):
    alone = local.run(sorted(folder.iterdir()), 0.3)
    monkeypatch.setattr(local, "ALONE", 1)
    assert local.run(sorted(folder.iterdir()), 0.3) == alone


def test_the_roll_up_counts_each_rupiah_once(folder, tmp_path):
    pairs = tmp_path / "pasangan.csv"
    pairs.write_bytes(encoded(compare.Found, local.run(sorted(folder.iterdir()), 0.3).found, ".csv"))
    deli, ketapang, total = lines_of(tallies(sorted(folder.iterdir()), pairs))
    assert (deli.nama, deli.opd, deli.baris, deli.paket, deli.usulan) == ("Kabupaten Deli Serdang", 2, 2, 1, 1)
    assert (deli.pagu, deli.pagu_bersama, deli.bagian_bersama) == (390_000_000, 200_000_000, 0.512821)
    # baris:2 stands in two pairs, with baris:1 and with the package of baris:1
    assert (deli.sama, deli.sama_antar_opd) == (2, 2)
    assert (deli.rupiah_sama_baris, deli.rupiah_sama_paket) == (390_000_000, 150_000_000)
    assert (ketapang.pagu, ketapang.pagu_bersama, ketapang.bagian_bersama) == (70_000_000, None, None)
    assert (total.daerah, total.baris, total.pagu, total.sama) == ("semua", 3, 460_000_000, 2)


def test_the_roll_up_without_pairs_counts_the_plans(folder):
    assert [(line.daerah, line.sama) for line in lines_of(tallies(sorted(folder.iterdir()), None))] == [
        (DELI, 0),
        (KETAPANG, 0),
        ("semua", 0),
    ]
