"""Setting a finding aside: by its owner, with a reason, as an act of history; it returns when it says something else."""

import pytest
from django.core.exceptions import ValidationError

from selaras.features.alignment.actions import temuan as actions
from selaras.features.alignment.models import Temuan
from selaras.features.alignment.queries import counts_by_kind
from selaras.features.alignment.tests.look import change, found, one
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db
REASON = "memang tanpa sumber lain"


def odd(pagu: int = 530) -> tuple:
    cycle, pupr = a.siklus(), a.opd()
    work = a.line(cycle, pupr, pagu=pagu)
    return cycle, pupr, work, one(cycle, "pagu_janggal")


@pytest.mark.parametrize("role", ["perencana_opd", "kepala_opd"])
def test_the_owner_sets_a_finding_aside_with_a_reason_and_history_tells_it(role: str) -> None:
    cycle, pupr, _work, row = odd()
    actor = a.actor(role, opd=pupr)
    actions.dismiss(row, reason=REASON, actor=actor, version=row.version)
    row.refresh_from_db()
    entry = Entry.objects.get()
    assert (row.state, row.reason, row.dismissed_by) == ("diabaikan", REASON, actor.person_id)
    assert (entry.verb, entry.note, entry.thing) == ("alignment.temuan.dismiss", REASON, f"alignment.temuan:{row.pk}")
    assert State.objects.get().body["state"] == "diabaikan"
    assert chain.verify("12.07", 2022).ok
    assert found(cycle, "pagu_janggal") == []


def test_without_a_reason_nothing_is_set_aside() -> None:
    _cycle, pupr, _work, row = odd()
    with pytest.raises(ValidationError, match="alasannya"):
        actions.dismiss(row, reason="  ", actor=a.actor("perencana_opd", opd=pupr))
    row.refresh_from_db()
    assert (row.state, Entry.objects.count()) == ("terbuka", 0)


@pytest.mark.parametrize("role", ["perencana_bappeda", "kepala_bappeda", "camat", "apip", "mitra_bappeda"])
def test_nobody_but_the_opd_sets_its_line_findings_aside(role: str) -> None:
    *_rest, row = odd()
    with pytest.raises(Refused):
        actions.dismiss(row, reason=REASON, actor=a.actor(role))


def test_a_planner_of_another_opd_may_not() -> None:
    *_rest, row = odd()
    with pytest.raises(Refused, match="milik OPD lain"):
        actions.dismiss(row, reason=REASON, actor=a.actor("perencana_opd", opd=a.opd("Dinas Perhubungan")))


def test_findings_of_a_sasaran_are_bappedas_to_set_aside() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.contribution(a.simpul(cycle), pupr, a.line(cycle, pupr))
    row = one(cycle, "sasaran_sendirian")
    with pytest.raises(Refused, match="Bappeda"):
        actions.dismiss(row, reason=REASON, actor=a.actor("perencana_opd", opd=pupr))
    assert actions.dismiss(row, reason=REASON, actor=a.actor("perencana_bappeda")).state == "diabaikan"


def test_after_penetapan_nothing_is_set_aside() -> None:
    cycle, pupr, _work, row = odd()
    change(cycle, ditetapkan_at=a.clock.now())
    with pytest.raises(Refused, match="sudah ditetapkan"):
        actions.dismiss(row, reason=REASON, actor=a.actor("perencana_opd", opd=pupr))


def test_a_finding_is_set_aside_once() -> None:
    _cycle, pupr, _work, row = odd()
    planner = a.actor("perencana_opd", opd=pupr)
    actions.dismiss(row, reason=REASON, actor=planner)
    with pytest.raises(Refused, match="tidak sedang terbuka"):
        actions.dismiss(row, reason=REASON, actor=planner)


def test_what_was_set_aside_stays_so_while_it_says_the_same() -> None:
    cycle, pupr, work, row = odd()
    actions.dismiss(row, reason=REASON, actor=a.actor("perencana_opd", opd=pupr))
    change(work, kelompok_sasaran="Petani")
    actions.refresh(cycle)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("diabaikan", REASON)
    assert "pagu_janggal" not in counts_by_kind(cycle)


def test_what_was_set_aside_opens_again_with_other_figures_and_keeps_its_reason() -> None:
    cycle, pupr, work, row = odd()
    actions.dismiss(row, reason=REASON, actor=a.actor("perencana_opd", opd=pupr))
    change(work, pagu=900)
    again = one(cycle, "pagu_janggal")
    assert (again.pk, again.rupiah, again.reason) == (row.pk, 900, REASON)


def test_a_sasaran_set_aside_returns_when_its_money_moves_by_more_than_a_tenth() -> None:
    cycle, pupr = a.siklus(), a.opd()
    work = a.line(cycle, pupr, pagu=1_000_000)
    a.contribution(a.simpul(cycle), pupr, work)
    actions.dismiss(one(cycle, "sasaran_sendirian"), reason=REASON, actor=a.actor("kepala_bappeda"))
    change(work, pagu=1_050_000)
    assert found(cycle, "sasaran_sendirian") == []
    change(work, pagu=1_200_000)
    assert one(cycle, "sasaran_sendirian").rupiah == 1_200_000


def test_what_was_set_aside_can_be_taken_up_again() -> None:
    _cycle, pupr, _work, row = odd()
    planner = a.actor("perencana_opd", opd=pupr)
    actions.dismiss(row, reason=REASON, actor=planner)
    with pytest.raises(Refused):
        actions.restore(row, actor=a.actor("perencana_bappeda"))
    back = actions.restore(row, actor=planner)
    assert (back.state, back.reason, back.dismissed_by) == ("terbuka", "", None)
    assert [e.verb.rpartition(".")[2] for e in Entry.objects.order_by("seq")] == ["dismiss", "restore"]


def test_a_finding_that_changed_while_it_was_open_on_screen_is_a_conflict() -> None:
    cycle, pupr, work, row = odd()
    change(work, pagu=700)
    actions.refresh(cycle)
    with pytest.raises(Conflict):
        actions.dismiss(row, reason=REASON, actor=a.actor("perencana_opd", opd=pupr), version=row.version)


def test_a_whole_group_is_set_aside_for_one_reason_in_one_entry() -> None:
    cycle, pupr = a.siklus(), a.opd()
    for n in range(5):
        a.line(cycle, pupr, f"Ruas {n}")
    rows = found(cycle, "tanpa_lokasi")
    actions.dismiss_many(rows, reason=REASON, actor=a.actor("perencana_opd", opd=pupr))
    assert found(cycle, "tanpa_lokasi") == []
    assert Temuan.objects.filter(state="diabaikan", reason=REASON).count() == 5
    assert (Entry.objects.count(), State.objects.count()) == (1, 5)


def test_a_group_with_one_row_of_another_opd_is_refused_whole() -> None:
    cycle, pupr = a.siklus(), a.opd()
    a.line(cycle, pupr)
    a.line(cycle, a.opd("Dinas Perhubungan"))
    rows = found(cycle, "tanpa_lokasi")
    with pytest.raises(Refused, match="milik OPD lain"):
        actions.dismiss_many(rows, reason=REASON, actor=a.actor("perencana_opd", opd=pupr))
    assert len(found(cycle, "tanpa_lokasi")) == 2
