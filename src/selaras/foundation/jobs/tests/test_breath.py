"""Long looks leave room for people; short ones follow at once."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from selaras.foundation.jobs import breath
from selaras.foundation.jobs.breath import Breath
from selaras.foundation.verbs import clock


class Task:
    """Stands for a task of the queue and tells when it was queued for."""

    def __init__(self, defers: bool = True) -> None:
        self.supports_defer, self.queued = defers, []  # type: ignore[var-annotated]

    def get_backend(self) -> Any:
        return self

    def using(self, run_after: Any) -> Any:
        self.queued.append(run_after)
        return self

    def enqueue(self, *args: Any) -> None:
        self.queued.append(args)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that is moved by hand."""
    at = [100.0]
    monkeypatch.setattr(breath.time, "monotonic", lambda: at[0])
    return at


def test_after_a_long_look_the_next_waits_four_times_as_long_and_that_of_another_cycle_does_not(
    hand: list[float],
) -> None:
    rest, task = Breath(), Task()
    with rest.working(7):
        hand[0] += 11.0
    assert rest.put_off(task, 7, 42)
    assert task.queued[1] == (42,)
    assert not rest.put_off(task, 8, 42)
    hand[0] += 39.9
    assert rest.put_off(task, 7, 42)
    hand[0] += 0.2
    assert not rest.put_off(task, 7, 42)


def test_a_short_look_makes_nobody_wait_and_work_at_once_is_never_put_off(hand: list[float]) -> None:
    rest, task = Breath(), Task()
    with rest.working(7):
        hand[0] += 0.9
    assert not rest.put_off(task, 7, 42) and not task.queued
    with rest.working(7):
        hand[0] += 11.0
    assert not rest.put_off(Task(defers=False), 7, 42)


def test_in_a_rush_one_look_in_five_minutes_is_enough_and_a_single_act_never_waits(hand: list[float]) -> None:
    rest, task, now = Breath(), Task(), clock.now()
    early, late = now - timedelta(seconds=20), now - timedelta(seconds=301)
    assert rest.put_off(task, 7, 42, behind=101, last=early)
    assert timedelta(seconds=278) < task.queued[0] - now < timedelta(seconds=282)
    assert not rest.put_off(task, 7, 42, behind=101, last=late)
    assert not rest.put_off(task, 7, 42, behind=100, last=early)
    assert not rest.put_off(task, 7, 42, behind=101)  # nobody has looked yet


def test_between_two_parts_of_long_writing_the_others_get_as_long_as_it_took(
    hand: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    rested: list[float] = []
    monkeypatch.setattr(breath.time, "sleep", rested.append)
    monkeypatch.setattr(breath, "connection", SimpleNamespace(vendor="sqlite"))
    parts = []
    for took, part in zip((0.1, 5.0, 0.2), breath.in_parts(range(5), 2), strict=True):
        parts.append(part)
        hand[0] += took
    assert parts == [(0, 1), (2, 3), (4,)]
    assert rested == pytest.approx([0, 0.1, breath.REST])  # none after the last
    rested.clear()
    monkeypatch.setattr(breath, "connection", SimpleNamespace(vendor="postgresql"))  # locks rows only
    for _part in breath.in_parts(range(5), 2):
        hand[0] += 1
    assert rested == [0, 0, 0]
