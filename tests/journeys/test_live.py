"""Who hears what: an act in a cycle reaches the people who plan in it, and nobody else."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory, override_settings

from selaras.features.alignment.actions.temuan import refresh
from selaras.features.plan.actions import bridge
from selaras.features.plan.actions import line as lines
from selaras.features.plan.verbs import SHEET_APPLY
from selaras.foundation.live import news, tickets
from selaras.foundation.live.cursor import Cursor, missed
from selaras.foundation.live.fan import Fan
from selaras.foundation.notices.actions import tell
from selaras.foundation.people.seats import actor_of
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import public
from tests import builders as a

pytestmark = pytest.mark.django_db
HOME = "/12.07/2022/"
LIVE = override_settings(LIVE_PORT=8001, LIVE_ORIGIN="")


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def bodies(found: list[Any]) -> list[dict[str, Any]]:
    return [json.loads(line.text.split("data: ")[1]) for line in found]


def right_for(person: Any, cycle: Any) -> tickets.Right:
    request: Any = RequestFactory().get(HOME)
    request.actor, request.siklus = actor_of(person), cycle
    return tickets.right_of(tickets.ticket(*tickets.rooms_for(request)))


@LIVE
def test_a_page_of_a_cycle_carries_one_ticket_and_says_what_it_shows():
    agency = a.opd(singkatan="PUPR")
    work = a.line(a.siklus(), agency)
    page = client_of(a.person("perencana_opd", opd=agency)).get(f"{HOME}baris/{work.pk}/").content.decode()
    assert page.count("/live/?t=") == 1
    assert f'data-live="plan.planline:{work.pk}" data-live-versions="plan.planline:{work.pk}=1"' in page


@LIVE
def test_the_ticket_costs_the_page_no_query(django_assert_num_queries):
    cycle, person = a.siklus(), a.person()
    request: Any = RequestFactory().get(HOME, headers={"host": "127.0.0.1:8000"})
    request.actor, request.siklus = actor_of(person), cycle
    with django_assert_num_queries(0):
        assert tickets.address(request).startswith("http://127.0.0.1:8001/live/?t=")


@LIVE
def test_the_public_and_people_of_another_daerah_get_no_ticket_and_a_planner_of_the_cycle_does():
    cycle = a.siklus()
    other = a.siklus("61.04", 2022)
    request: Any = RequestFactory().get(HOME, headers={"host": "127.0.0.1:8000"})
    request.siklus, request.user = cycle, AnonymousUser()
    for actor in (public("12.07"), actor_of(a.person(daerah_kode="61.04")), actor_of(a.person("admin_sistem"))):
        request.actor = actor
        assert tickets.address(request) == ""
    request.actor = actor_of(a.person())
    assert tickets.address(request) != ""
    stranger = client_of(a.person(daerah_kode=other.daerah_id))
    assert stranger.get(f"{HOME}langsung/").status_code == 404
    assert stranger.get("/61.04/2022/langsung/").json()["url"] != ""
    assert Client().get(f"{HOME}langsung/").status_code == 302


def test_an_act_is_told_in_its_own_cycle_and_in_no_other():
    cycle, agency = a.siklus(), a.opd(singkatan="PUPR")
    other, work = a.siklus("61.04", 2022), a.line(cycle, agency, pagu=5)
    planner = a.person("perencana_opd", opd=agency)
    here, there = right_for(a.person(), cycle), right_for(a.person(daerah_kode="61.04"), other)
    lines.edit(work, actor=actor_of(planner), pagu=7)
    (told,) = bodies(missed(here, Cursor()))
    assert told["touches"] == {f"plan.planline:{work.pk}": 2, f"opd.opd:{agency.pk}": None}
    assert (told["verb"], told["thing"], told["thing_id"], told["version"]) == (
        "plan.line.edit",
        "plan.planline",
        work.pk,
        2,
    )
    assert told["who"] == {"id": "Uji perencana_opd (PUPR)", "en": "Uji perencana_opd (PUPR)"}
    assert told["says"]["id"] == "Uji perencana_opd (PUPR) baru saja mengubah {thing}"
    assert told["says"]["en"] == "Uji perencana_opd (PUPR) just changed {thing}"
    assert missed(there, Cursor()) == []


def test_an_event_holds_no_content_and_no_data_of_a_person_but_the_name():
    cycle, agency = a.siklus(), a.opd()
    work = a.line(cycle, agency, nama="Rahasia dapur", pagu=123_456_789)
    planner = a.person("perencana_opd", opd=agency)
    lines.edit(work, actor=actor_of(planner), pagu=987_654_321, keterangan="catatan pribadi")
    (line,) = missed(right_for(a.person(), cycle), Cursor())
    assert planner.nama in line.text
    for hidden in ("Rahasia dapur", "987654321", "catatan pribadi", planner.email, planner.username, f'"{planner.pk}"'):
        assert hidden not in line.text


def test_a_contribution_is_news_for_its_node_its_line_and_its_opd():
    cycle, agency = a.siklus(), a.opd()
    node, work = a.simpul(cycle), a.line(cycle, agency)
    bridge.claim(work, node, actor=actor_of(a.person("perencana_opd", opd=agency)), target="12 km")
    (told,) = bodies(missed(right_for(a.person(), cycle), Cursor()))
    assert {f"plan.simpul:{node.pk}", f"plan.planline:{work.pk}", f"opd.opd:{agency.pk}"} <= set(told["touches"])
    assert (told["thing"], told["wide"]) == ("plan.contribution", False)


def test_an_act_on_very_many_rows_names_their_kinds_only(monkeypatch):
    monkeypatch.setattr(news, "MANY", 2)
    cycle, agency = a.siklus(), a.opd()
    rows = [a.line(cycle, agency, f"Baris {n}") for n in range(3)]
    with acting_many(actor_of(a.person("perencana_bappeda")), SHEET_APPLY, cycle) as bulk:
        bulk.wrote(rows)
    (told,) = bodies(missed(right_for(a.person(), cycle), Cursor()))
    assert (told["wide"], told["kinds"]) == (True, ["plan.planline", "tahapan.siklus"])
    assert not any(name.startswith("plan.planline:") for name in told["touches"])


@pytest.mark.django_db(transaction=True)
def test_findings_computed_again_are_news_when_they_say_something_else():
    cycle, agency = a.siklus(), a.opd()
    a.line(cycle, agency, pagu=None)
    refresh(cycle)
    right = right_for(a.person(), cycle)
    assert [body["kinds"] for body in bodies(missed(right, Cursor()))] == [["alignment.temuan"]]
    refresh(cycle)
    assert len(missed(right, Cursor())) == 1


def test_the_fan_sends_an_act_to_the_listeners_of_its_cycle_only():
    cycle, agency = a.siklus(), a.opd()
    work, planner = a.line(cycle, agency, pagu=5), actor_of(a.person("perencana_opd", opd=agency))
    lines.edit(work, actor=planner, pagu=6)
    fan, rooms = Fan(), frozenset({"cycle:12.07:2022"})
    assert fan._news(rooms) == []  # what was before the first look is for catching up
    lines.edit(work, actor=planner, pagu=7)
    assert [(room, line.number, line.by) for room, line in fan._news(rooms)] == [
        ("cycle:12.07:2022", 2, planner.person_id)
    ]
    lines.edit(work, actor=planner, pagu=8)
    assert fan._news(frozenset({"cycle:61.04:2022"})) == []
    assert fan._news(rooms) == []


def test_a_listener_is_not_told_of_the_own_acts():
    from selaras.foundation.live import stream
    from selaras.foundation.live.news import Line

    right = tickets.right_of(tickets.ticket("cycle:12.07:2022", "person:5"))
    wrote: list[bytes] = []

    async def send(message: dict[str, Any]) -> None:
        wrote.append(message["body"])

    async def play() -> None:
        cursor = Cursor(0, 0)
        for line in (Line(True, 1, "own", 5), Line(True, 2, "other", 6), Line(True, 3, "machine", None)):
            await stream._tell(line, right, cursor, send)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, play()).result()
    assert wrote == [b"id: 0-2\nother", b"id: 0-3\nmachine"]


@pytest.mark.django_db(transaction=True)
def test_a_notice_tells_its_person_that_there_is_one_and_the_door_gives_the_number():
    cycle, asked, other = a.siklus(), a.person(), a.person()
    tell([asked], daerah_id="12.07", effect="uji:1", text="Anda diajak", url="")
    assert bodies(missed(right_for(asked, cycle), Cursor())) == [
        {"room": f"person:{asked.pk}", "kinds": ["notices.notice"]}
    ]
    assert missed(right_for(other, cycle), Cursor()) == []
    assert client_of(asked).get(f"{HOME}pemberitahuan/jumlah/").json() == {"shown": "1"}
    assert client_of(other).get(f"{HOME}pemberitahuan/jumlah/").json() == {"shown": ""}
