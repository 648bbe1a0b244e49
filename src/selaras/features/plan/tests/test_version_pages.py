"""Sealed versions on screen: who may seal, and what changed since."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from selaras.features.plan.actions.version import seal
from selaras.features.plan.models import PlanLine, PlanVersion, Tag
from selaras.features.plan.queries import compare
from selaras.features.plan.verbs import LINE_ADD, LINE_EDIT
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting
from tests import builders as a

pytestmark = pytest.mark.django_db
ROOM = "/12.07/2022/versi/"


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(a.person(role))
    return client


def changed_plan() -> tuple[Siklus, PlanLine, PlanLine]:
    """Sealed, then Rp300.000 moved from one line to another of the second OPD."""
    cycle = a.siklus()
    rich, poor = a.line(cycle, a.opd("Dinas A"), "Jalan", 1_000_000), a.line(cycle, a.opd("Dinas B"), "Talud", 200_000)
    prioritas = a.simpul(cycle, "prioritas", "Infrastruktur", warna=3)
    Tag.objects.create(line=poor, prioritas=prioritas, daerah=cycle.daerah)
    seal(cycle, nama="Rancangan awal", actor=a.actor("kepala_bappeda"))
    for row, pagu in ((rich, 700_000), (poor, 500_000)):
        with acting(a.actor("perencana_bappeda"), LINE_EDIT, row) as fresh:
            fresh.pagu = pagu
            fresh.save()
    return cycle, rich, poor


def test_the_head_of_bappeda_seals_a_version_and_the_list_shows_its_seal() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd(), pagu=1_250_000)
    client = signed_in("kepala_bappeda")
    answer = client.post(f"{ROOM}segel/", {"nama": "Rancangan awal"}, follow=True)
    made = PlanVersion.objects.get()
    assert (made.nomor, made.nama, made.lines, made.pagu) == (1, "Rancangan awal", 1, 1_250_000)
    shown = answer.content.decode()
    assert made.sha256[:12] in shown and "Rp1.250.000" in shown


def test_a_planner_of_bappeda_seals_nothing_and_reads_why() -> None:
    a.siklus()
    client = signed_in("perencana_bappeda")
    assert client.post(f"{ROOM}segel/", {"nama": "Rancangan awal"}).status_code == 403
    assert PlanVersion.objects.count() == 0
    assert "hanya untuk Kepala Bappeda" in client.get(ROOM).content.decode()


def test_a_seal_without_a_name_is_sent_back() -> None:
    a.siklus()
    assert signed_in("kepala_bappeda").post(f"{ROOM}segel/", {"nama": ""}).status_code == 422
    assert PlanVersion.objects.count() == 0


def test_the_comparison_counts_changed_rows_and_moved_money() -> None:
    cycle, rich, poor = changed_plan()
    page = compare.page_of(cycle, compare.Choice())
    assert page is not None
    assert (page.counts["all"], page.counts["berubah"], page.lines) == (2, 2, 2)
    assert (page.pair.moved, page.pair.net) == (300_000, 0)
    assert {row["change"].id: row["step"] for row in page.rows} == {rich.pk: -300_000, poor.pk: 300_000}
    assert [(p["nama"], p["difference"], p["warna"]) for p in page.prioritas] == [("Infrastruktur", 300_000, 3)]
    assert page.rows[0]["entry"].actor_name == "Uji perencana_bappeda"


def test_the_page_shows_the_pagu_before_and_after_and_who_changed_it() -> None:
    changed_plan()
    answer: Any = signed_in("perencana_opd").get(f"{ROOM}banding/")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Apa yang berubah sejak Versi 1: Rancangan awal?" in shown
    for text in ("Rp1.000.000", "Rp700.000", "+Rp300.000", "Uji perencana_bappeda"):
        assert text in shown


def test_rows_are_filtered_by_opd_and_by_kind() -> None:
    cycle, _rich, poor = changed_plan()
    page = compare.page_of(cycle, compare.Choice(opd=poor.opd_id))
    assert page is not None and [row["nama"] for row in page.rows] == ["Talud"]
    none = compare.page_of(cycle, compare.Choice(kind="baru"))
    assert none is not None and none.rows == []


def test_a_new_a_removed_and_a_moved_line_are_told_apart() -> None:
    cycle, rich, poor = changed_plan()
    actor = a.actor("perencana_bappeda")
    with acting(actor, LINE_EDIT, rich) as fresh:
        fresh.active = False
        fresh.save()
    with acting(actor, LINE_EDIT, poor) as fresh:
        fresh.opd = a.opd("Dinas C")
        fresh.save()
    with acting(actor, LINE_ADD, PlanLine(daerah=cycle.daerah, siklus=cycle, opd=poor.opd, nama="Baru")) as fresh:
        fresh.save()
    page = compare.page_of(cycle, compare.Choice())
    assert page is not None
    assert {kind: page.counts[kind] for kind in compare.KINDS} == {"berubah": 0, "baru": 1, "dihapus": 1, "pindah": 1}


def test_pages_of_the_comparison_lose_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    cycle, rich, poor = changed_plan()
    monkeypatch.setattr(compare, "PAGE", 1)
    first = compare.page_of(cycle, compare.Choice())
    assert first is not None and first.next
    second = compare.page_of(cycle, compare.Choice(cursor=first.next))
    assert second is not None and second.next == ""
    assert [row["change"].id for row in (*first.rows, *second.rows)] == [rich.pk, poor.pk]


def test_the_file_carries_every_row_with_amounts() -> None:
    changed_plan()
    answer: Any = signed_in("kepala_bappeda").get(f"{ROOM}banding/unduh.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(r["Nama"], r["Pagu semula (Rp)"], r["Pagu menjadi (Rp)"], r["Selisih (Rp)"]) for r in rows] == [
        ("Jalan", "1000000", "700000", "-300000"),
        ("Talud", "200000", "500000", "300000"),
    ]
    book: Any = signed_in("kepala_bappeda").get(f"{ROOM}banding/unduh.xlsx")
    assert book.content.startswith(b"PK")


def test_without_a_version_the_page_says_what_to_do() -> None:
    a.siklus()
    assert "Segel satu versi dulu" in signed_in("perencana_opd").get(f"{ROOM}banding/").content.decode()
