"""Indonesian plan text: what its words mean, which work it asks for, at what place."""

from selaras.engines.language.lexicon import Lexicon, Term
from selaras.engines.language.places import Gazetteer, Place
from selaras.engines.language.reading import Reading, read
from selaras.engines.language.words import BREAK, normalise

__all__ = ["BREAK", "Gazetteer", "Lexicon", "Place", "Reading", "Term", "normalise", "read"]
