"""Free text -> where it belongs: sub kegiatan, OPD, sasaran and prioritas, each with reasons. Never final."""

from selaras.engines.suggestion.aims import Aims, Evidence, suggest_aims
from selaras.engines.suggestion.memory import Memory, Recalled
from selaras.engines.suggestion.nouns import Agency, Aim, AimSuggestion, Entry, Mapping, Owner, Suggestion
from selaras.engines.suggestion.owners import Holdings, suggest_agencies, weigh_agencies
from selaras.engines.suggestion.routing import Duty, Route, Router
from selaras.engines.suggestion.suggest import ALTERNATIVES, Suggester, as_known

__all__ = [
    "ALTERNATIVES",
    "Agency",
    "Aim",
    "AimSuggestion",
    "Aims",
    "Duty",
    "Entry",
    "Evidence",
    "Holdings",
    "Mapping",
    "Memory",
    "Owner",
    "Recalled",
    "Route",
    "Router",
    "Suggester",
    "Suggestion",
    "as_known",
    "suggest_agencies",
    "suggest_aims",
    "weigh_agencies",
]
