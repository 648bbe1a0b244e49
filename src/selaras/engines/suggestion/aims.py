"""Free text -> sasaran and prioritas of this government that it may serve."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

from selaras.engines.language import Lexicon
from selaras.engines.suggestion.fields import Fields
from selaras.engines.suggestion.memory import Recalled
from selaras.engines.suggestion.nouns import Aim, AimSuggestion
from selaras.engines.suggestion.wording import Reader, Wording

OWN, UNDER = 1.0, 1.5  # weights of an aim's own words and of what stands under it: the work says more than the aim
LEAST = 0.05  # 0..1 below which nothing is suggested
SHOWN = 5  # words given as reason
# How far each kind of evidence can be trusted alone, 0..1; measured on programmes of a real RPJMD: alignment_suggestion.md.
WORDS, RECALLED, BESIDE, AROUND, NAMED = 0.45, 0.6, 0.85, 0.5, 0.9
PRIOR = 1.0  # lines beside that are added to the count before its share is taken: one alone proves little
ALIKE = 0.8  # 0..1, share of words from which a printed name means this aim


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a line besides its words; aims by their id."""

    named: str = ""  # the sasaran as its sheet prints it
    recalled: Mapping[int, Recalled] | None = None  # what texts accepted before say
    beside: Mapping[int, int] | None = None  # lines of its own programme that serve the aim
    around: Mapping[int, int] | None = None  # lines of its OPD that do; asked where its programme says nothing


NOTHING = Evidence()


@dataclass(frozen=True, slots=True, eq=False)
class Aims:
    """The aims of one cycle, ready to be asked."""

    rows: tuple[Aim, ...]
    reader: Reader
    documents: tuple[tuple[Wording, Wording], ...]
    known: frozenset[str]
    fields: Fields | None  # None: there are no aims

    @classmethod
    def of(cls, aims: Iterable[Aim], lexicon: Lexicon) -> "Aims":
        rows = tuple(sorted(aims, key=lambda aim: aim.id))
        reader = Reader(lexicon)
        documents = tuple((reader.official(aim.text), reader.official("; ".join(aim.under))) for aim in rows)
        known = frozenset(word for document in documents for field in document for word in field.words)
        fields = Fields.of(documents, (OWN, UNDER)) if rows else None
        return cls(rows, reader, documents, known, fields)

    def suggest(
        self, text: str, *, path: str = "", evidence: Evidence = NOTHING, count: int = 3
    ) -> tuple[AimSuggestion, ...]:
        """The aims whose words, strategies and programmes speak of the text, and what else speaks for them; `path`
        adds the names of its kegiatan and program once they are known. Tie: the lower id.
        """
        if self.fields is None:
            return ()
        asked = self.reader.asked(f"{text}; {path}" if path else text, self.known)
        words = self.fields.likeness(asked).tolist()
        named = frozenset(self.reader.official(evidence.named).words) if evidence.named else frozenset()
        hints = [self._hints(place, words[place], named, evidence) for place in range(len(self.rows))]
        weighed = [1 - prod(1 - weight for weight, _ in own) for own in hints]  # hints add up and never reach 1
        places = [place for place, likeness in enumerate(weighed) if likeness >= LEAST]
        best = sorted(places, key=lambda place: (-weighed[place], self.rows[place].id))[:count]
        return tuple(self._answer(place, weighed[place], hints[place], asked) for place in best)

    def _hints(self, place: int, words: float, named: frozenset[str], evidence: Evidence) -> list[tuple[float, str]]:
        """What speaks for one aim, each with its weight; the shared words are told later, as an empty text."""
        aim = self.rows[place]
        parts = [(WORDS * words, "")] if words > 0 else []
        parts += _by_others(aim, evidence)
        if named and (alike := _share(named, frozenset(self.documents[place][0].words))) >= ALIKE:
            parts.append((NAMED * alike, f"lembar asalnya menyebut {aim.jenjang} ini"))
        return parts

    def _answer(self, place: int, likeness: float, hints: list[tuple[float, str]], asked: Wording) -> AimSuggestion:
        aim = self.rows[place]
        ordered = sorted(hints, key=lambda hint: -hint[0])
        because = tuple(text or self._said(place, asked) for _, text in ordered)
        return AimSuggestion(aim.id, aim.jenjang, aim.text, round(likeness, 4), because)

    def _said(self, place: int, asked: Wording) -> str:
        meant = dict(asked.meant)
        tokens = {token for field in self.documents[place] for token in field.tokens}
        said = ", ".join(list(dict.fromkeys(meant[token] for token in meant if token in tokens))[:SHOWN])
        head = f"kata sama dengan {self.rows[place].jenjang} ini atau program di bawahnya"
        return f"{head}: {said}" if said else head


def _by_others(aim: Aim, evidence: Evidence) -> list[tuple[float, str]]:
    parts = []
    if said := (evidence.recalled or {}).get(aim.id):
        parts.append((RECALLED * said.share, f"baris serupa pernah dihubungkan ke sini ({said.voices} kali)"))
    near, trust, whose = evidence.beside, BESIDE, "programnya"
    if not near:
        near, trust, whose = evidence.around or {}, AROUND, "OPD-nya"
    if here := near.get(aim.id, 0):
        share = here / (sum(near.values()) + PRIOR)
        parts.append((trust * share, f"{here} baris {whose} melayani {aim.jenjang} ini"))
    return parts


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """0..1: words in common of all words of both."""
    return len(left & right) / len(left | right) if left and right else 0.0


def suggest_aims(
    text: str, aims: Iterable[Aim], lexicon: Lexicon, *, path: str = "", count: int = 3
) -> tuple[AimSuggestion, ...]:
    """One question to aims that are asked only once."""
    return Aims.of(aims, lexicon).suggest(text, path=path, count=count)
