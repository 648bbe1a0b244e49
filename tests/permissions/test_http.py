"""Over HTTP: every route × role × whose row. Each refusal stands beside the same request that succeeds."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from selaras.features.plan.models import PlanLine
from selaras.foundation.people.actions import OPD_ROLES
from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import PLANNING_ROLES, ROLES
from selaras.foundation.verbs.models import Entry, State
from tests import builders as a
from tests.permissions.routes import ALL, DOING, READING, Route, fingerprint, url
from tests.permissions.world import DEEDS, ELSEWHERE, HERE, World, build

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).resolve().parents[2] / "docs" / "hak-akses.csv"
REACH = {(row["hak"], row["peran"]): row for row in csv.DictReader(GOLDEN.open(encoding="utf-8"))}
ONE_HANDLER = Client().handler  # the chain of middleware is put together once, not for every person
CLOSED = "reviu_apip"
SIGNED = [route for route in DOING if not route.public]  # the people's own lane has its tests in features/usulan


def _client(world: World, role: str, opd: Any = None) -> Client:
    client = Client(raise_request_exception=False)
    client.handler = ONE_HANDLER
    wilayah = f"{world.daerah}.26"
    client.force_login(a.person(role, opd=opd, wilayah=wilayah, daerah_kode=world.daerah))
    return client


def _sides(role: str) -> tuple[str, ...]:
    """Whose OPD: the one whose rows they are, and for those who sit in an OPD another one."""
    return ("one", "two") if role in OPD_ROLES else ("one",)


def _send(client: Client, route: Route, world: World, role: str, room: World | None = None) -> Any:
    return client.post(url(route, world, role=role, room=room), DEEDS[route.verb.name].fields(world))


def test_every_address_of_ours_says_whether_it_reads_or_does_and_is_told_to_these_tests() -> None:
    assert [str(r) for r in ALL if r.ours and not r.marked] == []
    assert [str(r) for r in ALL if r.inside and not r.ours] == []
    assert [r.name for r in DOING if r.verb.name not in DEEDS] == [], "beri tahu tests/permissions/world.py"
    here = build()
    for route in (*READING, *DOING):
        assert url(route, here, role="perencana_bappeda").startswith("/12.07/2022/"), route


def test_strangers_are_sent_to_sign_in_from_every_address_that_is_not_public() -> None:
    here, client = build(), Client()
    before = fingerprint()
    for route in READING:
        answer = client.get(url(route, here))
        if not route.public:
            assert answer.status_code == 302 and answer["Location"].startswith("/masuk/?next="), route
    for route in DOING:
        if not route.public:
            answer = _send(client, route, here, "")
            assert answer.status_code == 302 and answer["Location"].startswith("/masuk/?next=%2Flanjut%2F"), route
    assert fingerprint() == before


# Roles that open every page; the others open some, because a page asks only whether the role plans.
EVERY_PAGE = ("publik", "camat", "perencana_opd", "kepala_bappeda", "apip", "admin_sistem")


@pytest.mark.parametrize("role", list(ROLES))
def test_every_planning_role_reads_its_own_daerah_and_nothing_of_another(role: str) -> None:
    here, there = build(), build(ELSEWHERE)
    client, seat = _client(here, role, here.one), ROLES[role]
    for route in READING if role in EVERY_PAGE else READING[::6]:
        named = bool(REACH[route.to.name, seat][TAHAPAN["ranwal"]]) if route.to else role in PLANNING_ROLES
        may = named or route.public
        assert client.get(url(route, here)).status_code == (200 if may else 403), (seat, route)
    for route in (r for r in READING if not r.public):
        assert client.get(url(route, there)).status_code == 404, (seat, route)


def test_a_row_of_another_daerah_is_not_found_under_the_address_of_ones_own() -> None:
    here, there = build(), build(ELSEWHERE)
    client = _client(here, "kepala_bappeda")
    before, tried = fingerprint(), 0
    for route in (r for r in (*READING, *DOING) if set(r.needs) - {"form", "kind", "what", "bagian"}):
        address = url(route, there, role="kepala_bappeda", room=here)
        answer = client.get(address) if route.verb is None else _send(client, route, there, "kepala_bappeda", here)
        assert answer.status_code == 404, (route, address)
        tried += 1
    assert tried > 25
    assert fingerprint() == before


@pytest.mark.parametrize("route", SIGNED, ids=str)
def test_a_deed_is_done_by_whom_the_table_names_and_by_nobody_else(route: Route) -> None:
    deed = DEEDS[route.verb.name]
    here, there = build(stage=deed.stage), build(ELSEWHERE)
    deed.before(here)
    clients = {(r, n): _client(here, r, here.rows[n]) for r in ROLES for n in _sides(r)}
    before, done = fingerprint(), 0
    for (role, opd), client in clients.items():
        reach = REACH[route.verb.name, ROLES[role]][TAHAPAN[deed.stage]] if role != "publik" else ""
        may = reach.startswith("semua") or (opd == "one" and "opd" in reach) or "wilayah" in reach
        may = may or (deed.own and "sendiri" in reach)
        point = transaction.savepoint_create()
        answer = _send(client, route, here, role)
        after = fingerprint()
        transaction.savepoint_rollback(point)
        if may:
            done += 1
            assert answer.status_code in (200, 302), (role, opd, answer.status_code, answer.content[:3000].decode())
            assert "_once" in str(answer.content) or after != before or route.verb.name in STILL, (role, opd)
        else:
            assert answer.status_code == 403, (role, opd, answer.status_code)
            assert after == before, (role, opd)
    assert done
    outsider = _client(there, "kepala_bappeda")
    assert _send(outsider, route, here, "kepala_bappeda").status_code == 404
    assert fingerprint() != 0


STILL = {"notices.read"}  # deeds that may change nothing
ALWAYS = ("notices.", "documents.file.", "people.", "usulan.note", "usulan.fate")  # deeds that follow no stage
BY_DAY = {"tahapan.stage.set", "tahapan.stage.extend", "tahapan.stage.reopen", "tahapan.cycle.enact"}


@pytest.mark.parametrize("route", [r for r in SIGNED if not r.verb.name.startswith(ALWAYS)], ids=str)
def test_nobody_does_it_while_its_stage_is_closed_or_after_penetapan(route: Route) -> None:
    deed = DEEDS[route.verb.name]
    here = build(stage=deed.stage)
    deed.before(here)
    roles = [r for r in ROLES if r != "publik" and REACH[route.verb.name, ROLES[r]][TAHAPAN[deed.stage]]]
    client, role = _client(here, roles[0], here.one), roles[0]
    if not REACH[route.verb.name, ROLES[role]]["Reviu APIP"]:
        a.open_now(here.siklus, CLOSED)
        before = fingerprint()
        assert _send(client, route, here, role).status_code == 403
        assert fingerprint() == before
    if route.verb.name not in BY_DAY:
        a.open_now(here.siklus, deed.stage)
    if not REACH[route.verb.name, ROLES[role]]["Penetapan"]:
        Siklus.objects.filter(pk=here.siklus.pk).update(ditetapkan_at=clock.now())
        before = fingerprint()
        assert _send(client, route, here, role).status_code == 403
        assert fingerprint() == before
    Siklus.objects.filter(pk=here.siklus.pk).update(ditetapkan_at=None)
    assert _send(client, route, here, role).status_code in (200, 302)


def test_reading_changes_nothing_however_often() -> None:
    here = build()
    client = _client(here, "kepala_bappeda")
    before, acts = fingerprint(), (Entry.objects.count(), State.objects.count())
    for route in (*READING, *READING):
        assert client.get(url(route, here)).status_code == 200, route
    assert fingerprint() == before
    assert (Entry.objects.count(), State.objects.count()) == acts


def test_a_deed_is_no_page_and_a_page_is_no_deed() -> None:
    here = build()
    client = _client(here, "kepala_bappeda")
    before = fingerprint()
    for route in DOING:
        assert client.get(url(route, here, role="kepala_bappeda")).status_code == 405, route
    for route in READING:
        assert client.post(url(route, here)).status_code == 405, route
    assert fingerprint() == before


def test_a_child_is_found_only_under_its_own_parent() -> None:
    here = build()
    client = _client(here, "kepala_bappeda")
    other = a.line(here.siklus, here.two, "Angkutan")
    strange = a.indikator(other)
    page = "plan:indikator.edit_form"
    route = next(r for r in READING if r.name == page)
    assert client.get(url(route, here)).status_code == 200
    assert client.get(url(route, here, pk=strange.pk)).status_code == 404
    deed = next(r for r in DOING if r.verb.name == "plan.indikator.set")
    fields = DEEDS["plan.indikator.set"].fields(here)
    assert client.post(url(deed, here), fields | {"indikator": strange.pk, "version": 1}).status_code == 404
    assert client.post(url(deed, here), fields | {"indikator": here.indikator.pk, "version": 1}).status_code == 302


def test_whoever_is_refused_reads_why() -> None:
    here = build()
    route = next(r for r in DOING if r.verb.name == "plan.contribution.refuse")
    other = _send(_client(here, "perencana_opd", here.two), route, here, "perencana_opd")
    assert other.status_code == 403 and "milik OPD lain" in other.content.decode()
    nobody = _send(_client(here, "apip"), route, here, "apip")
    assert "hanya untuk Perencana OPD, Kepala OPD" in nobody.content.decode()
    a.open_now(here.siklus, "reviu_apip")
    late = _send(_client(here, "perencana_opd", here.one), route, here, "perencana_opd")
    assert "tahapannya tidak sedang dibuka" in late.content.decode()
    assert PlanLine.objects.filter(siklus=here.siklus).count() == 4
    assert here.daerah == HERE
