"""Plan text as it was typed -> the words it means, in order, with the breaks that punctuation makes."""

import re
import unicodedata

from selaras.engines.language.lexicon import Lexicon, roman

BREAK = ","  # stands where a comma, bracket or slash parts two phrases
DASH = "-"  # stands where a dash does: between the ends of a road, or between two phrases
BREAKS = frozenset((BREAK, DASH))
_TOKEN = re.compile(r"(?:[a-z]\.){2,}|[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,][0-9]+)*|[,;:()\[\]/\n\"“”-]")
_BEFORE_SD_MEANS_UNTIL = re.compile(r"\bs\s*[/.]\s*d\b\.?")
_D_I = re.compile(r"\bd(?:\s*\.\s*|\s+)i\b\.?(?=\s*[a-z])")
_RT_RW = re.compile(r"\b(rt|rw)\b[\s.:]*(?=[0-9ivx])")
_TANI = ("tani", "nelayan", "ternak", "wanita", "usaha", "pembudidaya", "masyarakat", "tenaga")
_UNITS = {"meter": "m", "mtr": "m", "m1": "m", "kilometer": "km", "hektar": "ha", "hektare": "ha", "unt": "unit"}


def normalise(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a text: lower case, abbreviations written out, glued words parted, roman numerals as digits,
    leading zeros gone, slips corrected. A break stays as ',' or '-'.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = _BEFORE_SD_MEANS_UNTIL.sub(" sampai ", plain)
    plain = _D_I.sub("daerah irigasi ", plain)
    plain = _RT_RW.sub(r" \1 ", plain)
    raw = _TOKEN.findall(plain)
    words: list[str] = []
    for position, token in enumerate(raw):
        following = raw[position + 1] if position + 1 < len(raw) else ""
        words.extend(_read(token, following, words, lexicon))
    return tuple(words)


def _read(token: str, following: str, before: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    if token[0].isdigit():
        return (_number(token),)
    if not token[0].isalpha():
        return (DASH if token == DASH else BREAK,)
    word = token.replace("'", "").rstrip(".") if "." not in token[:-1] else token
    if "." in word:
        word = word.replace(".", "") if word not in lexicon.singkatan else word
    if word in ("kel", "klp") and following in _TANI:
        return ("kelompok",)
    if word == "sd" and not _names_a_school(following):
        return ("sd",)
    numeral = roman(word)
    if numeral is not None and before and before[-1] not in BREAKS and word != "x":
        return (str(numeral),)
    if word in lexicon.singkatan:
        return lexicon.singkatan[word]
    if word in _UNITS:
        return (_UNITS[word],)
    return lexicon.parted(word)


def _names_a_school(following: str) -> bool:
    return following.isalpha() or following.isdigit()


def _number(token: str) -> str:
    whole = re.fullmatch(r"0*([0-9]+)", token)
    return whole.group(1) if whole else token.replace(",", ".")
