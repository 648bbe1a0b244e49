"""While somebody types: the same in the same kecamatan, in the plan, or a year before."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.features.plan.models import Place
from selaras.features.usulan.actions import submit
from selaras.features.usulan.models import Suara, Usulan
from selaras.features.usulan.queries.alike import alike
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db


def _at(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"daerah": "12.07", "tahun": 2022, **kwargs})


def test_the_same_words_in_the_same_kecamatan_are_found_and_others_are_not() -> None:
    siklus = p.cycle()
    same = p.sent(siklus, "Pembangunan parit Jalan Mesjid Dusun IX")
    p.sent(siklus, "Posyandu lansia")
    kept = submit.save_draft(p.blank(siklus, "Parit Jalan Mesjid, masih draf"), actor=p.village())
    assert alike(siklus, "Parit di Jalan Mesjid supaya tidak banjir", a.SAENTIS).usulan == [same]
    assert alike(siklus, "Parit Jalan Mesjid", a.SAENTIS, besides=same.pk).usulan == [] and kept.pk
    assert alike(siklus, "parit", a.SAENTIS).usulan == []
    assert alike(siklus, "Parit di Jalan Mesjid", "12.07.27.2001").usulan == []
    assert alike(siklus, "Parit di Jalan Mesjid", "61.04.01.2001").any is False


def test_a_line_of_the_plan_in_that_kecamatan_is_shown_too() -> None:
    siklus, opd = p.cycle(), p.agency()
    line = a.line(siklus, opd, "Drainase lingkungan Mesjid Dusun IX")
    a.line(siklus, opd, "Drainase lingkungan Mesjid di tempat lain")
    Place.objects.create(line=line, daerah_id="12.07", wilayah_id=a.SAENTIS)
    assert alike(siklus, "Drainase dekat Mesjid", a.SAENTIS).lines == [line]
    assert alike(siklus, "Posyandu lansia baru", a.SAENTIS).lines == []


def test_last_years_proposal_of_the_village_is_offered_and_kept_as_its_predecessor() -> None:
    before = a.siklus(a.DELI_SERDANG, 2021, *p.ALL)
    a.wilayah(), a.wilayah(a.SAENTIS, "Saentis", "desa")
    old = p.sent(before, "Parit Jalan Mesjid Dusun IX")
    p.cycle()
    clerk = Client()
    clerk.force_login(a.person("operator_desa", wilayah=a.SAENTIS))
    asked = clerk.get(_at("usulan:similar"), {"judul": "Parit Mesjid yang belum selesai", "wilayah": a.SAENTIS})
    assert f'name="sebelumnya" value="{old.pk}"' in asked.content.decode()
    typed = {"judul": "Parit Mesjid lanjutan", "wilayah": a.SAENTIS, "sebelumnya": str(old.pk)}
    clerk.post(_at("usulan:submit"), typed)
    assert Usulan.objects.latest("pk").sebelumnya == old
    strange = p.sent(before, "Lain desa", wilayah_id=a.SAENTIS)
    Usulan.objects.filter(pk=strange.pk).update(wilayah_id=a.PERCUT)
    clerk.post(_at("usulan:submit"), typed | {"sebelumnya": str(strange.pk)})
    assert Usulan.objects.latest("pk").sebelumnya is None


def test_support_is_one_more_voice_and_no_second_proposal() -> None:
    sent = p.sent(p.cycle())
    clerk = Client()
    clerk.force_login(a.person("operator_desa", wilayah=a.SAENTIS))
    for _time in range(2):
        there = clerk.post(_at("usulan:support", pk=sent.pk), {"judul": "Parit kami juga"})
        assert there["Location"] == _at("usulan:detail", pk=sent.pk)
    assert list(Suara.objects.filter(jenis="dukungan").values_list("teks", flat=True)) == ["Parit kami juga"]
    assert Usulan.objects.count() == 1


def test_a_draft_moved_to_another_village_is_refused_by_the_rule_itself() -> None:
    siklus = p.cycle()
    a.wilayah("12.07.26.2009", "Cinta Rakyat", "desa")
    village = p.village()
    draft = submit.save_draft(p.blank(siklus), actor=village)
    draft.wilayah_id = "12.07.26.2009"
    for act in (submit.submit, submit.save_draft):
        with pytest.raises(Refused, match="di luar wilayah Anda"):
            act(draft, actor=village)
    draft.wilayah_id = a.SAENTIS
    assert submit.submit(draft, actor=village).keadaan == "berjalan"


def test_whoever_goes_on_beside_what_is_there_says_why_and_history_keeps_it(client) -> None:
    p.cycle()
    client.force_login(a.person("operator_desa", wilayah=a.SAENTIS))
    typed = {"asal": "desa", "judul": "Parit Jalan Mesjid", "wilayah": a.SAENTIS, "tetap": "Sisi timur jalan."}
    assert client.post("/12.07/2022/usulan/baru/kirim/", typed | {"_once": "k"}).status_code == 302
    assert Entry.objects.get(verb="usulan.submit").note == "Sisi timur jalan."
