"""The procurement plan's files: both shapes, ids before codes, defects named and taken in as printed."""

from pathlib import Path
from typing import Any

import pytest

from selaras.features.plan.sheets import sirup
from selaras.features.plan.sheets.tests.reading import kinds, problem, read, table
from selaras.foundation.sheets.refused import SheetRefused

SUB = ["kode_pemda", "id_pd", "perangkat_daerah", "id_sub", "id_program", "id_kegiatan", "kode", "kode_4digit", "nama", "pagu", "cek_nomenklatur"]  # fmt: skip
GOOD = ["12.07", "10", "DINAS X", "501", "201", "301", "1.03.10.2.01.05", "1.03.10.2.01.0005", "Pembangunan Jalan", "780000000", "ya"]  # fmt: skip
PAKET = [
    "kode_pemda", "id_rup", "cara", "id_pd", "perangkat_daerah", "nama_paket", "uraian", "spesifikasi", "lokasi",
    "volume", "pagu", "jenis", "metode", "sumber_dana", "kode_sub_kegiatan", "kode_akun", "mulai", "selesai",
]  # fmt: skip
WORK = [
    "12.07", "31", "penyedia", "10", "DINAS X", "Jalan Mawar", "", "", "Desa Sampali", "1 Paket", "95500000",
    "Pekerjaan Konstruksi", "Tender", "APBD", "1.03.10.2.01.0005", "5.1.02", "2022-04", "2022-07",
]  # fmt: skip


def subs(tmp_path: Path, *rows: list[str]) -> list[Any]:
    return read(table(tmp_path / "sub_kegiatan.csv", [SUB, *rows]), sirup.parse, sirup.KINDS)


def works(tmp_path: Path, **changed: str) -> list[Any]:
    row = [changed.get(name, value) for name, value in zip(PAKET, WORK, strict=True)]
    return read(table(tmp_path / "paket_a_lengkap.csv", [PAKET, row]), sirup.parse, sirup.KINDS)


def but(**changed: str) -> list[str]:
    return [changed.get(name, value) for name, value in zip(SUB, GOOD, strict=True)]


def test_a_line_comes_in_as_printed(tmp_path: Path) -> None:
    (line,) = subs(tmp_path, GOOD)
    assert not line.problems
    assert (line.number, line.file, line.jenjang) == (2, "sub_kegiatan.csv", "sub_kegiatan")
    assert (line.id_sumber, line.parent_id, line.program_id) == ("501", "301", "201")
    assert (line.kode, line.kode_normal) == ("1.03.10.2.01.05", "1.03.10.2.01.0005")
    assert (line.pemda, line.opd_id, line.pagu) == ("12.07", "10", 780_000_000)


def test_the_shape_without_a_government_column_is_the_same_kind(tmp_path: Path) -> None:
    keep = [at for at, name in enumerate(SUB) if name not in {"kode_pemda", "kode_4digit"}]
    rows = [[row[at] for at in keep] for row in (SUB, GOOD)]
    (line,) = read(table(tmp_path / "sub_kegiatan.csv", rows), sirup.parse, sirup.KINDS)
    assert (line.pemda, line.id_sumber, line.pagu) == ("", "501", 780_000_000)


def test_a_code_twice_in_one_agency_stays_two_lines(tmp_path: Path) -> None:
    lines = subs(tmp_path, GOOD, but(id_sub="502"))
    assert [line.id_sumber for line in lines] == ["501", "502"]
    assert lines[0].kode == lines[1].kode


@pytest.mark.parametrize(
    ("pagu", "kind"),
    [("-5000000", "rupiah_negatif"), ("(5.000.000)", "rupiah_negatif"), ("1500000.75", "pecahan_rupiah"),
     ("780 juta", "bukan_rupiah"), ("=1+1", "bukan_rupiah"), ("segini", "bukan_rupiah")],
)  # fmt: skip
def test_money_that_cannot_be_read_refuses_the_row_by_name(tmp_path: Path, pagu: str, kind: str) -> None:
    bad, good = subs(tmp_path, but(pagu=pagu), but(id_sub="502"))
    assert not bad.applicable
    assert bad.pagu is None
    assert problem([bad], kind).sentence.startswith("Baris 2: kolom 'pagu'")
    assert good.applicable
    assert good.pagu == 780_000_000


def test_money_in_words_is_refused_with_the_amount_offered(tmp_path: Path) -> None:
    found = problem(subs(tmp_path, but(pagu="780 juta")), "bukan_rupiah")
    assert found.sentence == "Baris 2: kolom 'pagu' berisi \"780 juta\", bukan angka. Tulis misalnya 780.000.000."
    assert (found.cell, found.suggestion) == ("J2", "Rp780.000.000")


