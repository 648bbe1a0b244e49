"""The index follows what people do: edits, removals, merges, imports and their undoing; and it can be made anew."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from selaras.features.plan.actions import line as lines
from selaras.features.plan.actions import simpul as nodes
from selaras.features.plan.models import PlanLine
from selaras.features.search.actions import VERSION, rebuild, start_anew
from selaras.features.search.models import Item, Posting, Reach
from selaras.features.search.tasks import catch_up_all, follow_act
from selaras.features.search.tests.looking import follow, plan, proposal, titles
from selaras.features.usulan.actions import merge as merging
from selaras.features.usulan.models import Usulan
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import followers
from tests import builders as a

pytestmark = pytest.mark.django_db
WEAKER = "Perbaikan selokan Jalan Mawar"  # another word for the same act


def kept() -> list[tuple[Any, ...]]:
    """The whole index by what it says, whatever the keys of its rows."""
    ids = dict(Item.objects.values_list("pk", "thing"))
    items = Item.objects.order_by("kind", "thing").values_list("kind", "thing", "title", "detail", "state", "words")
    sizes = Posting.objects.order_by("word").values_list("word", "size")
    assert len(ids) == len(items)
    return [*map(str, items), *sizes]


def test_a_renamed_line_is_found_by_its_new_name_only() -> None:
    cycle = plan()
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    lines.edit(line, nama="Pelebaran jembatan Titi Kuning", actor=a.actor(), version=line.version)
    assert titles(cycle, "titi kuning") == []  # not yet: the index follows after the act
    follow(cycle)
    assert titles(cycle, "titi kuning") == ["Pelebaran jembatan Titi Kuning"]
    assert titles(cycle, "rekonstruksi") == [WEAKER]


def test_a_line_taken_out_is_gone_and_comes_back_with_it() -> None:
    cycle = plan()
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    before = kept()
    lines.remove(line, actor=a.actor(), reason="ganda")
    follow(cycle)
    assert titles(cycle, "rekonstruksi") == [WEAKER]
    assert not Posting.objects.filter(word="rekonstruksi").exists()
    lines.restore(PlanLine.objects.get(pk=line.pk), actor=a.actor())
    follow(cycle)
    assert titles(cycle, "rekonstruksi") == ["Rekonstruksi jalan kabupaten", WEAKER]
    assert [row for row in kept() if isinstance(row, tuple)] == [row for row in before if isinstance(row, tuple)]


def test_following_and_building_anew_give_the_same_index() -> None:
    cycle = plan()
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    lines.edit(line, nama="Pelebaran jembatan", kode="1.03.10.2.01.0099", actor=a.actor(), version=line.version)
    follow(cycle)
    followed = kept()
    rebuild("12.07")
    assert kept() == followed
    start_anew("12.07")
    assert kept() == followed


def test_a_merge_shows_in_the_result_and_its_undoing_too() -> None:
    cycle = plan()
    one = Usulan.objects.get()
    other = proposal(cycle, "Parit Dusun IX Sampali", "DS-22-BBBBB", wilayah=one.wilayah, opd=one.opd)
    camat = a.actor("camat", wilayah=a.PERCUT)
    merging.merge(other, into=one, actor=camat, reason="sama")
    follow(cycle)
    assert Item.objects.get(thing=str(other.pk), kind="usulan").state == "digabung"
    merging.split(Usulan.objects.get(pk=other.pk), actor=camat, reason="berbeda")
    follow(cycle)
    assert Item.objects.get(thing=str(other.pk), kind="usulan").state == "berjalan"


def test_a_new_node_is_found_after_one_look() -> None:
    cycle = plan()
    made = nodes.add(cycle, jenjang="tujuan", uraian="Terwujudnya pangan lestari", actor=a.actor())
    follow(cycle)
    assert titles(cycle, "pangan lestari") == [made.uraian]


def test_acts_that_change_no_text_leave_the_index_as_it_is() -> None:
    cycle = plan()
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    lines.edit(line, pagu=7_000_000, actor=a.actor(), version=line.version)
    with CaptureQueriesContext(connection) as queries:
        follow(cycle)
    writes = [q["sql"] for q in queries if q["sql"].startswith(('INSERT INTO "search_p', 'UPDATE "search_i', "DELETE"))]
    assert writes == []


def test_one_look_costs_the_same_however_large_the_plan_is(django_assert_max_num_queries: Any) -> None:
    cycle, agency = plan(), a.opd()
    for n in range(60):
        a.line(cycle, agency, f"Kegiatan {n}")
    rebuild("12.07")
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    lines.edit(line, nama="Pelebaran jalan", actor=a.actor(), version=line.version)
    with django_assert_max_num_queries(25):
        follow(cycle)


def test_the_follower_works_with_the_id_of_an_entry_and_twice_is_no_harm() -> None:
    cycle = plan()
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    lines.edit(line, nama="Pelebaran jalan", actor=a.actor(), version=line.version)
    entry = Entry.objects.latest("pk")
    follow_act.call(entry.pk)
    first = kept()
    follow_act.call(entry.pk)
    assert kept() == first
    assert titles(cycle, "pelebaran") == ["Pelebaran jalan"]
    assert Reach.objects.get(tahun=2022).seq == entry.seq


def test_every_act_that_changes_a_text_wakes_the_follower() -> None:
    for verb in (
        "plan.line.edit",
        "plan.simpul.add",
        "plan.sheet.undo",
        "usulan.submit",
        "usulan.merge",
        "usulan.sheet.apply",
    ):
        assert any(getattr(task, "of", None) is follow_act for task in followers[verb]), verb
    for verb in ("usulan.draft", "usulan.note", "plan.sheet.upload"):
        assert not any(getattr(task, "of", None) is follow_act for task in followers.get(verb, ())), verb


def test_another_way_of_reading_words_makes_the_index_anew() -> None:
    cycle = plan()
    Reach.objects.update(version="0:alt")
    Item.objects.filter(kind="baris").update(title="usang")
    catch_up_all.call()
    assert set(Reach.objects.values_list("version", flat=True)) == {VERSION}
    assert "Rekonstruksi jalan kabupaten" in titles(cycle, "rekonstruksi")


def test_governments_stay_apart() -> None:
    cycle = plan()
    other = a.siklus("61.04", 2022)
    a.line(other, a.opd("Dinas Lain", "61.04"), "Rekonstruksi jalan Ketapang")
    rebuild("61.04")
    assert titles(cycle, "rekonstruksi") == ["Rekonstruksi jalan kabupaten", WEAKER]
    there = a.actor(daerah_kode="61.04")
    assert titles(Siklus.objects.get(daerah="61.04"), "rekonstruksi", there) == ["Rekonstruksi jalan Ketapang"]
    assert titles(cycle, "rekonstruksi", there) == []
