"""Codes, names, blanks, packages and agencies."""

import pytest

from selaras.features.alignment import words
from selaras.features.alignment.tests.look import change, found, one
from selaras.features.plan.models import Funding, Place
from selaras.foundation.nomenklatur.models import Successor
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

pytestmark = pytest.mark.django_db
REKONSTRUKSI = "1.03.10.2.01.0012"


def test_the_four_blanks_of_a_line_are_found_and_gone_once_filled() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), pagu=70)
    kinds = ("tanpa_lokasi", "tanpa_sumber_dana", "tanpa_kelompok_sasaran", "tanpa_prakiraan_maju")
    assert [one(cycle, kind).rupiah for kind in kinds] == [70] * 4
    Funding.objects.create(line=work, daerah_id="12.07", sumber_dana="DAU", pagu=70)
    Place.objects.create(line=work, daerah_id="12.07", wilayah=a.wilayah())
    change(work, kelompok_sasaran="Masyarakat", pagu_maju=0)
    assert [found(cycle, kind) for kind in kinds] == [[]] * 4


def test_an_unknown_code_is_taken_as_printed_and_the_code_of_the_same_name_is_offered() -> None:
    cycle = a.siklus()
    a.code(REKONSTRUKSI, "Rekonstruksi Jalan")
    work = a.line(cycle, a.opd(), "Rekonstruksi jalan", kode="1.03.10.2.01.08")
    row = one(cycle, "kode_tidak_dikenal")
    assert (row.facts["why"], row.facts["usul"], row.line.kode) == ("asing", REKONSTRUKSI, "1.03.10.2.01.08")
    change(work, kode=REKONSTRUKSI)
    assert found(cycle, "kode_tidak_dikenal") == []


@pytest.mark.parametrize("printed", ["1.03.10.2.01.12", "1.3.10.2.1.12", " 1.03.10.2.01.0012. "])
def test_another_spelling_of_a_known_code_is_known(printed: str) -> None:
    cycle = a.siklus()
    a.code(REKONSTRUKSI, "Rekonstruksi Jalan")
    a.line(cycle, a.opd(), kode=printed)
    assert found(cycle, "kode_tidak_dikenal") == []


def test_the_supporting_programme_is_known_under_the_code_of_any_matter() -> None:
    cycle = a.siklus()
    a.code("X.XX.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota")
    a.line(
        cycle, a.opd(), "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", jenjang="program", kode="2.07.01"
    )
    assert found(cycle, "kode_tidak_dikenal") == found(cycle, "nama_beda_nomenklatur") == []


@pytest.mark.parametrize(("kode", "why"), [("", "kosong"), ("Belanja modal", "bukan_kode")])
def test_no_code_and_what_is_no_code_are_told_apart(kode: str, why: str) -> None:
    cycle = a.siklus()
    a.code(REKONSTRUKSI)
    a.line(cycle, a.opd(), kode=kode)
    assert one(cycle, "kode_tidak_dikenal").facts["why"] == why


def test_a_code_of_the_older_set_is_outdated_and_its_successor_is_offered() -> None:
    cycle = a.siklus(nomenklatur=a.nomenklatur_set("2027"))
    old, new = a.code(REKONSTRUKSI, set_kode="2023"), a.code("1.03.10.2.01.0047", "Rekonstruksi Jalan", "2027")
    Successor.objects.create(from_set=old.set, from_kode=old.kode, to_set=new.set, to_kode=new.kode, dasar="disebut")
    work = a.line(cycle, a.opd(), kode=REKONSTRUKSI)
    row = one(cycle, "kode_usang")
    assert row.facts["usul"] == "1.03.10.2.01.0047 Rekonstruksi Jalan"
    assert found(cycle, "kode_tidak_dikenal") == []
    change(work, kode="1.03.10.2.01.0047")
    assert found(cycle, "kode_usang") == []


