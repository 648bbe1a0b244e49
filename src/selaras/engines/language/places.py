"""The official places of one daerah, found by how people write them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from selaras.engines.language.lexicon import roman
from selaras.engines.language.words import BREAKS

DESA, KECAMATAN = "desa", "kecamatan"
MOST_WORDS = 5  # words of the longest official name that is looked for
NEAR_MARKED = 80  # 0..100, likeness of spelling accepted after a form word such as "desa"
NEAR_BARE = 94  # the same without a form word
SHORT_BARE = 6  # letters; a shorter name without a form word must be spelt exactly


@dataclass(frozen=True, slots=True)
class Place:
    """An official village or kecamatan."""

    kode: str
    nama: str
    level: str  # desa (also kelurahan, desa adat) or kecamatan


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The villages and kecamatan of one daerah by their spelling without spaces."""

    daerah: str
    daerah_nama: str  # spelling without spaces, 'pasangkayu'
    by_spelling: dict[str, dict[str, tuple[Place, ...]]]  # level -> spelling -> places
    _near: dict[tuple[str, str, int], str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]], daerah: str) -> "Gazetteer":
        """From rows (kode, nama, jenis) of the official list; only what lies within `daerah` is kept."""
        tables: dict[str, dict[str, tuple[Place, ...]]] = {DESA: {}, KECAMATAN: {}}
        own = ""
        for kode, nama, _jenis in rows:
            if kode == daerah:
                own = re.sub(r"^(kabupaten|kota)(administrasi)?", "", spelling(nama))
            if not kode.startswith(f"{daerah}."):
                continue
            level = DESA if kode.count(".") == 3 else KECAMATAN
            key = spelling(nama)
            tables[level][key] = (*tables[level].get(key, ()), Place(kode, nama, level))
        return cls(daerah, own, tables)

    def exact(self, words: Sequence[str], level: str) -> tuple[Place, ...]:
        """The places spelt exactly so, spaces aside."""
        return self.by_spelling[level].get("".join(words), ())

    def near(self, words: Sequence[str], level: str, least: int) -> tuple[Place, ...]:
        """The places spelt nearly so; none when two official names are equally near."""
        wanted = "".join(words)
        known = self._near.get((wanted, level, least))
        if known is None:
            found = process.extract(
                wanted, self.by_spelling[level].keys(), scorer=fuzz.ratio, score_cutoff=least, limit=2
            )
            alone = len(found) == 1 or (len(found) > 1 and found[0][1] > found[1][1])
            known = found[0][0] if alone else ""
            self._near[wanted, level, least] = known
        return self.by_spelling[level].get(known, ())

    def at(self, words: Sequence[str], start: int, level: str, *, marked: bool) -> tuple[int, tuple[Place, ...]]:
        """The longest official name that begins at `start`: how many words it takes, and the places of that name."""
        upto = next((i - start for i in range(start, len(words)) if words[i] in BREAKS), len(words) - start)
        upto = min(MOST_WORDS, upto)
        for width in range(upto, 0, -1):
            if found := self.exact(words[start : start + width], level):
                return width, found
        for width in range(min(upto, 3), 0, -1):
            piece = words[start : start + width]
            if piece[0][0].isdigit() or len("".join(piece)) < (SHORT_BARE - 1 if marked else SHORT_BARE + 1):
                continue
            if found := self.near(piece, level, NEAR_MARKED if marked else NEAR_BARE):
                return width, found
        return 0, ()


def spelling(name: str) -> str:
    """A name as it is compared: lower case, letters and digits only, roman numerals as digits."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z]+|[0-9]+", plain)
    numbers = [str(roman(word) or word) if place else word for place, word in enumerate(words)]
    return "".join(word.lstrip("0") or "0" for word in numbers)
