"""Why two texts were put beside one another, in short phrases with the words that matched."""

from collections.abc import Mapping

from selaras.engines.overlap.items import Item

MOST = 6  # phrases; what counts most comes first
MARK_WORDS = {
    "dusun": "dusun", "rt": "RT", "rw": "RW", "jalan": "jalan", "gang": "gang", "sekolah": "sekolah",
    "irigasi": "daerah irigasi", "sungai": "sungai", "parit": "parit", "jembatan": "jembatan", "ibadah": "rumah ibadah",
    "kesehatan": "fasilitas kesehatan", "pasar": "pasar", "kelompok": "kelompok", "spam": "SPAM", "kantor": "kantor",
}  # fmt: skip
STAGES = {"rencana": "perencanaan", "awasi": "pengawasan", "bayar": "pembayaran", "": "pekerjaan fisik"}
NEAR_MONEY = 0.8  # 0..1: the smaller pagu is about a tenth below the larger one or nearer


def because(left: Item, right: Item, evidence: Mapping[str, float], names: Mapping[str, str]) -> tuple[str, ...]:
    """Phrases for and against, strongest kind of evidence first: place, smaller place, work, stage, money.

    `names` gives the name of a village or kecamatan code; a code without a name is printed as it is.
    """
    phrases = [*_places(left, right, names), *_points(left, right), *_work(left, right)]
    a, b = left.reading.tahap, right.reading.tahap
    if a != b:
        phrases.append(f"tahap lain: {STAGES.get(a, a)} / {STAGES.get(b, b)}")
    phrases += _money(left, right, evidence)
    if not phrases and (words := _shared(left.reading.words, right.reading.words)):
        phrases.append(f"kata sama: {words}")
    return tuple(phrases[:MOST])


def _places(left: Item, right: Item, names: Mapping[str, str]) -> list[str]:
    for level, word in (("desa", "desa/kelurahan"), ("kecamatan", "kecamatan")):
        a, b = left.first(level), right.first(level)
        if a & b:
            return [f"{word} sama: {_listed(names.get(kode, kode) for kode in a & b)}"]
        if a and b:
            mine, theirs = (_listed(names.get(kode, kode) for kode in codes) for codes in (a, b))
            return [f"{word} lain: {mine} / {theirs}"]
    return ["tempat tidak disebut pada salah satu teks"]


def _points(left: Item, right: Item) -> list[str]:
    phrases = []
    for kind, word in MARK_WORDS.items():
        a = {name for mark, name in left.marks if mark == kind}
        b = {name for mark, name in right.marks if mark == kind}
        if a & b:
            phrases.append(f"{word} sama: {_listed(_written(name, left) for name in a & b)}")
        elif a and b:
            mine, theirs = _listed(_written(n, left) for n in a), _listed(_written(n, right) for n in b)
            phrases.append(f"{word} lain: {mine} / {theirs}")
    return phrases


def _work(left: Item, right: Item) -> list[str]:
    a, b = left.first("concepts"), right.first("concepts")
    if a & b:
        return [f"pekerjaan serupa: {' / '.join(sorted({_wording(c, i) for c in a & b for i in (left, right)}))}"]
    if left.first("kinds") & right.first("kinds"):
        return [f"jenis sama: {_listed(left.first('kinds') & right.first('kinds'))}"]
    if a and b:
        return [f"pekerjaan lain: {_listed(a)} / {_listed(b)}"]
    return []


def _money(left: Item, right: Item, evidence: Mapping[str, float]) -> list[str]:
    phrases = []
    if evidence.get("pagu_sama"):
        phrases.append("pagu sama")
    elif evidence.get("pagu_dekat", 0) >= NEAR_MONEY and left.pagu and right.pagu:
        apart = abs(left.pagu - right.pagu) * 100 // max(left.pagu, right.pagu)
        phrases.append(f"pagu berbeda {apart}%")
    if evidence.get("volume_sama"):
        phrases.append(f"volume sama: {left.volume}")
    return phrases


def _wording(concept: str, item: Item) -> str:
    said = (*item.reading.said, *(item.detail.said if item.detail else ()))
    return next((wording for known, wording in said if known == concept), concept)


def _written(spelling: str, item: Item) -> str:
    """A name with its spaces again, as the text has it."""
    words = (*item.reading.words, *(item.detail.words if item.detail else ()))
    for start in range(len(words)):
        joined = ""
        for end in range(start, min(len(words), start + 9)):
            joined += words[end]
            if joined == spelling:
                return " ".join(words[start : end + 1])
    return spelling


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    return " ".join(word for word in dict.fromkeys(left) if word in set(right))


def _listed(names: object) -> str:
    return ", ".join(sorted(names))  # type: ignore[call-overload]
