"""Who may do what and when, worked out from the verbs themselves: the table that Bappeda reads and signs."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import translation
from django.utils.module_loading import autodiscover_modules

from selaras.foundation.tahapan.models import TAHAPAN
from selaras.foundation.verbs.actors import ROLES, Seat
from selaras.foundation.verbs.verb import Verb, registry

FROZEN = ("ditetapkan", "monev")  # in these stages the cycle has been enacted
OWN, OTHER = 1, 2  # the seat's own OPD and person, and somebody else's
HERE, ELSEWHERE = "12.07.26", "12.07.27"
ALL, FOUR_EYES = "semua", "empat mata"
SCOPES = ("opd", "wilayah", "sendiri")  # what lies in the seat's OPD, in its wilayah, what the person made


class Anything:
    """A value that is whatever a rule hopes for: the table tells who and when, not in which state of the row."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Cycle:
    """The cycle of a stand-in row."""

    frozen: bool


class StandIn:
    """A row that belongs to the seat in exactly the ways named by ``mine``, while one stage is open."""

    def __init__(self, stage: str, mine: tuple[str, ...] = ()) -> None:
        self.open_stages = {stage}
        self.siklus = Cycle(stage in FROZEN)
        self.frozen = self.siklus.frozen
        self.ditetapkan_at = "2021-07-01" if self.frozen else None
        self._mine = mine

    @property
    def opd_ids(self) -> tuple[int, ...]:
        """OPDs that do it together."""
        return (OWN,) if "opd" in self._mine else (OTHER,)

    def __getattr__(self, name: str) -> Any:
        if name == "daerah_id":
            return HERE[:5]
        if name.endswith("opd_id") or name == "opd_awal_id":
            return OWN if "opd" in self._mine else OTHER
        if name == "opd":  # of an uploaded sheet
            return f"#{OWN if 'opd' in self._mine else OTHER}"
        if "wilayah" in name:
            return HERE if "wilayah" in self._mine else ELSEWHERE
        if name.endswith("_by") or name == "person_id":
            return OWN if "sendiri" in self._mine else OTHER
        return self if name in ("line", "simpul", "upload", "renja") else Anything()


def verbs() -> list[Verb]:
    """Every verb of the product, by name."""
    autodiscover_modules("verbs")
    labels = {config.label for config in apps.get_app_configs() if config.name.startswith("selaras.")}
    return [registry[name] for name in sorted(registry) if name.partition(".")[0] in labels]


def cell(verb: Verb, role: str, stage: str) -> str:
    """How far a role reaches with a verb in a stage: '', 'semua', or the scopes that let it through."""
    person = None if role == "publik" else OWN
    seat = Seat(person, role, role, HERE[:5], OWN, HERE)

    def passes(*mine: str) -> bool:
        return verb.rule.allows(seat, StandIn(stage, mine))

    if passes():
        return f"{ALL} ({FOUR_EYES})" if not passes("sendiri") else ALL
    found = [scope for scope in SCOPES if passes(scope)]
    eyes = any(not passes(scope, "sendiri") for scope in found if scope != "sendiri")
    return " + ".join(found) + (f" ({FOUR_EYES})" if eyes else "")


def matrix() -> Iterator[tuple[Verb, str, dict[str, str]]]:
    """Every verb × role with its cell for each stage."""
    for verb in verbs():
        for role in ROLES:
            yield verb, role, {stage: cell(verb, role, stage) for stage in TAHAPAN}


def table() -> str:
    """The whole table as CSV, in Indonesian."""
    with translation.override("id"):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["hak", "uraian", "peran", *TAHAPAN.values()])
        for verb, role, cells in matrix():
            writer.writerow([verb.name, verb.label, ROLES[role], *cells.values()])
        return out.getvalue()
