"""Four eyes on every verdict: one office proposes, the other confirms or objects."""

import pytest
from django.core.exceptions import ValidationError

from selaras.features.alignment.actions import pasangan as actions
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.tests import pairs as p
from selaras.features.usulan.models import Akomodasi, Suara
from selaras.features.usulan.tests import proposals
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db


def offices(row: Pasangan) -> tuple[Actor, Actor]:
    return a.actor("perencana_opd", opd=row.left_opd), a.actor("perencana_opd", opd=row.right_opd)


def test_one_agency_proposes_and_the_other_confirms() -> None:
    row = p.pair(p.cycle())
    left, right = offices(row)
    row = actions.propose(row, "gabungkan", actor=left, reason="ruasnya sama", pelaksana=row.right_opd)
    assert (row.state, row.awaits_opd_id, row.proposed_opd_id) == ("diusulkan", row.right_opd_id, row.left_opd_id)
    with pytest.raises(Refused, match="milik OPD lain"):
        actions.confirm(row, actor=a.actor("perencana_opd", opd=row.left_opd))
    row = actions.confirm(row, actor=right)
    assert (row.state, row.verdict, row.pelaksana_id) == ("disepakati", "gabungkan", row.right_opd_id)
    assert row.done_at is None  # two packages: no machine takes one out of a plan
    told = list(
        Entry.objects.filter(thing=f"alignment.pasangan:{row.pk}").order_by("seq").values_list("verb", flat=True)
    )
    assert told == ["alignment.pasangan.propose", "alignment.pasangan.confirm"]


def test_an_agency_that_has_no_part_in_it_may_not_speak_and_bappeda_may() -> None:
    row = p.pair(p.cycle())
    stranger = a.actor("perencana_opd", opd=a.opd("Dinas Kesehatan"))
    with pytest.raises(Refused):
        actions.propose(row, "berbeda", actor=stranger, reason="x")
    row = actions.propose(row, "berbeda", actor=a.actor("mitra_bappeda"), reason="lain gang")
    assert row.state == "diusulkan"


def test_what_bappeda_proposes_both_agencies_confirm() -> None:
    row = p.pair(p.cycle())
    left, right = offices(row)
    row = actions.propose(row, "kerja_bersama", actor=a.actor("perencana_bappeda"))
    with pytest.raises(Refused):
        actions.confirm(row, actor=right)
    row = actions.confirm(row, actor=left)
    assert (row.state, row.awaits_opd_id) == ("diusulkan", row.right_opd_id)
    row = actions.confirm(row, actor=right)
    assert row.state == "disepakati"


def test_within_one_agency_a_second_person_or_bappeda_confirms() -> None:
    cycle = p.cycle()
    one, _other = p.two(cycle)
    p.paket(cycle, one)
    p.paket(cycle, one)
    (row,) = p.found(cycle)
    first = a.actor("perencana_opd", opd=one)
    row = actions.propose(row, "berbeda", actor=first, reason="dua tahap")
    with pytest.raises(Refused, match="empat mata"):
        actions.confirm(row, actor=first)
    row = actions.confirm(row, actor=a.actor("kepala_opd", opd=one))
    assert row.state == "disepakati"
    with pytest.raises(ValidationError, match="dua OPD"):
        actions.propose(actions.reopen(row, actor=first, reason="lagi"), "kerja_bersama", actor=first)


def test_an_objection_opens_the_pair_again_or_takes_it_to_a_meeting() -> None:
    row = p.pair(p.cycle())
    left, right = offices(row)
    row = actions.propose(row, "berbeda", actor=left, reason="lain RT")
    with pytest.raises(ValidationError, match="keberatan"):
        actions.object_to(row, actor=right, reason=" ")
    row = actions.object_to(row, actor=right, reason="RT-nya sama")
    assert (row.state, row.verdict, row.objection) == ("terbuka", "", "RT-nya sama")
    row = actions.propose(row, "berbeda", actor=left, reason="lain RT")
    row = actions.object_to(row, actor=right, reason="tetap tidak", meeting=True)
    assert row.state == "dirapatkan"
    row = actions.propose(row, "berbeda", actor=a.actor("kepala_bappeda"), reason="hasil rapat")
    assert row.state == "diusulkan"


def test_a_reason_and_an_executing_agency_are_asked_for() -> None:
    row = p.pair(p.cycle())
    left, _right = offices(row)
    with pytest.raises(ValidationError, match="alasannya"):
        actions.propose(row, "berbeda", actor=left)
    with pytest.raises(ValidationError, match="OPD yang melaksanakan"):
        actions.propose(row, "gabungkan", actor=left, reason="sama", pelaksana=a.opd("Dinas Kesehatan"))
    assert Pasangan.objects.get(pk=row.pk).state == "terbuka"


def test_the_office_that_proposed_takes_back_and_the_other_does_not() -> None:
    row = p.pair(p.cycle())
    left, right = offices(row)
    row = actions.propose(row, "berbeda", actor=left, reason="lain")
    with pytest.raises(Refused, match="milik OPD lain"):
        actions.withdraw(row, actor=right)
    assert actions.withdraw(row, actor=left).state == "terbuka"


def test_two_proposals_agreed_to_be_one_are_merged_and_no_voice_is_lost() -> None:
    cycle = proposals.cycle()
    one = a.opd("Dinas Perumahan")
    first = proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=one)
    second = proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=one)
    (row,) = p.found(cycle)
    row = actions.propose(row, "gabungkan", actor=a.actor("perencana_opd", opd=one), reason="gang sama", pelaksana=one)
    row = actions.confirm(row, actor=a.actor("perencana_bappeda"))
    second.refresh_from_db()
    assert (second.hasil, second.digabung_ke_id) == ("digabung", first.pk)
    assert Suara.objects.filter(usulan=first).count() == 2
    assert row.done_at is not None
    with pytest.raises(ValidationError, match="Pisahkan dulu"):
        actions.reopen(row, actor=a.actor("perencana_bappeda"), reason="keliru")


def test_a_proposal_and_a_line_agreed_to_be_one_are_placed() -> None:
    cycle = proposals.cycle()
    one = a.opd("Dinas Perumahan")
    line = a.line(cycle, one, p.ROAD, 194_000_000, kode="1.04.03.2.03.0006")
    asked = proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=one)
    (row,) = p.found(cycle)
    row = actions.propose(row, "gabungkan", actor=a.actor("mitra_bappeda"), reason="sudah ada", pelaksana=one)
    row = actions.confirm(row, actor=a.actor("kepala_opd", opd=one))
    placed = Akomodasi.objects.get(usulan=asked)
    assert (placed.line_id, placed.active) == (line.pk, True)
    assert row.done_at is not None


def test_whoever_confirms_without_the_right_to_merge_leaves_it_to_whoever_has_it() -> None:
    cycle = proposals.cycle()
    one, other = a.opd("Dinas Perumahan"), a.opd("Dinas Pekerjaan Umum")
    proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=one)
    proposals.sent(cycle, "Rabat beton RT 10 RW 4 Dusun Melati", opd=other)
    (row,) = p.found(cycle)
    row = actions.propose(row, "gabungkan", actor=a.actor("perencana_opd", opd=one), reason="sama", pelaksana=one)
    row = actions.confirm(row, actor=a.actor("perencana_opd", opd=other))
    assert (row.state, row.done_at) == ("disepakati", None)
    row = actions.carry_out(row, actor=a.actor("perencana_bappeda"))
    assert row.done_at is not None
