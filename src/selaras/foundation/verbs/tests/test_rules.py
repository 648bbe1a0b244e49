"""Lists and rows agree: what ``q`` lists is what ``allows`` allows."""

import pytest
from django.test import Client

from selaras.features.plan.models import PlanLine
from selaras.features.plan.verbs import LINE_EDIT
from selaras.foundation.verbs.verbs import LOOK
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


def test_a_page_of_the_room_asks_the_verb_of_looking_and_says_its_reason() -> None:
    cycle = a.siklus()
    client = Client()
    client.force_login(a.person("admin_sistem"))
    refused = client.get("/12.07/2022/baris/")
    assert refused.status_code == 403
    assert LOOK.refusal(a.actor("admin_sistem"), cycle.daerah) in refused.content.decode()
    client.force_login(a.person("tapd"))
    assert client.get("/12.07/2022/baris/").status_code == 200
