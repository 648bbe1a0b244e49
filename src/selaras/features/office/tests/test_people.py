"""People and grants on screen: one makes accounts, another gives roles, nobody both."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from selaras.foundation.people.models import Grant, Person
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db
ROOM = "/12.07/2022/orang/"
SRI = {"nama": "Sri Wahyuni", "username": "sri.wahyuni", "email": "sri@contoh.test"}


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(a.person(role))
    return client


def sri() -> Person:
    """An account made here that has no role yet."""
    client = signed_in("admin_sistem")
    assert client.post(f"{ROOM}baru/simpan/", SRI).status_code == 302
    return Person.objects.get(username="sri.wahyuni")


def terms(**fields: Any) -> dict[str, Any]:
    return {"role": "perencana_bappeda", "from_day": "2021-01-01"} | fields


def test_the_admin_makes_an_account_and_its_first_password_is_shown_once_and_works() -> None:
    a.siklus()
    client = signed_in("admin_sistem")
    answer: Any = client.post(f"{ROOM}baru/simpan/", SRI)
    first = client.get(answer["Location"]).content.decode()
    found = re.search(r"<code>([a-z0-9-]{19})</code>", first)
    assert found is not None
    person = Person.objects.get(username="sri.wahyuni")
    assert person.check_password(found[1])
    assert found[1] not in client.get(answer["Location"]).content.decode()
    assert found[1] not in Entry.objects.get().body and "Sri Wahyuni" not in Entry.objects.get().body


def test_the_head_of_bappeda_makes_no_account() -> None:
    a.siklus()
    client = signed_in("kepala_bappeda")
    assert client.post(f"{ROOM}baru/simpan/", SRI).status_code == 403
    assert not Person.objects.filter(username="sri.wahyuni").exists()
    assert "hanya untuk Admin sistem" in client.get(f"{ROOM}baru/").content.decode()


def test_a_taken_user_name_is_said_beside_its_field_and_the_rest_stays() -> None:
    a.siklus()
    sri()
    answer = signed_in("admin_sistem").post(f"{ROOM}baru/simpan/", SRI | {"nama": "Sri Lestari"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Nama pengguna ini sudah dipakai" in shown and 'value="Sri Lestari"' in shown


def test_the_head_of_bappeda_gives_a_role_for_an_opd_until_a_day() -> None:
    a.siklus()
    person, dinas = sri(), a.opd("Dinas A")
    form = terms(role="kepala_opd", opd=dinas.pk, to_day="2099-12-31", plt="on", reason="SK 1/2021")
    assert signed_in("kepala_bappeda").post(f"{ROOM}{person.pk}/beri/", form).status_code == 302
    grant = Grant.objects.get(person=person)
    assert (grant.role, grant.opd, grant.plt, grant.reason) == ("kepala_opd", dinas, True, "SK 1/2021")
    shown = signed_in("apip").get(ROOM).content.decode()
    assert "Plt." in shown and "Dinas A" in shown and "31 Des 2099" in shown


def test_the_admin_gives_no_role() -> None:
    a.siklus()
    person = sri()
    assert signed_in("admin_sistem").post(f"{ROOM}{person.pk}/beri/", terms()).status_code == 403
    assert not Grant.objects.filter(person=person).exists()


def test_the_head_of_bappeda_gives_himself_no_role_but_another_head_may() -> None:
    a.siklus()
    head = a.person("kepala_bappeda")
    own, other = Client(), signed_in("kepala_bappeda")
    own.force_login(head)
    refused = own.post(f"{ROOM}{head.pk}/beri/", terms(role="sekda"))
    assert refused.status_code == 403
    assert "peran Anda sendiri diberikan oleh orang lain" in refused.content.decode()
    page = own.get(f"{ROOM}{head.pk}/").content.decode()
    assert "peran Anda sendiri diberikan oleh orang lain" in page and "/beri/" not in page
    assert Grant.objects.filter(person=head).count() == 1
    assert other.post(f"{ROOM}{head.pk}/beri/", terms(role="sekda")).status_code == 302
    assert Grant.objects.filter(person=head).count() == 2


@pytest.mark.parametrize(("had", "asked"), [("admin_sistem", "kepala_bappeda"), ("kepala_bappeda", "admin_sistem")])
def test_nobody_both_makes_accounts_and_gives_roles(had: str, asked: str) -> None:
    a.siklus()
    person = a.person(had)
    client = signed_in("kepala_bappeda")
    answer = client.post(f"{ROOM}{person.pk}/beri/", terms(role=asked))
    assert answer.status_code == 422
    assert "Admin sistem tidak boleh punya peran lain" in answer.content.decode()
    assert Grant.objects.filter(person=person).count() == 1
    other = sri()
    assert client.post(f"{ROOM}{other.pk}/beri/", terms(role=asked)).status_code == 302


def test_a_role_of_an_opd_needs_its_opd_and_a_plt_needs_an_end() -> None:
    a.siklus()
    person, client = sri(), signed_in("kepala_bappeda")
    assert (
        "Peran ini memerlukan OPD"
        in client.post(f"{ROOM}{person.pk}/beri/", terms(role="perencana_opd")).content.decode()
    )
    assert "memerlukan tanggal akhir" in client.post(f"{ROOM}{person.pk}/beri/", terms(plt="on")).content.decode()
    assert not Grant.objects.filter(person=person).exists()


def test_ending_a_role_counts_at_once() -> None:
    a.siklus()
    planner = a.person("perencana_opd", opd=a.opd())
    client = Client()
    client.force_login(planner)
    assert client.get("/12.07/2022/tahapan/").status_code == 200
    grant = Grant.objects.get(person=planner)
    assert signed_in("admin_sistem").post(f"{ROOM}hak/{grant.pk}/akhiri/", {"reason": "mutasi"}).status_code == 403
    assert signed_in("kepala_bappeda").post(f"{ROOM}hak/{grant.pk}/akhiri/", {"reason": "mutasi"}).status_code == 302
    assert client.get("/12.07/2022/tahapan/").status_code == 404
    assert json.loads(Entry.objects.get(verb="people.grant.end").body)["note"] == "mutasi"


def test_roles_that_end_soon_are_counted_and_listed() -> None:
    a.siklus()
    soon, long = a.person("mitra_bappeda"), a.person("tapd")
    Grant.objects.filter(person=soon).update(to_at=clock.now() + timedelta(days=5))
    Grant.objects.filter(person=long).update(to_at=clock.now() + timedelta(days=90))
    client = signed_in("kepala_bappeda")
    assert "1 peran berakhir dalam 30 hari" in client.get(ROOM).content.decode()
    shown = client.get(f"{ROOM}?keadaan=segera").content.decode()
    assert soon.username in shown and "berakhir 5 hari lagi" in shown
    assert long.username not in shown


def test_people_of_another_daerah_are_not_listed_and_not_reached() -> None:
    a.siklus()
    foreign = a.person("perencana_bappeda", daerah_kode=a.daerah("61.04", "Kabupaten Ketapang").pk)
    own = a.person("perencana_bappeda")
    client = signed_in("kepala_bappeda")
    assert client.get(f"{ROOM}{foreign.pk}/").status_code == 404
    assert client.post(f"{ROOM}{foreign.pk}/beri/", terms()).status_code == 404
    assert client.get(f"{ROOM}{own.pk}/").status_code == 200
    assert foreign.username not in client.get(ROOM).content.decode()


@pytest.mark.parametrize("role", ["perencana_opd", "sekda"])
def test_others_read_no_list_of_people_and_see_no_door_to_it(role: str) -> None:
    a.siklus()
    client = signed_in(role)
    assert client.get(ROOM).status_code == 403
    assert ROOM not in client.get("/12.07/2022/tahapan/").content.decode()
    assert ROOM in signed_in("apip").get("/12.07/2022/tahapan/").content.decode()


def test_an_account_is_closed_by_the_admin_but_not_while_it_serves_elsewhere() -> None:
    a.siklus()
    person, client = sri(), signed_in("admin_sistem")
    a.daerah("61.04", "Kabupaten Ketapang")
    grant = Grant.objects.create(person=person, daerah_id="61.04", role="tapd", from_at=clock.now())
    client.post(f"{ROOM}{person.pk}/tutup/")
    assert Person.objects.get(pk=person.pk).is_active
    grant.delete()
    client.post(f"{ROOM}{person.pk}/tutup/")
    assert not Person.objects.get(pk=person.pk).is_active


def test_pages_of_people_lose_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    from selaras.features.office.queries import people

    home = a.siklus().daerah
    made = {a.person("tapd").pk for _n in range(5)}
    monkeypatch.setattr(people, "PAGE", 2)
    seen, after = [], ""
    while True:
        rows, after = people.page_of(home, people.Choice(after=after))
        seen += [person.pk for person in rows]
        if not after:
            break
    assert sorted(seen) == sorted(made) and len(seen) == 5
