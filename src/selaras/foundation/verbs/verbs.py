"""The right that every page asks for, whatever feature it belongs to."""

from selaras.foundation.verbs.rules import planning
from selaras.foundation.verbs.verb import Verb

LOOK = Verb("plan.look", "Lihat rencana", "{actor} melihat {thing}", planning)
