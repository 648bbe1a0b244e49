"""A cycle closes only when every proposal has its outcome."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from selaras.features.usulan.actions import answer, submit
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.tahapan import closing
from selaras.foundation.tahapan.actions import enact
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db
PAGE = "/12.07/2022/tahapan/penetapan/"


def close(cycle: Siklus) -> Siklus:
    return enact(Siklus.objects.get(pk=cycle.pk), number="Perbup 24", actor=a.actor("kepala_bappeda"))


def test_a_cycle_with_open_proposals_is_not_enacted_and_says_how_many() -> None:
    cycle = p.cycle()
    first, second = p.sent(cycle), p.sent(cycle, "Jembatan")
    acts = Entry.objects.count()
    with pytest.raises(ValidationError, match="2 usulan masih menunggu jawaban"):
        close(cycle)
    assert (Siklus.objects.get(pk=cycle.pk).frozen, Entry.objects.count()) == (False, acts)
    no = Verdict("ditolak", alasan="bukan_kewenangan", teks="Jalan provinsi.")
    answer.answer(first, no, actor=p.office(first))
    answer.answer(second, Verdict("dikembalikan", alasan="data_belum_lengkap", teks="Foto."), actor=p.office(second))
    with pytest.raises(ValidationError, match="1 usulan masih dikembalikan"):
        close(cycle)
    second.refresh_from_db()
    submit.withdraw(second, actor=p.village(), reason="Tidak jadi.")
    assert close(cycle).frozen


def test_a_draft_and_a_proposal_of_another_year_do_not_hold_a_cycle_back() -> None:
    cycle, other = p.cycle(), a.siklus(a.DELI_SERDANG, 2023, *p.ALL)
    submit.save_draft(p.blank(cycle), actor=p.village())
    p.sent(other)
    assert closing.obstacles(cycle) == []
    assert close(cycle).frozen


def test_the_page_says_what_is_open_with_the_way_there_before_and_after_the_attempt() -> None:
    cycle = p.cycle()
    p.sent(cycle)
    client = Client()
    client.force_login(a.person("kepala_bappeda"))
    tried = client.post(f"{PAGE}simpan/", {"number": "Perbup 24"})
    assert tried.status_code == 422
    for shown in (client.get(PAGE), tried):
        text = shown.content.decode()
        assert "1 usulan masih menunggu jawaban" in text
        assert 'href="/12.07/2022/usulan/?keadaan=berjalan"' in text
        assert "Lihat usulan yang menunggu" in text
    assert not Siklus.objects.get(pk=cycle.pk).frozen
