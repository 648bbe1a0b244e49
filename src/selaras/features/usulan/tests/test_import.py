"""Proposals from sheets: known by their columns, taken in as printed, the same sheet twice changes nothing."""

from decimal import Decimal
from pathlib import Path

import pytest

from selaras.features.usulan.actions import answer
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Rekomendasi, Suara, Usulan
from selaras.features.usulan.tests import lembar
from selaras.features.usulan.tests.lembar import sipd, sipd_file, take
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.refused import SheetRefused
from selaras.foundation.sheets.report import Report
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db


def kinds(upload: Upload) -> list[str]:
    return sorted(p["kind"] for row in upload.rows.all() for p in row.problems)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.read, report.applied, report.unchanged, report.refused


def test_a_sipd_export_is_taken_in_with_place_opd_point_and_first_step(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    pupr = a.opd("Dinas PUPR")
    file = sipd_file(
        tmp_path / "usulan.csv", sipd(alamat="Dusun IX (3.605211,98.741002)"), above=("Daftar Usulan", "Tahun 2022")
    )
    upload, report = take(cycle, file)
    assert (counts(report), kinds(upload)) == ((1, 1, 0, 0), [])
    one = Usulan.objects.get()
    assert (one.id_sumber, one.asal, one.wilayah_id, one.opd, one.opd_awal) == (
        "sipd:700101", "desa", a.SAENTIS, pupr, pupr,
    )  # fmt: skip
    assert (one.alamat, one.lat, one.lon) == ("Dusun IX", Decimal("3.605211"), Decimal("98.741002"))
    assert (one.volume, one.satuan, one.anggaran, str(one.tanggal)) == (400, "m", 460_000_000, "2022-01-12")
    assert (one.keadaan, one.langkah, one.langkah_tahapan, one.status_sumber) == (
        "berjalan", "desa", "musrenbang_desa", "Forum SKPD",
    )  # fmt: skip
    assert (one.upload_id, one.upload_file, one.upload_row) == (upload.pk, "usulan.csv", 4)
    voice = Suara.objects.get()
    assert (voice.usulan, voice.teks, voice.pengusul) == (one, "Drainase Jalan Mesjid", "Pemerintah Desa Saentis")
    entry = Entry.objects.get(verb="usulan.sheet.apply")
    assert (entry.note, chain.verify("12.07", 2022).ok) == ("usulan: 1", True)


def test_recommendations_of_a_sipd_export_stand_on_their_steps(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rekom = {
        "rekom_desa": "Diterima", "rekom_kecamatan": "Diterima, 380 m, Rp437.000.000", "rekom_mitra": "Perlu tinjau lapangan",
        "rekom_opd": "Ditolak: di luar kamus",
    }  # fmt: skip
    upload, _report = take(cycle, sipd_file(tmp_path / "a.csv", sipd(**rekom)))
    said = {r.langkah: (r.hasil, r.volume, r.satuan, r.anggaran, r.memutus) for r in Rekomendasi.objects.all()}
    assert said == {
        "desa": ("diterima", None, "", None, False),
        "kecamatan": ("diterima", 380, "m", 437_000_000, False),
        "opd": ("ditolak", None, "", None, False),
    }
    assert kinds(upload) == ["opd_tidak_dikenal", "rekomendasi_tidak_terbaca"]


def test_only_a_status_that_clearly_says_an_outcome_ends_a_proposal(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [
        sipd(id_usulan=str(n), status=status, alamat=f"Dusun {n}")
        for n, status in enumerate(("Diakomodir", "Tidak Diakomodir", "Forum SKPD", "terbuka", "Ditunda"))
    ]
    take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    found = Usulan.objects.order_by("id_sumber").values_list("keadaan", "hasil", "alasan", "anggaran_disetujui")
    assert list(found) == [
        ("selesai", "diterima", "", 460_000_000),
        ("selesai", "ditolak", "lainnya", None),
        ("berjalan", "", "", None),
        ("berjalan", "", "", None),
        ("selesai", "ditunda", "lainnya", None),
    ]
    assert Usulan.objects.get(hasil="ditolak").penjelasan == "Sumber tidak menyebut alasannya."
    assert Usulan.objects.get(hasil="ditunda").tahun_tujuan == 2023


def test_the_same_sheet_again_changes_nothing_even_after_selaras_has_gone_on(tmp_path: Path) -> None:
    cycle = lembar.cycle("ranwal", "musrenbang_desa")
    file = sipd_file(tmp_path / "a.csv", sipd(), sipd(id_usulan="700102", usulan="Posyandu"))
    take(cycle, file)
    one = Usulan.objects.get(id_sumber="sipd:700101")
    answer.answer(one, Verdict("diterima"), actor=a.actor("operator_desa", wilayah=a.SAENTIS))
    before = list(Usulan.objects.values_list("kode", "langkah", "version"))
    _upload, report = take(cycle, file)
    assert counts(report) == (2, 0, 2, 0)
    assert list(Usulan.objects.values_list("kode", "langkah", "version")) == before
    assert Suara.objects.count() == 2


def test_a_changed_row_updates_only_what_the_source_says_anew(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    take(cycle, sipd_file(tmp_path / "a.csv", sipd(rekom_desa="Diterima")))
    one = Usulan.objects.get()
    Usulan.objects.filter(pk=one.pk).update(judul="Drainase Jalan Mesjid Dusun IX")  # completed by its proposer
    again = sipd(volume="420", status="Diakomodir", masalah="", rekom_desa="Diterima, 420 m")
    upload, report = take(cycle, sipd_file(tmp_path / "a.csv", again))
    assert counts(report) == (1, 1, 0, 0)
    assert set(upload.rows.get().changes) == {"volume", "status_sumber", "hasil", "rekom_desa"}
    now = Usulan.objects.get()
    assert (now.kode, now.judul, now.masalah) == (one.kode, "Drainase Jalan Mesjid Dusun IX", "Air naik ke jalan")
    assert (now.volume, now.keadaan, now.hasil, now.version) == (420, "selesai", "diterima", 2)
    assert list(Rekomendasi.objects.values_list("teks", "berlaku")) == [("Diterima", False), ("Diterima, 420 m", True)]
    assert Suara.objects.count() == 1


def test_an_agency_that_becomes_known_later_is_filled_by_the_same_sheet(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [sipd(), sipd(id_usulan="700102", usulan="Posyandu")]
    upload, _report = take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    assert kinds(upload) == ["opd_tidak_dikenal"]
    assert "Juga pada 1 baris lain" in upload.rows.first().problems[0]["sentence"]
    assert list(Usulan.objects.values_list("opd", "opd_teks")) == [(None, "Dinas PUPR")] * 2
    pupr = a.opd("DINAS PUPR")
    _again, report = take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    assert (report.applied, {u.opd for u in Usulan.objects.all()}) == (2, {pupr})
    assert take(cycle, sipd_file(tmp_path / "a.csv", *rows))[1].applied == 0


def test_a_village_is_found_by_code_or_by_name_and_an_unknown_one_keeps_its_words(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [
        "KP-1,2022,-,Jalan,-,Rabat beton,,12.07.26,Percut,12.07.26.2001,Saentis,250000000,1,Kegiatan,DINAS PUPR,DPUPR,terbuka",
        "KP-2,2022,-,Jalan,-,Talud,,12.07.26,Sibolangit,12.07.99.9999,Suka Makmur,90000000,±400 m2,,DINAS PUPR,DPUPR,terbuka",
        "KP-3,2022,-,Jalan,-,Irigasi,,12.07.26,,12.07.99.9998,Suka Makmur,90000000,50 dan 20,m,DINAS PUPR,DPUPR,terambil",
        "KP-4,2022,-,Jalan,-,Irigasi,,34.01.01,Temon,34.01.01.2015,Karangwuluh,90000000,1,Unit,DINAS PUPR,DPUPR,terbuka",
    ]
    upload, report = take(cycle, lembar.plain_file(tmp_path / "a.csv", lembar.KALURAHAN, *rows))
    assert (counts(report), report.skipped_other_daerah) == ((4, 3, 0, 0), 1)
    found = Usulan.objects.order_by("id_sumber").values_list(
        "wilayah", "wilayah_teks", "volume", "volume_teks", "opd_teks"
    )
    assert list(found) == [
        (a.SAENTIS, "", 1, "", "DPUPR"),
        (lembar.SUKA, "", None, "±400 m2", "DPUPR"),
        (None, "Suka Makmur", None, "50 dan 20", "DPUPR"),
    ]
    assert kinds(upload) == [
        "kode_wilayah_lain", "opd_tidak_dikenal", "volume_ragu", "volume_ragu", "wilayah_tidak_dikenal",
    ]  # fmt: skip


def test_a_kabupaten_of_another_name_is_skipped_and_counted(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [
        sipd(),
        sipd(id_usulan="2", kabupaten="Kab. Deli Serdang", usulan="Posyandu"),
        sipd(id_usulan="3", kabupaten="Kota Medan"),
    ]
    _upload, report = take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    assert (report.read, report.applied, report.skipped_other_daerah) == (3, 2, 1)


def test_twins_are_two_proposals_and_rows_without_id_are_known_again(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [sipd(id_usulan=""), sipd(id_usulan=""), sipd(id_usulan="", alamat="Dusun X")]
    upload, report = take(cycle, sipd_file(tmp_path / "a.csv", *rows))
    assert (counts(report), kinds(upload)) == ((3, 3, 0, 0), ["kembar", "opd_tidak_dikenal"])
    assert take(cycle, sipd_file(tmp_path / "a.csv", *rows))[1].applied == 0
    assert Usulan.objects.count() == 3


def test_pokir_of_a_sheet_without_titles_are_named_by_number_and_address(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [
        'POK-2,P-21,"RT 03/RW 02",Percut Sei Tuan,Saentis,1 Paket,4500000,4500000,Kecamatan Percut,',
        'POK-6,P-89,"RT 01/RW 05",Percut Sei Tuan,Saentis,35 unit,6250000,5000000,Kecamatan Percut,Revisi koefisien',
        'POK-7,P-90,"RT 01/RW 06",Percut Sei Tuan,Saentis,114 m2,6250000,,Kecamatan Percut,',
    ]
    upload, _report = take(cycle, lembar.plain_file(tmp_path / "a.csv", lembar.POKIR, *rows))
    found = Usulan.objects.order_by("id_sumber").values_list("judul", "asal", "hasil", "anggaran_disetujui", "langkah")
    assert list(found) == [
        ("Pokir P-21, RT 03/RW 02", "pokir", "diterima", 4_500_000, "setwan"),
        ("Pokir P-89, RT 01/RW 05", "pokir", "diterima_sebagian", 5_000_000, "setwan"),
        ("Pokir P-90, RT 01/RW 06", "pokir", "", None, "setwan"),
    ]
    assert Usulan.objects.get(hasil="diterima_sebagian").penjelasan == "Revisi koefisien"
    assert kinds(upload).count("usulan_tidak_disebut") == 3
    assert Usulan.objects.get(id_sumber="pokir:POK-7").volume_teks == "114 m2"


def test_a_range_of_cost_takes_the_upper_end_and_a_unit_price_is_no_total(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    rows = [
        "D-1,2022,-,-,Bansos RTLH,Rumah 3 KK,Dusun I,Saentis,12.07.26.2001,Percut,15000000,20000000,,,Dinas Sosial",
        "D-2,2022,-,-,Pelatihan,Pelatihan las,Dusun I,Saentis,12.07.26.2001,Percut,5000000,,per orang,,Dinas Sosial",
        "D-3,2022,-,-,Ipah,Air hujan,Dusun I,Saentis,12.07.26.2001,Percut,,,,,Dinas Sosial",
    ]
    upload, _report = take(cycle, lembar.plain_file(tmp_path / "a.csv", lembar.MASALAH, *rows))
    found = Usulan.objects.order_by("id_sumber").values_list("anggaran", "harga_satuan", "satuan")
    assert list(found) == [(20_000_000, None, ""), (None, 5_000_000, "orang"), (None, None, "")]
    assert "Rp15.000.000 sampai Rp20.000.000" in Usulan.objects.get(id_sumber="permasalahan:D-1").masalah
    assert kinds(upload) == ["biaya_rentang", "harga_satuan", "opd_tidak_dikenal"]


def test_a_closed_lane_sends_its_proposals_the_way_of_the_village(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    upload, _report = take(cycle, sipd_file(tmp_path / "a.csv", sipd(profil="Masyarakat", pengusul="Warga")))
    assert (Usulan.objects.get().asal, kinds(upload)) == ("desa", ["jalur_tertutup", "opd_tidak_dikenal"])


def test_only_bappeda_takes_a_sheet_in_and_a_dry_run_leaves_no_trace(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    file = sipd_file(tmp_path / "a.csv", sipd())
    with pytest.raises(Refused):
        take(cycle, file, actor=a.actor("operator_desa", wilayah=a.SAENTIS))
    _upload, report = take(cycle, file, dry_run=True)
    assert (report.read, report.applied, Usulan.objects.count(), Upload.objects.count()) == (1, 0, 0, 0)
    take(cycle, file, actor=a.actor("perencana_bappeda"))
    assert Usulan.objects.get().entered_by is not None


def test_of_a_folder_the_sheets_of_proposals_are_taken_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    cycle = lembar.cycle()
    other = lembar.plain_file(tmp_path / "b.csv", "nama,umur", "Siti,4")
    _upload, report = take(cycle, sipd_file(tmp_path / "a.csv", sipd()), other)
    assert report.by_table == {"a.csv": {"read": 1, "applied": 1}}
    with pytest.raises(SheetRefused, match="Tidak ada lembar usulan"):
        take(cycle, other, lembar.plain_file(tmp_path / "c.csv", "nama,umur", "Siti,4"))
