"""Proposals: unanswered in time, accepted into nothing, said to be elsewhere, asked year after year, reasons without facts."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from selaras.features.alignment import words
from selaras.features.alignment.actions.temuan import dismiss
from selaras.features.alignment.apps import PRIVATE
from selaras.features.alignment.queries.listing import Choice, found_by
from selaras.features.alignment.queries.proposals import proposals_of
from selaras.features.alignment.tests.look import change, found, one
from selaras.features.alignment.tests.test_words import Room
from selaras.features.plan.models import Ceiling, Paket, Place
from selaras.features.usulan.actions import answer, merge, route, submit, work
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Penilaian, Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.coalesced import Coalesced
from selaras.foundation.verbs.verb import followers, registry
from tests import builders as a

pytestmark = pytest.mark.django_db


def shut(cycle: Siklus, kode: str, days: int = 9) -> None:
    """The windows of a stage closed so many days ago."""
    at = clock.now()
    Tahapan.objects.filter(siklus=cycle, kode=kode).update(
        opens_at=at - timedelta(days=days + 20), closes_at=at - timedelta(days=days)
    )


def refused(row: Usulan, hasil: str = "ditolak", alasan: str = "melebihi_pagu", **fields: Any) -> Usulan:
    """Answered for good at its present step."""
    return answer.answer(row, Verdict(hasil, alasan=alasan, teks="Penjelasan.", **fields), actor=p.office(row))


def earlier(tahun: int, judul: str, **fields: Any) -> Usulan:
    """The same village's proposal of an earlier year."""
    cycle = Siklus.objects.filter(tahun=tahun).first() or a.siklus(a.DELI_SERDANG, tahun, *p.ALL)
    return p.sent(cycle, judul, **fields)


def test_a_proposal_unanswered_past_its_window_is_found_until_it_is_answered() -> None:
    cycle = p.cycle()
    row = p.sent(cycle, anggaran=50_000_000)
    assert found(cycle, "usulan_lewat_batas") == []
    shut(cycle, "musrenbang_kecamatan")
    seen = one(cycle, "usulan_lewat_batas")
    assert (seen.owner, seen.opd, seen.rupiah, seen.facts["hari"]) == ("bappeda", None, 50_000_000, 9)
    assert words.sentence(seen) == (
        f"“Parit Jalan Mesjid Dusun IX” ({row.kode}) belum dijawab di langkah Camat, 9 hari setelah jendelanya tutup."
    )
    with translation.override("en"):
        assert "not answered at the step" in words.sentence(seen)
    assert words.way(Room(cycle), seen).url == f"/12.07/2022/usulan/{row.pk}/"
    a.open_now(cycle, *p.ALL)
    refused(row, alasan="bukan_kewenangan")
    assert found(cycle, "usulan_lewat_batas") == []


def test_the_window_of_an_opd_counts_for_its_own_proposals_and_the_opd_owns_the_finding() -> None:
    cycle, pupr, dinkes = p.cycle(), p.agency(), p.agency("Dinas Kesehatan")
    for opd in (pupr, dinkes):
        row = p.sent(cycle, f"Usulan {opd.nama}", opd_awal=opd)
        for _step in ("camat", "mitra"):
            row = answer.answer(row, Verdict("diterima"), actor=p.office(row))
    shut(cycle, "forum_opd")
    at = clock.now()
    Tahapan.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, kode="forum_opd", opd=dinkes, opens_at=at, closes_at=at + timedelta(1)
    )
    seen = one(cycle, "usulan_lewat_batas")
    assert (seen.owner, seen.opd, seen.facts["langkah"]) == ("opd", pupr, "opd")


def test_what_was_returned_and_never_completed_is_late_too() -> None:
    cycle = p.cycle()
    refused(p.sent(cycle), "dikembalikan", "data_belum_lengkap")
    shut(cycle, "musrenbang_kecamatan")
    assert "belum dilengkapi pengusul di langkah Camat" in words.sentence(one(cycle, "usulan_lewat_batas"))


