"""Documents of several fields, asked by words: which of them speak of what a text asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from selaras.engines.suggestion.wording import Wording

SATURATION = 1.2  # BM25 k1, the usual value: a word said twice says little more than once
LENGTH = 0.6  # 0..1, BM25F b: how much a long field is discounted; definitions run from none to a page
SOFT = 0.5  # what is done ("pembangunan") says half as much as what it is done to
OFFICIAL = 1.0  # a word the decree would use, said by the table of names and not by the text; .25 to 1 measured
NGRAMS = (3, 5)  # letters; within words


@dataclass(frozen=True, slots=True, eq=False)
class Fields:
    """BM25F over weighted fields: a row per document, a column per token."""

    places: dict[str, int]  # token -> column
    idf: Any  # vector
    matrix: Any

    @classmethod
    def of(cls, documents: Sequence[Sequence[Wording]], weights: Sequence[float]) -> "Fields":
        """Documents with their fields in the order of `weights`."""
        import numpy as np
        from scipy import sparse

        known = sorted({token for document in documents for field in document for token in field.tokens})
        places = {token: column for column, token in enumerate(known)}
        shape = (len(documents), len(places))
        total: Any = sparse.csr_matrix(shape)
        for number, weight in enumerate(weights):
            columns = [[places[token] for token in document[number].tokens] for document in documents]
            lengths = np.array([len(row) for row in columns], dtype=float)
            short = 1 - LENGTH + LENGTH * np.maximum(lengths, 1) / max(float(lengths.mean()), 1.0)
            rows = np.repeat(np.arange(len(documents)), lengths.astype(int))
            flat = np.array([column for row in columns for column in row], dtype=int)
            total = total + sparse.csr_matrix(((weight / short)[rows], (rows, flat)), shape=shape)
        total.sum_duplicates()
        count = len(documents)
        seen = np.bincount(total.indices, minlength=len(places)).astype(float)
        idf = np.log(1 + (count - seen + 0.5) / (seen + 0.5))
        total.data = total.data * (SATURATION + 1) / (total.data + SATURATION)
        return cls(places, idf, (total @ sparse.diags(idf)).tocsc())

    def likeness(self, asked: Wording) -> Any:
        """Per document 0..1: the share of what was asked that it speaks of, rare words counting more."""
        import numpy as np

        weights = dict.fromkeys(asked.official, OFFICIAL)
        weights |= {token: SOFT if token in asked.soft else 1.0 for token in asked.tokens}
        columns = {self.places[token]: weight for token, weight in weights.items() if token in self.places}
        if not columns:
            return np.zeros(self.matrix.shape[0])
        order = sorted(columns)
        vector = np.array([columns[column] for column in order])
        most = float(self.idf[order] @ vector) * (SATURATION + 1)
        return (self.matrix[:, order] @ vector) / most


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Documents by the letters of their words: finds slips and other forms of a word."""

    vectorizer: Any
    matrix: Any

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Letters":
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=NGRAMS, sublinear_tf=True)
        return cls(vectorizer, vectorizer.fit_transform(texts))

    def likeness(self, text: str) -> Any:
        """Per document 0..1, cosine."""
        import numpy as np

        return np.asarray((self.matrix @ self.vectorizer.transform([text]).T).todense()).ravel()
