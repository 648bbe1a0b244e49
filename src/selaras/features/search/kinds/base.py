"""What a kind of thing says about itself, so that it can be found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from selaras.foundation.verbs.verb import Verb
from selaras.foundation.verbs.verbs import LOOK

CHOICES = ("opd", "kecamatan")  # what the filters of a results page offer


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing as it shall be found now."""

    thing: str
    title: str
    siklus_id: int | None = None
    opd_id: int | None = None
    kode: str = ""
    codes: tuple[str, ...] = ()  # what it is asked for by number; empty: the kode
    detail: str = ""
    state: str = ""
    aside: tuple[str, ...] = ()  # texts that say less than the title
    deep: tuple[str, ...] = ()  # long texts
    kecamatan: frozenset[str] = frozenset()
    offers: str = ""  # one of CHOICES, when a filter offers this thing


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its rows, what they are found by, who may see them and where each has its page."""

    code: str
    label: Any  # of many: 'Baris rencana'
    icon: str
    model: type[Model]
    rows: Callable[[str], QuerySet[Any]]  # all of a daerah that may be found, and no other
    drafts: Callable[[str, Sequence[str]], Iterable[Draft]]  # daerah, keys -> those that may be found
    page: Callable[[Any], tuple[str, dict[str, Any], dict[str, str]]]  # Item -> view, its arguments, its query
    states: Callable[[str], str]  # a state in words
    verb: Verb = LOOK  # whoever may do this sees it

    @property
    def thing(self) -> str:
        """As history names it: 'plan.planline'."""
        return str(self.model._meta.label_lower)


def kecamatan_of(kode: str | None) -> frozenset[str]:
    """The kecamatan in which a wilayah lies, itself included."""
    parts = (kode or "").split(".")
    return frozenset((".".join(parts[:3]),)) if len(parts) >= 3 else frozenset()


def filter_word(name: str, value: Any) -> str:
    """The word under which the index keeps what belongs to a filter; no question can say it."""
    return f"={name}:{value}"


def written(text: str, place: str) -> str:
    """A place as it was written, with its official name where the words do not say it."""
    return text if place and place.casefold() in text.casefold() else ", ".join(part for part in (text, place) if part)