@pytest.mark.parametrize("pagu", ["1042154399390000", "1000000000000", "530"])
def test_an_implausible_pagu_is_taken_in_as_printed(tmp_path: Path, pagu: str) -> None:
    (line,) = subs(tmp_path, but(pagu=pagu))
    assert line.applicable
    assert line.pagu == int(pagu)
    assert problem([line], "pagu_janggal").severity == "temuan"


def test_a_missing_pagu_is_a_finding_and_never_a_zero(tmp_path: Path) -> None:
    empty, zero = subs(tmp_path, but(pagu=""), but(id_sub="502", pagu="0"))
    assert (empty.pagu, kinds([empty]), empty.applicable) == (None, {"pagu_kosong"}, True)
    assert (zero.pagu, zero.problems) == (0, ())


@pytest.mark.parametrize("kode", ["1020220218510201010026", "1.02.01.0.02.02", "belanja bahan"])
def test_a_code_of_no_shape_is_taken_in_as_printed(tmp_path: Path, kode: str) -> None:
    (line,) = subs(tmp_path, but(kode=kode))
    assert (line.kode, line.kode_normal, line.applicable) == (kode, "", True)
    assert kinds([line]) == {"kode_bukan_nomenklatur"}


def test_a_code_of_another_level_is_named(tmp_path: Path) -> None:
    assert kinds(subs(tmp_path, but(kode="1.03.10"))) == {"kode_jenjang"}


def test_a_line_without_agency_is_taken_in_with_its_finding(tmp_path: Path) -> None:
    (line,) = subs(tmp_path, but(id_pd="", perangkat_daerah=""))
    assert line.applicable
    assert kinds([line]) == {"opd_kosong"}


def test_a_line_without_its_own_id_or_name_is_refused(tmp_path: Path) -> None:
    assert [line.applicable for line in subs(tmp_path, but(id_sub=""), but(nama=""), GOOD)] == [False, False, True]


def test_a_formula_error_in_a_workbook_is_refused_and_its_neighbour_read(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "sub.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, SUB)
    for at in (1, 2):
        sheet.write_row(at, 0, but(id_sub=f"50{at}"))
    sheet.write_formula(1, SUB.index("pagu"), "=A1/0", None, "#DIV/0!")
    book.close()
    bad, good = read(path, sirup.parse, sirup.KINDS)
    assert (bad.applicable, kinds([bad])) == (False, {"galat_rumus"})
    assert good.pagu == 780_000_000


def test_a_package_comes_in_as_printed(tmp_path: Path) -> None:
    (paket,) = works(tmp_path)
    assert not paket.problems
    assert (paket.id_sumber, paket.cara, paket.pagu, paket.volume) == ("31", "penyedia", 95_500_000, "1 Paket")
    assert (paket.kode_sub, paket.mulai, paket.selesai) == (("1.03.10.2.01.0005",), "2022-04", "2022-07")


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"kode_sub_kegiatan": ""}, "kode_sub_kosong"),
        ({"kode_sub_kegiatan": "4.02.01.2.06.0006|4.02.01.2.06.0005"}, "kode_sub_banyak"),
        ({"kode_sub_kegiatan": "0.40.52.0.10.0025"}, "kode_bukan_nomenklatur"),
        ({"volume": "19.480519480519500 M1"}, "volume_janggal"),
        ({"lokasi": ""}, "lokasi_kosong"),
        ({"lokasi": "d"}, "lokasi_kosong"),
        ({"mulai": "2022-08"}, "bulan_terbalik"),
        ({"mulai": "sebelum puasa"}, "bulan_tidak_terbaca"),
        ({"pagu": "1"}, "pagu_janggal"),
    ],
)
def test_a_defect_of_a_package_is_a_finding_and_the_package_stays(
    tmp_path: Path, changed: dict[str, str], kind: str
) -> None:
    (paket,) = works(tmp_path, **changed)
    assert paket.applicable
    assert kinds([paket]) == {kind}


def test_the_volume_is_kept_as_printed(tmp_path: Path) -> None:
    assert works(tmp_path, volume="19.480519480519500 M1")[0].volume == "19.480519480519500 M1"


def test_a_tender_of_several_plans_keeps_all_their_ids(tmp_path: Path) -> None:
    rows = [
        ["id_rup", "id_paket", "cara", "id_pd", "perangkat_daerah", "nama_paket", "pagu", "hps", "sumber_dana",
         "kode_sub_kegiatan", "kode_akun", "jenis", "metode", "lokasi", "tgl_pengumuman", "status"],
        ["55;56", "100", "tender", "1", "DINAS X", "Jalan", "79747800", "79747800.14", "APBD", "1.03.10.2.01.0005",
         "5.1.02|5.1.03", "Barang", "Tender", "Soreang", "2025-01-31", "Selesai"],
    ]  # fmt: skip
    (paket,) = read(table(tmp_path / "paket_penyedia_dilelang.csv", rows), sirup.parse, sirup.KINDS)
    assert (paket.id_sumber, paket.id_rup, paket.kode_akun) == ("100", ("55", "56"), ("5.1.02", "5.1.03"))
    assert not paket.problems


