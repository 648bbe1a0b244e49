"""Sums, ceilings, funds and pagu that cannot be meant."""

import pytest

from selaras.features.alignment import words
from selaras.features.alignment.tests.look import change, found, one
from selaras.features.plan.models import Ceiling, Funding, Place
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

pytestmark = pytest.mark.django_db


def tree(cycle: Siklus, opd: Opd, *pagu: int | None) -> list:
    """A kegiatan with its sub kegiatan; the first amount is the kegiatan's."""
    top = a.line(cycle, opd, "Jalan", pagu=pagu[0], jenjang="kegiatan", kode="1.03.10.2.01")
    return [top, *(a.line(cycle, opd, f"Ruas {n}", pagu=amount, induk=top) for n, amount in enumerate(pagu[1:]))]


def test_a_parent_that_is_not_the_sum_of_its_children_is_found_with_both_figures() -> None:
    cycle = a.siklus()
    top, _first, second = tree(cycle, a.opd(), 186_750, 100_000, 84_250)
    row = one(cycle, "jumlah_anak_beda")
    assert (row.line, row.rupiah) == (top, 2_500)
    assert (row.facts["tertulis"], row.facts["anak"]) == (186_750, 184_250)
    assert "tertulis Rp186.750, jumlah anaknya Rp184.250" in words.sentence(row)
    change(second, pagu=86_750)
    assert found(cycle, "jumlah_anak_beda") == []


def test_funds_that_do_not_add_up_to_the_pagu_are_found() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), pagu=100)
    part = Funding.objects.create(line=work, daerah_id=work.daerah_id, sumber_dana="DAU", pagu=60)
    row = one(cycle, "sumber_dana_beda")
    assert (row.rupiah, row.facts["pagu"], row.facts["bagian"]) == (40, 100, 60)
    change(part, pagu=100)
    assert found(cycle, "sumber_dana_beda") == []


@pytest.mark.parametrize("kind", ["daerah", "opd", "program", "sumber_dana", "wilayah"])
def test_every_kind_of_ceiling_is_watched(kind: str) -> None:
    cycle, pupr = a.siklus(), a.opd()
    program = a.line(cycle, pupr, jenjang="program", kode="1.03.10", pagu=100)
    work = a.line(cycle, pupr, pagu=100, induk=program)
    Funding.objects.create(line=work, daerah_id=work.daerah_id, sumber_dana="DAU", pagu=100)
    Place.objects.create(line=work, daerah_id=work.daerah_id, wilayah=a.wilayah())
    about = {"opd": {"opd": pupr}, "program": {"line": program}, "sumber_dana": {"sumber_dana": "DAU"}}
    about |= {"wilayah": {"wilayah": Wilayah.objects.get()}, "daerah": {}}
    limit = Ceiling.objects.create(daerah_id="12.07", siklus=cycle, kind=kind, pagu=70, **about[kind])
    row = one(cycle, "pagu_melebihi_batas")
    assert (row.rupiah, row.facts["batas"], row.facts["terpakai"]) == (30, 70, 100)
    assert row.owner == ("opd" if kind in ("opd", "program") else "bappeda")
    change(limit, pagu=100)
    assert found(cycle, "pagu_melebihi_batas") == []


def test_a_ceiling_of_a_kecamatan_is_said_by_its_name() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), pagu=100)
    Place.objects.create(line=work, daerah_id=work.daerah_id, wilayah=a.wilayah())
    Ceiling.objects.create(daerah_id="12.07", siklus=cycle, kind="wilayah", wilayah=Wilayah.objects.get(), pagu=70)
    assert words.sentence(one(cycle, "pagu_melebihi_batas")) == (
        "Pagu kecamatan Percut Sei Tuan mencapai Rp100, batasnya Rp70."
    )


@pytest.mark.parametrize(
    ("pagu", "why"),
    [
        (1_000_000_000_000, "angka_pengganti"),
        (45_000_000_000_000, "angka_pengganti"),
        (7_800_000_000_000, "terlalu_besar"),
        (1_042_154_399_390_000, "terlalu_besar"),
        (9_999_999_999, "coba_coba"),
        (530, "terlalu_kecil"),
    ],
)
def test_a_number_that_cannot_be_meant_is_found_by_itself(pagu: int, why: str) -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), pagu=pagu)
    row = one(cycle, "pagu_janggal")
    assert (row.facts["why"], row.rupiah) == (why, pagu)
    change(work, pagu=780_000_000)
    assert found(cycle, "pagu_janggal") == []


def test_salaries_of_a_large_office_are_large_and_meant() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd("Dinas Pendidikan"), "Penyediaan Gaji dan Tunjangan ASN", pagu=709_172_302_338)
    assert found(cycle, "pagu_janggal") == []


def test_six_zeros_too_many_are_seen_beside_the_parent() -> None:
    cycle = a.siklus()
    _top, child = tree(cycle, a.opd(), 29_042_000, 412_000_000_000)[:2]
    row = one(cycle, "pagu_janggal")
    assert (row.line, row.facts["why"], row.facts["banding"]) == (child, "di_atas_induk", 29_042_000)


def test_zeros_lost_at_a_parent_blame_the_parent_and_not_its_children() -> None:
    cycle = a.siklus()
    top = tree(cycle, a.opd(), 8_042_850, 252_000_000, 200_256_850)[0]
    row = one(cycle, "pagu_janggal")
    assert (row.line, row.facts["why"]) == (top, "di_bawah_anak")


def test_three_zeros_too_many_at_a_parent_are_seen_beside_the_sum() -> None:
    cycle = a.siklus()
    top = tree(cycle, a.opd(), 1_303_271_182_000, 1_303_230_712)[0]
    assert one(cycle, "pagu_janggal").line == top


def test_a_parent_whose_salaries_are_not_listed_below_is_only_unequal() -> None:
    cycle = a.siklus()
    tree(cycle, a.opd(), 1_515_934_676, 1_000_000)
    assert found(cycle, "pagu_janggal") == []
    assert one(cycle, "jumlah_anak_beda").rupiah == 1_514_934_676


def test_a_line_far_above_the_whole_spending_of_its_opd_is_found() -> None:
    cycle = a.siklus()
    upt = a.opd("UPT Pelayanan Pendapatan", belanja={"operasi": 2_799_899_900})
    a.line(cycle, upt, pagu=227_797_955_123)
    assert one(cycle, "pagu_janggal").facts["why"] == "di_atas_belanja"


def test_a_round_line_far_above_everything_else_of_its_opd_is_found() -> None:
    cycle, camat = a.siklus(), a.opd("Kecamatan Galang")
    a.line(cycle, camat, pagu=780_000_000_000)
    a.line(cycle, camat, "Lain", pagu=900_000_000)
    assert one(cycle, "pagu_janggal").facts["why"] == "di_atas_lainnya"


def test_a_package_of_one_rupiah_is_found() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.paket(cycle, pupr, "Belanja bahan cetak", pagu=1, line=a.line(cycle, pupr))
    row = one(cycle, "pagu_janggal")
    assert (row.subject.split(":")[0], row.facts["nama"]) == ("plan.paket", "Belanja bahan cetak")


def test_a_lowest_line_without_pagu_is_found_its_parent_is_not() -> None:
    cycle = a.siklus()
    _top, empty, zero = tree(cycle, a.opd(), None, None, 0)
    assert [row.line for row in found(cycle, "tanpa_pagu")] == [empty, zero]
    change(empty, pagu=1_000)
    assert one(cycle, "tanpa_pagu").line == zero
