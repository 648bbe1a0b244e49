"""Groups follow accepted links and never join what people kept apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from selaras.engines.overlap.groups import Link, groups


def test_links_join_and_what_is_linked_to_nothing_is_no_group():
    found = groups([Link("a", "b"), Link("b", "c"), Link("x", "y")], [])
    assert found.members == (("a", "b", "c"), ("x", "y"))


def test_two_texts_judged_different_never_meet_even_through_others():
    found = groups([Link("a", "b", 0.9), Link("b", "c", 0.6)], [("a", "c")])
    assert found.members == (("a", "b"),)
    assert found.refused == (Link("b", "c", 0.6),)


def test_the_stronger_of_two_opposing_links_stands():
    found = groups([Link("b", "c", 0.9), Link("a", "b", 0.6)], [("a", "c")])
    assert found.members == (("b", "c"),)


LETTER = st.sampled_from("abcdefg")
PAIRS = st.lists(st.tuples(LETTER, LETTER).filter(lambda p: p[0] != p[1]), max_size=12)


@given(PAIRS, PAIRS)
def test_no_group_holds_a_pair_that_must_stay_apart(links, apart):
    found = groups([Link(*link) for link in links], apart)
    for members in found.members:
        assert not any(a in members and b in members for a, b in apart)
    everyone = [member for members in found.members for member in members]
    assert len(everyone) == len(set(everyone))


@given(PAIRS, PAIRS, st.randoms())
def test_the_order_in_which_links_come_does_not_matter(links, apart, chance):
    given_links = sorted({Link(*link) for link in links}, key=lambda link: (link.left, link.right))
    shuffled = list(given_links)
    chance.shuffle(shuffled)
    assert groups(given_links, apart) == groups(shuffled, apart)


def test_a_long_chain_is_one_group():
    names = [f"{n:03d}" for n in range(300)]
    assert groups([Link(a, b) for a, b in pairwise(names)], []).members == (tuple(names),)
