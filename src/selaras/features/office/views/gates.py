"""Pages that not everybody may read."""

from collections.abc import Callable
from typing import Any

from selaras.foundation.verbs.verb import Verb
from selaras.foundation.verbs.web import View, reading


def reading_with(verb: Verb) -> Callable[[View], Any]:
    """A page for those whom ``verb`` allows in this daerah; others read why not."""
    return lambda view: reading(view, to=verb)
