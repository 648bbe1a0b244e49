"""Candidates, evidence, relations, reasons."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.engines.language import read
from selaras.engines.language.tests.words import GAZETTEER, LEXICON
from selaras.engines.overlap.candidates import (
    bearings,
    blocks,
    pairs,
    pairs_of_bearers,
    pairs_of_blind,
    pairs_of_block,
)
from selaras.engines.overlap.features import NAMES, features
from selaras.engines.overlap.index import Index
from selaras.engines.overlap.items import BERBEDA, SAMA, SATU_PAKET, SETEMPAT, Item
from selaras.engines.overlap.pairs import find
from selaras.engines.overlap.tables import Census, Corpus, Table
from selaras.engines.overlap.weights import Judge, Weights, relation

PLACES = {"99.01.01.2001": "Makmur Jaya", "99.01.01": "Laut Tenang"}
SAME = Weights("sama", "uji", "ditulis untuk uji", (("kerja", 4.0), ("desa_sama", 2.0), ("desa_beda", -4.0)), -4.0)
NEAR = Weights("setempat", "uji", "ditulis untuk uji", (("desa_sama", 6.0), ("ruas_sama", 6.0)), -3.0)
JUDGE = Judge(SAME, NEAR)


def item(name, text, **known):
    return Item(name, read(text, LEXICON, GAZETTEER), **known)


PLAN = (
    item("a", "Pembangunan JUT Desa Makmur Jaya", pagu=200_000_000),
    item("b", "Jalan produksi Makmur Jaya", pagu=200_000_000),
    item("c", "Perencanaan jalan usaha tani Desa Makmur Jaya"),
    item("d", "Drainase Kel. Sumber Sari"),
    item("e", "Rehab Jl. Soekarno Kec. Laut Tenang"),
    item("f", "Drainase Jl. Soekarno Kec. Sumber Sari"),
)


def evidence(left, right):
    table = Table.of((left, right), Corpus.of((left, right)))
    return dict(zip(NAMES, features(table, table, np.array([0]), np.array([1]))[0], strict=True))


def test_an_unknown_place_is_neither_the_same_nor_different():
    said = evidence(item("a", "Drainase Desa Makmur Jaya"), item("b", "Drainase"))
    assert (said["desa_sama"], said["desa_beda"]) == (0, 0)
    assert said["desa_sepihak"] == 1


def test_two_villages_differ_and_one_is_the_same():
    said = evidence(item("a", "Drainase Desa Makmur Jaya"), item("b", "Drainase Desa Wulan 2"))
    assert (said["desa_sama"], said["desa_beda"]) == (0, 1)
    said = evidence(item("a", "Drainase Desa Makmur Jaya"), item("b", "Parit Makmur Jaya"))
    assert (said["desa_sama"], said["desa_beda"], said["benda_sama"]) == (1, 0, 1)


def test_candidates_share_a_kecamatan_or_an_asset_and_stand_once_in_order():
    i, j = pairs(Table.of(PLAN, Corpus.of(PLAN)))
    found = {(PLAN[a].id, PLAN[b].id) for a, b in zip(i, j, strict=True)}
    assert {("a", "b"), ("a", "c"), ("b", "c")} <= found
    assert ("e", "f") in found  # one road, two kecamatan
    assert ("a", "d") not in found
    assert len(found) == len(i) and all(a < b for a, b in zip(i, j, strict=True))


def test_a_text_without_any_place_is_compared_with_the_nearest_by_words():
    plan = (*PLAN, item("g", "pembangunan jalan usaha tani"))
    i, j = pairs(Table.of(plan, Corpus.of(plan)))
    assert (0, 6) in set(zip(i.tolist(), j.tolist(), strict=True))


def test_pairs_come_likeliest_first_with_reasons_that_name_the_words():
    first, *_rest = found = find(PLAN, JUDGE, PLACES)
    assert {first.left, first.right} <= {"a", "b", "c"}
    both = next(pair for pair in found if (pair.left, pair.right) == ("a", "b"))
    assert both.relation == SAMA
    assert both.because == (
        "desa/kelurahan sama: Makmur Jaya",
        "pekerjaan serupa: jalan produksi / jalan usaha tani",
        "pagu sama",
    )
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)


def test_another_stage_of_the_same_work_is_one_package():
    pair = next(p for p in find(PLAN, JUDGE, PLACES) if (p.left, p.right) == ("a", "c"))
    assert pair.relation == SATU_PAKET
    assert "tahap lain: pekerjaan fisik / perencanaan" in pair.because


def test_other_work_on_the_same_road_is_at_the_same_place():
    pair = next(p for p in find(PLAN, JUDGE, PLACES) if (p.left, p.right) == ("e", "f"))
    assert pair.relation == SETEMPAT
    assert "jalan sama: soekarno" in pair.because


@pytest.mark.parametrize(
    ("same", "near", "stage", "kind"),
    [(0.9, 0.9, True, SAMA), (0.9, 0.9, False, SATU_PAKET), (0.2, 0.7, True, SETEMPAT), (0.2, 0.2, True, BERBEDA)],
)
def test_relations(same, near, stage, kind):
    assert relation(same, near, same_stage=stage) == kind


def test_the_same_work_is_never_less_likely_than_it_is_near():
    assert all(pair.nearness >= pair.likeness for pair in find(PLAN, JUDGE, PLACES))


def test_a_new_text_finds_the_line_that_is_already_there():
    best, *_ = Index.of(PLAN).nearest(item("baru", "JUT Makmur Jaya"), JUDGE, PLACES)
    assert best.right in {"a", "b"} and best.relation == SAMA


def test_nothing_like_it_gives_nothing():
    assert Index.of(PLAN).nearest(item("baru", "xyz"), JUDGE, PLACES) == ()


def test_weights_survive_being_kept_and_refuse_evidence_they_do_not_know():
    assert Weights.read(SAME.as_data()) == SAME
    with pytest.raises(ValueError, match="tidak dikenal: rasa"):
        Weights.read({**SAME.as_data(), "bobot": {"rasa": 1.0}})


WORDS = st.lists(
    st.sampled_from(["jalan", "desa", "makmur", "jaya", "drainase", "rt", "3", "dusun", "melati", "pagar", ","]),
    max_size=9,
).map(" ".join)


@settings(deadline=None, max_examples=25)
@given(st.lists(WORDS, min_size=2, max_size=6))
def test_the_order_of_a_pair_does_not_matter_and_the_result_is_the_same_each_time(texts):
    plan = tuple(item(str(n), text) for n, text in enumerate(texts))
    table = Table.of(plan, Corpus.of(plan))
    i, j = np.triu_indices(len(plan), 1)
    there, back = features(table, table, i, j), features(table, table, j, i)
    assert np.allclose(there, back, atol=1e-5)
    assert find(plan, JUDGE, PLACES, least=0) == find(plan, JUDGE, PLACES, least=0)


@settings(deadline=None, max_examples=40)
@given(WORDS)
def test_a_text_is_wholly_like_itself(text):
    said = evidence(item("a", text), item("b", text))
    assert said["tahap_sama"] == 1
    assert all(said[name] == 0 for name in NAMES if name.endswith("_beda"))
    assert said["kata"] == pytest.approx(1 if item("a", text).reading.words else 0, abs=1e-5)


def found_in_passes(items):
    """Pairs of names as a cluster finds them: kecamatan by kecamatan, asset by asset, what names no place."""
    corpus = sum((Census.of(items[n::3]) for n in (1, 2)), Census.of(items[::3])).corpus()
    groups = defaultdict(list)
    for number, one in enumerate(items):
        for bearing in bearings(one):
            groups[bearing].append(number)
    passes = [(items, pairs_of_bearers(groups.values(), len(items)))]
    passes.append((items, pairs_of_blind(Table.of(items, corpus))))
    for rows in blocks(Table.of(items, corpus)).values():
        own = [items[row] for row in rows]
        passes.append((own, pairs_of_block(Table.of(own, corpus))))
    return {(own[a].id, own[b].id) for own, (i, j) in passes for a, b in zip(i, j, strict=True)}


def test_passes_find_together_what_one_table_finds():
    table = Table.of(PLAN, Corpus.of(PLAN))
    whole = {(PLAN[a].id, PLAN[b].id) for a, b in zip(*pairs(table), strict=True)}
    assert ("e", "f") in whole
    assert found_in_passes(PLAN) == whole


def test_a_census_of_parts_adds_up_to_that_of_the_whole():
    whole = Corpus.of(PLAN)
    added = (Census.of(PLAN[:2]) + Census.of(PLAN[2:])).corpus()
    assert np.array_equal(added.words, whole.words)
    assert np.array_equal(added.grams, whole.grams)
    assert not np.array_equal(Corpus.of(PLAN[:2]).words, whole.words)


def test_a_chance_is_the_same_in_any_company():
    generator = np.random.default_rng(1)
    rows = generator.random((257, len(NAMES)), dtype=np.float32)
    many = Weights("sama", "uji", "", tuple((name, generator.normal()) for name in NAMES), 0.3)
    alone = np.concatenate([many.sums(rows[k : k + 1]) for k in range(len(rows))])
    assert np.array_equal(many.sums(rows), alone)