def test_a_code_that_only_a_newer_set_knows_is_unknown_and_says_where_it_stands() -> None:
    cycle = a.siklus()
    a.code(REKONSTRUKSI)
    a.code("1.03.10.2.01.0047", "Rekonstruksi Jalan Kota", "2027")
    a.line(cycle, a.opd(), "Jalan kota", kode="1.03.10.2.01.0047")
    assert one(cycle, "kode_tidak_dikenal").facts["set_lain"] == "2027"


@pytest.mark.parametrize(
    ("nama", "why"),
    [
        ("Rekonstruksi Jalann", "ejaan"),
        ("Pembangunan gedung kantor", "lain"),
        ("REKONSTRUKSI  JALAN", None),
        ("Sub Kegiatan Rekonstruksi Jalan", None),
        ("Rekonstruksi Jalan (Kecamatan Galang)", None),
    ],
)
def test_another_name_than_the_official_one_is_found(nama: str, why: str | None) -> None:
    cycle = a.siklus()
    a.code(REKONSTRUKSI, "Rekonstruksi Jalan")
    a.line(cycle, a.opd(), nama)
    assert [row.facts["why"] for row in found(cycle, "nama_beda_nomenklatur")] == ([why] if why else [])


def test_a_code_of_another_level_is_found() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), kode="1.03.10")
    assert one(cycle, "kode_beda_jenjang").line == work
    change(work, kode=REKONSTRUKSI)
    assert found(cycle, "kode_beda_jenjang") == []


def test_a_sub_kegiatan_under_nothing_is_found_a_programme_is_not() -> None:
    cycle, pupr = a.siklus(), a.opd()
    program, work = a.line(cycle, pupr, jenjang="program", kode="1.03.10"), a.line(cycle, pupr)
    assert one(cycle, "tanpa_induk").line == work
    change(work, induk=program)
    assert found(cycle, "tanpa_induk") == []


def test_the_same_line_twice_is_found_another_place_is_another_line() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.line(cycle, pupr, pagu=10, lokasi_teks="Desa Saentis")
    twin = a.line(cycle, pupr, "REKONSTRUKSI JALAN", pagu=15, lokasi_teks="desa saentis", kode="1.03.10.2.01.12")
    row = one(cycle, "baris_ganda")
    assert (row.facts["kali"], row.rupiah) == (2, 15)
    change(twin, lokasi_teks="Desa Sampali")
    assert found(cycle, "baris_ganda") == []


def test_a_package_without_code_or_with_a_code_of_no_line_hangs_on_nothing() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.paket(cycle, pupr, kode_sub="")
    a.paket(cycle, pupr, kode_sub="1.03.02.2.01.0001")
    assert [row.facts["why"] for row in found(cycle, "paket_tanpa_baris")] == ["kosong", "asing"]


def test_a_package_whose_code_fits_several_lines_is_never_guessed() -> None:
    cycle, pupr = a.siklus(), a.opd()
    first, second = a.line(cycle, pupr), a.line(cycle, pupr, "Ruas lain")
    package = a.paket(cycle, pupr, kode_sub="1.03.10.2.01.12", pagu=9)
    row = one(cycle, "paket_kode_ganda")
    assert (row.facts["usul"], row.rupiah, row.owner) == ([first.pk, second.pk], 9, "opd")
    assert found(cycle, "paket_tanpa_baris") == []
    change(package, line=first)
    assert found(cycle, "paket_kode_ganda") == []


def test_a_package_that_names_several_sub_kegiatan_is_never_guessed() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.line(cycle, pupr)
    parts = [{"kode_sub": "1.03.10.2.01.12"}, {"kode_sub": "1.03.10.2.01.0013"}]
    a.paket(cycle, pupr, anggaran=parts)
    assert one(cycle, "paket_kode_ganda").facts["kode"] == f"{REKONSTRUKSI}, 1.03.10.2.01.0013"


