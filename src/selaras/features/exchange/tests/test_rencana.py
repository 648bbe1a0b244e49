"""The plan as rows for the batch: money once, places by code, nothing personal."""

import pytest

from selaras.engines.cascade.together import together
from selaras.engines.overlap.rows import Row
from selaras.features.exchange.queries.rencana import place_of, rows_of_plan
from selaras.features.plan.models import Place
from selaras.features.plan.queries.picture import picture_of
from selaras.features.usulan.actions import answer
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

pytestmark = pytest.mark.django_db
STAGES = ("persiapan", "ranwal", "musrenbang_desa", "musrenbang_kecamatan", "forum_opd", "rancangan_akhir")
ROAD = "Rabat beton Gang Mawar Desa Pematang Lalang Kec. Percut Sei Tuan"  # 12.07.26.2001 in the official list


def filled() -> Siklus:
    """A programme with money on its sub kegiatan, work together on one of two lines, a package, proposals."""
    cycle = a.siklus(a.DELI_SERDANG, 2022, *STAGES)
    pupr, perkim = a.opd("Dinas PUPR"), a.opd("Dinas Perkim")
    a.wilayah(), a.wilayah(a.SAENTIS, "Saentis", "desa")
    prioritas = a.simpul(cycle, "prioritas", "Infrastruktur")
    sasaran = a.simpul(cycle, "sasaran", "Meningkatnya jalan mantap")
    a.supports(sasaran, prioritas)
    program = a.line(cycle, pupr, "Program jalan", None, jenjang="program", kode="1.03.10")
    road = a.line(cycle, pupr, "Rabat beton Gang Mawar", 300_000_000, induk=program)
    Place.objects.create(line=road, daerah_id=cycle.daerah_id, wilayah_id=a.SAENTIS)
    a.line(cycle, perkim, ROAD, 100_000_000)
    a.contribution(sasaran, pupr, road, state="diterima", target="2 km")
    a.contribution(sasaran, perkim, state="diterima", rupiah=5_000_000)
    a.paket(cycle, pupr, "Belanja rabat beton", line=road, uraian="Gang Mawar", volume="1 paket")
    return cycle


def rows(cycle: Siklus) -> dict[str, Row]:
    return {row.teks: row for row in rows_of_plan(cycle)}


def test_a_line_carries_its_money_place_sasaran_and_prioritas():
    cycle = filled()
    row = rows(cycle)["Rabat beton Gang Mawar"]
    assert (row.daerah, row.tahun, row.jenis, row.opd, row.pagu) == ("12.07", 2022, "baris", "Dinas PUPR", 300_000_000)
    assert (row.kode_desa, row.kode_kec) == (a.SAENTIS, a.PERCUT)
    assert (row.sasaran, row.prioritas) == ("Meningkatnya jalan mantap", "Infrastruktur")
    assert (row.bersama, row.pagu_bersama) == ("bersama", 300_000_000)
    assert "Program jalan" not in rows(cycle)


def test_the_rows_add_up_to_the_central_figure():
    cycle = filled()
    figure = together(picture_of(cycle))
    lines = [row for row in rows_of_plan(cycle) if row.jenis == "baris"]
    assert sum(row.pagu or 0 for row in lines) == figure.pagu == 400_000_000
    assert sum(row.pagu_bersama or 0 for row in lines) == figure.counted > 0


def test_a_package_names_its_line():
    cycle = filled()
    row = rows(cycle)["Belanja rabat beton"]
    assert (row.jenis, row.uraian, row.volume) == ("paket", "Gang Mawar", "1 paket")
    assert row.induk == rows(cycle)["Rabat beton Gang Mawar"].id


def test_open_proposals_go_out_without_persons_and_closed_ones_and_drafts_do_not():
    cycle = filled()
    sent, refused = p.sent(cycle, "Parit Dusun IX"), p.sent(cycle, "Posyandu")
    answer.answer(refused, Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi."), actor=p.office(refused))
    Usulan.objects.filter(pk=sent.pk).update(pengusul="Pak Budi", masalah="Rumah Bu Ani banjir", judul="Parit Dusun IX")
    found = rows(cycle)
    assert found["Parit Dusun IX"].id == f"usulan:{sent.kode}"
    assert found["Parit Dusun IX"].kode_kec == a.PERCUT
    assert "Posyandu" not in found
    assert not any(word in str(found) for word in ("Budi", "Ani"))


@pytest.mark.parametrize(
    ("codes", "place"),
    [
        ([], ("", "")),
        ([a.SAENTIS], (a.SAENTIS, a.PERCUT)),
        ([a.SAENTIS, "12.07.26.2002"], ("", a.PERCUT)),
        ([a.SAENTIS, a.PERCUT], ("", a.PERCUT)),
        ([a.SAENTIS, "12.07.25"], ("", "")),
        ([a.PERCUT], ("", a.PERCUT)),
        (["12.07"], ("", "")),
    ],
)
def test_codes_of_places_say_what_they_agree_on(codes, place):
    assert place_of(codes) == place
