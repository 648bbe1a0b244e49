"""The search index seen from the command line: whether it is behind, and made anew."""

from argparse import Namespace

import pytest

from selaras.features.plan.actions import bridge
from selaras.features.plan.actions import line as lines
from selaras.features.plan.models import PlanLine, Simpul
from selaras.features.search.models import Item, Posting
from selaras.features.search.queries import vocabulary
from selaras.features.search.queries.state import behind
from selaras.features.search.tests.looking import follow, plan, titles
from selaras.main import soundness
from selaras.main.cli import reindex
from selaras.main.cli.speech import Stop
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_kept_words() -> None:
    vocabulary._kept.clear()


def test_the_check_counts_only_acts_that_the_index_should_have_read() -> None:
    cycle = plan()
    assert behind() == {"12.07": 0}
    line = PlanLine.objects.get(nama="Rekonstruksi jalan kabupaten")
    bridge.claim(line, Simpul.objects.get(), actor=a.actor())
    assert behind() == {"12.07": 0}
    lines.edit(line, nama="Pelebaran jalan", actor=a.actor())
    assert behind() == {"12.07": 1}
    follow(cycle)
    assert behind() == {"12.07": 0}
    assert {f.what: f.ok for f in soundness.findings()}["indeks pencarian"]


def test_the_command_makes_a_damaged_index_anew() -> None:
    cycle = plan()
    Posting.objects.filter(word="kenanga").delete()
    assert titles(cycle, "kenanga") == []
    answer = reindex.run(Namespace(daerah="12.07", json=True))
    assert answer.data["items"] == {"12.07": Item.objects.count()}
    assert titles(cycle, "kenanga") == ["Pembuatan parit Dusun IX"]
    with pytest.raises(Stop):
        reindex.run(Namespace(daerah="99.99", json=True))
