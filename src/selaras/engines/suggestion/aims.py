"""Free text -> sasaran and prioritas of this government that it may serve."""

from collections.abc import Iterable

from selaras.engines.language import Lexicon
from selaras.engines.suggestion.fields import Fields
from selaras.engines.suggestion.nouns import Aim, AimSuggestion
from selaras.engines.suggestion.wording import Reader

OWN, UNDER = 1.0, 1.5  # weights of an aim's own words and of what stands under it: the work says more than the aim
LEAST = 0.05  # 0..1 below which nothing is suggested
SHOWN = 5  # words given as reason


def suggest_aims(
    text: str, aims: Iterable[Aim], lexicon: Lexicon, *, path: str = "", count: int = 3
) -> tuple[AimSuggestion, ...]:
    """The aims whose words, strategies and programmes speak of the text; `path` adds the names of its kegiatan and
    program once they are known. Tie: the lower id.
    """
    rows = sorted(aims, key=lambda aim: aim.id)
    if not rows:
        return ()
    reader = Reader(lexicon)
    documents = [(reader.official(aim.text), reader.official("; ".join(aim.under))) for aim in rows]
    known = frozenset(word for document in documents for field in document for word in field.words)
    asked = reader.asked(f"{text}; {path}" if path else text, known)
    fields = Fields.of(documents, (OWN, UNDER))
    scores = fields.likeness(asked)
    order = sorted(range(len(rows)), key=lambda place: (-float(scores[place]), rows[place].id))[:count]
    meant = dict(asked.meant)
    answers = []
    for place in order:
        if scores[place] < LEAST:
            break
        tokens = {token for field in documents[place] for token in field.tokens}
        said = ", ".join(list(dict.fromkeys(meant[token] for token in meant if token in tokens))[:SHOWN])
        aim = rows[place]
        because = (f"kata sama dengan {aim.jenjang} ini atau program di bawahnya: {said}",)
        answers.append(AimSuggestion(aim.id, aim.jenjang, aim.text, round(float(scores[place]), 4), because))
    return tuple(answers)
