"""Pokir that come by a sheet after their deadline go where typed ones go: to the amendment or next year."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import lembar
from selaras.features.usulan.tests.lembar import POKIR, plain_file, sipd, sipd_file, take
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from tests import builders as a

pytestmark = pytest.mark.django_db
WHOM = {"pengusul": "Anggota DPRD", "profil": "Pokir", "tanggal_usul": ""}


def cycle(musrenbang_in_days: int) -> Siklus:
    """The musrenbang RKPD begins so many days from now."""
    made, at = lembar.cycle(), clock.now() + timedelta(days=musrenbang_in_days, hours=1)
    Tahapan.objects.create(
        daerah_id=a.DELI_SERDANG,
        siklus=made,
        kode="musrenbang_kabupaten",
        opens_at=at,
        closes_at=at + timedelta(days=2),
    )
    return made


def day(days: int) -> str:
    return (clock.now() + timedelta(days=days)).date().isoformat()


def told(upload: Any) -> list[tuple[int, str]]:
    return [(p["number"], p["kind"]) for row in upload.rows.order_by("seq") for p in row.problems]


@pytest.mark.parametrize(
    ("days", "state"), [(6, ("selesai", "ditunda", "terlambat", 2023)), (8, ("berjalan", "", "", None))]
)
def test_a_pokir_in_the_last_week_is_put_off_and_one_before_it_goes_its_way(
    days: int, state: Any, tmp_path: Path
) -> None:
    file = sipd_file(tmp_path / "a.csv", sipd(**WHOM), sipd(id_usulan="2"))
    upload, report = take(cycle(days), file)
    pokir, village = Usulan.objects.order_by("upload_row")
    assert (pokir.keadaan, pokir.hasil, pokir.alasan, pokir.tahun_tujuan) == state
    assert (pokir.asal, village.asal, village.keadaan, report.applied) == ("pokir", "desa", "berjalan", 2)
    assert ((2, "pokir_terlambat") in told(upload)) == (state[0] == "selesai")
    if state[0] == "selesai":
        assert "Perubahan RKPD 2022 atau RKPD 2023" in pokir.penjelasan
        says = next(p["sentence"] for p in upload.rows.get(number=2).problems if p["kind"] == "pokir_terlambat")
        assert says.startswith("Baris 2: pokir ini diterima kurang dari seminggu sebelum musrenbang RKPD 2022")


def test_the_day_that_the_source_prints_counts(tmp_path: Path) -> None:
    rows = (sipd(**WHOM | {"tanggal_usul": day(-20)}), sipd(**WHOM | {"id_usulan": "2", "tanggal_usul": day(0)}))
    take(cycle(3), sipd_file(tmp_path / "a.csv", *rows))
    early, late = Usulan.objects.order_by("upload_row")
    assert (early.keadaan, late.keadaan, late.hasil) == ("berjalan", "selesai", "ditunda")


def test_what_the_source_has_decided_stays_decided(tmp_path: Path) -> None:
    rows = ("1,12,Jl. A,Percut Sei Tuan,Saentis,1,90000000,80000000,Dinas PUPR,",
            "2,13,Jl. B,Percut Sei Tuan,Saentis,1,90000000,0,Dinas PUPR,")  # fmt: skip
    take(cycle(3), plain_file(tmp_path / "pokir.csv", POKIR, *rows))
    granted, open_one = Usulan.objects.order_by("upload_row")
    assert (granted.hasil, granted.anggaran_disetujui) == ("diterima_sebagian", 80_000_000)
    assert (open_one.hasil, open_one.alasan) == ("ditunda", "terlambat")


def test_the_same_sheet_after_the_deadline_changes_nothing_that_came_in_time(tmp_path: Path) -> None:
    made, file = cycle(30), sipd_file(tmp_path / "a.csv", sipd(**WHOM))
    take(made, file)
    Tahapan.objects.filter(siklus=made, kode="musrenbang_kabupaten").update(opens_at=clock.now() + timedelta(days=2))
    more = sipd_file(tmp_path / "b.csv", sipd(**WHOM), sipd(**WHOM | {"id_usulan": "2"}))
    upload, report = take(made, more)
    assert (report.applied, report.unchanged) == (1, 1)
    assert list(Usulan.objects.order_by("pk").values_list("keadaan", flat=True)) == ["berjalan", "selesai"]
    assert [row for row, kind in told(upload) if kind == "pokir_terlambat"] == [3]
    again, report = take(made, sipd_file(tmp_path / "c.csv", sipd(**WHOM), sipd(**WHOM | {"id_usulan": "2"})))
    assert (report.applied, report.unchanged) == (0, 2)
    assert "pokir_terlambat" not in [kind for _row, kind in told(again)]