def test_an_accepted_proposal_in_no_line_is_found_until_it_is_placed() -> None:
    cycle, pupr = p.cycle(), p.agency()
    row = p.accepted_by_all(p.sent(cycle, opd_awal=pupr, anggaran=80_000_000))
    p.sent(cycle, "Masih berjalan", opd_awal=pupr)
    seen = one(cycle, "usulan_tanpa_baris")
    assert (seen.owner, seen.opd, seen.rupiah) == ("opd", pupr, 80_000_000)
    assert words.way(Room(cycle), seen).url == f"/12.07/2022/usulan/{row.pk}/tempat/"
    part = work.place(row, a.line(cycle, pupr), actor=a.actor("perencana_bappeda"))
    assert found(cycle, "usulan_tanpa_baris") == []
    work.unplace(part, actor=a.actor("perencana_bappeda"), reason="Salah baris.")
    assert one(cycle, "usulan_tanpa_baris").pk == seen.pk


def test_a_line_elsewhere_than_its_proposal_is_found_and_one_of_the_whole_kecamatan_is_not() -> None:
    cycle, pupr = p.cycle(), p.agency()
    a.wilayah("12.07.01", "Gunung Meriah")
    row = p.accepted_by_all(p.sent(cycle, opd_awal=pupr, anggaran=5))
    line = a.line(cycle, pupr)
    work.place(row, line, actor=a.actor("perencana_bappeda"), anggaran=7_000_000)
    assert found(cycle, "baris_usulan_tempat_lain") == []  # the line names no place
    place = Place.objects.create(line=line, daerah_id="12.07", wilayah_id="12.07.01")
    seen = one(cycle, "baris_usulan_tempat_lain")
    assert (seen.owner, seen.line, seen.rupiah) == ("opd", line, 7_000_000)
    assert (seen.facts["tempat"], seen.facts["lain"]) == ("Saentis", "Gunung Meriah")
    assert words.way(Room(cycle), seen).url == f"/12.07/2022/baris/{line.pk}/"
    change(place, wilayah_id=a.PERCUT)
    assert found(cycle, "baris_usulan_tempat_lain") == []


def test_a_village_that_proposes_and_gets_nothing_is_found_once_the_plan_names_villages() -> None:
    cycle, pupr = p.cycle(), p.agency()
    a.wilayah("12.07.26.2002", "Sampali", "desa")
    p.sent(cycle, anggaran=10)
    p.sent(cycle, "Jembatan", anggaran=5)
    line = a.line(cycle, pupr)
    assert found(cycle, "desa_tanpa_baris") == []  # no line says its village
    Place.objects.create(line=line, daerah_id="12.07", wilayah_id="12.07.26.2002")
    seen = one(cycle, "desa_tanpa_baris")
    assert (seen.owner, seen.opd, seen.rupiah, seen.facts["usulan"]) == ("bappeda", None, 15, 2)
    assert words.sentence(seen).startswith("Saentis (Kecamatan Percut Sei Tuan) mengirim 2 usulan")
    assert words.way(Room(cycle), seen).url == "/12.07/2022/usulan/?q=Saentis"
    paket = a.paket(cycle, pupr, wilayah_id=a.SAENTIS)
    assert found(cycle, "desa_tanpa_baris") == []
    Paket.objects.filter(pk=paket.pk).delete()
    assert one(cycle, "desa_tanpa_baris")
    a.line(cycle, pupr, lokasi_teks="Dusun IX Desa Saentis")
    assert found(cycle, "desa_tanpa_baris") == []


def test_the_same_words_of_the_same_village_are_counted_in_years_running() -> None:
    a.wilayah()
    a.wilayah(a.SAENTIS, "Saentis", "desa")
    a.wilayah("12.07.26.2002", "Sampali", "desa")
    earlier(2020, "Parit jalan Mesjid, Dusun IX!")
    earlier(2021, "PARIT JALAN MESJID DUSUN IX")
    earlier(2021, "Jembatan Dusun I")
    cycle = p.cycle()
    row = p.sent(cycle, anggaran=9)
    p.sent(cycle, "Jembatan Dusun II")
    p.submit.submit(p.blank(cycle, "Jembatan Dusun I", wilayah_id="12.07.26.2002"), actor=p.village("12.07.26.2002"))
    seen = one(cycle, "usulan_berulang")
    assert (seen.subject_id, seen.rupiah, seen.facts["kali"], seen.facts["tempat"]) == (row.pk, 9, 3, "Saentis")
    assert "dari Saentis diusulkan 3 tahun berturut-turut" in words.sentence(seen)


