import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.values.kode import Kode, bidang_of_opd
from selaras.values.wilayah import KodeWilayah


@pytest.mark.parametrize(
    ("printed", "normal", "tingkat", "generic"),
    [
        ("1", "1", "urusan", "1"),
        ("X", "X", "urusan", "X"),
        ("1.03", "1.03", "bidang_urusan", "1.03"),
        ("x.xx.01", "X.XX.01", "program", "X.XX.01"),
        ("1.3.02", "1.03.02", "program", "1.03.02"),
        ("1.03.10. ", "1.03.10", "program", "1.03.10"),
        ("1.03.10.2.01", "1.03.10.2.01", "kegiatan", "1.03.10.2.01"),
        ("1.03.10.2.01.0012", "1.03.10.2.01.0012", "sub_kegiatan", "1.03.10.2.01.0012"),
        ("2.07.01.2.01.01", "2.07.01.2.01.0001", "sub_kegiatan", "X.XX.01.2.01.0001"),
    ],
)
def test_a_code_is_read_in_every_printed_form(printed, normal, tingkat, generic):
    kode = Kode.parse(printed)
    assert (kode.normal, kode.tingkat, kode.generic()) == (normal, tingkat, generic)
    assert kode.level == kode.tingkat
    assert kode.text == printed.strip()


@pytest.mark.parametrize(
    "printed", ["", "abc", "01", "X.03", "1.XX", "1.03.10.2", "5.1.02.01.01.0024", "1.03.0.00.0.00.01.0000", None]
)
def test_what_is_no_code_is_refused_with_an_example(printed):
    with pytest.raises(ValueError, match=r"Tulis misalnya 1\.03\.10\.2\.01\.0012"):
        Kode.parse(printed)


def test_a_code_knows_its_parents_up_to_the_urusan():
    kode, path = Kode.parse("1.03.10.2.01.0012"), []
    while kode is not None:
        path.append(kode.normal)
        kode = kode.parent
    assert path == ["1.03.10.2.01.0012", "1.03.10.2.01", "1.03.10", "1.03", "1"]


def test_a_code_is_under_its_programme_and_not_under_a_code_that_only_begins_alike():
    assert Kode.parse("1.03.10.2.01").under(Kode.parse("1.03.10"))
    assert not Kode.parse("1.03.11").under(Kode.parse("1.03.1"))


def test_codes_sort_by_number_with_the_supporting_programme_first():
    codes = [Kode.parse(c) for c in ("1.03.10", "1.03.02", "X.XX.01", "1.03.02.2.01", "1.3.02.2.01.0002")]
    assert [c.normal for c in sorted(codes)] == [
        "X.XX.01",
        "1.03.02",
        "1.03.02.2.01",
        "1.03.02.2.01.0002",
        "1.03.10",
    ]


@pytest.mark.parametrize(
    ("kode", "bidang"),
    [
        ("1.03.0.00.0.00.01.0000", ["1.03"]),
        ("1.03.2.10.1.04.01.0000", ["1.03", "2.10", "1.04"]),
        ("7.01.0.00.0.00.12.0000", ["7.01"]),
        ("tanpa kode", []),
    ],
)
def test_an_opd_code_names_its_bidang_urusan(kode, bidang):
    assert bidang_of_opd(kode) == bidang


@given(
    st.tuples(st.integers(1, 9), *[st.integers(1, 99)] * 2, st.integers(1, 8), st.integers(1, 99), st.integers(1, 9999))
)
def test_a_normal_code_reads_back_as_itself(parts):
    normal = Kode.parse(".".join(map(str, parts))).normal
    assert Kode.parse(normal).normal == normal
    assert Kode.parse(normal).sort_key == parts


def test_a_region_knows_its_level_kind_and_parents():
    desa = KodeWilayah.parse("12.07.26.2001")
    assert (desa.level, desa.jenis, str(desa.parent)) == ("desa", "desa", "12.07.26")
    assert str(desa.at("kabkota")) == "12.07"
    assert KodeWilayah.parse("1271").jenis == "kota"
    assert KodeWilayah.parse("61.04").at("desa") is None


def test_a_region_lies_within_whole_parts_only():
    assert KodeWilayah.parse("12.07.26").within("12.07")
    assert KodeWilayah.parse("12.07.26").within("")
    assert not KodeWilayah.parse("12.07.26").within("12.0")


@pytest.mark.parametrize("text", ["", "12.7", "12.07.26.201", "Deli Serdang"])
def test_what_is_no_region_code_is_refused(text):
    with pytest.raises(ValueError, match="bukan kode wilayah"):
        KodeWilayah.parse(text)
