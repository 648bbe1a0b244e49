"""The one door to a change: rule, stage, version, history."""

import pytest
from django.db import transaction
from django.tasks import task
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from selaras.features.plan.actions import line as lines
from selaras.features.plan.actions import simpul
from selaras.features.plan.models import PlanLine
from selaras.features.plan.verbs import LINE_EDIT as EDIT
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import Refused, follow, followers
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_a_planner_changes_a_line_of_the_own_opd_and_history_tells_it() -> None:
    pupr = a.opd()
    line = a.line(a.siklus(), pupr, pagu=100)
    lines.edit(line, actor=a.actor("perencana_opd", opd=pupr), version=1, pagu=250)
    line.refresh_from_db()
    entry = Entry.objects.get()
    assert (line.pagu, line.version, entry.verb) == (250, 2, "plan.line.edit")
    assert '"before":{"pagu":100}' in entry.body
    assert '"after":{"pagu":250}' in entry.body


def test_history_names_a_thing_in_the_same_words_whatever_the_language_of_the_actor() -> None:
    visi = a.simpul(a.siklus(), "visi")
    with translation.override("en"):
        simpul.edit(visi, actor=a.actor("perencana_bappeda"), uraian="Jalan mantap")
        assert str(visi).startswith("Vision: ")
    assert Entry.objects.get().label == "Visi: Jalan mantap"


def test_a_planner_of_another_opd_may_not_and_nothing_is_written() -> None:
    line = a.line(a.siklus(), a.opd(), pagu=100)
    with pytest.raises(Refused, match="milik OPD lain"):
        lines.edit(line, actor=a.actor("perencana_opd", opd=a.opd("Dinas Perhubungan")), pagu=250)
    line.refresh_from_db()
    assert (line.pagu, Entry.objects.count(), State.objects.count()) == (100, 0, 0)


def test_a_planner_of_another_daerah_may_not() -> None:
    line = a.line(a.siklus(), a.opd(), pagu=100)
    ketapang = a.daerah("61.04", "Kabupaten Ketapang")
    with pytest.raises(Refused, match="daerah ini"):
        lines.edit(line, actor=a.actor("perencana_bappeda", daerah_kode=ketapang.pk), pagu=250)


def test_a_stage_that_closed_while_typing_refuses_inside_the_transaction() -> None:
    pupr, cycle = a.opd(), a.siklus()
    line, planner = a.line(cycle, pupr, pagu=100), a.actor("perencana_opd", opd=pupr)
    assert lines.edit(line, actor=planner, pagu=150).pagu == 150
    a.open_now(cycle, "fasilitasi")
    with pytest.raises(Refused, match="tahapannya tidak sedang dibuka"):
        lines.edit(line, actor=planner, pagu=250)


def test_a_frozen_plan_changes_no_more() -> None:
    pupr, cycle = a.opd(), a.siklus()
    line = a.line(cycle, pupr, pagu=100)
    cycle.ditetapkan_at = a.clock.now()
    cycle.save()
    with pytest.raises(Refused, match="sudah ditetapkan"):
        lines.edit(line, actor=a.actor("perencana_opd", opd=pupr), pagu=250)


def test_a_stale_save_is_a_conflict_and_shows_the_row_as_it_stands() -> None:
    pupr = a.opd()
    line, planner = a.line(a.siklus(), pupr, pagu=100), a.actor("perencana_opd", opd=pupr)
    lines.edit(line, actor=planner, version=1, pagu=150)
    with pytest.raises(Conflict) as conflict:
        lines.edit(line, actor=planner, version=1, nama="Lain")
    assert (conflict.value.row.pagu, conflict.value.seen) == (150, 1)
    assert PlanLine.objects.get().nama == "Rekonstruksi jalan"


def test_every_change_appends_a_dated_state() -> None:
    pupr = a.opd()
    planner = a.actor("perencana_opd", opd=pupr)
    line = lines.add(a.siklus(), pupr, jenjang="program", nama="Jalan", kode="1.03.10", pagu=5, actor=planner)
    lines.edit(line, actor=planner, pagu=7)
    lines.remove(line, actor=planner, reason="ganda")
    states = State.objects.filter(thing="plan.planline", thing_id=line.pk).order_by("pk")
    assert [(s.version, s.body["pagu"], s.body["active"]) for s in states] == [
        (1, 5, True),
        (2, 7, True),
        (3, 7, False),
    ]


def test_the_chain_of_a_daerah_verifies_and_names_the_first_bad_entry() -> None:
    pupr = a.opd()
    line, planner = a.line(a.siklus(), pupr, pagu=0), a.actor("perencana_opd", opd=pupr)
    for pagu in (1, 2, 3):
        lines.edit(line, actor=planner, pagu=pagu)
    assert chain.verify("12.07", 2022).ok
    second = Entry.objects.get(seq=2)
    Entry.objects.filter(pk=second.pk).update(body=second.body.replace('"pagu":2', '"pagu":9'))
    verdict = chain.verify("12.07", 2022)
    assert (verdict.ok, verdict.first_bad) == (False, 2)


def test_a_personal_name_is_not_in_the_chain_in_clear() -> None:
    pupr = a.opd()
    planner = a.actor("perencana_opd", opd=pupr)
    lines.edit(a.line(a.siklus(), pupr), actor=planner, pagu=3)
    entry = Entry.objects.get()
    assert planner.name not in entry.body
    assert chain.salted(entry.salt, planner.name) in entry.body


def test_canonical_json_refuses_floats_and_normalises_text() -> None:
    assert chain.canonical({"b": "é", "a": 1}) == '{"a":1,"b":"é"}'
    with pytest.raises(TypeError):
        chain.canonical({"a": 0.5})


class Interrupted(Exception):  # noqa: N818
    """The process ended in the middle of an act."""


def test_what_follows_an_act_is_queued_by_the_same_commit_or_not_at_all(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    cycle, pupr = a.siklus(), a.opd()
    line, planner = a.line(cycle, pupr, pagu=100), a.actor("perencana_opd", opd=pupr)
    follow(EDIT, nothing_follows)
    try:
        with pytest.raises(Interrupted):
            _interrupted(line, planner)
        assert not DBTaskResult.objects.filter(task_path=nothing_follows.module_path).exists()
        lines.edit(line, actor=planner, pagu=250)
        queued = DBTaskResult.objects.get(task_path=nothing_follows.module_path)
        assert queued.args_kwargs["args"] == [Entry.objects.get(thing=f"plan.planline:{line.pk}").pk]
    finally:
        followers[EDIT.name].remove(nothing_follows)


def _interrupted(line, planner) -> None:
    with transaction.atomic():
        lines.edit(line, actor=planner, pagu=150)
        assert DBTaskResult.objects.filter(task_path=nothing_follows.module_path).exists()
        raise Interrupted


@task
def nothing_follows(entry_id: int) -> None:
    """Stands in the queue only."""