def test_a_link_to_last_year_counts_with_other_words_and_a_year_without_it_ends_the_run() -> None:
    a.wilayah()
    a.wilayah(a.SAENTIS, "Saentis", "desa")
    earlier(2019, "Drainase")
    last = earlier(2021, "Drainase")
    cycle = p.cycle()
    row = p.sent(cycle, "Saluran air")
    assert found(cycle, "usulan_berulang") == []
    Usulan.objects.filter(pk=row.pk).update(sebelumnya=last)
    assert one(cycle, "usulan_berulang").facts["kali"] == 2


def test_over_ceiling_is_a_reason_only_where_the_ceiling_is_full() -> None:
    cycle, pupr = p.cycle(), p.agency()
    a.line(cycle, pupr, pagu=60_000_000)
    row = refused(p.sent(cycle, opd_awal=pupr, anggaran=40_000_000))
    assert found(cycle, "alasan_tanpa_fakta") == []  # nobody set a ceiling: nothing to hold against it
    limit = Ceiling.objects.create(daerah_id="12.07", siklus=cycle, kind="opd", opd=pupr, pagu=100_000_000)
    seen = one(cycle, "alasan_tanpa_fakta")
    assert (seen.owner, seen.opd, seen.rupiah, seen.facts["ruang"]) == ("opd", pupr, 40_000_000, 40_000_000)
    assert words.sentence(seen) == (
        f"“Parit Jalan Mesjid Dusun IX” ({row.kode}) dijawab “Melebihi pagu”, "
        "padahal di bawah batas pagu OPD masih ada ruang Rp40.000.000."
    )
    change(limit, pagu=99_999_999)
    assert found(cycle, "alasan_tanpa_fakta") == []
    change(limit, pagu=200_000_000)
    assert one(cycle, "alasan_tanpa_fakta")
    Ceiling.objects.create(daerah_id="12.07", siklus=cycle, kind="daerah", pagu=60_000_000)
    assert found(cycle, "alasan_tanpa_fakta") == []  # the whole daerah has no room


def test_a_part_counts_with_what_was_not_agreed() -> None:
    cycle, pupr = p.cycle(), p.agency()
    Ceiling.objects.create(daerah_id="12.07", siklus=cycle, kind="opd", opd=pupr, pagu=50)
    row = p.sent(cycle, opd_awal=pupr, anggaran=100)
    Usulan.objects.filter(pk=row.pk).update(
        keadaan="selesai", hasil="diterima_sebagian", alasan="melebihi_pagu", anggaran_disetujui=40
    )
    assert found(cycle, "alasan_tanpa_fakta") == []  # 60 are missing, 50 are free
    Usulan.objects.filter(pk=row.pk).update(anggaran_disetujui=60)
    assert one(cycle, "alasan_tanpa_fakta").rupiah == 40


def test_outside_the_rank_is_held_against_rank_and_limit() -> None:
    cycle = p.cycle()
    head = a.actor("kepala_bappeda")
    steps = [(s, t, 2 if s == "kecamatan" else None) for s, t in route.DEFAULT_ROUTES["desa"]]
    row = p.sent(cycle)
    route.set_route(cycle, "desa", steps, actor=head)
    score = Penilaian.objects.create(daerah_id="12.07", siklus=cycle, usulan=row, forum="kecamatan", urutan=3)
    refused(row, "ditunda", "tidak_masuk_peringkat")
    assert found(cycle, "alasan_tanpa_fakta") == []
    change(score, urutan=2)
    assert "padahal urutannya 2 dari 2 yang dapat dibawa" in words.sentence(one(cycle, "alasan_tanpa_fakta"))


