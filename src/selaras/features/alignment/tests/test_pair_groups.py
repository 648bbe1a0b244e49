"""Groups of one work over voices, sources and years; and what an agreed merge leaves to do."""

import pytest
from django.test import Client

from selaras.features.alignment.actions import pasangan as actions
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.overlap.grouping import groups_of
from selaras.features.alignment.tests import pairs as p
from selaras.features.alignment.tests.look import found
from selaras.features.plan.models import Paket
from selaras.features.usulan.actions.merge import merge
from selaras.features.usulan.tests import proposals
from selaras.foundation.opd.models import Opd
from tests import builders as a

pytestmark = pytest.mark.django_db


def agreed(row: Pasangan, verdict: str, pelaksana: Opd | None = None) -> Pasangan:
    left, right = (a.actor("perencana_opd", opd=opd) for opd in (row.left_opd, row.right_opd))
    row = actions.propose(row, verdict, actor=left, reason="sudah dibicarakan", pelaksana=pelaksana)
    return actions.confirm(row, actor=right)


def test_an_agreed_merge_and_merged_voices_are_one_group(client: Client) -> None:
    cycle = proposals.cycle()
    one, other = a.opd("Dinas Perumahan"), a.opd("Dinas Pekerjaan Umum")
    first = proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=one)
    second = proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=one)
    merge(second, first, actor=a.actor("perencana_bappeda"), reason="sama")
    p.paket(cycle, other, p.AGAIN, 195_000_000, kode_sub="1.03.07.2.01.0001")
    (row,) = p.found(cycle)
    agreed(row, "gabungkan", row.right_opd)
    (group,) = groups_of(cycle).groups
    assert len(group.keys) == 3
    assert (group.voices, group.sources, group.years) == (3, 2, 1)
    client.force_login(a.person("perencana_bappeda"))
    assert "3 suara, 2 sumber, 1 tahun" in client.get("/12.07/2022/tumpang-tindih/kelompok/").content.decode()


def test_what_was_judged_different_is_never_joined_through_a_third() -> None:
    cycle = p.cycle()
    own = {"daerah_id": cycle.daerah_id, "siklus": cycle, "relation": "sama", "nearness": 990, "state": "disepakati"}
    one, _other = p.two(cycle)
    a1, b1, c1 = sorted(f"paket:{p.paket(cycle, one).pk}" for _n in range(3))
    at = p.found(cycle)[0].first_seen
    Pasangan.objects.all().delete()
    for left, right, verdict, likeness in (
        (a1, b1, "gabungkan", 990),
        (b1, c1, "gabungkan", 800),
        (a1, c1, "berbeda", 700),
    ):
        Pasangan.objects.create(left=left, right=right, verdict=verdict, likeness=likeness, first_seen=at, **own)
    grouped = groups_of(cycle)
    assert [group.keys for group in grouped.groups] == [(a1, b1)]
    assert grouped.refused == [(b1, c1)]


def test_the_office_that_does_not_carry_it_out_is_told_until_its_package_is_gone() -> None:
    cycle = p.cycle()
    row = p.pair(cycle)
    assert found(cycle, "gabung_belum_selesai") == []
    agreed(row, "gabungkan", row.left_opd)
    (told,) = found(cycle, "gabung_belum_selesai")
    assert (told.opd_id, told.owner, told.subject) == (row.right_opd_id, "opd", f"alignment.pasangan:{row.pk}")
    assert told.rupiah > 0
    Paket.objects.filter(pk=row.right.partition(":")[2]).update(active=False)
    assert found(cycle, "gabung_belum_selesai") == []
