"""The way of a proposal: in, along its route, back for repair, to its outcome."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from selaras.features.usulan.actions import answer, merge, route, submit
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Rekomendasi, Suara, Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.features.usulan.verbs import DECIDE, RECOMMEND
from selaras.foundation.tahapan.models import Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db
NO = Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi; diteruskan ke provinsi.")


def test_a_proposal_of_a_village_gets_a_number_a_voice_and_waits_for_the_camat() -> None:
    siklus = p.cycle()
    sent = p.sent(siklus)
    assert sent.kode.startswith("DS-22-") and len(sent.kode) == 11
    assert (sent.keadaan, sent.langkah, sent.langkah_tahapan) == ("berjalan", "kecamatan", "musrenbang_kecamatan")
    assert [(s.teks, s.tahun) for s in Suara.objects.filter(usulan=sent)] == [("Parit Jalan Mesjid Dusun IX", 2022)]
    said = Rekomendasi.objects.get(usulan=sent)
    assert (said.langkah, said.hasil, said.volume, said.memutus) == ("desa", "diterima", 400, False)
    assert Entry.objects.filter(verb="usulan.submit", thing=f"usulan.usulan:{sent.pk}").count() == 1


def test_a_village_may_not_propose_for_another_village() -> None:
    siklus = p.cycle()
    with pytest.raises(Refused, match="di luar wilayah Anda"):
        submit.submit(p.blank(siklus), actor=p.village("12.07.26.2009"))
    assert Usulan.objects.count() == 0
    assert submit.submit(p.blank(siklus), actor=p.village()).pk


def test_nothing_is_taken_in_while_the_window_is_closed() -> None:
    siklus = p.cycle("ranwal")
    with pytest.raises(Refused, match="Musrenbang desa"):
        p.sent(siklus)
    a.open_now(siklus, "musrenbang_desa")
    assert p.sent(siklus).keadaan == "berjalan"


def test_the_catalogue_fills_unit_and_money_and_the_written_money_wins() -> None:
    siklus = p.cycle()
    from selaras.features.usulan.models import KamusUsulan

    kamus = KamusUsulan.objects.create(
        daerah_id="12.07", siklus=siklus, nama="Drainase", satuan="m", harga_satuan=1_150_000, opd=p.agency()
    )
    filled = p.sent(siklus, kamus=kamus, satuan="")
    assert (filled.satuan, filled.anggaran, filled.opd) == ("m", 460_000_000, kamus.opd)
    assert p.sent(siklus, kamus=kamus, anggaran=400_000_000).anggaran == 400_000_000


def test_accepted_on_every_step_it_ends_accepted_with_the_last_volume() -> None:
    siklus, opd = p.cycle(), p.agency()
    sent = p.sent(siklus, opd=opd, anggaran=460_000_000)
    camat = p.office(sent)
    more = answer.answer(sent, Verdict("diterima", volume=420, anggaran=483_000_000), actor=camat)
    assert (more.langkah, more.volume, more.volume_disetujui) == ("mitra", 400, 420)
    done = p.accepted_by_all(more)
    assert (done.keadaan, done.hasil, done.anggaran_disetujui) == ("selesai", "diterima", 483_000_000)
    steps = list(Rekomendasi.objects.filter(usulan=done).values_list("langkah", flat=True))
    assert steps == ["desa", "kecamatan", "mitra", "opd", "tapd", "kabupaten"]


def test_a_no_needs_a_reason_that_fits_and_a_sentence() -> None:
    sent = p.sent(p.cycle())
    camat = p.office(sent)
    for verdict in (Verdict("ditolak"), Verdict("ditolak", "dana_desa", "APBDes"), Verdict("ditolak", "lainnya", " ")):
        with pytest.raises(ValidationError):
            answer.answer(sent, verdict, actor=camat)
    done = answer.answer(sent, NO, actor=camat)
    assert (done.keadaan, done.hasil, done.alasan) == ("selesai", "ditolak", "bukan_kewenangan")
    assert done.penjelasan == "Jalan provinsi; diteruskan ke provinsi."


def test_an_operator_prepares_and_the_camat_decides_never_one_person() -> None:
    sent = p.sent(p.cycle())
    operator = p.office(sent, "operator_kecamatan")
    prepared = answer.answer(sent, NO, actor=operator)
    assert (prepared.keadaan, prepared.langkah, prepared.recommended_by) == (
        "berjalan",
        "kecamatan",
        operator.person_id,
    )
    seat = replace(p.office(sent).seats[0], person_id=operator.person_id)
    both = replace(operator, seats=(seat,))
    assert "empat mata" in (DECIDE.refusal(both, prepared) or "")
    assert answer.answer(prepared, NO, actor=p.office(sent)).hasil == "ditolak"


def test_a_step_without_decision_passes_its_no_on_as_a_recommendation() -> None:
    sent = p.sent(p.cycle())
    at_mitra = answer.answer(sent, Verdict("diterima"), actor=p.office(sent))
    said = Verdict("ditolak", "di_luar_prioritas", "Tidak sesuai prioritas 2022.")
    after = answer.answer(at_mitra, said, actor=p.office(at_mitra))
    assert (after.keadaan, after.langkah) == ("berjalan", "opd")
    assert Rekomendasi.objects.get(usulan=after, langkah="mitra").hasil == "ditolak"


def test_returned_is_not_rejected_and_comes_back_to_the_step_that_returned_it() -> None:
    sent = p.sent(p.cycle())
    camat = p.office(sent)
    back = answer.answer(sent, Verdict("dikembalikan", "tanpa_foto_alamat", "Lampirkan foto."), actor=camat)
    assert (back.keadaan, back.langkah) == ("dikembalikan", "kecamatan")
    with pytest.raises(Refused):
        answer.answer(back, NO, actor=camat)
    again = submit.complete(back, {"alamat": "Jalan Mesjid"}, actor=p.village())
    assert (again.keadaan, again.langkah, again.alamat, again.penjelasan) == (
        "berjalan",
        "kecamatan",
        "Jalan Mesjid",
        "",
    )


def test_rerouted_it_keeps_the_first_opd_and_waits_for_the_new_one() -> None:
    siklus, one, two = p.cycle(), p.agency(), p.agency("Dinas Perkim")
    sent = p.sent(siklus, opd=one)
    for _step in range(2):
        sent = answer.answer(sent, Verdict("diterima"), actor=p.office(sent))
    moved = answer.answer(sent, Verdict("dialihkan", "bukan_bidang_opd", "Permukiman.", opd=two), actor=p.office(sent))
    assert (moved.opd, moved.opd_awal, moved.langkah) == (two, one, "opd")
    assert not DECIDE.allows(a.actor("kepala_opd", opd=one), moved)
    assert DECIDE.allows(a.actor("kepala_opd", opd=two), moved)


def test_of_two_who_decide_at_once_one_wins_and_nothing_of_the_other_is_written() -> None:
    sent = p.sent(p.cycle())
    seen = sent.version
    answer.answer(sent, Verdict("diterima"), actor=p.office(sent), version=seen)
    with pytest.raises(Refused):
        answer.answer(sent, NO, actor=p.office(sent), version=seen)
    other = Usulan.objects.get(pk=sent.pk)
    with pytest.raises(Conflict):
        answer.answer(other, NO, actor=p.office(other), version=seen)
    assert Rekomendasi.objects.filter(usulan=sent).count() == 2


def test_a_merge_keeps_every_voice_and_can_be_undone() -> None:
    siklus = p.cycle()
    one, two, three = p.sent(siklus), p.sent(siklus, "Saluran Dusun IX"), p.sent(siklus, "Drainase Dusun IX")
    submit.support(two, actor=a.actor("setwan"))
    head = a.actor("perencana_bappeda")
    merge.merge(three, two, actor=head, reason="tempat sama")
    gone = merge.merge(two, one, actor=head, reason="tempat sama")
    assert (gone.hasil, gone.digabung_ke, gone.kode) == ("digabung", one, two.kode)
    assert Suara.objects.filter(usulan=one).count() == 4
    again = merge.split(gone, actor=head)
    assert (again.keadaan, again.langkah, again.digabung_ke) == ("berjalan", "kecamatan", None)
    assert (Suara.objects.filter(usulan=one).count(), Suara.objects.filter(usulan=two).count()) == (1, 3)


def test_nobody_supports_twice() -> None:
    sent, actor = p.sent(p.cycle()), a.actor("setwan")
    submit.support(sent, actor=actor)
    with pytest.raises(ValidationError, match="sudah mendukung"):
        submit.support(sent, actor=actor)
    submit.support(sent, actor=a.actor("anggota_dprd"))
    assert Suara.objects.filter(usulan=sent).count() == 3


def test_a_pokir_in_the_last_week_before_the_musrenbang_goes_to_the_next_year() -> None:
    siklus = p.cycle("forum_opd")
    at = clock.now()
    early = submit.submit(p.blank(siklus, asal="pokir"), actor=a.actor("anggota_dprd"))
    assert (early.keadaan, early.langkah) == ("berjalan", "setwan")
    Tahapan.objects.create(
        daerah_id="12.07",
        siklus=siklus,
        kode="musrenbang_kabupaten",
        opens_at=at + timedelta(days=6),
        closes_at=at + timedelta(days=9),
    )
    late = submit.submit(p.blank(siklus, asal="pokir"), actor=a.actor("anggota_dprd"))
    assert (late.keadaan, late.hasil, late.alasan, late.tahun_tujuan) == ("selesai", "ditunda", "terlambat", 2023)
    assert "seminggu sebelum musrenbang" in late.penjelasan


def test_a_route_is_changed_for_a_cycle_and_its_last_step_must_decide() -> None:
    siklus = p.cycle()
    head = a.actor("kepala_bappeda")
    with pytest.raises(ValidationError, match="memutuskan"):
        route.set_route(siklus, "desa", [("desa", "musrenbang_desa", None)], actor=head)
    route.set_route(
        siklus, "desa", [("desa", "musrenbang_desa", None), ("kecamatan", "musrenbang_kecamatan", 10)], actor=head
    )
    sent = p.sent(siklus)
    assert answer.answer(sent, Verdict("diterima"), actor=p.office(sent)).hasil == "diterima"
    with pytest.raises(ValidationError, match="jendela"):
        route.set_route(siklus, "desa", [("kecamatan", "monev", None)], actor=head)


def test_a_step_waits_for_the_window_that_its_route_gives_it() -> None:
    siklus = p.cycle()
    sent = p.sent(siklus)
    a.open_now(siklus, "musrenbang_desa")
    with pytest.raises(Refused):
        answer.answer(sent, Verdict("diterima"), actor=p.office(sent))
    assert list(Usulan.objects.filter(DECIDE.q(p.office(sent)))) == []
    a.open_now(siklus, "musrenbang_kecamatan")
    assert list(Usulan.objects.filter(DECIDE.q(p.office(sent)))) == [sent]
    assert list(Usulan.objects.filter(RECOMMEND.q(p.office(sent)))) == []


def test_what_was_left_behind_is_ended_by_the_head_of_bappeda_with_a_reason() -> None:
    siklus = p.cycle()
    sent = p.sent(siklus)
    back = answer.answer(sent, Verdict("dikembalikan", "tanpa_foto_alamat", "Lampirkan foto."), actor=p.office(sent))
    a.open_now(siklus, "rancangan_akhir")
    with pytest.raises(Refused):
        submit.complete(back, {"alamat": "Jalan"}, actor=p.village())
    late = Verdict("ditunda", "terlambat", "Tidak dilengkapi sampai jendelanya tutup.")
    with pytest.raises(Refused):
        answer.close(back, late, actor=a.actor("perencana_bappeda"))
    with pytest.raises(ValidationError, match="ditunda"):
        answer.close(back, Verdict("diterima"), actor=a.actor("kepala_bappeda"))
    done = answer.close(back, late, actor=a.actor("kepala_bappeda"))
    assert (done.keadaan, done.hasil, done.tahun_tujuan) == ("selesai", "ditunda", 2023)
    assert submit.still_open(siklus) == 0
