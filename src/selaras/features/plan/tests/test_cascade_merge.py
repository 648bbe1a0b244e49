"""Two people at one node or indicator: disjoint changes join, the same field is chosen, nothing is lost; undoing."""

import re

import pytest
from django.test import Client

from selaras.features.plan.actions import indikator as indikators
from selaras.features.plan.actions import simpul as actions
from selaras.features.plan.models import Simpul
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db


def enter() -> Client:
    client = Client(headers={"host": "localhost"})
    person = a.person("perencana_bappeda")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def made() -> Simpul:
    """A sasaran that history knows from its first version."""
    cycle, bappeda = a.siklus(), a.actor()
    tujuan = a.simpul(cycle, "tujuan", "Terhubung")
    return actions.add(cycle, jenjang="sasaran", uraian="Jalan mantap", kode="S1", induk=tujuan, actor=bappeda)


def hidden(said: str) -> dict[str, str]:
    """What the page of a merge sends by one click: settled fields and the chosen ways."""
    form = said[said.index('class="s-merge"') :]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    chosen = re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)" checked>', form)
    return dict([*fields, *chosen])


def words(**said: object) -> dict[str, object]:
    return {"uraian": "Jalan mantap", "kode": "S1", "sumber": "", "catatan": "", "version": 1} | said


def test_changes_of_different_fields_join_with_one_click() -> None:
    row, client = made(), enter()
    first = a.simpul(row.siklus, "prioritas", "Konektivitas", warna=1)
    where = f"/12.07/2022/simpul/{row.pk}/ubah/simpan/"
    client.post(where, words(kode="S1.a", mendukung=[first.pk]))
    answer = client.post(where, words(catatan="dari rapat 3 Maret"))
    assert answer.status_code == 409
    assert 'type="radio"' not in answer.content.decode()
    assert client.post(where, hidden(answer.content.decode())).status_code == 302
    row.refresh_from_db()
    assert (row.kode, row.catatan, row.version) == ("S1.a", "dari rapat 3 Maret", 3)
    assert list(row.supports.values_list("prioritas_id", flat=True)) == [first.pk]


def test_prioritas_chosen_by_two_people_are_shown_by_name_and_one_is_taken() -> None:
    row, client = made(), enter()
    one, two = (a.simpul(row.siklus, "prioritas", text, nomor=n) for n, text in ((1, "Satu"), (2, "Dua")))
    where = f"/12.07/2022/simpul/{row.pk}/ubah/simpan/"
    client.post(where, words(mendukung=[one.pk]))
    answer = client.post(where, words(mendukung=[two.pk]))
    said = answer.content.decode()
    assert "1. Satu" in said and "2. Dua" in said
    client.post(where, hidden(said))
    assert list(row.supports.values_list("prioritas_id", flat=True)) == [two.pk]


def test_targets_of_different_years_join_and_the_same_year_is_chosen() -> None:
    row, client = made(), enter()
    measure = indikators.add(row, nama="Jalan mantap", actor=a.actor(), targets={2022: "71"})
    where = f"/12.07/2022/simpul/{row.pk}/indikator/simpan/"
    first = {"indikator": measure.pk, "version": 1, "nama": "Jalan mantap", "target_2022": "72"}
    assert client.post(where, first).status_code == 302
    answer = client.post(where, first | {"target_2022": "75", "target_2023": "80"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert all(text in said for text in ("71", "72", "75"))
    assert client.post(where, hidden(said)).status_code == 302
    assert list(measure.targets.values_list("tahun", "teks")) == [(2022, "75"), (2023, "80")]


def test_a_node_moved_by_another_is_shown_where_it_hangs_now_before_it_moves_again() -> None:
    row, client = made(), enter()
    here, there = (a.simpul(row.siklus, "tujuan", text) for text in ("Di sini", "Di sana"))
    where = f"/12.07/2022/simpul/{row.pk}/pindah/simpan/"
    assert client.post(where, {"induk": here.pk, "version": 1}).status_code == 302
    answer = client.post(where, {"induk": there.pk, "version": 1})
    assert (answer.status_code, "Di sini" in answer.content.decode()) == (409, True)
    assert client.post(where, {"induk": there.pk, "version": 2}).status_code == 302
    assert Simpul.objects.get(pk=row.pk).induk == there


def test_a_removal_needs_a_reason_and_the_node_as_it_was_read() -> None:
    row, client = made(), enter()
    where = f"/12.07/2022/simpul/{row.pk}/keluarkan/simpan/"
    assert client.post(where, {"reason": " ", "version": 1}).status_code == 422
    actions.edit(row, actor=a.actor(), uraian="Jalan sangat mantap")
    late = client.post(where, {"reason": "ganda dengan S2", "version": 1})
    assert (late.status_code, "ganda dengan S2" in late.content.decode()) == (422, True)
    assert Simpul.objects.get(pk=row.pk).active
    assert client.post(where, {"reason": "ganda dengan S2", "version": 2}).status_code == 302
    assert not Simpul.objects.get(pk=row.pk).active
    assert Entry.objects.order_by("pk").last().note == "ganda dengan S2"


def test_the_last_change_is_undone_from_the_page_and_history_keeps_both() -> None:
    row, client = made(), enter()
    page = f"/12.07/2022/simpul/{row.pk}/"
    assert "Batalkan perubahan terakhir" not in client.get(page).content.decode()
    actions.edit(row, actor=a.actor(), uraian="Salah ketik", kode="X")
    said = client.get(page).content.decode()
    form = said[: said.index("Batalkan perubahan terakhir")].rpartition("<form")[2]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert client.post(f"{page}ubah/simpan/", fields).status_code == 302
    row.refresh_from_db()
    assert (row.uraian, row.kode, row.version) == ("Jalan mantap", "S1", 3)
    assert Entry.objects.filter(thing=f"plan.simpul:{row.pk}").count() == 3
