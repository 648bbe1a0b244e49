"""What a composer is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from selaras.engines.cascade.picture import OpdP, Picture
from selaras.features.documents.layouts import Layout


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a composer may use."""

    picture: Picture
    layout: Layout
    taken_at: datetime
    names: Mapping[str, str]
    words: Mapping[str, str]
    opds: tuple[OpdP, ...]
    of_one: bool
