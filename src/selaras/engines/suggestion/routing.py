"""Free text -> the agency that should answer, learned from texts that agencies already took."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from selaras.engines.language import Lexicon, read

ALTERNATIVES = 3
MANY = 2000  # training texts from which a word or letter group must be seen more than once
STRENGTH = 0.2  # C of the linear machine; .1 to .4 measured alike
SMOOTH = 1.0  # added to each count before the log ratio
SHARP = 4.0  # turns margins into shares; of 2 to 6 the one with the best fit to held-out proposals and complaints
LEAST_EACH = 2  # agencies needed
SHOWN = 4  # words given as reason
PROMISE = (
    0.1  # what the decree says of a duty counts as a tenth of a text that an agency took; .03 to .2 measured alike
)
BEARING = 4  # letters of a word in an agency's name that can name a duty
# Words of a name that say what kind of office or rule it is, not what it does.
_OFFICE = frozenset(
    (
        *(
            "dinas",
            "badan",
            "sekretariat",
            "bagian",
            "kantor",
            "daerah",
            "urusan",
            "pemerintahan",
            "bidang",
            "pelayanan",
        ),
        *("terpadu", "satu", "pintu", "serta", "kabupaten", "kota", "lain", "usaha", "kecil"),
    )
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A programme or kegiatan that the decree gives to a bidang urusan."""

    bidang: str  # its name as the decree prints it
    text: str


@dataclass(frozen=True, slots=True)
class Route:
    """An agency that a text may belong to."""

    agency: str
    likeness: float  # 0..1, shares of all agencies sum to 1
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Router:
    """A linear machine over words and letter groups; each is weighted by how much it tells agencies apart."""

    agencies: tuple[str, ...]
    lexicon: Lexicon
    words: Any
    letters: Any
    weights: Any  # one per word or letter group
    machine: Any
    _terms: list[str] = field(default_factory=list, repr=False)

    @classmethod
    def learned(
        cls, texts: Sequence[str], agencies: Sequence[str], lexicon: Lexicon, duties: Sequence[Duty] = ()
    ) -> "Router":
        """Learns from texts and the agencies that took them, and a little from the duties their names promise."""
        if len(set(agencies)) < LEAST_EACH:
            raise ValueError("Perlu contoh dari sedikitnya dua perangkat daerah.")
        import numpy as np
        from scipy import sparse
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        told = [
            (_plain(text, lexicon), agency) for agency in sorted(set(agencies)) for text in _promised(agency, duties)
        ]
        plain = [_plain(text, lexicon) for text in texts] + [text for text, _ in told]
        named = [*agencies, *(agency for _, agency in told)]
        trust = np.array([1.0] * len(texts) + [PROMISE] * len(told))
        many = len(texts) >= MANY
        words = TfidfVectorizer(analyzer=_phrases, sublinear_tf=True, min_df=2 if many else 1)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3 if many else 1)
        table = sparse.hstack([words.fit_transform(plain), letters.fit_transform(plain)]).tocsr()
        weights = _telling(table, named, trust)
        machine = LinearSVC(C=STRENGTH, random_state=0)
        machine.fit(table @ sparse.diags(weights), np.array(named), sample_weight=trust)
        return cls(tuple(map(str, machine.classes_)), lexicon, words, letters, weights, machine)

    def shares(self, texts: Sequence[str]) -> Any:
        """A row per text, a column per agency in the order of `agencies`; a row sums to 1."""
        return self._shares([_plain(text, self.lexicon) for text in texts])

    def _shares(self, plain: Sequence[str]) -> Any:
        import numpy as np

        margins = self.machine.decision_function(self._table(plain))
        if margins.ndim == 1:
            margins = np.column_stack([-margins, margins])
        raised = np.exp(SHARP * (margins - margins.max(axis=1, keepdims=True)))
        return raised / raised.sum(axis=1, keepdims=True)

    def _table(self, plain: Sequence[str]) -> Any:
        from scipy import sparse

        both = sparse.hstack([self.words.transform(plain), self.letters.transform(plain)])
        return (both @ sparse.diags(self.weights)).tocsr()

    def route(self, text: str, *, count: int = ALTERNATIVES) -> tuple[Route, ...]:
        """The agencies a text most likely belongs to. Tie: the alphabet."""
        import numpy as np

        plain = _plain(text, self.lexicon)
        shares = self._shares([plain])[0]
        row = self._table([plain])
        order = np.argsort(-shares, kind="stable")[:count]
        return tuple(Route(self.agencies[i], round(float(shares[i]), 4), self._because(row, int(i))) for i in order)

    def _because(self, row: Any, agency: int) -> tuple[str, ...]:
        """The words of the text that speak most for this agency."""
        if not self._terms:
            self._terms.extend(self.words.get_feature_names_out())
        coefficients = self.machine.coef_
        signs = coefficients[agency] if len(coefficients) > 1 else coefficients[0] * (1 if agency else -1)
        pulls = [
            (-float(value * signs[column]), self._terms[column])
            for column, value in zip(row.indices, row.data, strict=True)
            if column < len(self._terms) and value * signs[column] > 0
        ]
        said = ", ".join(term for _, term in sorted(pulls)[:SHOWN])
        return (f"kata yang biasa ditangani: {said}",) if said else ("paling sering menerima usulan seperti ini",)


def _phrases(plain: str) -> list[str]:
    """The words of a text and each two that follow one another."""
    words = plain.split()
    return words + [f"{left} {right}" for left, right in pairwise(words)]


def _plain(text: str, lexicon: Lexicon) -> str:
    """The text in the office's words, without numbers."""
    return " ".join(word for word in read(text, lexicon).words if not word[0].isdigit())


def _promised(agency: str, duties: Sequence[Duty]) -> list[str]:
    """What the decree gives to the bidang urusan that an agency bears in its name, and that name itself."""
    name = _bearing(agency)
    promised = [duty.text for duty in duties if len(name & (own := _bearing(duty.bidang))) * 2 >= len(own) > 0]
    return [" ".join(sorted(name)), *promised] if promised else []


def _bearing(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", name.lower()) if len(word) >= BEARING and word not in _OFFICE}


def _telling(table: Any, agencies: Sequence[str], trust: Any) -> Any:
    """Per column its largest log ratio between one agency and all others, 1 on average: naive Bayes inside the machine."""
    import numpy as np

    names = sorted(set(agencies))
    member = np.array([[agency == name for name in names] for agency in agencies], dtype=float) * trust[:, None]
    present = (table > 0).astype(float)
    held = present.T @ member
    inside, outside = held + SMOOTH, (present.T @ trust).reshape(-1, 1) - held + SMOOTH
    ratio = np.abs(np.log((inside / inside.sum(axis=0)) / (outside / outside.sum(axis=0)))).max(axis=1)
    return ratio / max(float(ratio.mean()), 1e-9)


RARE, RARE_NAME = 20, "lainnya"  # classes with fewer training rows are one class
_ALIKE = re.compile(r"^(kelurahan|kecamatan)\b", re.IGNORECASE)


def merged(agencies: Sequence[str]) -> list[str]:
    """All kelurahan offices are one class and all kecamatan offices are one: which of them is a matter of place."""
    return [found.group(1).capitalize() if (found := _ALIKE.match(name)) else name for name in agencies]


def rare_together(trained: Sequence[str]) -> Callable[[str], str]:
    """A rule that calls every class with fewer than RARE training rows by one name, also classes never trained."""
    counts = Counter(trained)
    return lambda name: name if counts[name] >= RARE else RARE_NAME
