from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from selaras.foundation.ui import nav, room
from selaras.foundation.ui.sample import sample
from selaras.foundation.verbs import clock
from tests import builders as a

NOW = datetime(2021, 2, 9, 2, 41, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def siklus(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return a.siklus()


def opened(siklus, kode, days):
    closes = NOW + timedelta(days=days)
    return siklus.tahapan.create(daerah=siklus.daerah, kode=kode, opens_at=NOW - timedelta(days=1), closes_at=closes)


def page(siklus, **more):
    request = RequestFactory().get("/")
    request.daerah, request.siklus, request.user = siklus.daerah, siklus, AnonymousUser()
    return render_to_string("ui/styleguide.html", {"sample": sample(), **more}, request)


def test_the_side_bar_names_the_stage_that_closes_first_and_counts_the_others(siklus):
    siklus.tahapan.all().delete()
    opened(siklus, "forum_opd", 40)
    opened(siklus, "ranwal", 19)
    stage = room.stage_now(siklus)
    assert (stage["nama"], stage["sisa"], stage["others"]) == ("Rancangan awal", "ditutup 19 hari lagi", 1)


def test_a_cycle_without_an_open_stage_says_so(siklus):
    siklus.tahapan.all().delete()
    assert room.stage_now(siklus)["open"] is False
    assert "Tidak ada tahapan yang terbuka" in page(siklus)


def test_example_data_is_named_on_every_page_and_real_data_is_not(siklus):
    siklus.contoh = True
    assert "<b>Data contoh</b>" in page(siklus)
    siklus.contoh = False
    assert "<b>Data contoh</b>" not in page(siklus)


def test_a_page_is_reachable_by_keyboard_and_names_its_language(siklus):
    shown = page(siklus)
    assert '<html lang="id">' in shown
    assert 'class="s-skip" href="#isi"' in shown
    assert 'id="isi"' in shown
    assert "hx-headers:inherited" in shown


def test_a_door_shows_its_badge_and_only_to_those_who_may_see_it(siklus, monkeypatch):
    monkeypatch.setattr(nav, "_doors", {})
    nav.register("kelola", "Depan", "home", "home", 1, badge=lambda request: 12)
    nav.register("kelola", "Sehat", "home", "healthz", 2, shown=lambda request: False)
    nav.register("kelola", "Tanpa alamat", "home", "tidak:ada", 3)
    request = SimpleNamespace(daerah=None, siklus=None, resolver_match=SimpleNamespace(view_name="home"))
    (group,) = nav.doors(request)
    assert [(door["label"], door["badge"], door["here"]) for door in group["entries"]] == [("Depan", 12, True)]


def test_the_rows_behind_all_doors_are_counted_in_one_query(siklus, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(nav, "_doors", {})
    siklus.tahapan.all().delete()
    opened(siklus, "ranwal", 19)
    opened(siklus, "forum_opd", 40)
    nav.register("kelola", "Dua", "home", "home", 1, badge=lambda request: siklus.tahapan.order_by("opens_at"))
    nav.register("kelola", "Tidak ada", "home", "healthz", 2, badge=lambda request: siklus.tahapan.filter(kode="monev"))
    request = SimpleNamespace(daerah=None, siklus=None)
    with django_assert_num_queries(1):
        (group,) = nav.doors(request)
    assert [(door["label"], door["badge"]) for door in group["entries"]] == [("Dua", 2), ("Tidak ada", 0)]