def test_twin_names_of_agencies_are_found_whatever_their_spelling() -> None:
    cycle = a.siklus()
    a.opd("Dinas Pariwisata")
    twin = a.opd("DINAS  PARIWISATA")
    row = one(cycle, "opd_kembar")
    assert (row.opd, row.owner) == (twin, "bappeda")
    change(twin, aktif=False)
    assert found(cycle, "opd_kembar") == []


def upload(cycle: Siklus, label: str = "Rencana 2022") -> Upload:
    return Upload.objects.create(
        daerah_id="12.07", siklus=cycle, kind="sirup", label=label, sha256="0", state="diterapkan"
    )


def sheet_row(of: Upload, group: str, *, derived: bool = False, key: str = "", **values: object) -> UploadRow:
    n = UploadRow.objects.count() + 1
    draft = {"values": values, "refs": {}, "parts": {}}
    return UploadRow.objects.create(
        upload=of,
        file="x.csv",
        number=n,
        seq=n,
        group=group,
        key=key,
        derived=derived,
        state="baru",
        draft=draft,
        applied=True,
    )


def test_an_agency_made_from_a_row_of_work_is_found_until_somebody_plans_for_it() -> None:
    cycle = a.siklus()
    came = upload(cycle)
    sheet_row(came, "opd", derived=True, key="sirup:7")
    new = a.opd("UPT Museum", id_sumber="sirup:7", upload_id=came.pk)
    a.line(cycle, new, pagu=12)
    row = one(cycle, "opd_baru_dari_impor")
    assert (row.opd, row.rupiah, row.owner) == (new, 12, "bappeda")
    a.person("perencana_opd", opd=new)
    assert found(cycle, "opd_baru_dari_impor") == []


def test_a_list_of_new_agencies_is_one_finding() -> None:
    cycle = a.siklus()
    came = upload(cycle)
    for n in range(4):
        sheet_row(came, "opd", key=f"sirup:{n}")
        a.opd(f"Dinas {'ABCD'[n]}", id_sumber=f"sirup:{n}", upload_id=came.pk)
    assert one(cycle, "opd_baru_dari_impor").facts["opd_baru"] == 4


def test_lines_whose_source_names_no_agency_are_one_finding_of_bappeda() -> None:
    cycle = a.siklus()
    nameless = a.opd("Perangkat daerah tidak disebut", semu=True)
    a.line(cycle, nameless, pagu=3)
    a.line(cycle, nameless, "Lain", pagu=4)
    row = one(cycle, "opd_tidak_disebut")
    assert (row.facts["baris"], row.rupiah, row.owner) == (2, 7, "bappeda")
    assert one(cycle, "opd_tidak_disebut").subject == f"opd.opd:{nameless.pk}"


def test_what_a_source_does_not_carry_is_one_finding_and_none_per_line() -> None:
    cycle, pupr = a.siklus(), a.opd()
    came = upload(cycle)
    sheet_row(came, "sub_kegiatan", lokasi_teks="Desa Saentis")
    lines = [a.line(cycle, pupr, f"Ruas {n}", upload_id=came.pk) for n in range(30)]
    row = one(cycle, "sumber_tanpa_isian")
    assert row.facts["kolom"] == ["indikator", "kelompok_sasaran", "prakiraan_maju", "sumber_dana"]
    assert (row.facts["baris"], row.rupiah) == (30, 30_000_000)
    assert "sama sekali tidak memuat indikator, kelompok sasaran" in words.sentence(row)
    assert found(cycle, "tanpa_kelompok_sasaran") == found(cycle, "tanpa_indikator") == []
    assert len(found(cycle, "tanpa_lokasi")) == 30  # the source has this column; these lines leave it empty
    change(lines[0], kelompok_sasaran="Petani")
    assert one(cycle, "sumber_tanpa_isian").facts["baris"] == 30
    assert found(cycle, "tanpa_kelompok_sasaran") == []
