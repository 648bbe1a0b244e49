"""The search index: what can be found, which things hold a word, and how far history has been read into it."""

from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus


class Item(models.Model):
    """A thing that can be found, with what its line of the results says. Made from its row, never edited."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, null=True, on_delete=models.PROTECT)  # None: it belongs to no cycle
    opd = models.ForeignKey(Opd, null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10)  # as in kinds.KINDS
    thing = models.CharField(max_length=20)  # key of its row
    kode = models.CharField(max_length=200, blank=True)  # as printed
    title = models.TextField()
    detail = models.CharField(max_length=300, blank=True)  # place, or what it stands under
    state = models.CharField(max_length=20, blank=True)  # level or outcome, as the row keeps it
    words = models.JSONField(default=dict)  # what it is found by: {word: weight 1..100}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["daerah", "kind", "thing"], name="item_once")]

    def __str__(self) -> str:
        return self.title


class Posting(models.Model):
    """The items of one block of ids that hold a word: engines/search/postings.py."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    word = models.CharField(max_length=60)  # '~…' a concept, '=…' a filter
    block = models.PositiveIntegerField()
    size = models.PositiveIntegerField()  # items in it
    length = models.PositiveSmallIntegerField(default=0)  # letters; 0: no word in which a slip is forgiven
    body = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["daerah", "word", "block"], name="posting_once")]
        indexes = [models.Index(fields=["daerah", "length", "word", "size"], name="posting_vocabulary")]

    def __str__(self) -> str:
        return self.word


class Reach(models.Model):
    """How far the history of a daerah and year has been read into the index."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()  # 0 = acts outside a cycle; this row is also locked by who writes
    seq = models.PositiveIntegerField(default=0)  # of the last Entry that was read
    version = models.CharField(max_length=40, blank=True)  # of the way in which words are read; '' = not built yet

    class Meta:
        constraints = [models.UniqueConstraint(fields=["daerah", "tahun"], name="reach_once")]

    def __str__(self) -> str:
        return f"{self.daerah_id} {self.tahun}: {self.seq}"
