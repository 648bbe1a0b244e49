"""Sheets of the cascade: the tree of meaning, programmes with the sasaran they serve, agencies, themes."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from selaras.features.plan.sheets import cascade
from selaras.features.plan.sheets.tests.reading import kinds, problem, read, table

TREE = ["tingkat", "ref", "ref_induk", "kode", "uraian", "satuan", "awal", "target_2019", "target_2020", "target_2021"]
VISI = ["visi", "V1", "", "", "Daerah yang rukun", "", "", "", "", ""]
MISI = ["misi", "M1", "V1", "1", "Mewujudkan rasa aman", "", "", "", "", ""]
MISI2 = ["misi", "M2", "V1", "2", "Mewujudkan pelayanan", "", "", "", "", ""]
TUJUAN = ["tujuan", "T1", "M1", "1", "Membangun harmoni", "", "", "", "", ""]
MEASURE = ["indikator_tujuan", "TI1", "T1", "", "Indeks Kerukunan", "Angka", "0", "60", "61,5", "62"]
MANY = [
    "kode_opd", "nama_opd", "tingkat", "ref", "ref_induk", "kode", "uraian", "indikator", "satuan", "kondisi_awal",
    "target_2026", "target_2027", "pagu_2026", "pagu_2027",
]  # fmt: skip


def tree(tmp_path: Path, *rows: list[str], head: list[str] = TREE) -> list[Any]:
    return read(table(tmp_path / "kaskade.csv", [head, *rows]), cascade.parse, cascade.KINDS)


def test_nodes_come_with_their_parent_and_indicators_with_their_node(tmp_path: Path) -> None:
    visi, misi, tujuan, measure = tree(tmp_path, VISI, MISI, TUJUAN, MEASURE)
    assert [(n.jenjang, n.ref, n.parent_ref) for n in (visi, misi, tujuan)] == [
        ("visi", "V1", ""), ("misi", "M1", "V1"), ("tujuan", "T1", "M1"),
    ]  # fmt: skip
    assert (measure.ref, measure.opens, measure.jenjang) == ("T1", False, "tujuan")
    assert [(t.tahun, t.nilai, t.teks) for t in measure.indikator.targets] == [
        (2019, Decimal(60), "60"), (2020, Decimal("61.5"), "61,5"), (2021, Decimal(62), "62"),
    ]  # fmt: skip
    assert not kinds([visi, misi, tujuan, measure])


def but(row: list[str], **changed: str) -> list[str]:
    return [changed.get(name, value) for name, value in zip(TREE, row, strict=True)]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([VISI, but(MISI, uraian="Mewujudkan akhlak mulia dengan menin...")], "teks_terpotong"),
        ([VISI, MISI, TUJUAN, but(MEASURE, target_2019="0", target_2020="0")], "target_nol"),
        ([VISI, MISI, TUJUAN, but(MEASURE, satuan="p")], "satuan_janggal"),
        ([VISI, MISI, TUJUAN, but(MEASURE, satuan="")], "satuan_kosong"),
        ([VISI, MISI, MISI2, TUJUAN, but(TUJUAN, ref="T2", ref_induk="M2")], "uraian_ganda"),
        ([VISI, but(MISI, ref_induk="V9")], "induk_tidak_ada"),
    ],
)
def test_a_defect_of_a_node_is_named_and_the_node_is_taken_in(tmp_path: Path, rows: list[list[str]], kind: str) -> None:
    nodes = tree(tmp_path, *rows)
    assert len(nodes) == len(rows)
    assert all(node.applicable for node in nodes)
    assert kinds(nodes) == {kind}


def test_the_text_cut_off_is_kept_as_printed(tmp_path: Path) -> None:
    nodes = tree(tmp_path, VISI, but(MISI, uraian="Mewujudkan akhlak mulia dengan menin..."))
    assert nodes[1].uraian == "Mewujudkan akhlak mulia dengan menin..."
    assert problem(nodes, "teks_terpotong").cell == "E3"


@pytest.mark.parametrize("level", ["impian", "", "99"])
def test_a_level_that_nobody_knows_refuses_its_row_alone(tmp_path: Path, level: str) -> None:
    good, bad = tree(tmp_path, VISI, but(MISI, tingkat=level))
    assert good.applicable
    assert not bad.applicable


def test_two_agencies_may_use_the_same_reference(tmp_path: Path) -> None:
    row = ["1.01", "DINAS A", "tujuan", "T1", "", "", "Naik kelas", "Indeks", "Indeks", "1", "2", "3", "", ""]
    other = ["1.02", "DINAS B", *row[2:]]
    first, second = tree(tmp_path, row, other, head=MANY)
    assert first.ref != second.ref
    assert not kinds([first, second])


def test_an_indicator_of_the_same_node_opens_no_second_node(tmp_path: Path) -> None:
    row = ["1.01", "DINAS A", "sasaran", "S1", "", "", "Naik", "Padi", "Ton", "1", "2", "3", "", ""]
    more = [*row]
    more[7] = "Jagung"
    nodes = tree(tmp_path, row, more, head=MANY)
    assert len({node.ref for node in nodes}) == 1
    assert [node.indikator.nama for node in nodes] == ["Padi", "Jagung"]


def test_a_programme_keeps_its_money_by_year_and_odd_money_is_named(tmp_path: Path) -> None:
    sasaran = ["1.01", "DINAS A", "sasaran", "S1", "", "", "Naik", "Padi", "Ton", "1", "2", "3", "", ""]
    program = ["1.01", "DINAS A", "program", "P1", "S1", "3.30.05", "PROGRAM EKSPOR", "Nilai", "Rp", "", "9", "9", "530", "517500000"]  # fmt: skip
    node = tree(tmp_path, sasaran, program, head=MANY)[1]
    assert [(year.tahun, year.pagu) for year in node.pagu] == [(2026, 530), (2027, 517_500_000)]
    assert node.parent_ref == "1.01/S1"
    assert kinds([node]) == {"pagu_janggal"}


def test_supporting_programmes_of_one_name_are_no_doubles(tmp_path: Path) -> None:
    rows = [["1.01", "DINAS A", "program", f"P{at}", "", f"1.0{at}.02", "PROGRAM PENUNJANG", "Nilai", "Nilai", "", "9", "9", "5000", "5000"] for at in (1, 2)]  # fmt: skip
    assert not kinds(tree(tmp_path, *rows, head=MANY))


def test_our_own_template_is_read(tmp_path: Path) -> None:
    head = [column.header for column in cascade.TREE.columns]
    rows = [
        {"jenjang": "Tema", "rujukan": "tema", "uraian": "Pemulihan ekonomi"},
        {"jenjang": "prioritas", "rujukan": "P1", "induk": "tema", "kode": "1", "uraian": "Jalan"},
        {"jenjang": "strategi prioritas", "rujukan": "P1a", "induk": "P1", "uraian": "Menyambung desa"},
    ]
    nodes = tree(tmp_path, *[[row.get(name, "") for name in head] for row in rows], head=head)
    assert [(n.jenjang, n.parent_ref) for n in nodes] == [
        ("tema", ""),
        ("prioritas", "tema"),
        ("strategi_prioritas", "P1"),
    ]
    assert not kinds(nodes)


def test_a_programme_list_ties_programmes_to_indicators_of_sasaran(tmp_path: Path) -> None:
    head = ["perangkat_daerah", "kode_program", "program", "ref_indikator_sasaran", "status_program", "ref_indikator",
            "indikator", "satuan", "target_2021", "target_2022", "pagu_2021", "pagu_2022", "cek_nomenklatur"]  # fmt: skip
    row = [
        "BKD",
        "5.03.01",
        "Program A",
        "SI1|SI2",
        "Pendukung",
        "PI1",
        "Nilai",
        "Nilai",
        "4,13",
        "83",
        "67540481",
        "0",
        "ya",
    ]
    none = [*row[:3], "", "", "PI2", "Kepuasan", "p", *row[8:]]
    first, second = tree(tmp_path, row, none, head=head)
    assert (first.sasaran_refs, first.peran, first.indikator.id_sumber) == (("SI1", "SI2"), "Pendukung", "PI1")
    assert [t.nilai for t in first.indikator.targets] == [Decimal("4.13"), Decimal(83)]
    assert [t.pagu for t in first.pagu] == [67_540_481, 0]
    assert not first.problems
    assert kinds([second]) == {"program_tanpa_sasaran", "satuan_janggal"}


def test_agencies_of_one_name_are_both_taken_in_and_named(tmp_path: Path) -> None:
    rows = [["1", "Dinas Tenaga Kerja"], ["2", "Dinas Sosial"], ["3", "DINAS TENAGA KERJA"]]
    agencies = tree(tmp_path, *rows, head=["id", "perangkat_daerah"])
    assert [agency.id_sumber for agency in agencies] == ["1", "2", "3"]
    assert problem(agencies, "opd_kembar").number == 4


def test_themes_come_with_their_year(tmp_path: Path) -> None:
    good, bad = tree(tmp_path, ["2022", "Pemulihan ekonomi"], ["dua ribu", "x"], head=["tahun", "tema"])
    assert (good.jenjang, good.tahun, good.uraian) == ("tema", 2022, "Pemulihan ekonomi")
    assert not bad.applicable
