"""Header texts compared as a person would: case, dots, abbreviations, years and small slips aside."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

LIKE = 0.82  # least likeness, 0..1, of a header that is offered; "kegiatan" and "sub kegiatan" reach 0.80
_SHORT = {
    "keg": "kegiatan",
    "subkegiatan": "sub kegiatan",
    "subkeg": "sub kegiatan",
    "th": "tahun",
    "thn": "tahun",
    "sat": "satuan",
    "ket": "keterangan",
    "skpd": "perangkat daerah",
    "opd": "perangkat daerah",
    "pd": "perangkat daerah",
    "prakiraan": "perkiraan",
}
_LOOSE = {"rp", "tahun", "n", "rencana", "kolom"}


@lru_cache(maxsize=8192)  # one sheet is compared with every kind and every possible header
def plain(header: str) -> str:
    """'TARGET KINERJA CAPAIAN KEG.' as 'target kinerja capaian kegiatan'."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    words = re.sub(r"[^0-9a-z%]+", " ", folded).split()
    return " ".join(_SHORT.get(word, word) for word in words)


@lru_cache(maxsize=8192)
def loose(header: str) -> str:
    """The same without years, 'Rp' and 'tahun'."""
    words = [word for word in plain(header).split() if word not in _LOOSE and not re.fullmatch(r"[0-9]{1,4}", word)]
    return " ".join(words)


def likeness(left: str, right: str) -> float:
    """How alike two plain headers are, 0..1."""
    if not left or not right or abs(len(left) - len(right)) > 0.4 * max(len(left), len(right)):
        return 0.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LIKE else 0.0
