"""The API over HTTP: every operation × role × whose row, and every way a key can be worth nothing."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from selaras.features.usulan.models import Usulan
from selaras.foundation.people import actions
from selaras.foundation.people.actions import OPD_ROLES, TokenTerms
from selaras.foundation.people.models import ApiToken, Grant, Person
from selaras.foundation.people.seats import actor_of, actor_of_token, hash_of
from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import PLANNING_ROLES, ROLES
from selaras.foundation.verbs.models import Entry, Once
from selaras.foundation.verbs.verb import Refused
from selaras.main.api import description
from tests import builders as a
from tests.permissions.operations import (
    BODY,
    DEEDS_BY_KEY,
    KEYED_READS,
    OPEN,
    OPERATIONS,
    Operation,
    Program,
    address,
    make_ready,
    program,
    stages,
)
from tests.permissions.routes import fingerprint
from tests.permissions.world import ELSEWHERE, build

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).resolve().parents[2] / "docs" / "hak-akses.csv"
REACH = {(row["hak"], row["peran"]): row for row in csv.DictReader(GOLDEN.open(encoding="utf-8"))}
SUBMIT = next(op for op in DEEDS_BY_KEY if op.name == "usulan.submit")
DETAIL = next(op for op in KEYED_READS if op.name == "usulan.detail")
PATHS = description()["paths"]
SUPPORT = next(op for op in DEEDS_BY_KEY if op.name == "usulan.support")


def test_every_operation_says_what_it_is_and_only_what_is_published_needs_no_key() -> None:
    assert [str(op) for op in OPERATIONS if not op.marked] == []
    assert [str(op) for op in OPERATIONS if op.public == op.keyed] == []
    assert [str(op) for op in OPERATIONS if (op.verb is not None) != (op.method == "POST")] == []
    assert {op.name for op in DEEDS_BY_KEY} == set(BODY)
    assert [str(op) for op in OPEN if op.verb is not None] == []


def _sides(role: str) -> tuple[str, ...]:
    return ("one", "two") if role in OPD_ROLES else ("one",)


@pytest.mark.parametrize("op", DEEDS_BY_KEY, ids=str)
def test_a_deed_by_key_is_done_by_whom_the_table_names_and_by_nobody_else(op: Operation) -> None:
    done: set[str] = set()
    for stage in stages(op):
        point = transaction.savepoint_create()
        done |= _try_everybody(op, stage)
        transaction.savepoint_rollback(point)
    named = {role for role in ROLES if any(REACH[op.name, ROLES[role]][TAHAPAN[stage]] for stage in stages(op))}
    assert done == named - {"publik"}, "the public has a form, no key"


def _try_everybody(op: Operation, stage: str) -> set[str]:
    """Who did it, each from the same start; whoever may not is told the verb and the reason."""
    here, done = build(stage=stage), set()
    for role, side in ((r, s) for r in ROLES for s in _sides(r)):
        point = transaction.savepoint_create()
        sender = program(role, here, here.rows[side])
        make_ready(op, here, role)
        before = fingerprint()
        answer = sender.send(op, here, role)
        after = fingerprint()
        transaction.savepoint_rollback(point)
        if _may(op, stage, role, side):
            done.add(role)
            assert answer.status_code in (200, 201), (role, stage, answer.json())
            assert after != before
        else:
            assert answer.status_code == 403, (role, side, stage, answer.json())
            assert answer.json()["hak"] == op.name and answer.json()["pesan"]
            assert after == before
    return done


def _may(op: Operation, stage: str, role: str, side: str) -> bool:
    reach = REACH[op.name, ROLES[role]][TAHAPAN[stage]]
    if role == "publik" or (op.name == "usulan.submit" and role in LANE_OF.get(stage, ())):
        return False
    return reach.startswith("semua") or (side == "one" and "opd" in reach) or "wilayah" in reach


# The table tells who proposes in some lane; these roles' own lane is closed in this stage.
LANE_OF = {"musrenbang_kecamatan": ("perencana_opd",)}


def test_every_planning_role_reads_by_key_and_others_read_nothing() -> None:
    here = build()
    for role in ROLES:
        sender = program(role, here, here.one)
        before = fingerprint()
        for op in KEYED_READS:
            assert sender.send(op, here).status_code == (200 if role in PLANNING_ROLES else 403), (role, op)
        assert fingerprint() == before


@pytest.mark.parametrize("op", [op for op in OPERATIONS if op.keyed], ids=str)
def test_no_key_a_wrong_one_and_a_signed_in_browser_open_nothing(op: Operation) -> None:
    here = build(stage="forum_opd")
    person = a.person("kepala_bappeda")
    browser = Program()
    browser.client.force_login(person)
    before = fingerprint()
    for sender in (Program(), Program("selaras_salah"), Program("é"), Program("x" * 5000), browser):
        answer = sender.send(op, here)
        assert answer.status_code == 401 and answer.json()["kode"] == "tanpa_kunci"
        assert answer["WWW-Authenticate"].startswith("Bearer")
    assert fingerprint() == before
    assert Program(a.key(person)).send(DETAIL, here).status_code == 200


@pytest.mark.parametrize("op", [op for op in OPERATIONS if op.keyed], ids=str)
def test_a_key_of_one_daerah_finds_nothing_in_another_and_no_row_of_another_in_its_own(op: Operation) -> None:
    here, there = build(stage="forum_opd"), build(ELSEWHERE, "forum_opd")
    for role in ("kepala_bappeda", "kepala_opd", "operator_desa"):
        sender = program(role, here, here.one)
        before = fingerprint()
        assert sender.send(op, there, role).status_code == 404
        if "{pk}" in op.path:
            assert sender.send(op, there, role, room=here).status_code == 404
        assert fingerprint() == before
    assert program("kepala_bappeda", there).send(DETAIL, there).status_code == 200


def test_a_proposal_sent_by_key_may_not_point_into_another_daerah() -> None:
    here, there = build(stage="forum_opd"), build(ELSEWHERE, "forum_opd")
    sender = program("perencana_opd", here, here.one)
    good = BODY["usulan.submit"](here, "perencana_opd")
    headers = sender.headers | {"Idempotency-Key": "kiriman-1"}

    def send(**more: Any) -> Any:
        return sender.client.post(address(SUBMIT, here), good | more, content_type="application/json", headers=headers)

    for name, value in {
        "opd": there.one.pk,
        "wilayah": f"{there.daerah}.26.2001",
        "prioritas": there.tujuan.pk,
    }.items():
        answer = send(**{name: value})
        assert answer.status_code == 422 and list(answer.json()["isian"]) == [name], name
    assert send().status_code == 201


def test_a_key_that_is_revoked_or_over_or_whose_owner_left_opens_nothing_from_that_moment() -> None:
    here, person = build(), a.person("perencana_bappeda")
    sender = Program(a.key(person))
    token = ApiToken.objects.get(person=person)
    end = {"ends_at": clock.now() - timedelta(seconds=1)}, {"revoked_at": clock.now()}
    for values in end:
        kept = {name: getattr(token, name) for name in values}
        assert sender.send(DETAIL, here).status_code == 200
        ApiToken.objects.filter(pk=token.pk).update(**values)
        assert sender.send(DETAIL, here).status_code == 401
        ApiToken.objects.filter(pk=token.pk).update(**kept)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert sender.send(DETAIL, here).status_code == 401
    Person.objects.filter(pk=person.pk).update(is_active=True)
    Grant.objects.filter(person=person).update(to_at=clock.now() - timedelta(seconds=1))
    assert sender.send(DETAIL, here).status_code == 403


def test_a_key_has_the_chosen_grants_only_and_never_one_given_later() -> None:
    here, person = build(), a.person("apip")
    key = a.key(person)
    Grant.objects.create(
        person=person, daerah_id=here.daerah, role="kepala_bappeda", from_at=clock.now() - timedelta(hours=1)
    )
    token = ApiToken.objects.get(hash=hash_of(key))
    assert [seat.role for seat in actor_of_token(token).seats] == ["apip"]
    assert {seat.role for seat in actor_of(person).seats} == {"apip", "kepala_bappeda"}


def test_nobody_makes_a_key_for_somebody_else_or_with_a_grant_of_somebody_else() -> None:
    here, mine, other = build(), a.person("perencana_bappeda"), a.person("kepala_bappeda")
    terms = TokenTerms("Program", 30)
    with pytest.raises(Refused):
        actions.create_token(other, terms, daerah=here.siklus.daerah, actor=actor_of(mine))
    foreign = TokenTerms("Program", 30, Grant.objects.get(person=other).pk)
    with pytest.raises(actions.ValidationError):
        actions.create_token(mine, foreign, daerah=here.siklus.daerah, actor=actor_of(mine))
    with pytest.raises(actions.ValidationError):
        actions.create_token(mine, TokenTerms("Program", 366), daerah=here.siklus.daerah, actor=actor_of(mine))
    token, key = actions.create_token(mine, terms, daerah=here.siklus.daerah, actor=actor_of(mine))
    assert Program(key).send(DETAIL, here).status_code == 200
    assert key not in str(ApiToken.objects.filter(pk=token.pk).values()) and token.hash == hash_of(key)
    assert key not in "".join(Entry.objects.values_list("body", flat=True))


def test_history_names_the_key_that_acted_and_who_made_and_revoked_it() -> None:
    here, person = build(stage="forum_opd"), a.person("perencana_opd", opd=None)
    token, key = actions.create_token(
        person, TokenTerms("Aplikasi", 30), daerah=here.siklus.daerah, actor=actor_of(person)
    )
    assert Program(key).send(SUPPORT, here).status_code == 200
    act = Entry.objects.get(verb="usulan.support")
    assert act.actor_id == person.pk and f'"via":"people.apitoken:{token.pk}"' in act.body
    log = Client()
    log.force_login(a.person("kepala_bappeda"))
    assert f"kunci API nomor {token.pk}" in log.get("/12.07/2022/jejak/").content.decode()
    with pytest.raises(Refused):
        actions.revoke_token(token, actor=actor_of(a.person("perencana_bappeda")))
    actions.revoke_token(token, actor=actor_of(a.person("admin_sistem")), reason="bocor")
    made = Entry.objects.filter(verb__startswith="people.token.", thing=f"people.apitoken:{token.pk}").order_by("seq")
    assert [(e.verb, e.tahun) for e in made] == [("people.token.create", 0), ("people.token.revoke", 0)]
    assert Program(key).send(SUPPORT, here).status_code == 401


@pytest.mark.parametrize("op", DEEDS_BY_KEY, ids=str)
def test_a_key_for_reading_reads_and_does_nothing(op: Operation) -> None:
    here = build(stage="forum_opd")
    sender = program("perencana_opd", here, here.one, read_only=True)
    assert sender.send(DETAIL, here).status_code == 200
    before = fingerprint()
    answer = sender.send(op, here, "perencana_opd")
    assert answer.status_code == 403 and answer.json()["hak"] == op.name
    assert fingerprint() == before


def test_a_proposal_sent_twice_with_one_key_is_one_and_anothers_key_is_nobodys() -> None:
    here = build(stage="forum_opd")
    first, second = (program("perencana_opd", here, here.one) for _n in range(2))
    made = first.send(SUBMIT, here, "perencana_opd")
    again = first.send(SUBMIT, here, "perencana_opd")
    assert (made.status_code, again.status_code) == (201, 200) and made.json()["kode"] == again.json()["kode"]
    other = second.send(SUBMIT, here, "perencana_opd")
    assert other.status_code == 201 and other.json()["kode"] != made.json()["kode"]
    headers = first.headers | {"Idempotency-Key": "kiriman-1"}
    body = BODY["usulan.submit"](here, "perencana_opd") | {"judul": "Jembatan"}
    clash = first.client.post(address(SUBMIT, here), body, content_type="application/json", headers=headers)
    assert clash.status_code == 409 and clash.json()["kode"] == "kunci_terpakai"
    assert Usulan.objects.filter(judul="Parit", asal="opd").count() == 2 and Once.objects.count() == 2


def test_a_refused_proposal_leaves_its_key_free() -> None:
    here = build(stage="ranwal")
    sender = program("perencana_opd", here, here.one)
    Siklus.objects.filter(pk=here.siklus.pk).update(ditetapkan_at=clock.now())
    assert sender.send(SUBMIT, here, "perencana_opd").status_code == 403
    Siklus.objects.filter(pk=here.siklus.pk).update(ditetapkan_at=None)
    assert sender.send(SUBMIT, here, "perencana_opd").status_code == 201


def test_whoever_answers_what_changed_meanwhile_reads_the_version_that_counts() -> None:
    here = build(stage="forum_opd")
    decide = next(op for op in DEEDS_BY_KEY if op.name == "usulan.decide")
    Usulan.objects.filter(pk=here.usulan.pk).update(version=7)
    sender = program("kepala_opd", here, here.one)
    answer = sender.send(decide, here)
    assert answer.status_code == 409 and answer.json()["versi"] == 7
    body = {"hasil": "diterima", "versi": 7}
    again = sender.client.post(address(decide, here), body, content_type="application/json", headers=sender.headers)
    assert again.status_code == 200 and again.json()["versi"] == 8


def test_a_draft_is_nobodys_business_and_contact_is_never_given_out() -> None:
    here = build(stage="forum_opd")
    sender = program("perencana_opd", here, here.one)
    body = BODY["usulan.submit"](here, "perencana_opd") | {"kontak": {"nama": "Sumiati", "telepon": "0812"}}
    headers = sender.headers | {"Idempotency-Key": "kiriman-2"}
    made = sender.client.post(address(SUBMIT, here), body, content_type="application/json", headers=headers)
    assert made.status_code == 201 and "Sumiati" not in made.content.decode()
    assert Usulan.objects.get(pk=made.json()["id"]).kontak.nama == "Sumiati"
    Usulan.objects.filter(pk=here.usulan.pk).update(keadaan="draf")
    assert sender.send(DETAIL, here).status_code == 404


def test_the_description_lists_every_operation_and_no_session_begins() -> None:
    client = Client()
    told = client.get("/api/1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    names = {each["operationId"] for methods in told["paths"].values() for each in methods.values()}
    assert names == {op.name for op in OPERATIONS}
    page = client.get("/api/1/")
    assert page.status_code == 200 and all(op.path in page.content.decode() for op in OPERATIONS)
    assert "sessionid" not in client.cookies


def test_a_key_that_runs_wild_waits_for_its_next_minute_and_stops_no_other(settings: Any, monkeypatch: Any) -> None:
    here, settings.API_PER_MINUTE = build(), 3
    wild, calm = (program("perencana_bappeda", here) for _n in range(2))
    at = clock.now().replace(second=20)
    monkeypatch.setattr(clock, "now", lambda: at)
    assert [wild.send(DETAIL, here).status_code for _n in range(5)] == [200, 200, 200, 429, 429]
    told = wild.send(DETAIL, here)
    assert (told["Retry-After"], told["Cache-Control"], told.json()["kode"]) == ("40", "no-store", "terlalu_sering")
    assert calm.send(DETAIL, here).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(seconds=40))
    assert wild.send(DETAIL, here).status_code == 200


def test_every_operation_with_a_key_says_that_it_may_answer_429() -> None:
    told = [(op, methods[op.method.lower()]["responses"]) for op in OPERATIONS for methods in [PATHS[op.path]]]
    assert [str(op) for op, responses in told if ("429" in responses) != op.keyed] == []
    assert [str(op) for op, responses in told if ("304" in responses) != op.public] == []
