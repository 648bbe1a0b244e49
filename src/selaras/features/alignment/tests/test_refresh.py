"""The machine's look: idempotent, a handful of queries at any size, quick, and grouped for people."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from selaras.features.alignment import tasks, words
from selaras.features.alignment.actions.temuan import refresh
from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.models import Sweep, Temuan
from selaras.features.alignment.queries import counts_by_kind, home
from selaras.features.alignment.tests.look import change, found, one
from selaras.features.plan.actions import line as lines
from selaras.features.plan.models import Paket, PlanLine
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.coalesced import Coalesced
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import followers
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_every_kind_stands_under_its_own_code_and_has_words() -> None:
    assert len(KINDS) == 40
    for code, kind in KINDS.items():
        assert code == kind.code == code.lower()
        assert all(str(text) for text in (kind.title, kind.heading, kind.sentence, kind.group, kind.act.label))
        assert kind.chip in ("alone", "clash", "mute")


def test_a_second_look_changes_nothing() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd(), pagu=5)
    refresh(cycle)
    before = list(Temuan.objects.order_by("pk").values())
    refresh(cycle)
    assert list(Temuan.objects.order_by("pk").values()) == before


def test_a_look_is_no_act_of_a_person() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd())
    refresh(cycle)
    assert Temuan.objects.exists()
    assert not Entry.objects.exists()


def test_a_repaired_finding_is_done_with_its_date_and_opens_again_when_it_returns() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), pagu=530)
    first = one(cycle, "pagu_janggal")
    change(work, pagu=530_000)
    assert found(cycle, "pagu_janggal") == []
    first.refresh_from_db()
    assert (first.state, first.gone_at is not None) == ("selesai", True)
    change(work, pagu=531)
    again = one(cycle, "pagu_janggal")
    assert (again.pk, again.state, again.gone_at, again.rupiah) == (first.pk, "terbuka", None, 531)


def test_a_finding_says_the_new_figures() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), pagu=530)
    first = one(cycle, "pagu_janggal")
    change(work, pagu=700)
    row = one(cycle, "pagu_janggal")
    assert (row.pk, row.rupiah, row.facts["pagu"], row.version) == (first.pk, 700, 700, 2)


def test_findings_of_another_cycle_stay() -> None:
    cycle, other = a.siklus(), a.siklus(tahun=2023)
    a.line(cycle, a.opd(), pagu=530)
    assert one(cycle, "pagu_janggal")
    assert found(other, "pagu_janggal") == []
    assert one(cycle, "pagu_janggal")


def test_a_summary_counts_open_findings_even_before_anybody_looked() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd(), pagu=530)
    wanted = {"pagu_janggal": 1, "tanpa_indikator": 1, "tanpa_lokasi": 1, "tanpa_sumber_dana": 1}
    wanted |= {"tanpa_kelompok_sasaran": 1, "tanpa_prakiraan_maju": 1, "tanpa_induk": 1}
    assert counts_by_kind(cycle) == wanted
    assert not Temuan.objects.exists()
    refresh(cycle)
    assert counts_by_kind(cycle) == wanted


def test_a_summary_looks_anew_after_an_act_that_nobody_has_looked_at() -> None:
    cycle, pupr = a.siklus(), a.opd()
    work = a.line(cycle, pupr, pagu=530)
    refresh(cycle)
    lines.edit(work, actor=a.actor("perencana_opd", opd=pupr), pagu=530_000)
    assert "pagu_janggal" not in counts_by_kind(cycle)
    assert Temuan.objects.filter(kind="pagu_janggal", state="terbuka").count() == 1


def test_the_worker_looks_once_for_all_acts_before_it() -> None:
    cycle, pupr = a.siklus(), a.opd()
    work, planner = a.line(cycle, pupr), a.actor("perencana_opd", opd=pupr)
    for pagu in (1, 2, 3):
        lines.edit(work, actor=planner, pagu=pagu)
    first, *_rest, last = Entry.objects.order_by("seq").values_list("pk", flat=True)
    tasks.refresh_findings.func(first)
    sweep = Sweep.objects.get()
    assert sweep.seq == 3
    with CaptureQueriesContext(connection) as queries:
        tasks.refresh_findings.func(last)
    assert sum("app.daerah" not in query["sql"] for query in queries) <= 3
    assert Sweep.objects.get().at == sweep.at


def test_every_verb_that_writes_the_plan_is_followed() -> None:
    for name in (
        "plan.line.edit",
        "plan.simpul.add",
        "plan.contribution.accept",
        "plan.ceiling.set",
        "plan.sheet.apply",
    ):
        assert any(isinstance(task, Coalesced) for task in followers[name]), name
    assert not any(isinstance(task, Coalesced) for task in followers.get("plan.look", []))


class Queue:
    """Remembers what was queued."""

    module_path = "selaras.features.alignment.tasks.refresh_findings"

    def __init__(self) -> None:
        self.queued: list[int] = []

    def enqueue(self, entry_id: int) -> None:
        self.queued.append(entry_id)


def test_a_look_that_waits_already_is_not_queued_again() -> None:
    cycle, pupr = a.siklus(), a.opd()
    planner, queue = a.actor("perencana_opd", opd=pupr), Queue()
    work = a.line(cycle, pupr)
    for pagu in (1, 2):
        lines.edit(work, actor=planner, pagu=pagu)
    first, second = Entry.objects.order_by("seq").values_list("pk", flat=True)
    look, room = Coalesced(queue), ("12.07", 2022)
    look.enqueue(first, room)
    waiting = {"args": [first], "kwargs": {}}
    DBTaskResult.objects.create(
        task_path=queue.module_path, args_kwargs=waiting, backend_name="default", run_after=a.clock.now()
    )
    look.enqueue(second, room)
    assert queue.queued == [first]
    other = a.siklus(tahun=2024)
    elsewhere = a.line(other, pupr)
    lines.edit(elsewhere, actor=planner, pagu=9)
    look.enqueue(Entry.objects.get(tahun=2024).pk, ("12.07", 2024))
    assert len(queue.queued) == 2


class LateQueue(Queue):
    """A queue whose work may begin later."""

    def get_backend(self) -> "LateQueue":
        return self

    supports_defer = True

    def using(self, run_after: datetime) -> "LateQueue":
        return self


def test_acts_within_the_wait_of_a_queued_look_cost_nothing_and_later_ones_queue_again() -> None:
    queue, room = LateQueue(), ("12.07", 2022)
    look = Coalesced(queue, timedelta(seconds=30))
    look.enqueue(1, room)
    with CaptureQueriesContext(connection) as queries:
        look.enqueue(2, room)
    assert (queue.queued, len(queries)) == ([1], 0)
    look.due.clear()  # the half minute is over
    look.enqueue(2, room)
    assert queue.queued == [1, 2]


def test_a_look_that_another_process_queued_is_read_once() -> None:
    cycle, pupr = a.siklus(), a.opd()
    work, planner, queue = a.line(cycle, pupr), a.actor("perencana_opd", opd=pupr), LateQueue()
    lines.edit(work, actor=planner, pagu=1)
    first, room = Entry.objects.get().pk, ("12.07", 2022)
    begin, waiting = a.clock.now() + timedelta(seconds=20), {"args": [first], "kwargs": {}}
    made = {"task_path": queue.module_path, "args_kwargs": waiting, "backend_name": "default"}
    DBTaskResult.objects.create(**made, run_after=begin)
    look = Coalesced(queue, timedelta(seconds=30))
    counts = []
    for _act in range(2):
        with CaptureQueriesContext(connection) as queries:
            look.enqueue(first + 1, room)
        counts.append(len(queries))
    assert (queue.queued, counts, look.due) == ([], [2, 0], {room: begin})
    look.due[room] = a.clock.now()  # it may have begun
    DBTaskResult.objects.update(status="RUNNING")
    look.enqueue(first + 1, room)
    assert queue.queued == [first + 1]


def big(cycle: Siklus, opds: int, each: int) -> None:
    """A regency as its first import leaves it: no sasaran, many lines, loose packages."""
    for n in range(opds):
        opd = a.opd(f"Dinas {n}")
        shared = {"daerah_id": "12.07", "siklus": cycle, "opd": opd}
        top = PlanLine.objects.create(jenjang="program", kode="1.03.10", nama="Jalan", pagu=1, **shared)
        PlanLine.objects.bulk_create(
            PlanLine(
                jenjang="sub_kegiatan",
                kode="1.03.10.2.01.0012",
                nama=f"Ruas {i}",
                pagu=1_000_000 + i,
                induk=top,
                **shared,
            )
            for i in range(each)
        )
        Paket.objects.bulk_create(
            Paket(nama=f"Paket {i}", id_sumber=f"{n}:{i}", pagu=9_000_000, kode_sub="", **shared) for i in range(each)
        )


def test_the_queries_of_a_look_do_not_grow_with_the_plan() -> None:
    small, large = a.siklus(), a.siklus(tahun=2023)
    big(small, 1, 4)
    big(large, 4, 60)
    counts = []
    for cycle in (small, large):
        with CaptureQueriesContext(connection) as queries:
            refresh(cycle)
        counts.append(len(queries) - sum("INSERT" in q["sql"] for q in queries))
    assert counts[0] == counts[1] <= 36


def test_a_first_import_of_a_whole_regency_leaves_few_topics() -> None:
    cycle = a.siklus()
    big(cycle, 12, 40)
    refresh(cycle)
    groups = home.open_groups(cycle)
    shown = home.topics(groups)
    assert Temuan.objects.count() > 2_000
    assert len(shown) <= home.SHOWN
    assert max([topic.kind for topic in shown].count(kind) for kind in KINDS) <= home.PER_KIND
    assert [topic.rupiah for topic in shown] == sorted((topic.rupiah for topic in shown), reverse=True)
    assert len(home.by_kind(groups)) < 12


def test_a_group_is_said_by_its_opd_and_count() -> None:
    cycle = a.siklus()
    big(cycle, 1, 3)
    refresh(cycle)
    topic = next(t for t in home.topics(home.open_groups(cycle)) if t.kind == "paket_tanpa_baris")
    assert (topic.n, topic.rupiah, topic.row) == (3, 27_000_000, None)
    assert (
        words.group_sentence(KINDS[topic.kind], topic.n, topic.opd_nama) == "3 paket Dinas 0 belum punya sub kegiatan."
    )
