"""A text as the engine compares it: words without names and numbers, their stems, the concepts they stand for."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from selaras.engines.language import BREAK, Lexicon, read

# Words that say where, not what; they stand in nearly every text.
FORM_WORDS = frozenset(
    ("desa", "kelurahan", "kecamatan", "kabupaten", "kota", "dusun", "lingkungan", "rt", "rw", "provinsi")
)
_PLACES = frozenset(("dusun", "rt", "rw", "jalan", "gang"))  # marks that name a place; the others name an asset


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, and the tokens by which it is compared."""

    words: tuple[str, ...]
    tokens: tuple[str, ...]
    meant: tuple[tuple[str, str], ...]  # (token, words that a person reads), one per token
    said: tuple[tuple[str, str], ...]  # (concept, wording) as it was written


@dataclass(slots=True, eq=False)
class Reader:
    """Reads texts with one lexicon and remembers stems."""

    lexicon: Lexicon
    _stem: Any = None
    _stems: dict[str, str] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        found = self._stems.get(word)
        if found is None:
            if self._stem is None:
                import snowballstemmer

                self._stem = snowballstemmer.stemmer("indonesian")
            found = str(self._stem.stemWord(word))
            self._stems[word] = found
        return found

    def official(self, text: str) -> Wording:
        """A text of the decree: every word counts."""
        return self._wording(text, None)

    def asked(self, text: str, known: frozenset[str]) -> Wording:
        """A text of a person: names go, unless the word is one of the office or of the catalogue."""
        return self._wording(text, known)

    def _wording(self, text: str, known: frozenset[str] | None) -> Wording:
        reading = read(text, self.lexicon)
        words = [word for word in reading.words if not word[0].isdigit()]
        assets: list[str] = []
        if known is not None:
            words = self._without_names(words, Counter(reading.names), known)
            assets = sorted({kind for kind, _ in reading.marks} - _PLACES)
        meant = {self.stem(word): word for word in reversed(words)}
        meant |= {f"={name}": name for name in (*reading.concepts, *reading.actions)}
        meant |= {f"@{kind}": kind for kind in assets}
        tokens = [self.stem(word) for word in words]
        tokens += [token for token in sorted(meant) if token[0] in "=@"]
        said = tuple(pair for pair in reading.said if BREAK not in pair[1])
        return Wording(tuple(words), tuple(tokens), tuple(sorted(meant.items())), said)

    def _without_names(self, words: list[str], names: Counter[str], known: frozenset[str]) -> list[str]:
        kept = []
        for word in words:
            if names[word] > 0:
                names[word] -= 1
            elif word not in FORM_WORDS and (word in self.lexicon.vocabulary or word in known):
                kept.append(word)
        return kept
