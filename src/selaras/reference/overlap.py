"""The weights that Selaras ships with. An office's own, refitted on its verdicts, take their place."""

import json
from functools import cache
from typing import TYPE_CHECKING

from selaras.reference.tables import FOLDER

if TYPE_CHECKING:
    from selaras.engines.overlap.weights import Judge


@cache
def judge(kind: str) -> "Judge":
    """The shipped weights for `usulan` (lines and proposals) or `paket` (procurement packages)."""
    from selaras.engines.overlap.weights import Judge, Weights

    data = json.loads((FOLDER / "tumpang_tindih" / f"{kind}.json").read_text(encoding="utf-8"))
    return Judge(Weights.read(data["sama"]), Weights.read(data["setempat"]))
