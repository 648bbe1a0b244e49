"""Lists and rows agree: what ``q`` lists is what ``allows`` allows."""

import pytest

from selaras.features.plan.models import PlanLine
from selaras.features.plan.verbs import LINE_EDIT
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["perencana_opd", "kepala_opd", "perencana_bappeda", "camat", "apip"])
def test_a_list_holds_exactly_the_rows_that_may_be_edited(role: str) -> None:
    cycle, own, other = a.siklus(), a.opd(), a.opd("Dinas Lain")
    other_home = a.siklus("61.04", 2022)
    for row in ((cycle, own), (cycle, other), (other_home, a.opd(daerah_kode="61.04"))):
        a.line(*row)
    actor = a.actor(role, opd=own)
    listed = set(PlanLine.objects.filter(LINE_EDIT.q(actor)).values_list("pk", flat=True))
    allowed = {line.pk for line in PlanLine.objects.all() if LINE_EDIT.allows(actor, line)}
    assert listed == allowed
    assert len(allowed) == {"perencana_opd": 1, "kepala_opd": 1, "perencana_bappeda": 2}.get(role, 0)


def test_a_stage_for_one_opd_opens_only_that_opd() -> None:
    cycle, own, other = a.siklus(), a.opd(), a.opd("Dinas Lain")
    a.open_now(cycle, "ranwal", opd=own)
    mine, theirs = a.line(cycle, own), a.line(cycle, other)
    assert LINE_EDIT.allows(a.actor("perencana_opd", opd=own), mine)
    assert not LINE_EDIT.allows(a.actor("perencana_opd", opd=other), theirs)
