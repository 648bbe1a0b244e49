"""Apache Spark finds the identical pairs: 20,000 rows of several governments, every pass with something to find."""

from dataclasses import replace

import pytest

from selaras.engines.overlap.rows import Row
from selaras.main.align import compare, local
from selaras.main.align.extra import Refused, java_fault
from selaras.main.align.files import encoded, found_files, read_rows
from selaras.main.align.tests.plans import written
from selaras.reference.overlap import judge

pytestmark = pytest.mark.spark
pytest.importorskip("pyspark", reason="tanpa pyspark: ./selaras test --only spark")
LINES = 20_000


@pytest.fixture(scope="module")
def spark():
    if fault := java_fault():
        pytest.skip(fault)
    from selaras.main.align.session import session

    with session("local[2]") as opened:
        yield opened


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    return found_files(written(tmp_path_factory.mktemp("ekspor") / "semua", LINES, ".parquet"))


@pytest.fixture(scope="module")
def here(exports):
    return local.run(exports, 0.3)


@pytest.fixture(scope="module")
def there(spark, exports):
    from selaras.main.align.spark import run_in

    return run_in(spark, exports, 0.3)


def test_rows_come_back_from_parquet_as_they_went(tmp_path):
    rows = [Row("61.04", 2026, "a", "=1", pagu=5), Row("61.04", 2026, "b", "Parit")]
    (tmp_path / "a.parquet").write_bytes(encoded(Row, rows, ".parquet"))
    assert list(read_rows(tmp_path / "a.parquet")) == rows


def test_both_engines_find_the_identical_pairs(here, there):
    assert (here.rows, here.plans) == (there.rows, there.plans) == (LINES, 8)
    assert {pair.hubungan for pair in here.found} == {"sama", "satu_paket", "setempat", "berbeda"}
    assert len(here.found) > 5000
    assert there.found == here.found


def test_every_pass_has_something_to_find(here):
    reasons = [pair.alasan for pair in here.found]
    assert any("desa/kelurahan sama" in text for text in reasons)
    assert any("kecamatan lain" in text or "desa/kelurahan lain" in text for text in reasons)
    assert any("tempat tidak disebut" in text for text in reasons)


def test_another_weight_gives_other_pairs(there, exports, monkeypatch):
    usual = judge("usulan")
    heavier = replace(usual.same, constant=usual.same.constant + 0.01)
    monkeypatch.setattr(
        compare, "judge", lambda kind: replace(usual, same=heavier) if kind == "usulan" else judge(kind)
    )
    one = local.run(exports[:1], 0.3).found
    code = one[0].daerah
    assert one != [pair for pair in there.found if pair.daerah == code]


def test_both_engines_roll_up_to_the_same_figures(spark, exports, here, tmp_path):
    from selaras.main.align.rollup import lines_of, tallies
    from selaras.main.align.rollup_spark import tallies_in

    for form in (".csv", ".parquet"):
        pairs = tmp_path / f"pasangan{form}"
        pairs.write_bytes(encoded(compare.Found, here.found, form))
        lines = lines_of(tallies(exports, pairs))
        assert lines_of(tallies_in(spark, exports, pairs)) == lines
    assert (len(lines), lines[-1].baris + lines[-1].paket + lines[-1].usulan) == (9, LINES)
    assert 0 < lines[-1].bagian_bersama < 1
    assert 0 < lines[-1].rupiah_sama_baris < lines[-1].pagu


def test_csv_is_read_by_both_and_a_bad_row_is_told(spark, tmp_path):
    from selaras.main.align.spark import run_in

    (tmp_path / "a.csv").write_text(
        "daerah,tahun,id,teks\n12.07,2026,a,Parit Desa Saentis\n12.07,2026,b,Parit Saentis\n"
    )
    found = run_in(spark, [tmp_path / "a.csv"], 0.3).found
    assert found == local.run([tmp_path / "a.csv"], 0.3).found
    assert [(pair.id_a, pair.id_b) for pair in found] == [("a", "b")]
    bad = replace(Row("12.07", 2026, "a", "Parit"), jenis="rapat")
    (tmp_path / "b.parquet").write_bytes(encoded(Row, (bad,), ".parquet"))
    with pytest.raises(Refused, match=r"12.07 2026, id a: jenis 'rapat' tidak dikenal. Tulis baris, paket, usulan"):
        run_in(spark, [tmp_path / "b.parquet"], 0.3)


def test_an_id_that_two_files_hold_is_refused(spark, tmp_path):
    from selaras.main.align.spark import run_in

    for name in ("a", "b"):
        (tmp_path / f"{name}.parquet").write_bytes(encoded(Row, (Row("12.07", 2026, "a", "Parit"),), ".parquet"))
    with pytest.raises(Refused, match=r"Id a ada dua kali pada 12.07 tahun 2026"):
        run_in(spark, sorted(tmp_path.iterdir()), 0.3)
