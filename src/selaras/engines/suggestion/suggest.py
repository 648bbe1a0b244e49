"""Free text -> sub kegiatan with its kegiatan and program: a few alternatives with reasons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import Any

from selaras.engines.language import Lexicon
from selaras.engines.suggestion.fields import Fields, Letters
from selaras.engines.suggestion.memory import Memory, Recalled
from selaras.engines.suggestion.nouns import Entry, Mapping, Suggestion
from selaras.engines.suggestion.wording import MARKED, Reader, Wording

ALTERNATIVES = 3
# Weights of the fields: nama, kinerja, indikator, definisi, nama kegiatan. Measured, see alignment_suggestion.md.
FIELD_WEIGHTS = (3.0, 1.0, 1.0, 1.0, 1.0)
LETTERS = 0.3  # weight of likeness by letters, words = 1
RECALL = 1.0  # weight of each memory, words = 1
SUB_RECALL = 0.25  # weight of a memory that names the very sub kegiatan, on top of its kegiatan
SIBLING = 0.2  # what each alternative of the same kegiatan already chosen costs the next one
DEFINITION = 600  # letters of a definition that are read: the rest quotes regulations; 300 and all of it measured alike
POOL = 80  # best entries among which the alternatives are chosen
MOST = 1 + LETTERS + 2 * (RECALL + SUB_RECALL)
MOST_WORDS_SHOWN = 5
ENOUGH = 2  # words of an everyday thing's official name that must stand in the name: "sarana" alone says nothing


@dataclass(frozen=True, slots=True, eq=False)
class Suggester:
    """The catalogue of one set of codes, ready to be asked, with what is known from elsewhere."""

    reader: Reader
    entries: tuple[Entry, ...]
    names: tuple[Wording, ...]  # nama + nama kegiatan of each entry
    own: tuple[frozenset[str], ...]  # tokens of its nama alone
    known: frozenset[str]  # words of the catalogue
    fields: Fields
    letters: Letters
    at: dict[str, tuple[int, ...]]  # code of kegiatan or sub kegiatan -> places of its entries
    public: Memory

    @classmethod
    def of(
        cls,
        entries: Iterable[Entry],
        lexicon: Lexicon,
        public: Iterable[Mapping] = (),
        sayings: Table[str, tuple[str, ...]] | None = None,
    ) -> "Suggester":
        """From the official codes, mappings published elsewhere, and what the decree calls everyday things."""
        reader = Reader(lexicon, sayings or {})
        rows = tuple(sorted(entries, key=lambda entry: entry.kode))
        if not rows:
            raise ValueError("Nomenklatur masih kosong. Masukkan dahulu daftar kodenya.")
        above: dict[str, Wording] = {}
        documents: list[tuple[Wording, ...]] = []
        for row in rows:
            if row.kegiatan not in above:
                above[row.kegiatan] = reader.official(row.kegiatan_nama)
            said = (row.nama, row.kinerja, row.indikator, row.definisi[:DEFINITION])
            documents.append((*map(reader.official, said), above[row.kegiatan]))
        known = frozenset(word for document in documents for field in document for word in field.words)
        at: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            at.setdefault(row.kegiatan, []).append(place)
            at.setdefault(row.kode, []).append(place)
        names = tuple(
            Wording(d[0].words + d[4].words, d[0].tokens + d[4].tokens, d[0].meant + d[4].meant, ()) for d in documents
        )
        fields, letters = Fields.of(documents, FIELD_WEIGHTS), Letters.of([" ".join(name.words) for name in names])
        places = {code: tuple(found) for code, found in at.items()}
        tokens = tuple(frozenset(document[0].tokens) for document in documents)
        bare = cls(reader, rows, names, tokens, known, fields, letters, places, Memory.of(()))
        return replace(bare, public=bare.memory(public))

    def memory(self, mappings: Iterable[Mapping]) -> Memory:
        """Accepted mappings, ready to be asked; codes that the catalogue does not have are left out."""
        return self.remember((self.tokens(mapping.text), mapping.codes, mapping.key) for mapping in mappings)

    def tokens(self, text: str) -> tuple[str, ...]:
        """What of a person's text is compared."""
        return self.reader.asked(text, self.known).tokens

    def remember(self, rows: Iterable[tuple[tuple[str, ...], Sequence[str], str]]) -> Memory:
        """As ``memory``, for texts whose tokens are known: (tokens, codes, key of the project)."""
        known = ((tokens, tuple(code for code in map(self._own, codes) if code), key) for tokens, codes, key in rows)
        return Memory.of(row for row in known if row[1])

    def _own(self, code: str) -> str:
        """The code as this catalogue has it: the programme every OPD has is written X.XX there."""
        if code in self.at:
            return code
        every = ".".join(("X", "XX", *code.split(".")[2:]))
        if every in self.at and every.startswith("X.XX.01."):
            return every
        upper = code.rpartition(".")[0]
        return self._own(upper) if upper.count(".") >= 4 else ""  # a kegiatan has five parts

    def suggest(
        self, text: str, *, accepted: Memory | None = None, key: str = "", count: int = ALTERNATIVES
    ) -> tuple[Suggestion, ...]:
        """The best alternatives for a text, best first. Accepted texts of the project `key` are not asked.

        Tie: the lower code.
        """
        asked = self.reader.asked(text, self.known)
        recalled = [self.public.recall(asked.tokens)]
        if accepted is not None:
            recalled.append(accepted.recall(asked.tokens, without=key))
        scores = self.fields.likeness(asked) + LETTERS * self.letters.likeness(" ".join(asked.words))
        for said in recalled:
            self._remember(scores, said)
        chosen = self._choose(scores, count)
        return tuple(self._answer(place, float(scores[place]), asked, recalled) for place in chosen)

    def _remember(self, scores: Any, said: dict[str, Recalled]) -> None:
        """A code that memory names lifts its kegiatan; a sub kegiatan named itself is lifted further."""
        for code, recalled in sorted(said.items()):
            first = self.entries[self.at[code][0]]
            for place in self.at[first.kegiatan]:
                scores[place] += RECALL * recalled.share
            if code == first.kode:
                scores[self.at[code][0]] += SUB_RECALL * recalled.share

    def _choose(self, scores: Any, count: int) -> list[int]:
        import numpy as np

        left = [int(place) for place in np.argsort(-scores, kind="stable")[:POOL] if scores[place] > 0]
        taken: Counter[str] = Counter()
        chosen: list[int] = []
        while left and len(chosen) < count:
            best = max(left, key=lambda place: (scores[place] - SIBLING * taken[self.entries[place].kegiatan], -place))
            left.remove(best)
            chosen.append(best)
            taken[self.entries[best].kegiatan] += 1
        return chosen

    def _answer(self, place: int, score: float, asked: Wording, recalled: list[dict[str, Recalled]]) -> Suggestion:
        entry = self.entries[place]
        because = (*self._by_words(place, asked), *_by_memory(entry, asked, recalled))
        return Suggestion(
            kode=entry.kode,
            nama=entry.nama,
            kegiatan=entry.kegiatan,
            kegiatan_nama=entry.kegiatan_nama,
            program=entry.program,
            program_nama=entry.program_nama,
            likeness=round(min(1.0, score / MOST), 4),
            because=because or ("ejaan mirip nama resmi",),
            certain=self._certain(place, asked, recalled),
        )

    def _certain(self, place: int, asked: Wording, recalled: list[dict[str, Recalled]]) -> bool:
        """Whether something speaks for this very sub kegiatan: a word of its own name, or a mapping to it."""
        own = self.own[place]
        if (set(asked.tokens) - asked.soft) & own or any(self.entries[place].kode in said for said in recalled):
            return True
        return len(own & set(asked.official)) >= ENOUGH

    def _by_words(self, place: int, asked: Wording) -> tuple[str, ...]:
        """The words that the official text and the asked text share, rarest first."""
        meant = dict(asked.meant)
        name = set(self.names[place].tokens)
        columns = self.fields.matrix[place, :].tocsr().indices
        own = set(columns.tolist())
        rare = sorted(
            (token for token in meant if self.fields.places.get(token, -1) in own),
            key=lambda token: (-float(self.fields.idf[self.fields.places[token]]), token),
        )
        words = [token for token in rare if token[0] not in MARKED]
        reasons = []
        if inside := _shown([token for token in words if token in name], meant):
            reasons.append(f"kata sama dengan nama resmi: {inside}")
        if beside := _shown([token for token in words if token not in name], meant):
            reasons.append(f"disebut pada kinerja, indikator, atau definisinya: {beside}")
        called = dict(self.names[place].meant)
        official = [token for token in asked.official if token in self.own[place] and token not in meant]
        if len(official) >= ENOUGH:
            reasons.append(f"sebutan resminya: {_shown(official, called)}")
        said = [f"“{wording}” sama dengan “{thing}”" for thing, wording in asked.said if f"={thing}" in rare]
        return (*reasons, *said[:1])


