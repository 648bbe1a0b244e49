"""Findings speak both languages, with the same figures in each."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from selaras.features.alignment import words
from selaras.features.alignment.findings import KINDS
from selaras.features.alignment.findings.base import Kind
from selaras.features.alignment.tests.look import one
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

LAZY = [
    text for kind in KINDS.values() for text in (kind.title, kind.heading, kind.sentence, kind.group, kind.act.label)
]
LAZY += [word for kind in KINDS.values() for word in kind.words.values()]
THE_SAME = {"OPD", "kegiatan", "sub kegiatan", str(KINDS["opd_kembar"].sentence)}


@pytest.mark.parametrize("text", LAZY, ids=str)
def test_every_word_of_a_kind_has_english_with_the_same_figures(text: object) -> None:
    source = str(text)
    with translation.override("en"):
        said = str(text)
    assert said != source or source in THE_SAME
    assert sorted(re.findall(r"%\(\w+\)s", said)) == sorted(re.findall(r"%\(\w+\)s", source))


@pytest.mark.django_db
def test_a_finding_is_said_in_the_language_of_the_reader() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd("Dinas Sosial"), "Santunan", pagu=530)
    row = one(cycle, "pagu_janggal")
    assert words.sentence(row) == "“Santunan” (Dinas Sosial) berpagu Rp530: mungkin kurang tiga atau enam angka nol."
    with translation.override("en"):
        said = words.sentence(row)
    assert said == "“Santunan” (Dinas Sosial) has a budget of Rp530: perhaps three or six zeros are missing."


@pytest.mark.django_db
def test_a_percent_sign_in_a_name_is_only_a_name() -> None:
    cycle = a.siklus()
    a.line(cycle, a.opd("Dinas %(pagu)s 100%"), "Naik 5% (50%s)", pagu=530)
    assert "“Naik 5% (50%s)” (Dinas %(pagu)s 100%) berpagu Rp530" in words.sentence(one(cycle, "pagu_janggal"))


@pytest.mark.django_db
def test_a_kind_that_the_program_no_longer_knows_is_still_shown() -> None:
    cycle = a.siklus()
    work = a.line(cycle, a.opd(), "Santunan", pagu=530)
    row = one(cycle, "pagu_janggal")
    row.kind = "jenis_lama"
    assert (words.title(row), words.sentence(row)) == ("jenis lama", f"jenis lama: {work}")


class Room:
    """A request in the room of Deli Serdang 2022."""

    def __init__(self, cycle: Siklus) -> None:
        self.siklus, self.daerah = cycle, cycle.daerah


@pytest.mark.django_db
def test_a_finding_leads_to_the_page_where_it_is_repaired() -> None:
    cycle, pupr = a.siklus(), a.opd()
    sasaran = a.simpul(cycle)
    assert words.way(Room(cycle), one(cycle, "sasaran_tanpa_pemimpin")).url == (
        f"/12.07/2022/simpul/{sasaran.pk}/pemimpin/"
    )
    work = a.line(cycle, pupr)
    assert words.way(Room(cycle), one(cycle, "tanpa_sasaran")).url == f"/12.07/2022/baris/{work.pk}/hubungkan/"
    a.contribution(sasaran, pupr, work)
    assert words.way(Room(cycle), one(cycle, "sasaran_sendirian")) == words.Way(
        "Ajak bergabung", f"/12.07/2022/kontribusi/ajak/?simpul={sasaran.pk}"
    )


@pytest.mark.django_db
def test_an_indicator_of_a_node_leads_to_the_node() -> None:
    cycle = a.siklus()
    sasaran = a.simpul(cycle)
    a.indikator(sasaran)
    assert words.way(Room(cycle), one(cycle, "indikator_tanpa_target")).url == f"/12.07/2022/simpul/{sasaran.pk}/"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_page_of_every_repair_stands(kind: Kind) -> None:
    takes = {kind.act.takes.partition("=")[0]: 1} if kind.act.takes else {}
    assert reverse(kind.act.page, kwargs={"daerah": "12.07", "tahun": 2022, **takes})
    assert all(reverse(page, kwargs={"daerah": "12.07", "tahun": 2022, "pk": 1}) for page in words.PAGES.values())
