"""Form words and what they name: dusun, RT and RW, roads, schools, irrigation areas and other assets."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.engines.language.lexicon import Lexicon
from selaras.engines.language.words import BREAK, BREAKS, DASH

MOST_NAME = 4  # words of a name behind a form word
SCHOOLS = frozenset(["sd", "smp", "sma", "smk", "tk", "paud", "mi", "mts", "ma", "slb", "pkbm", "ra"])
SCHOOL_KINDS = frozenset(
    ["negeri", "inpres", "islam", "katolik", "kristen", "swasta", "bk", "terpadu", "no", "nomor", "n"]
)
ROADS = frozenset(("jalan", "gang", "lorong"))
HAMLETS = frozenset(("dusun", "lingkungan", "kampung", "banjar", "jorong", "padukuhan", "lingk"))
AREAS = frozenset(("desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi", "nagari", "gampong"))
THINGS = {
    "jembatan": "jembatan",
    "bendung": "irigasi",
    "embung": "irigasi",
    "sungai": "sungai",
    "danau": "sungai",
    "parit": "parit",
    "masjid": "ibadah",
    "mushola": "ibadah",
    "surau": "ibadah",
    "gereja": "ibadah",
    "pura": "ibadah",
    "puskesmas": "kesehatan",
    "posyandu": "kesehatan",
    "pasar": "pasar",
    "terminal": "terminal",
    "dermaga": "dermaga",
    "pelabuhan": "dermaga",
    "kelompok": "kelompok",
    "pesantren": "sekolah",
    "ponpes": "sekolah",
    "makam": "makam",
    "stadion": "stadion",
    "kantor": "kantor",
    "perpipaan": "spam",
    "ruas": "jalan",
}
# Words behind "jalan" that say what kind of road it is, not which one.
ROAD_KINDS = frozenset(
    [
        "lingkungan",
        "usaha",
        "tani",
        "produksi",
        "pertanian",
        "poros",
        "desa",
        "kabupaten",
        "kota",
        "provinsi",
        "nasional",
        "strategis",
        "umum",
        "masuk",
        "dalam",
        "setapak",
        "rabat",
        "beton",
        "aspal",
        "paving",
        "menuju",
        "baru",
        "rintisan",
        "penghubung",
        "akses",
        "petani",
        "kebun",
        "perkebunan",
        "sawah",
        "lokal",
        "lainnya",
        "permukiman",
        "pemukiman",
        "hasil",
        "bumi",
        "dan",
        "di",
        "ke",
        "dusun",
        "kampung",
        "rt",
        "rw",
        "gang",
        "lorong",
        "jalan",
        "kelurahan",
        "kecamatan",
        "raya",
        "khusus",
        "inspeksi",
        "sentra",
        "ruas",
        "lain",
        "lingkar",
    ]
)
GROUPS = frozenset(["tani", "nelayan", "ternak", "wanita", "usaha", "pembudidaya", "masyarakat"])
# Words of work that also begin names of places.
STARTERS = frozenset(
    ["sungai", "parit", "tanjung", "danau", "pulau", "gunung", "bukit", "batu", "taman", "muara", "pantai", "sumber"]
)
LANDMARKS = frozenset(
    [
        "parit",
        "sungai",
        "pasar",
        "masjid",
        "makam",
        "pelabuhan",
        "pendidikan",
        "kuburan",
        "sekolah",
        "taman",
        "lapangan",
        "tanjung",
    ]
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of words that names something smaller than a village."""

    kind: str  # dusun, rt, rw, jalan, gang, sekolah, irigasi, sungai, jembatan, …
    name: tuple[str, ...]
    start: int
    head: int  # words of the form word itself
    end: int


def is_form(word: str) -> bool:
    """True for a word that opens a name of a place or an asset."""
    return word in AREAS or word in ROADS or word in HAMLETS or word in SCHOOLS or word in ("rt", "rw")


