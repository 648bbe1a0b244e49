"""Accepted texts speak for the codes they were given."""

from selaras.engines.suggestion import Memory

ROWS = [
    (("gang", "rabat"), ("a",), "satu"),
    (("gang", "rabat"), ("a",), "satu"),
    (("gang", "drainase"), ("b", "c"), "dua"),
    (("puskesmas",), ("d",), "tiga"),
]
MEMORY = Memory.of(ROWS)


def test_equal_texts_are_kept_once_and_counted():
    assert len(MEMORY.texts) == 3
    assert MEMORY.recall(("gang", "rabat"))["a"].voices == 2


def test_the_nearest_text_speaks_loudest_and_far_ones_not_at_all():
    said = MEMORY.recall(("gang", "rabat"))
    assert said["a"].share > said["b"].share > 0
    assert "d" not in said


def test_a_text_with_several_codes_speaks_for_each_of_them():
    said = MEMORY.recall(("gang", "drainase"))
    assert said["b"] == said["c"]


def test_a_project_is_silent_about_itself():
    assert "a" not in MEMORY.recall(("gang", "rabat"), without="satu")
    assert "b" in MEMORY.recall(("gang", "rabat"), without="satu")


def test_the_words_shared_with_the_nearest_text_are_told():
    assert MEMORY.recall(("gang", "rabat", "lain"))["a"].shared == ("gang", "rabat")


def test_an_empty_memory_says_nothing():
    assert Memory.of(()).recall(("gang",)) == {}
    assert Memory.of([((), ("a",), "")]).recall(("gang",)) == {}
