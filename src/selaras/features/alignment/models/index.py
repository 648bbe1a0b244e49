"""Work texts kept by their words, so that one being typed is compared at once, by any process and on any database."""

from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus


class IndexedText(models.Model):
    """A work text of a cycle as it was read last."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=30)  # 'line:12', 'paket:9', 'usulan:40'
    said = models.JSONField()  # the fields of queries.overlap.texts.Text
    digest = models.CharField(max_length=16)  # of said

    class Meta:
        constraints = [models.UniqueConstraint(fields=["siklus", "key"], name="indexed_text_once")]


class IndexedWord(models.Model):
    """One word, thing or named place of a text, in each kecamatan that the text may lie in."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT, db_index=False)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, db_index=False, related_name="+")
    text = models.ForeignKey(IndexedText, on_delete=models.CASCADE, related_name="words")
    kecamatan = models.CharField(max_length=8, blank=True)  # code; '' = the text does not say
    word = models.BigIntegerField()  # CRC-32 of the word: shorter than the word, and the same in every process

    class Meta:
        indexes = [models.Index(fields=["siklus", "word", "kecamatan", "text"], name="indexed_word_by_place")]


class IndexCounts(models.Model):
    """How rare each word is in a cycle: columns and weights of the engine's corpus, without the words of no text."""

    siklus = models.OneToOneField(Siklus, on_delete=models.PROTECT, related_name="+")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    texts = models.PositiveIntegerField()
    words = models.BinaryField()  # little-endian pairs, see queries.overlap.rarity
    grams = models.BinaryField()
    tokens = models.BinaryField()  # how many texts have each word, thing or name that more than a few have
    at = models.DateTimeField()
