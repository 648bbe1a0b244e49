"""What may be done to the weights by which pairs are judged: the head of Bappeda answers for them."""

from selaras.foundation.tahapan.rules import not_frozen
from selaras.foundation.verbs.rules import role
from selaras.foundation.verbs.verb import Verb

head = role("kepala_bappeda") & not_frozen

REFIT = Verb(
    "alignment.bobot.refit", "Hitung ulang bobot", "{actor} meminta bobot dihitung ulang dari putusan {thing}", head
)
CHOOSE = Verb("alignment.bobot.choose", "Pakai bobot", "{actor} memakai {thing}", head)
RESTORE = Verb(
    "alignment.bobot.restore", "Kembali ke bobot bawaan", "{actor} kembali ke bobot bawaan untuk {thing}", head
)