def mark_at(words: Sequence[str], start: int, lexicon: Lexicon) -> Mark | None:
    """The mark that begins here, if any."""
    word = words[start]
    if word in ("rt", "rw"):
        return _numbered(words, start)
    if word in ROADS:
        return _road(words, start, lexicon)
    if word in HAMLETS:
        return _named(words, start, 1, "dusun", lexicon)
    if word in SCHOOLS:
        return _school(words, start, lexicon)
    if word == "daerah" and tuple(words[start : start + 2]) == ("daerah", "irigasi"):
        return _named(words, start, 2, "irigasi", lexicon)
    if word in THINGS:
        return _named(words, start, 1, THINGS[word], lexicon)
    return None


def name_from(words: Sequence[str], start: int, lexicon: Lexicon, *, first_free: bool = False) -> tuple[str, ...]:
    """The words of a name from here on: until a break, a form word or a word of work."""
    taken: list[str] = []
    for position in range(start, min(len(words), start + MOST_NAME)):
        word = words[position]
        free = (first_free and not taken) or (word in STARTERS and _goes_on(words, position, lexicon))
        if word in BREAKS or is_form(word) or (word in lexicon.vocabulary and not free):
            break
        if word[0].isdigit() and (not taken or "." in word):
            break
        taken.append(word)
    return tuple(taken)


def _goes_on(words: Sequence[str], position: int, lexicon: Lexicon) -> bool:
    """True where a word such as "sungai" or "simpang" is followed by the rest of a proper name."""
    following = words[position + 1] if position + 1 < len(words) else BREAK
    return not (following in BREAKS or is_form(following) or following in lexicon.vocabulary)


def _numbered(words: Sequence[str], start: int) -> Mark | None:
    if start + 1 < len(words) and words[start + 1].isdigit():
        return Mark(words[start], (words[start + 1],), start, 1, start + 2)
    return None


def _road(words: Sequence[str], start: int, lexicon: Lexicon) -> Mark | None:
    kind = "jalan" if words[start] == "jalan" else "gang"
    following = words[start + 1] if start + 1 < len(words) else BREAK
    if following == BREAK and start + 2 < len(words) and kind == "jalan" and words[start + 2] not in lexicon.vocabulary:
        name = name_from(words, start + 2, lexicon)
        return Mark(kind, name, start, 1, start + 2 + len(name)) if name else None
    if following in ROAD_KINDS or is_form(following) or following in lexicon.stop:
        return None
    known = following in lexicon.vocabulary
    if known and kind == "jalan" and following not in LANDMARKS:
        return None
    name = name_from(words, start + 1, lexicon, first_free=True)
    return Mark(kind, *_both_ends(words, start, name, lexicon)) if name else None


def _both_ends(
    words: Sequence[str], start: int, name: tuple[str, ...], lexicon: Lexicon
) -> tuple[tuple[str, ...], int, int, int]:
    """A road named by its ends, 'A - B - C': the further ends belong to the name."""
    end = start + 1 + len(name)
    while end + 1 < len(words) and words[end] == DASH:
        first = end + 2 if words[end + 1] in HAMLETS else end + 1
        further = name_from(words, first, lexicon, first_free=words[end + 1] in HAMLETS)
        if not further:
            break
        name = (*name, *further)
        end = first + len(further)
    return name, start, 1, end


def _school(words: Sequence[str], start: int, lexicon: Lexicon) -> Mark | None:
    position = start + 1
    while position < len(words) and words[position] in SCHOOL_KINDS:
        position += 1
    numbers: list[str] = []
    while position < len(words) and words[position].isdigit() and not numbers:
        numbers.append(words[position])
        position += 1
    name = name_from(words, position, lexicon)
    if not numbers and not name:
        return None
    return Mark("sekolah", (words[start], *numbers, *name), start, position - start, position + len(name))


def _named(words: Sequence[str], start: int, head: int, kind: str, lexicon: Lexicon) -> Mark | None:
    if kind == "kelompok" and words[start + 1 : start + 2] and words[start + 1] in GROUPS:
        head += 1
    name = name_from(words, start + head, lexicon)
    if not name and kind == "dusun":  # Dusun III, Lingkungan 4: a number is all its name
        name = tuple(word for word in words[start + 1 : start + 2] if word.isdigit())
    return Mark(kind, name, start, head, start + head + len(name)) if name else None