def test_self_managed_packages_carry_no_code_and_say_so_once_for_all(tmp_path: Path) -> None:
    head = ["id_rup", "id_pd", "perangkat_daerah", "nama_paket", "uraian", "volume", "pagu", "tipe_swakelola", "lokasi", "mulai", "selesai"]  # fmt: skip
    row = ["38", "1", "DINAS X", "Rapat", "uang harian", "1 Kegiatan", "6460000", "1", "Soreang", "2025-01", "2025-12"]
    (paket,) = read(table(tmp_path / "paket_swakelola.csv", [head, row]), sirup.parse, sirup.KINDS)
    assert (paket.cara, paket.kode_sub, paket.problems) == ("swakelola", (), ())


def test_the_budget_list_adds_parts_and_no_package(tmp_path: Path) -> None:
    head = ["id_rup", "kode_sub", "kode_sub_4digit", "kode_akun", "pagu", "sumber_dana"]
    row = ["31", "2.07.01.2.01.01", "2.07.01.2.01.0001", "5.1.02", "2353505", "APBD"]
    (part,) = read(table(tmp_path / "paket_a_anggaran.csv", [head, row]), sirup.parse, sirup.KINDS)
    assert (part.id_rup, part.kode_sub, part.pagu, part.sumber_dana) == ("31", "2.07.01.2.01.01", 2_353_505, "APBD")


def test_agencies_of_one_name_are_both_taken_in_and_named(tmp_path: Path) -> None:
    head = ["kode_pemda", "pemda", "id_pd", "kode_pd", "perangkat_daerah", "belanja_operasi", "belanja_modal",
            "belanja_tidak_terduga", "belanja_pengadaan", "belanja_non_pengadaan", "total_belanja"]  # fmt: skip
    rows = [["12.07", "Kab. D", str(at), "", "DINAS SOSIAL", "5000000", "", "", "", "-81268500", ""] for at in (1, 2)]
    elsewhere = ["12.08", "Kab. E", "3", "", "DINAS SOSIAL", "", "", "", "", "", ""]
    agencies = read(table(tmp_path / "perangkat_daerah.csv", [head, *rows, elsewhere]), sirup.parse, sirup.KINDS)
    assert [agency.applicable for agency in agencies] == [True] * 3
    assert [kinds([agency]) for agency in agencies] == [{"rupiah_negatif"}, {"rupiah_negatif", "opd_kembar"}, set()]
    assert agencies[0].belanja == (("operasi", 5_000_000),)


@pytest.mark.parametrize(
    ("name", "code"),
    [("perangkat_daerah.csv", "sirup_opd"), ("kegiatan.csv", "sirup_kegiatan"), ("sub_kegiatan.csv", "sirup_sub_kegiatan"),
     ("paket_ketapang_lengkap.csv", "sirup_paket"), ("paket_konstruksi_pemda_lain.csv", "sirup_paket"),
     ("paket_ketapang_anggaran.csv.gz", "sirup_anggaran"), ("paket_swakelola.csv", "sirup_swakelola"),
     ("paket_penyedia_dilelang.csv", "sirup_penyedia")],
)  # fmt: skip
def test_a_file_name_promises_its_kind(name: str, code: str) -> None:
    kind = sirup.kind_of_file(name)
    assert kind is not None
    assert kind.code == code


def test_other_names_promise_nothing_and_agencies_come_first() -> None:
    assert sirup.kind_of_file("catatan.csv") is None
    names = ["paket_a_anggaran.csv", "sub_kegiatan.csv", "perangkat_daerah.csv", "paket_a_lengkap.csv", "program.csv"]
    assert sorted(names, key=sirup.order_of_file) == [
        "perangkat_daerah.csv", "program.csv", "sub_kegiatan.csv", "paket_a_lengkap.csv", "paket_a_anggaran.csv",
    ]  # fmt: skip


def test_a_file_of_another_level_under_this_name_is_refused_by_name(tmp_path: Path) -> None:
    path = table(tmp_path / "program.csv", [SUB, GOOD])
    with pytest.raises(SheetRefused, match="Ini daftar sub kegiatan SiRUP, bukan daftar program SiRUP"):
        read(path, sirup.parse, [kind for kind in sirup.KINDS if kind.code == "sirup_program"])
