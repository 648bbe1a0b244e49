"""Blocks of postings, the order of the answer, and slips."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from selaras.engines.search.nearness import near
from selaras.engines.search.postings import BLOCK, NOBODY, block_of, changed, read
from selaras.engines.search.ranking import Group, group, inside, rank

WEIGHTS = st.dictionaries(st.integers(0, 3 * BLOCK), st.integers(1, 100), max_size=60)


def posted(weights: dict[int, int]) -> list[tuple[int, bytes]]:
    blocks = {block_of(pk) for pk in weights}
    return [(b, changed(b"", (), {pk: w for pk, w in weights.items() if block_of(pk) == b})[0]) for b in blocks]


def held(**texts: float) -> Group:
    ids = sorted(int(name[1:]) for name in texts)
    return Group(np.array(ids, np.int64), np.array([texts[f"t{pk}"] for pk in ids], np.float32))


@given(WEIGHTS)
def test_what_is_posted_is_read(weights: dict[int, int]) -> None:
    ids, read_weights = read(posted(weights))
    assert dict(zip(ids.tolist(), (read_weights * 100).round().astype(int).tolist(), strict=True)) == weights
    assert ids.tolist() == sorted(weights)


@given(WEIGHTS, WEIGHTS, st.sets(st.integers(0, 3 * BLOCK)))
def test_a_change_leaves_what_it_does_not_name(before: dict[int, int], come: dict[int, int], gone: set[int]) -> None:
    gone -= come.keys()
    bodies = dict(posted(before))
    for block in {block_of(pk) for pk in (*before, *come, *gone)}:
        body, size = changed(
            bodies.get(block, b""),
            [pk for pk in gone if block_of(pk) == block],
            {pk: w for pk, w in come.items() if block_of(pk) == block},
        )
        bodies[block] = body
        assert len(body) == 3 * size
    wanted = {pk: w for pk, w in before.items() if pk not in gone} | come
    assert read(bodies.items())[0].tolist() == sorted(wanted)


def test_a_text_counts_by_the_best_of_what_a_word_may_stand_for() -> None:
    one, two = held(t1=1.0, t2=0.5), held(t2=1.0, t3=1.0)
    joined = group([(one.ids, one.weights, 1.0), (two.ids, two.weights, 0.7)])
    assert joined.ids.tolist() == [1, 2, 3]
    assert np.allclose(joined.weights, [1.0, 0.7, 0.7])


def test_every_word_must_be_held_and_a_rare_word_decides_the_order() -> None:
    common, rare = held(**{f"t{n}": 1.0 for n in range(100)}), held(t3=0.5, t5=1.0, t200=1.0)
    ranked = rank([common, rare], 1000)
    assert ranked.ids.tolist() == [5, 3]
    assert not ranked.partly


def test_where_no_text_holds_all_at_least_half_of_what_is_said_is_enough() -> None:
    one, two, three = held(t1=1.0, t2=1.0), held(t1=1.0, t3=1.0), held(t4=1.0)
    ranked = rank([one, two, three], 10)
    assert ranked.partly
    assert ranked.ids.tolist() == [1]
    assert rank([], 10).ids.tolist() == []
    assert not rank([held()], 10).partly


def test_a_tie_goes_to_this_cycle_then_to_the_newer_text() -> None:
    same = held(t1=1.0, t2=1.0, t3=1.0)
    assert rank([same], 10).ids.tolist() == [3, 2, 1]
    assert rank([same], 10, np.array([1], np.int64)).ids.tolist() == [1, 3, 2]


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(0, 50)))
def test_inside_is_membership(ids: set[int], others: set[int]) -> None:
    left, right = np.array(sorted(ids), np.int64), np.array(sorted(others), np.int64)
    assert left[inside(left, right)].tolist() == sorted(ids & others)
    assert not inside(left, NOBODY).any()


def test_a_slip_is_forgiven_by_length_and_the_same_first_letter_goes_first() -> None:
    known = [("sampali", 9), ("sampang", 40), ("drainase", 3), ("parit", 8), ("perit", 1), ("harit", 50)]
    assert near("sampalli", known) == ["sampali"]
    assert near("drianase", known) == ["drainase"]  # two letters that changed places are one slip
    assert near("pariit", known) == ["parit"]
    assert near("garit", known)[0] == "harit"
    assert near("rit", known) == near("2022", known) == near("tidakada", known) == []
