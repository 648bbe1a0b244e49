from dataclasses import replace
from random import Random

from selaras.engines.cascade.compare import compare
from selaras.engines.cascade.orphans import orphans
from selaras.engines.cascade.picture import ContributionP, LineP, Picture, SimpulP
from selaras.engines.cascade.rollup import rollup
from selaras.engines.cascade.together import together
from selaras.engines.cascade.weave import weave


def test_a_large_plan_gives_the_same_money_in_every_engine():
    chance = Random(7)
    simpul = [SimpulP(key, "prioritas", "tahun", None, key, "", "p") for key in range(1, 8)]
    simpul += [SimpulP(k, "sasaran", "rpjmd", None, k, "", "s", prioritas=(k % 7 + 1,)) for k in range(8, 1500)]
    simpul += [SimpulP(k, "strategi", "rpjmd", chance.randint(8, 1499), k, "", "t") for k in range(1500, 7001)]
    lines = [LineP(k, k % 60, "program", None, "", "n", pagu=10**6) for k in range(1, 2001)]
    lines += [
        LineP(k, (up := chance.choice(lines[:2000])).opd, "kegiatan", up.id, "", "n", pagu=k)
        for k in range(2001, 20001)
    ]
    links = tuple(
        ContributionP(k, chance.randint(8, 7000), 1, chance.randint(1, 20000), target="1") for k in range(10_000)
    )
    big = Picture("12.07", "Deli Serdang", 2022, simpul=tuple(simpul), lines=tuple(lines), contributions=links)
    edited = replace(big, lines=tuple(replace(row, pagu=1) if row.id % 50 == 0 else row for row in big.lines))
    found, sums, changes = together(big), rollup(big), compare(big, edited)
    assert found.pagu == sums.total.pagu == changes.total.before.pagu
    assert changes.total.difference == rollup(edited).total.pagu - found.pagu
    assert len(changes.lines) == 400
    loose = sum(row.rupiah for row in orphans(big).of_kind("baris_tanpa_sasaran"))
    assert loose == dict(found.reasons)["tanpa_sasaran"]
    assert sum(row.opd for row in weave(big).rows) == len(weave(big).knots)
