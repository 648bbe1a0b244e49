"""Made-up plans for measures and tests: real wordings at official villages. Never shown as anybody's plan."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

PER_KECAMATAN = 137  # lines; 1,000,000 fill all 7,285 kecamatan of the country
NEAR_COPIES = 0.1  # share of lines that repeat an earlier one in slightly other words
SEED = 20_261_124


@dataclass(frozen=True, slots=True)
class Daerah:
    """One made-up plan: which daerah, which of its villages, how many lines."""

    kode: str
    lines: int
    kecamatan: tuple[str, ...]


def plan_of(n: int) -> list[Daerah]:
    """Kecamatan in the order of their codes until there is room for n lines."""
    from selaras.reference import wilayah

    upper: dict[str, list[str]] = {}
    needed = max(1, -(-n // PER_KECAMATAN))
    for row in wilayah():
        if row.jenis == "kecamatan" and needed > 0:
            upper.setdefault(row.induk, []).append(row.kode)
            needed -= 1
    places = sum(map(len, upper.values()))
    work, left = [], n
    for kode, kecamatan in upper.items():
        lines = min(left, -(-n * len(kecamatan) // places))
        work.append(Daerah(kode, lines, tuple(kecamatan)))
        left -= lines
    return [daerah for daerah in work if daerah.lines]


def texts(daerah: Daerah) -> Iterator[tuple[str, int]]:
    """Real wordings at official villages; some repeat an earlier line in slightly other words."""
    from selaras.reference.language import gazetteer

    chance = random.Random(f"{SEED}{daerah.kode}")  # noqa: S311  nothing secret: the same lines every time
    templates = _templates()
    upper = {p.kode: p.nama for group in gazetteer(daerah.kode).by_spelling["kecamatan"].values() for p in group}
    villages = sorted(
        (p.kode, p.nama)
        for group in gazetteer(daerah.kode).by_spelling["desa"].values()
        for p in group
        if p.kode.rpartition(".")[0] in daerah.kecamatan
    ) or [(kode, upper[kode]) for kode in daerah.kecamatan]
    earlier: list[tuple[str, int]] = []
    for _ in range(daerah.lines):
        if earlier and chance.random() < NEAR_COPIES:
            text, pagu = chance.choice(earlier)
            yield text.replace("Pembangunan", "Pemb.").replace("Jalan", "Jln").replace("Desa", "Ds."), pagu
            continue
        kode, nama = chance.choice(villages)
        text = (
            f"{chance.choice(templates)} Desa {nama} Kec. {upper[kode if kode in upper else kode.rpartition('.')[0]]}"
        )
        earlier.append((text, chance.randrange(50, 400) * 1_000_000))
        yield earlier[-1]


def _templates() -> list[str]:
    """What the packages of the bundled plan are called, up to where they name a place."""
    from selaras.reference.tables import rows

    found: dict[str, None] = {}
    for row in rows("ketapang_2022/paket_ketapang_lengkap.csv.gz"):
        words: list[str] = []
        for word in row["nama_paket"].split():
            if word.lower().strip(".,") in _PLACE_WORDS:
                break
            words.append(word)
        if len(words) > 1:
            found[" ".join(words)] = None
    return list(found)


_PLACE_WORDS = frozenset(("desa", "ds", "kec", "kecamatan", "kel", "kelurahan", "dusun", "dsn", "rt", "rw", "kab"))