def test_already_done_is_held_against_last_years_answer() -> None:
    a.wilayah()
    a.wilayah(a.SAENTIS, "Saentis", "desa")
    last = earlier(2021, "Parit Jalan Mesjid Dusun IX")
    cycle = p.cycle()
    refused(p.sent(cycle), alasan="sudah_dikerjakan")
    assert found(cycle, "alasan_tanpa_fakta") == []
    refused(last, alasan="bukan_kewenangan")
    assert "padahal usulan yang sama tidak diterima pada 2021" in words.sentence(one(cycle, "alasan_tanpa_fakta"))


def test_merged_and_withdrawn_proposals_and_drafts_are_not_looked_at() -> None:
    cycle = p.cycle()
    into, gone = p.sent(cycle), p.sent(cycle, "Parit")
    merge.merge(gone, into, actor=a.actor("perencana_bappeda"), reason="Sama.")
    submit.withdraw(p.sent(cycle, "Taman"), actor=p.village(), reason="Tidak jadi.")
    submit.save_draft(p.blank(cycle, "Masih draf"), actor=p.village())
    shut(cycle, "musrenbang_kecamatan")
    assert [row.subject_id for row in found(cycle, "usulan_lewat_batas")] == [into.pk]


def test_a_finding_about_a_proposal_is_set_aside_found_by_number_and_grouped() -> None:
    cycle, pupr = p.cycle(), p.agency()
    rows = [p.accepted_by_all(p.sent(cycle, f"Jalan {n}", opd_awal=pupr, anggaran=10)) for n in range(2)]
    first = found(cycle, "usulan_tanpa_baris")[0]
    assert list(found_by(cycle, Choice(text=rows[0].kode))) == [first]
    dismiss(first, reason="Dikerjakan desa.", actor=a.actor("perencana_opd", opd=pupr))
    assert len(found(cycle, "usulan_tanpa_baris")) == 1
    said = words.group_sentence(words.KINDS["usulan_tanpa_baris"], 2, pupr.nama)
    assert said == "2 usulan yang diterima belum ada di baris rencana (Dinas PUPR)."


@pytest.mark.parametrize("judul", ["%(pagu)s 100%", "ditolak", "pagu", "berjalan"])
def test_what_a_village_writes_is_never_read_as_our_words(judul: str) -> None:
    cycle = p.cycle()
    p.sent(cycle, judul)
    shut(cycle, "musrenbang_kecamatan")
    assert words.sentence(one(cycle, "usulan_lewat_batas")).startswith(f"“{judul}” (")


def test_acts_on_proposals_are_followed_a_little_later_and_private_ones_are_not() -> None:
    for name in ("usulan.submit", "usulan.decide", "usulan.place", "usulan.merge", "usulan.sheet.apply"):
        assert any(isinstance(task, Coalesced) and task.after for task in followers[name]), name
    assert any(isinstance(task, Coalesced) and not task.after for task in followers["tahapan.stage.extend"])
    assert set(PRIVATE) <= set(registry)
    for name in PRIVATE:
        assert not any(isinstance(task, Coalesced) for task in followers.get(name, []))


def test_the_queries_about_proposals_do_not_grow_with_them() -> None:
    cycle, last, pupr = p.cycle(), a.siklus(tahun=2021), p.agency()
    shared: dict[str, Any] = {"daerah_id": "12.07", "asal": "desa", "wilayah_id": a.SAENTIS, "opd": pupr}

    def add(n: int) -> None:
        for where in (cycle, last):
            Usulan.objects.bulk_create(
                Usulan(kode=f"{where.tahun}-{n}-{i}", judul=f"Jalan {i}", siklus=where, keadaan="berjalan", **shared)
                for i in range(n)
            )

    counts = []
    for n in (2, 60):
        add(n)
        with CaptureQueriesContext(connection) as queries:
            seen = proposals_of(cycle, clock.now())
        counts.append(len(queries))
    assert len(seen.repeats) == 62
    assert counts[0] == counts[1] <= 8
