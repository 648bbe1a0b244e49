"""Names for comparison: what differs only in case, points or spaces is the same name."""

import re
from collections import defaultdict
from collections.abc import Mapping

from selaras.features.plan.sheets.defects import plain_name

_LEVEL = re.compile(r"^(?:program|sub kegiatan|kegiatan) ")
_LEVELS = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}  # parts of a code


def plain(nama: str) -> str:
    """Words in small letters, without the level in front."""
    return _LEVEL.sub("", plain_name(nama))


def squeezed(nama: str) -> str:
    """The same without spaces: 'kerja sama' and 'kerjasama' are one."""
    return plain(nama).replace(" ", "")


def by_name(official: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(level, plain name) → the codes that have it."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kode, nama in official.items():
        level = _LEVELS.get(kode.count(".") + 1)
        if level:
            found[level, plain(nama)].append(kode)
    return {key: tuple(kodes) for key, kodes in found.items()}
