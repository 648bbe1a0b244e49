"""Which columns somebody of a daerah matched by hand before, found again by the headers of a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.foundation.sheets.cells import SheetTop
from selaras.foundation.sheets.heading import headers
from selaras.foundation.sheets.mapping import REMEMBERED, cut, look, remap, signature
from selaras.foundation.sheets.models import ColumnMemory
from selaras.foundation.sheets.recognise import Found, Kind


@dataclass(frozen=True, slots=True)
class Recalled:
    """A sheet read as somebody read one like it before."""

    found: Found
    memory: ColumnMemory


def recall(daerah_id: str, kinds: Sequence[Kind], tops: Sequence[SheetTop]) -> Recalled | None:
    """The newest memory of this daerah that fits a header of the file; None where there is none."""
    by_code = {kind.code: kind for kind in kinds}
    rows = ColumnMemory.objects.filter(daerah=daerah_id, kind__in=by_code).order_by("made_at")
    memories = {row.headers_sha256: row for row in rows}
    if not memories:
        return None
    for top in cut(tops):
        for header in headers(top):
            memory = memories.get(signature(header))
            if memory is None:
                continue
            chosen = {int(at): field for at, field in memory.mapping.items()}
            found = remap(look(by_code[memory.kind], top, header), chosen, REMEMBERED)
            if not found.missing:
                return Recalled(found, memory)
    return None
