"""The batch on one machine, its command, and the roll-up."""

import csv
import json
import sys

import pytest

from selaras.engines.overlap.rows import Row
from selaras.main.align import compare, local
from selaras.main.align.files import encoded
from selaras.main.align.rollup import lines_of, tallies
from selaras.main.align.tests.plans import plans
from selaras.main.cli.__main__ import run
from selaras.main.cli.speech import Stop
from selaras.reference.overlap import judge

DELI, KETAPANG = "12.07", "61.04"
WORK = "Rabat beton Gang Mawar Desa Saentis Kec. Percut Sei Tuan"
ROWS = (
    Row(DELI, 2026, "baris:1", WORK, opd="Dinas PUPR", pagu=200_000_000, bersama="bersama", pagu_bersama=200_000_000),
    Row(DELI, 2026, "baris:2", WORK, opd="Dinas Perkim", pagu=190_000_000, bersama="sendiri", pagu_bersama=0),
    Row(DELI, 2026, "paket:3", WORK, jenis="paket", induk="baris:1", opd="Dinas PUPR", pagu=150_000_000),
    Row(DELI, 2026, "usulan:4", "Kursi rapat", jenis="usulan", pagu=9_000_000),
    Row(KETAPANG, 2026, "baris:1", WORK, opd="Dinas PUPR", pagu=70_000_000),
)


@pytest.fixture(autouse=True)
def own_streams(monkeypatch):
    """``--json`` redirects standard output; every test gets it back."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "ekspor"
    made.mkdir()
    for kode in (DELI, KETAPANG):
        (made / f"{kode}.csv").write_bytes(encoded(Row, [row for row in ROWS if row.daerah == kode], ".csv"))
    return made


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
    with pytest.raises(Stop, match=r"Id baris:1 ada dua kali pada 12.07 tahun 2026"):
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


def test_the_commands_write_files_and_answer(folder, tmp_path, capsys):
    pairs, rekap = tmp_path / "pasangan.csv", tmp_path / "rekap.csv"
    assert run(["align", "--data", str(folder), "--out", str(pairs), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["engine"], answer["plans"], answer["rows"], answer["pairs"]) == ("local", 2, 5, 2)
    assert answer["relations"] == {"sama": 2}
    sys.stdout = sys.__stdout__
    assert run(["rollup", "--data", str(folder), "--pairs", str(pairs), "--out", str(rekap)]) == 0
    with rekap.open() as text:
        assert [row["rupiah_sama_baris"] for row in csv.DictReader(text)] == ["390000000", "0", "390000000"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--out", "a.csv"], "tidak ada berkas .parquet atau .csv"),
        (["--out", "a.xlsx"], "Bentuk '.xlsx' tidak dikenal"),
        (["--out", "a.csv", "--least", "2"], "'2' bukan peluang"),
        (["--out", "a.csv", "--engine", "dask"], "--engine tidak mengenal 'dask'"),
    ],
)
def test_what_cannot_be_asked_is_said(tmp_path, capsys, words, says):
    assert run(["align", "--data", str(tmp_path), *words]) == 2
    assert says in capsys.readouterr().err


def test_pairs_that_are_not_there_are_asked_for(folder, tmp_path, capsys):
    words = ["--data", str(folder), "--pairs", str(tmp_path / "tiada.csv"), "--out", str(tmp_path / "rekap.csv")]
    assert run(["rollup", *words]) == 2
    assert "Buat dahulu: ./selaras align" in capsys.readouterr().err


def test_the_engine_spark_without_the_extra_says_what_to_install(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert run(["align", "--engine", "spark", "--data", str(folder), "--out", str(tmp_path / "a.csv")]) == 2
    said = capsys.readouterr().err
    assert "Mesin spark memerlukan paket tambahan" in said
    assert "The engine spark needs extra packages" in said
