"""A pair of texts that may plan the same work, and what people decided about it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Versioned


class Pasangan(Versioned):
    """Two lines, packages or proposals of one cycle beside one another. Machines propose it; two offices decide."""

    class State(models.TextChoices):
        TERBUKA = "terbuka", _("Belum diputuskan")
        DIUSULKAN = "diusulkan", _("Menunggu jawaban")
        DIRAPATKAN = "dirapatkan", _("Dibawa ke rapat")
        DISEPAKATI = "disepakati", _("Disepakati")
        USANG = "usang", _("Tidak berlaku lagi")  # one of the texts changed or is gone before anybody decided

    class Verdict(models.TextChoices):
        GABUNGKAN = "gabungkan", _("Gabungkan")
        KERJA_BERSAMA = "kerja_bersama", _("Kerja bersama")
        BERBEDA = "berbeda", _("Berbeda")

    class Relation(models.TextChoices):
        SAMA = "sama", _("Pekerjaan sama")
        SATU_PAKET = "satu_paket", _("Satu paket, lain tahap")
        SETEMPAT = "setempat", _("Satu tempat")
        BERBEDA = "berbeda", _("Mungkin sama")  # likely enough to be asked, not likely enough to be said

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="pasangan")
    left = models.CharField(max_length=30)  # 'line:12', 'paket:9', 'usulan:40'; the smaller key
    right = models.CharField(max_length=30)
    left_opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    right_opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(max_length=12, choices=Relation.choices)
    likeness = models.PositiveSmallIntegerField()  # per mille, chance of the same work
    nearness = models.PositiveSmallIntegerField()  # per mille, chance of the same place
    because = models.JSONField(default=list)  # short phrases with the words that matched
    evidence = models.JSONField(default=dict)  # per mille by name of evidence, as the weights saw it
    rupiah = models.BigIntegerField(default=0)  # pagu of both texts together
    weight = models.BigIntegerField(default=0)  # likeness × smaller pagu in million rupiah, a quarter in one OPD
    kecamatan = models.CharField(max_length=8, blank=True)  # code both name; '' = none or several
    said = models.TextField(blank=True)  # both texts in small letters, for the search
    left_digest = models.CharField(max_length=16)  # of words and place: another digest is another text
    right_digest = models.CharField(max_length=16)
    memory = models.CharField(max_length=33)  # both digests, the smaller first: how another year knows it again
    first_seen = models.DateTimeField()

    state = models.CharField(max_length=12, choices=State.choices, default=State.TERBUKA)
    verdict = models.CharField(max_length=14, choices=Verdict.choices, blank=True)
    pelaksana = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    proposed_by = models.BigIntegerField(null=True, blank=True)  # person
    proposed_opd = models.ForeignKey(  # None = Bappeda
        Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    awaits_opd = models.ForeignKey(
        Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # who answers
    next_opd = models.ForeignKey(
        Opd, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # and after that
    awaits_anybody = models.BooleanField(default=False)  # a second person of those concerned answers
    confirmed_by = models.BigIntegerField(null=True, blank=True)  # person who gave the last yes
    confirmed_at = models.DateTimeField(null=True, blank=True)
    objection = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)  # when what was agreed stood in the plan
    recalled = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # earlier year

    class Meta:
        ordering = ["-weight", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["siklus", "left", "right"], name="pasangan_once"),
            models.CheckConstraint(condition=models.Q(left__lt=models.F("right")), name="pasangan_in_order"),
        ]
        indexes = [
            models.Index(fields=["siklus", "state", "-weight", "id"], name="pasangan_by_weight"),
            models.Index(fields=["siklus", "right"], name="pasangan_of_a_text"),
            models.Index(fields=["daerah", "memory"], name="pasangan_remembered"),
        ]

    def __str__(self) -> str:
        return f"{self.left} × {self.right}"

    @property
    def keys(self) -> tuple[str, str]:
        return self.left, self.right

    @property
    def kinds(self) -> frozenset[str]:
        """line, paket, usulan: of what the two texts are."""
        return frozenset(key.partition(":")[0] for key in self.keys)

    @property
    def within(self) -> bool:
        """Whether both texts are of one OPD."""
        return self.left_opd_id is not None and self.left_opd_id == self.right_opd_id

    def body(self) -> dict[str, Any]:
        """What history keeps: what was asked, what was decided, and what the machine had said then."""
        names = (
            "left right relation likeness nearness because rupiah left_digest right_digest state verdict pelaksana_id "
            "reason proposed_by proposed_opd_id awaits_opd_id next_opd_id confirmed_by objection done_at recalled_id"
        )
        return {name: getattr(self, name) for name in names.split()}


class PairSweep(models.Model):
    """The last look for pairs in a cycle, and how far a look is that runs now."""

    siklus = models.OneToOneField(Siklus, on_delete=models.PROTECT, related_name="pair_sweep")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    seq = models.PositiveIntegerField(default=0)  # acts of the chain seen
    at = models.DateTimeField(null=True, blank=True)
    texts = models.PositiveIntegerField(default=0)  # texts compared
    running_since = models.DateTimeField(null=True, blank=True)
    done = models.PositiveSmallIntegerField(default=0)  # steps of a whole look, of 3
