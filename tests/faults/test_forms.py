"""Forms on a bad line: sent twice, sent late, sent after the session or the stage has ended. Nothing typed is lost."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.features.plan.models import PlanLine, Simpul
from selaras.foundation.people.models import Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry, Once
from tests import builders as a

pytestmark = pytest.mark.django_db
SAYING = 'Jalan <mantap> & "aman"'


def _at(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"daerah": "12.07", "tahun": 2022, **kwargs})


@pytest.fixture
def cycle() -> Siklus:
    return a.siklus()


@pytest.fixture
def head(cycle: Siklus) -> Person:
    return a.person("kepala_bappeda")


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _whose_session_ended(person: Person) -> Client:
    client = _signed_in(person)
    client.get("/")
    del client.cookies["sessionid"]
    return client


def _visi(key: str, words: str = SAYING) -> dict[str, str]:
    return {"jenjang": "visi", "uraian": words, "_once": key}


def test_a_form_sent_twice_makes_one_thing_and_gives_the_same_answer(head: Person) -> None:
    client, address = _signed_in(head), _at("plan:simpul.add")
    first, second = (client.post(address, _visi("kunci-1")) for _time in range(2))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert (Simpul.objects.count(), Entry.objects.count(), Once.objects.count()) == (1, 1, 1)
    client.post(address, _visi("kunci-2"))
    assert Simpul.objects.count() == 2


def test_a_used_key_with_another_body_is_a_409_that_changes_nothing(head: Person) -> None:
    client, address = _signed_in(head), _at("plan:simpul.add")
    client.post(address, _visi("kunci-1"))
    other = client.post(address, _visi("kunci-1", "Lain sama sekali"))
    assert other.status_code == 409
    assert list(Simpul.objects.values_list("uraian", flat=True)) == [SAYING]


def test_a_key_of_one_person_is_no_key_of_another(head: Person) -> None:
    address = _at("plan:simpul.add")
    for person in (head, a.person("perencana_bappeda")):
        assert _signed_in(person).post(address, _visi("kunci-1")).status_code == 302
    assert Simpul.objects.count() == 2


def test_a_form_that_was_refused_for_its_words_may_be_sent_again_with_the_same_key(head: Person) -> None:
    client, address = _signed_in(head), _at("plan:simpul.add")
    assert client.post(address, _visi("kunci-1", "")).status_code == 422
    assert client.post(address, _visi("kunci-1")).status_code == 302
    assert Simpul.objects.count() == 1


def test_a_full_form_after_the_session_ended_is_kept_through_sign_in_and_sent_again(head: Person) -> None:
    client, address = _whose_session_ended(head), _at("plan:simpul.add")
    sent_away = client.post(address, _visi("kunci-9"))
    assert sent_away.status_code == 302 and not Simpul.objects.exists()
    door = client.post(sent_away["Location"], {"login": head.username, "password": "rahasia-uji"})
    assert (door.status_code, door["Location"]) == (302, "/lanjut/")
    for _reload in range(2):
        page = client.get("/lanjut/").content.decode()
        assert f'action="{address}"' in page and html.escape(SAYING) in page.replace("&#x27;", "'")
    fields = dict(re.findall(r'<input type="hidden" name="(_once|version)" value="([^"]*)"', page))
    fields |= {n: html.unescape(v) for n, v in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</textarea>', page)}
    assert fields == _visi("kunci-9")
    assert client.post(address, fields).status_code == 302
    assert Simpul.objects.get().uraian == SAYING
    assert Entry.objects.get().actor_id == head.pk


def test_somebody_else_at_the_same_machine_does_not_find_the_form_and_it_is_gone_for_good(head: Person) -> None:
    client, other = _whose_session_ended(head), a.person("perencana_bappeda")
    client.post(_at("plan:simpul.add"), _visi("kunci-9"))
    door = client.post("/masuk/?next=/lanjut/", {"login": other.username, "password": "rahasia-uji"})
    assert (door.status_code, door["Location"]) == (302, "/lanjut/")
    assert "Tidak ada isian yang menunggu" in client.get("/lanjut/").content.decode()
    assert "kept_form" not in client.session
    client.force_login(head)
    assert html.escape(SAYING) not in client.get("/lanjut/").content.decode()


def test_a_form_of_nobody_known_is_not_kept_and_a_forged_name_is_not_believed(head: Person) -> None:
    for cookie in ("", str(head.pk), f"{head.pk}:abc:def"):
        client = Client()
        client.cookies["selaras_terakhir"] = cookie
        client.post(_at("plan:simpul.add"), _visi("kunci-9"))
        client.post("/masuk/", {"login": head.username, "password": "rahasia-uji"})
        assert "Tidak ada isian yang menunggu" in client.get("/lanjut/").content.decode()


def test_a_stage_that_closes_between_form_and_save_refuses_with_the_reason_and_keeps_the_words(cycle: Siklus) -> None:
    agency = a.opd()
    line = a.line(cycle, agency, jenjang="program", kode="1.03.10", pagu=100)
    client = _signed_in(a.person("perencana_opd", opd=agency))
    form = client.get(_at("plan:line.edit_form", pk=line.pk))
    assert form.status_code == 200
    a.open_now(cycle, "reviu_apip")
    fields = {"nama": "Jalan yang baru", "kode": line.kode, "pagu": "200", "version": "1"}
    late = client.post(_at("plan:line.edit", pk=line.pk), fields)
    assert late.status_code == 403
    assert "ahapannya tidak sedang dibuka" in late.content.decode() and "Jalan yang baru" in late.content.decode()
    assert PlanLine.objects.get(pk=line.pk).pagu == 100 and not Entry.objects.exists()
    a.open_now(cycle, "ranwal")
    assert client.post(_at("plan:line.edit", pk=line.pk), fields).status_code == 302
    assert PlanLine.objects.get(pk=line.pk).pagu == 200


def test_a_role_that_ends_between_form_and_save_counts_at_once(cycle: Siklus) -> None:
    agency = a.opd()
    line = a.line(cycle, agency, jenjang="program", kode="1.03.10", pagu=100)
    person = a.person("perencana_opd", opd=agency)
    client = _signed_in(person)
    fields = {"nama": line.nama, "kode": line.kode, "pagu": "200", "version": "1"}
    person.grants.update(to_at=a.clock.now())
    assert client.post(_at("plan:line.edit", pk=line.pk), fields).status_code == 404
    person.grants.update(to_at=None)
    assert client.post(_at("plan:line.edit", pk=line.pk), fields).status_code == 302
    assert PlanLine.objects.get(pk=line.pk).pagu == 200
