"""The bundled data is whole, is what SOURCES.md says, and names no private person."""

import hashlib
import json
import re
from collections import Counter

import pytest

from selaras import reference
from selaras.reference.tables import FOLDER, rows

LISTED = re.findall(r"^\| `([^`]+)` \| (\d+) \| `([0-9a-f]{64})` \|$", (FOLDER / "SOURCES.md").read_text(), re.M)


@pytest.mark.parametrize(("name", "sha256"), [(name, sha256) for name, _, sha256 in LISTED])
def test_every_listed_file_has_the_checksum_that_sources_md_names(name, sha256):
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == sha256


def test_every_bundled_data_file_stands_in_sources_md():
    bundled = {
        p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.suffix in {".gz", ".csv", ".geojson", ".json"}
    }
    assert bundled == {name for name, _, _ in LISTED}


def test_tables_have_as_many_rows_as_sources_md_says():
    assert all(sum(1 for _ in rows(name)) == int(count) for name, count, _ in LISTED if ".csv" in name)


def test_wilayah_of_the_country_by_kind():
    kinds = Counter(r.jenis for r in reference.wilayah())
    assert kinds["provinsi"] == 38
    assert kinds["kabupaten"] + kinds["kota"] == 514
    assert kinds["kecamatan"] == 7285
    assert kinds.total() == 91599


def test_every_wilayah_comes_after_its_upper_one():
    seen = {""}
    assert all(r.induk in seen and not seen.add(r.kode) for r in reference.wilayah())


@pytest.mark.parametrize(("edition", "subs", "total"), [("2023", 3395, 4367), ("2027", 7581, 9727)])
def test_nomenclature_sets_are_whole_and_have_no_orphans(edition, subs, total):
    kept = list(reference.nomenklatur(edition))
    known = {(r.tingkat_pemda, r.kode) for r in kept} | {("kabkota", ""), ("provinsi", "")}
    assert len(kept) == total
    assert sum(r.tingkat == "sub_kegiatan" for r in kept) == subs
    assert all((r.tingkat_pemda, r.induk_kode) in known for r in kept)


def test_an_unknown_set_is_refused_by_name():
    with pytest.raises(ValueError, match="2019"):
        list(reference.nomenklatur("2019"))


def test_every_successor_is_a_code_of_2027_and_says_its_ground():
    known = {(r.tingkat_pemda, r.kode) for r in reference.nomenklatur("2027")}
    follow = list(reference.successors())
    assert all((s.tingkat_pemda, s.to_kode) in known for s in follow)
    assert Counter(s.dasar for s in follow) == {"sama": 3798, "disebut": 346, "nama": 98}


def test_polygons_stand_for_every_kecamatan_and_desa_of_deli_serdang():
    codes = {r.kode for r in reference.wilayah() if r.kode.startswith("12.07.")}
    kecamatan = json.loads(reference.kecamatan_geojson("12.07").read_text())["features"]
    desa = json.loads(reference.desa_geojson("12.07").read_text())["features"]
    assert {f["properties"]["kode"] for f in kecamatan + desa} == codes
    assert reference.kecamatan_geojson("61.04") is None


def test_only_rows_of_ketapang_are_bundled():
    tables = ("perangkat_daerah", "program", "kegiatan", "sub_kegiatan", "paket_ketapang_lengkap")
    assert {r["kode_pemda"] for t in tables for r in rows(f"ketapang_2022/{t}.csv.gz")} == {"61.04"}


def test_the_file_set_unpacks_to_plain_csv(tmp_path):
    target = reference.unpack_ketapang(tmp_path / "ketapang")
    assert len(list(target.glob("*.csv"))) == 6
    assert (
        (target / "program.csv").read_text().startswith("kode_pemda,id_pd,perangkat_daerah,id_program,kode,nama,pagu")
    )


def test_masked_texts_are_logged_and_no_other_text_is_masked():
    logged = {(r["kunci"], r["kolom"]): r["menjadi"] for r in reference.ketapang_corrections()}
    masked = {
        (r["id_rup"], column): text
        for r in rows("ketapang_2022/paket_ketapang_lengkap.csv.gz")
        for column, text in r.items()
        if "[nama disamarkan]" in text
    }
    assert masked == logged
    assert len(logged) == 11


def test_package_texts_carry_no_phone_number_or_person_after_bapak():
    personal = re.compile(r"\b08\d{8,}|\b\d{16,18}\b|\b(?:bapak|bpk|sdri?|a\.n)\b\.?\s+(?!\[nama)", re.I)
    texts = (
        t
        for r in rows("ketapang_2022/paket_ketapang_lengkap.csv.gz")
        for t in (r["nama_paket"], r["uraian"], r["lokasi"])
    )
    assert not [t for t in texts if personal.search(t)]


def test_four_priorities_with_ten_strategies_are_word_for_word():
    kept = list(reference.deli_serdang_priorities())
    assert len({r.prioritas for r in kept}) == 4
    assert kept[4].strategi == "Peningkatan daya saing daerah melalui perwujudan ekosistem inovasi"
    assert {r.sumber for r in kept} == {"metrokampung.com, 9 Februari 2021"}


def test_what_was_not_found_of_deli_serdang_is_said():
    assert "tujuan, sasaran, indikator dan target RPJMD 2019-2024" in reference.facts()["tidak_ditemukan"]