def as_known(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """The same alternatives, each said no finer than it is known: a kegiatan where nothing tells its sub kegiatan."""
    told: dict[str, Suggestion] = {}
    for one in found:
        said = one if one.certain else replace(one, kode=one.kegiatan, nama=one.kegiatan_nama)
        told.setdefault(said.kode, said)
    return tuple(told.values())


def _shown(tokens: Sequence[str], meant: dict[str, str]) -> str:
    return ", ".join(list(dict.fromkeys(meant[token] for token in tokens))[:MOST_WORDS_SHOWN])


def _by_memory(entry: Entry, asked: Wording, recalled: list[dict[str, Recalled]]) -> tuple[str, ...]:
    meant = dict(asked.meant)
    heads = ("paket serupa yang diumumkan ada di kegiatan ini", "usulan serupa pernah diterima di sini")
    reasons = []
    for head, said in zip(heads, recalled, strict=False):
        found = [said[code] for code in (entry.kode, entry.kegiatan) if code in said]
        if found:
            words = _shown([token for token in found[0].shared if token in meant and token[0] not in MARKED], meant)
            times = f"{sum(one.voices for one in found)} kali"
            reasons.append(f"{head}: {words} ({times})" if words else f"{head} ({times})")
    return tuple(reversed(reasons))
