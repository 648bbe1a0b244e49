"""Rows and pairs in files: out and in again, refused with place and reason, without the extra in words."""

import sys

import pytest

from selaras.engines.overlap.rows import Row
from selaras.main.align import extra
from selaras.main.align.extra import Refused
from selaras.main.align.files import encoded, found_files, read_rows

FULL = Row(
    "61.04",
    2026,
    "paket:1",
    "=cmd|' /C calc'!A0",
    jenis="paket",
    induk="baris:1",
    opd="Dinas PUPR",
    kode="1.03.10.2.01.0012",
    uraian="Dua\nbaris, dengan koma",
    lokasi="Desa A",
    volume="12,5 km",
    pagu=780_000_000,
    bersama="sendiri",
    pagu_bersama=0,
)
BARE = Row("61.04", 2026, "baris:1", "Jalan 'Mawar'")


def test_rows_come_back_from_csv_as_they_went(tmp_path):
    (tmp_path / "a.csv").write_bytes(encoded(Row, (FULL, BARE), ".csv"))
    assert list(read_rows(tmp_path / "a.csv")) == [FULL, BARE]


def test_a_spreadsheet_runs_no_text_of_a_row(tmp_path):
    assert b"'=cmd" in encoded(Row, (FULL,), ".csv")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("61.04,2026,a,,5", "baris 3: kolom 'teks' kosong"),
        ("61.04,2026,a,Jalan,lima juta", "baris 3: kolom 'pagu' bukan bilangan bulat: lima juta"),
        ("61.04,2026,a,Jalan,-5", "baris 3: kolom 'pagu' kurang dari nol"),
        ("6104,2026,a,Jalan,5", "baris 3: '6104' bukan kode daerah"),
        ("61.04,26,a,Jalan,5", "baris 3: '26' bukan tahun rencana"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_file_row_and_reason(tmp_path, line, says):
    path = tmp_path / "ketapang.csv"
    path.write_text(f"daerah,tahun,id,teks,pagu\n61.04,2026,b,Parit,7\n{line}\n")
    with pytest.raises(Refused, match=f"ketapang.csv, {says}"):
        list(read_rows(path))


def test_a_kind_that_nobody_knows_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("daerah,tahun,id,teks,jenis\n61.04,2026,b,Parit,rapat\n")
    with pytest.raises(Refused, match="jenis 'rapat' tidak dikenal"):
        list(read_rows(tmp_path / "a.csv"))


def test_a_folder_without_files_says_how_to_fill_it(tmp_path):
    (tmp_path / "catatan.txt").touch()
    with pytest.raises(Refused, match=r"tidak ada berkas .parquet atau .csv.*export rencana"):
        found_files(tmp_path)


def test_without_the_extra_parquet_is_refused_in_both_languages_and_csv_works(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert encoded(Row, (BARE,), ".csv").startswith(b"daerah,tahun,id,teks,jenis,")
    with pytest.raises(Refused) as refused:
        encoded(Row, (BARE,), ".parquet")
    assert "Berkas Parquet memerlukan paket tambahan" in str(refused.value)
    assert "A Parquet file needs extra packages" in str(refused.value)
    assert "selaras[spark]" in str(refused.value)
    assert "constraints-spark.txt" in str(refused.value)


@pytest.mark.parametrize(
    ("said", "number"),
    [('openjdk version "17.0.15" 2025', 17), ('java version "1.8.0_402"', 8), ('openjdk version "25" 2025', 25)],
)
def test_the_version_of_java_is_read(said, number):
    assert extra.java_version(said) == number


def test_an_old_java_or_none_is_told_in_both_languages(tmp_path, monkeypatch):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert "versi 11; Spark memerlukan 17" in extra.java_fault()
    assert "is version 11; Spark needs 17" in extra.java_fault()
    java.write_text("#!/bin/sh\necho 'openjdk version \"21.0.2\" 2024' >&2\n")
    assert extra.java_fault() == ""
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "tidak-ada"))
    assert "Java tidak ditemukan" in extra.java_fault()
