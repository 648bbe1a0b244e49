"""Whoever proposed hears of the answer once; the next office hears that work has come."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from selaras.features.usulan.actions import answer, merge, submit
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Kontak, Usulan
from selaras.features.usulan.tasks import tell_answer, tell_submitted
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.notices import actions as notices
from selaras.foundation.notices.channels import LogFile, open_channels
from selaras.foundation.notices.models import Mail, Notice
from selaras.foundation.people.seats import actor_of
from selaras.foundation.tahapan.models import Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.coalesced import Coalesced
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import followers
from tests import builders as a

pytestmark = pytest.mark.django_db
NO = Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi; diteruskan ke provinsi.")


class Postman:
    """Hands letters over, or dies with the letter in hand."""

    def __init__(self, *, dies: bool = False) -> None:
        self.sent: list[tuple[str, str]] = []
        self.dies = dies

    def send(self, *, to: str, subject: str, text: str) -> None:
        self.sent.append((to, text))
        if self.dies:
            raise SystemExit("killed")


def _sent(email: str = "warga@contoh.test", telepon: str = "081234567890") -> Usulan:
    sent = p.sent(p.cycle(), anggaran=460_000_000)
    clerk = a.person("operator_desa", wilayah=a.SAENTIS)
    Usulan.objects.filter(pk=sent.pk).update(entered_by=clerk.pk)
    Kontak.objects.create(daerah_id="12.07", usulan=sent, nama="Budi", email=email, telepon=telepon)
    return Usulan.objects.get(pk=sent.pk)


def _follow(verb: str = "usulan.decide") -> None:
    follower = tell_submitted if verb == "usulan.submit" else tell_answer
    follower.call(Entry.objects.filter(verb=verb).latest("pk").pk)


def test_a_final_answer_is_told_to_whoever_entered_it_and_mailed_to_the_proposer(settings) -> None:
    settings.ADDRESS = "https://rkpd.contoh.go.id"
    sent = _sent()
    answer.answer(sent, NO, actor=p.office(sent))
    _follow()
    notice = Notice.objects.get(person_id=sent.entered_by)
    assert (
        notice.text == f"{sent.kode}: Parit Jalan Mesjid Dusun IX tidak diterima." and notice.url == f"/u/{sent.kode}/"
    )
    letter = Mail.objects.get(to="warga@contoh.test")
    assert letter.subject == f"Usulan {sent.kode}: Tidak diterima"
    assert "Alasan: Bukan kewenangan kabupaten/kota Jalan provinsi; diteruskan ke provinsi." in letter.text
    assert f"https://rkpd.contoh.go.id/u/{sent.kode}/" in letter.text
    assert not Mail.objects.filter(channel="pesan").exists()


def test_the_letter_leaves_once_also_when_the_worker_dies_between() -> None:
    sent = _sent()
    answer.answer(sent, NO, actor=p.office(sent))
    Mail.objects.exclude(to="warga@contoh.test").delete()
    for _again in range(2):
        _follow()
    dying = Postman(dies=True)
    with pytest.raises(SystemExit):
        notices.send_waiting(dying)
    _follow()
    after = Postman()
    notices.send_waiting(after)
    mine = [to for to, _text in dying.sent + after.sent if to == "warga@contoh.test"]
    assert mine == ["warga@contoh.test"] and Mail.objects.filter(to="warga@contoh.test").count() == 1


def test_returned_re_routed_and_merged_are_told_and_a_step_that_only_passes_on_is_not() -> None:
    sent = _sent()
    other, one, two = p.sent(sent.siklus, "Saluran"), p.agency(), p.agency("Dinas Perkim")
    back = answer.answer(sent, Verdict("dikembalikan", "tanpa_foto_alamat", "Lampirkan foto."), actor=p.office(sent))
    _follow()
    assert "dikembalikan untuk dilengkapi" in Notice.objects.get(person_id=sent.entered_by).text
    Usulan.objects.filter(pk=back.pk).update(keadaan="berjalan", opd=one)
    at_mitra = answer.answer(Usulan.objects.get(pk=back.pk), Verdict("diterima"), actor=p.office(sent))
    _follow()
    assert Notice.objects.filter(person_id=sent.entered_by).count() == 1
    verdict = Verdict("dialihkan", "bukan_bidang_opd", "Permukiman.", opd=two)
    answer.answer(at_mitra, verdict, actor=p.office(at_mitra))
    _follow("usulan.recommend")
    assert "Dinas Perkim" in Notice.objects.filter(person_id=sent.entered_by).first().text
    merge.merge(Usulan.objects.get(pk=sent.pk), other, actor=a.actor("perencana_bappeda"), reason="tempat sama")
    _follow("usulan.merge")
    assert other.kode in Notice.objects.filter(person_id=sent.entered_by).first().text
    assert Mail.objects.filter(to="warga@contoh.test").count() == 3


def test_the_next_office_has_one_unread_notice_that_counts_on() -> None:
    siklus = p.cycle()
    camat = a.person("camat", wilayah=a.PERCUT)
    others = [a.person("camat", wilayah="12.07.27"), a.person("camat"), a.person("kepala_bappeda")]
    for n in range(3):
        p.sent(siklus, f"Parit {n}")
        _follow("usulan.submit")
    assert [n.text for n in Notice.objects.filter(person_id=camat.pk)] == ["3 usulan menunggu jawaban Anda"]
    assert not Notice.objects.filter(person_id__in=[o.pk for o in others]).exists()
    notices.read_all(a.daerah(), actor=actor_of(camat))
    p.sent(siklus, "Parit lagi")
    _follow("usulan.submit")
    texts = Notice.objects.filter(person_id=camat.pk, read_at=None).values_list("text", flat=True)
    assert list(texts) == ["4 usulan menunggu jawaban Anda"]


def test_a_crowd_of_submits_is_told_by_one_look_to_each_office_once() -> None:
    siklus = p.cycle()
    here, there = a.person("camat", wilayah=a.PERCUT), a.person("camat", wilayah="12.07.27")
    for n in range(3):
        p.sent(siklus, f"Parit {n}")
    first = Entry.objects.filter(verb="usulan.submit").earliest("pk").pk
    with CaptureQueriesContext(connection) as one_of_three:
        tell_submitted.call(first)
    assert [n.text for n in Notice.objects.filter(person_id=here.pk)] == ["3 usulan menunggu jawaban Anda"]
    assert not Notice.objects.filter(person_id=there.pk).exists()
    with CaptureQueriesContext(connection) as again:
        tell_submitted.call(first)
    assert Notice.objects.count() == 1
    assert max(len(again), len(one_of_three)) < 20  # a proposal more is no statement more
    tasks = [task for task in followers["usulan.submit"] if isinstance(task, Coalesced) and task.of is tell_submitted]
    assert len(tasks) == 1


def test_a_late_pokir_is_answered_by_the_look_that_follows_its_submit() -> None:
    siklus = p.cycle()
    soon = {"opens_at": clock.now() + timedelta(days=6), "closes_at": clock.now() + timedelta(days=9)}
    Tahapan.objects.filter(siklus=siklus, kode="musrenbang_kabupaten").update(**soon)
    setwan = a.person("setwan")
    late = submit.submit(p.blank(siklus, "Saluran Dusun IX", asal="pokir"), actor=actor_of(setwan))
    assert late.hasil == "ditunda"
    _follow("usulan.submit")
    assert Notice.objects.get(person_id=setwan.pk).text.startswith(f"{late.kode}: ")


def test_a_message_service_is_off_until_the_settings_name_one(settings, tmp_path) -> None:
    settings.MAIL_LEAVES, settings.MESSAGES_THROUGH = False, ""
    assert open_channels() == {}
    settings.MESSAGES_THROUGH = "selaras.foundation.notices.channels.LogFile"
    settings.DATA = tmp_path
    sent = _sent(email="")
    answer.answer(sent, NO, actor=p.office(sent))
    _follow()
    waiting = Mail.objects.get(channel="pesan")
    assert waiting.to == "081234567890" and f"/u/{sent.kode}/" in waiting.text
    ((name, channel),) = open_channels().items()
    assert name == "pesan" and isinstance(channel, LogFile)
    assert [notices.send_waiting(channel, name=name), notices.send_waiting(channel, name=name)] == [1, 0]
    assert "tidak diterima" in (tmp_path / "run" / "messages.log").read_text()
