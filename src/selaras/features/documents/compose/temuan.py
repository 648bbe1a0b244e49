"""The list of findings as it stood when the document was made."""

import json
from collections.abc import Iterator

from selaras.foundation.papers.blocks import Cell

KEYS = ("jenis", "opd", "kode", "uraian", "rupiah")


def cells(kept: str) -> Iterator[tuple[str, dict[str, Cell]]]:
    """``kept``: JSON rows of title, OPD, code, sentence, rupiah, in the order of print."""
    for number, row in enumerate(json.loads(kept), start=1):
        yield "", {"no": str(number), **dict(zip(KEYS, row, strict=True))}
