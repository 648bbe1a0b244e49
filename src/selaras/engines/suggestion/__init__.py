"""Free text -> where it belongs: sub kegiatan, OPD, sasaran and prioritas, each with reasons. Never final."""

from selaras.engines.suggestion.aims import suggest_aims
from selaras.engines.suggestion.memory import Memory
from selaras.engines.suggestion.nouns import Agency, Aim, AimSuggestion, Entry, Mapping, Owner, Suggestion
from selaras.engines.suggestion.owners import suggest_agencies
from selaras.engines.suggestion.routing import Duty, Route, Router
from selaras.engines.suggestion.suggest import ALTERNATIVES, Suggester

__all__ = [
    "ALTERNATIVES",
    "Agency",
    "Aim",
    "AimSuggestion",
    "Duty",
    "Entry",
    "Mapping",
    "Memory",
    "Owner",
    "Route",
    "Router",
    "Suggester",
    "Suggestion",
    "suggest_agencies",
    "suggest_aims",
]
