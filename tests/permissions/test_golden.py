"""The table of rights as Bappeda signed it, and the laws that hold whatever the table says."""

import csv
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest

from selaras.foundation.people.models import Grant
from selaras.foundation.people.seats import actor_of
from selaras.foundation.tahapan.models import TAHAPAN
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import PLANNING_ROLES, ROLES, Seat
from selaras.foundation.verbs.rules import by_self, not_by, role
from selaras.foundation.verbs.verb import registry
from selaras.main.rights import FROZEN, StandIn, cell, matrix, table, verbs
from tests import builders as a

GOLDEN = Path(__file__).resolve().parents[2] / "docs" / "hak-akses.csv"
# Verbs of the plan that change none of it: looking.
READS = {"plan.look"}


def _plan_writes() -> list[str]:
    return [verb.name for verb in verbs() if verb.name.startswith("plan.") and verb.name not in READS]


def _who(name: str) -> set[str]:
    """The roles that reach anything with a verb in any stage."""
    return {role for role in ROLES if any(cell(registry[name], role, stage) for stage in TAHAPAN)}


def test_the_signed_table_is_what_the_verbs_say() -> None:
    assert GOLDEN.read_text(encoding="utf-8") == table(), "tulis ulang: ./selaras rights --write, lalu periksa bedanya"


def test_the_table_is_whole_and_neither_empty_nor_full() -> None:
    rows = list(csv.reader(GOLDEN.open(encoding="utf-8")))
    cells = [cell for row in rows[1:] for cell in row[3:]]
    assert rows[0][3:] == list(TAHAPAN.values())
    assert len(cells) == len(verbs()) * len(ROLES) * len(TAHAPAN) > 8000
    assert 0.05 < sum(bool(cell) for cell in cells) / len(cells) < 0.4


def test_a_stand_in_row_is_read_by_every_rule_that_exists() -> None:
    seat = Seat(1, "Uji", "perencana_opd", "12.07", 1, "12.07.26")
    assert by_self("created_by").allows(seat, StandIn("ranwal", ("sendiri",)))
    assert not by_self("created_by").allows(seat, StandIn("ranwal"))
    assert not not_by("edited_by").allows(seat, StandIn("ranwal", ("sendiri",)))
    assert not role("camat").allows(seat, StandIn("ranwal"))


@pytest.mark.parametrize("stage", FROZEN)
def test_nothing_in_the_plan_changes_after_penetapan(stage: str) -> None:
    late = [(name, r) for name in _plan_writes() for r in ROLES if cell(registry[name], r, stage)]
    assert late == []
    assert cell(registry["plan.line.edit"], "perencana_opd", "ranwal") == "opd"


def test_whoever_last_changed_a_renja_may_not_submit_or_verify_it() -> None:
    for name in ("plan.renja.submit", "plan.renja.verify"):
        reached = [cell(registry[name], r, stage) for r in ROLES for stage in TAHAPAN]
        assert {text for text in reached if text} <= {"opd (empat mata)", "semua (empat mata)"}
        assert any(reached)


def test_nobody_gives_a_role_to_himself() -> None:
    reached = {cell(registry["people.grant.give"], r, stage) for r in ROLES for stage in TAHAPAN}
    assert reached == {"", "semua (empat mata)"}


def test_apip_writes_nothing_of_the_plan() -> None:
    assert [name for name in _plan_writes() if "apip" in _who(name)] == []
    assert "apip" in _who("plan.look")


def test_the_admin_of_the_system_plans_nothing_and_gives_no_role() -> None:
    mine = {verb.name for verb in verbs() if "admin_sistem" in _who(verb.name)}
    assert {name for name in mine if not name.startswith("people.")} == {"office.people.read"}
    assert not mine & {"people.grant.give", "people.grant.end"}
    assert "people.account.create" in mine


def test_no_role_both_makes_accounts_and_gives_roles() -> None:
    accounts = _who("people.account.create") | _who("people.account.close")
    grants = _who("people.grant.give") | _who("people.grant.end")
    assert accounts and grants
    assert not accounts & grants


def test_the_public_only_proposes_and_only_while_the_villages_deliberate() -> None:
    assert [verb.name for verb in verbs() if "publik" in _who(verb.name)] == ["usulan.submit"]
    assert [stage for stage in TAHAPAN if cell(registry["usulan.submit"], "publik", stage)] == ["musrenbang_desa"]
    assert not set(PLANNING_ROLES) & {"publik", "admin_sistem"}


def test_no_role_may_do_everything_and_no_two_roles_of_power_together_may() -> None:
    reached = [(verb.name, who) for verb, who, cells in matrix() if any(cells.values())]
    reach = {r: {name for name, who in reached if who == r} for r in ROLES}
    everything = {verb.name for verb in verbs()}
    assert all(mine != everything for mine in reach.values())
    powerful = ("kepala_bappeda", "sekda", "bupati", "admin_sistem")
    assert all(reach[x] | reach[y] != everything for x, y in combinations(powerful, 2))


@pytest.mark.django_db
def test_a_grant_counts_from_its_first_to_its_last_moment() -> None:
    person = a.person("perencana_bappeda")
    grant = Grant.objects.get(person=person)
    assert [seat.role for seat in actor_of(person).seats] == ["perencana_bappeda"]
    for field, at in (("to_at", clock.now() - timedelta(seconds=1)), ("from_at", clock.now() + timedelta(hours=1))):
        old = getattr(grant, field)
        Grant.objects.filter(pk=grant.pk).update(**{field: at})
        assert actor_of(person).seats == ()
        Grant.objects.filter(pk=grant.pk).update(**{field: old})
    assert actor_of(person).seats


@pytest.mark.django_db
def test_a_closed_account_sits_in_no_seat() -> None:
    person = a.person("perencana_bappeda")
    person.is_active = False
    person.save()
    assert actor_of(person).seats == ()
