"""Two governments export their plans; the batch finds who plans the same, and the roll-up agrees with each home page."""

import pytest

from selaras.engines.cascade.together import together
from selaras.engines.overlap.rows import Row
from selaras.features.exchange.queries.rencana import rows_of_plan
from selaras.features.plan.models import Place
from selaras.features.plan.queries.picture import picture_of
from selaras.foundation.tahapan.models import Siklus
from selaras.main.align import local
from selaras.main.align.compare import Found
from selaras.main.align.files import encoded
from selaras.main.align.rollup import lines_of, tallies
from tests import builders as a

pytestmark = pytest.mark.django_db
KETAPANG = "61.04"
VILLAGES = {a.DELI_SERDANG: "12.07.26.2009", KETAPANG: "61.04.01.2001"}  # of the official list


def plan_of(daerah: str) -> Siklus:
    """One gang twice, by two agencies; one of them works together with the other."""
    cycle = a.siklus(daerah, 2022)
    pupr, perkim = (a.opd(name, daerah) for name in ("Dinas PUPR", "Dinas Perkim"))
    a.wilayah(VILLAGES[daerah], "Desa", "desa")
    sasaran = a.simpul(cycle)
    for agency, pagu in ((pupr, 300_000_000), (perkim, 100_000_000)):
        road = a.line(cycle, agency, "Rabat beton Gang Mawar", pagu)
        Place.objects.create(line=road, daerah_id=daerah, wilayah_id=VILLAGES[daerah])
        if agency == pupr:
            a.contribution(sasaran, agency, road, state="diterima", target="2 km")
    a.contribution(sasaran, perkim, state="diterima", rupiah=5_000_000)
    return cycle


def test_two_governments_are_compared_each_in_itself_and_rolled_up(tmp_path):
    cycles = [plan_of(daerah) for daerah in VILLAGES]
    for cycle in cycles:
        content = encoded(Row, rows_of_plan(cycle), ".csv")
        (tmp_path / f"{cycle.daerah_id}-{cycle.tahun}.csv").write_bytes(content)
    files = sorted(tmp_path.iterdir())
    batch = local.run(files, 0.3)
    assert [(pair.daerah, pair.opd_a, pair.opd_b, pair.hubungan) for pair in batch.found] == [
        (daerah, "Dinas PUPR", "Dinas Perkim", "sama") for daerah in VILLAGES
    ]
    pairs = tmp_path / "pasangan.csv"
    pairs.write_bytes(encoded(Found, batch.found, ".csv"))
    *governments, total = lines_of(tallies(files, pairs))
    for cycle, line in zip(cycles, governments, strict=True):
        figure = together(picture_of(cycle))
        assert (line.daerah, line.pagu, line.pagu_bersama) == (cycle.daerah_id, figure.pagu, figure.counted)
        assert line.bagian_bersama == round(figure.share, 6) > 0.7
        assert (line.sama_antar_opd, line.rupiah_sama_baris) == (1, 400_000_000)
    assert (total.baris, total.pagu, total.sama) == (4, 800_000_000, 2)
