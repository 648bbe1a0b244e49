"""The levels of the two branches of meaning and of the work of an OPD, in printed order."""

from enum import StrEnum


class Cabang(StrEnum):
    """The branch a node of meaning stands in: the five-year plan or the year."""

    RPJMD = "rpjmd"
    TAHUN = "tahun"


class JenjangSimpul(StrEnum):
    """Levels of meaning, first those of the RPJMD, then those of the year."""

    VISI = "visi"
    MISI = "misi"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    STRATEGI = "strategi"
    ARAH_KEBIJAKAN = "arah_kebijakan"
    PROGRAM_PRIORITAS = "program_prioritas"
    TEMA = "tema"
    PRIORITAS = "prioritas"
    STRATEGI_PRIORITAS = "strategi_prioritas"


class JenjangLine(StrEnum):
    """Levels of an OPD's work."""

    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"


RPJMD = tuple(JenjangSimpul)[:7]
TAHUN = tuple(JenjangSimpul)[7:]
LINES = tuple(JenjangLine)

LABEL = {
    "visi": "Visi",
    "misi": "Misi",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "strategi": "Strategi",
    "arah_kebijakan": "Arah kebijakan",
    "program_prioritas": "Program prioritas",
    "tema": "Tema",
    "prioritas": "Prioritas",
    "strategi_prioritas": "Strategi prioritas",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}

# Which level may stand directly above; None means the node may be a root. Real RPJMDs skip levels.
PARENTS: dict[str, tuple[str | None, ...]] = {
    "visi": (None,),
    "misi": ("visi", None),
    "tujuan": ("misi", "visi", None),
    "sasaran": ("tujuan", "misi"),
    "strategi": ("sasaran", "tujuan", "misi"),
    "arah_kebijakan": ("strategi", "sasaran"),
    "program_prioritas": ("arah_kebijakan", "strategi", "sasaran", "tujuan", "misi"),
    "tema": (None,),
    "prioritas": ("tema", None),
    "strategi_prioritas": ("prioritas",),
    "program": (None,),
    "kegiatan": ("program",),
    "sub_kegiatan": ("kegiatan",),
}
_ORDER = {jenjang: place for place, jenjang in enumerate(LABEL)}


def cabang_of(jenjang: str) -> Cabang:
    """The branch a level of meaning belongs to."""
    return Cabang.TAHUN if JenjangSimpul(jenjang) in TAHUN else Cabang.RPJMD


def may_hang(jenjang: str, parent: str | None) -> bool:
    """Whether a node or line of this level may hang under that one (None: stand as a root)."""
    return parent in PARENTS[jenjang]


def parents_of(jenjang: str) -> tuple[str, ...]:
    """The levels that may stand directly above, nearest first."""
    return tuple(upper for upper in PARENTS[jenjang] if upper is not None)


def children_of(jenjang: str) -> tuple[str, ...]:
    """The levels that may hang directly below, in printed order."""
    return tuple(lower for lower, uppers in PARENTS.items() if jenjang in uppers)


def order_of(jenjang: str) -> int:
    """Place of a level in printed order, for sorting."""
    return _ORDER[jenjang]
