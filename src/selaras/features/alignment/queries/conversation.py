"""One conversation that an OPD could begin, and who finds such conversations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from selaras.features.alignment.queries.alone import Ground

Facts = Mapping[str, Any]  # text, whole numbers, moments


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation that one OPD could begin."""

    opd: int  # whose next step it is
    key: str  # breaks ties, and never changes: 'ajakan:12'
    sentence: Any  # lazy text with %(…)s
    facts: Facts
    rupiah: int  # that could work together by it
    label: Any  # of its button
    page: str  # URL name where it starts
    takes: Facts = field(default_factory=dict)
    asks: Facts = field(default_factory=dict)  # part after the question mark
    because: tuple[tuple[Any, Facts], ...] = ()  # reasons, each a lazy text with its facts
    others: tuple[int, ...] = ()  # the OPDs to talk with


Source = Callable[[Ground], Iterable[Conversation]]
