"""The desk, the queue and the meeting list on screen."""

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.alignment.actions import pasangan as actions
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.tests import pairs as p
from selaras.features.plan.models import Paket
from selaras.foundation.people.models import Person
from tests import builders as a

pytestmark = pytest.mark.django_db
DESK = "/12.07/2022/tumpang-tindih/"
MOST_QUERIES = 10  # asked by a page of pairs beside what every page asks


def page(client: Client, person: Person, address: str, **sent: Any) -> str:
    client.force_login(person)
    answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code in (200, 302, 422), answer.content.decode()[:400]
    return str(answer["Location"]) if answer.status_code == 302 else answer.content.decode()


def test_the_desk_shows_one_pair_with_equal_facts_and_why(client: Client) -> None:
    row = p.pair(p.cycle())
    said = page(client, a.person("perencana_opd", opd=row.left_opd), DESK)
    assert "Apakah ini pekerjaan yang sama?" in said
    assert "1 dari 1" in said
    assert said.count('class="s-equal"') == 2  # the place, on both sides
    assert "RT sama: 10" in said
    assert "Rp389.000.000" in said
    assert 'name="verdict" value="gabungkan"' in said


def test_somebody_without_a_part_in_it_reads_it_and_learns_who_decides(client: Client) -> None:
    row = p.pair(p.cycle())
    said = page(client, a.person("camat", wilayah=a.PERCUT), f"{DESK}{row.pk}/")
    assert "Diputuskan oleh kedua OPD atau Bappeda" in said
    assert 'name="verdict"' not in said


def test_a_verdict_without_a_reason_comes_back_with_what_was_typed(client: Client) -> None:
    row = p.pair(p.cycle())
    person = a.person("perencana_opd", opd=row.left_opd)
    sent = {"verdict": "gabungkan", "reason": "", "pelaksana": row.right_opd_id}
    said = page(client, person, f"{DESK}{row.pk}/usulkan/", **sent)
    assert "Tulis alasannya" in said
    assert f'<option value="{row.right_opd_id}" selected>' in said
    assert Pasangan.objects.get(pk=row.pk).state == "terbuka"
    page(client, person, f"{DESK}{row.pk}/usulkan/", **(sent | {"reason": "ruas sama"}))
    assert Pasangan.objects.get(pk=row.pk).state == "diusulkan"
    said = page(client, a.person("perencana_opd", opd=row.right_opd), DESK)
    assert "Setujui" in said
    assert "ruas sama" in said


def test_the_queue_is_filtered_searched_and_exported(client: Client) -> None:
    row = p.pair(p.cycle())
    person = a.person("perencana_bappeda")
    assert "Dusun Melati" in page(client, person, f"{DESK}daftar/")
    for ask, hit in (
        (f"opd={row.left_opd_id}", True),
        (f"opd={a.opd('Dinas Lain').pk}", False),
        ("sumber=paket", True),
        ("sumber=usulan", False),
        ("cari=melati+saentis", True),
        ("cari=mawar", False),
        ("keadaan=dirapatkan", False),
        (f"kecamatan={a.PERCUT}", True),
        ("hubungan=setempat", False),
        ("pihak=antara", True),
        ("pihak=dalam", False),
    ):
        assert ("Dusun Melati" in page(client, person, f"{DESK}daftar/?{ask}")) is hit, ask
    sheet = page(client, person, f"{DESK}daftar.csv?sumber=paket")
    assert "Rabat beton RT.10" in sheet
    assert "194000000" in sheet


def test_what_goes_to_a_meeting_stands_on_its_list_until_it_is_settled(client: Client) -> None:
    row = p.pair(p.cycle())
    person = a.person("perencana_bappeda")
    assert "Belum ada yang dibawa ke rapat" in page(client, person, f"{DESK}rapat/")
    page(client, person, f"{DESK}{row.pk}/rapat/", reason="siapa yang punya jalannya")
    said = page(client, person, f"{DESK}rapat/")
    assert "siapa yang punya jalannya" in said
    assert "Dusun Melati" in said


def test_half_of_the_queue_asks_what_is_least_sure_until_enough_is_known(client: Client) -> None:
    cycle = p.cycle()
    sure = p.pair(cycle)
    doubtful = [
        Pasangan.objects.create(
            daerah_id=cycle.daerah_id, siklus=cycle, left=f"paket:{n}a", right=f"paket:{n}b", relation="sama",
            likeness=like, nearness=990, weight=weight, first_seen=sure.first_seen,
        ).pk
        for n, like, weight in ((1, 510, 5), (2, 930, 9))
    ]  # fmt: skip
    from selaras.features.alignment.queries.overlap.listing import Choice, queue

    who = a.actor("perencana_bappeda")
    assert queue(cycle, Choice(), who, verdicts=0) == [sure.pk, doubtful[0], doubtful[1]]
    assert queue(cycle, Choice(), who, verdicts=200) == [sure.pk, doubtful[1], doubtful[0]]


@pytest.mark.parametrize("address", ["", "daftar/"])
def test_a_page_of_pairs_asks_the_database_a_few_times(client: Client, address: str) -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    for dusun in ("Melati", "Mawar", "Kenanga", "Cempaka"):
        p.paket(cycle, one, p.ROAD.replace("Melati", dusun))
        p.paket(cycle, other, p.AGAIN.replace("MELATI", dusun.upper()))
    assert len(p.found(cycle, relation="sama")) >= 4
    person = a.person("perencana_bappeda")
    page(client, person, f"{DESK}{address}")
    with CaptureQueriesContext(connection) as asked:
        page(client, person, f"{DESK}{address}")
    with CaptureQueriesContext(connection) as always:
        page(client, person, "/12.07/2022/temuan/abaikan/baris_ganda/")
    own = [q["sql"] for q in asked.captured_queries]
    assert len(own) - len(always.captured_queries) <= MOST_QUERIES, "\n".join(own)


def test_an_agreed_pair_tells_what_is_left_to_do(client: Client) -> None:
    row = p.pair(p.cycle())
    left, right = (a.actor("perencana_opd", opd=opd) for opd in (row.left_opd, row.right_opd))
    row = actions.propose(row, "gabungkan", actor=left, reason="sama", pelaksana=row.left_opd)
    actions.confirm(row, actor=right)
    said = page(client, a.person("perencana_bappeda"), f"{DESK}{row.pk}/")
    assert f"{row.right_opd.nama} menghapus atau mengurangi" in said


def test_an_agreed_partnership_opens_its_form_with_the_lines_of_both_packages(client: Client) -> None:
    siklus = p.cycle()
    row = p.pair(siklus)
    for pk, opd in ((int(row.left[6:]), row.left_opd), (int(row.right[6:]), row.right_opd)):
        Paket.objects.filter(pk=pk).update(line=a.line(siklus, opd, f"Jalan {opd.nama}", 194_000_000))
    agreed = {"state": Pasangan.State.DISEPAKATI, "verdict": Pasangan.Verdict.KERJA_BERSAMA}
    Pasangan.objects.filter(pk=row.pk).update(**agreed)
    person = a.person("perencana_opd", opd=row.left_opd)
    said = page(client, person, f"{DESK}{row.pk}/")
    link = re.search(r'href="(/12\.07/2022/kemitraan/usulkan/\?baris=[^"]+)"', said)
    assert link is not None
    form = page(client, person, html.unescape(link[1]))
    assert f"Jalan {row.left_opd.nama}" in form and f"Jalan {row.right_opd.nama}" in form
