"""History: every act is one Entry of the chain of its daerah and year."""

from django.db import models


class Chain(models.Model):
    """The head of one chain: how many entries a daerah and year have, and the last hash."""

    daerah_id = models.CharField(max_length=13)  # code, text: history outlives the daerah's row
    tahun = models.PositiveSmallIntegerField()  # 0 = acts outside a cycle (accounts, grants)
    size = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="0" * 64)  # SHA-256, hex

    class Meta:
        constraints = [models.UniqueConstraint(fields=["daerah_id", "tahun"], name="one_chain_per_daerah_and_year")]


class Entry(models.Model):
    """One thing somebody did, written in the transaction of the change itself, never changed after."""

    daerah_id = models.CharField(max_length=13)
    tahun = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()  # 1, 2, 3 … within the chain
    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60, db_index=True)
    actor_id = models.BigIntegerField(null=True)  # person; null = command line or public
    actor_name = models.CharField(max_length=150)  # outside the hash, so that a name can be forgotten
    actor_role = models.CharField(max_length=40)
    thing = models.CharField(max_length=80)  # 'plan.planline:17'
    label = models.CharField(max_length=300, blank=True)  # the thing as people call it, for the history page
    note = models.TextField(blank=True)
    body = models.TextField()  # canonical JSON, exactly as hashed
    salt = models.CharField(max_length=32)  # for the hashed personal values; emptied when data is forgotten
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["daerah_id", "tahun", "seq"], name="entry_once_in_chain")]
        indexes = [models.Index(fields=["thing", "-seq"], name="entry_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.verb} {self.thing}"


class State(models.Model):
    """A row of the plan as it stood after one act: dated, append-only."""

    daerah_id = models.CharField(max_length=13)
    siklus_id = models.BigIntegerField(null=True)
    thing = models.CharField(max_length=40)  # 'plan.planline'
    thing_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="states")
    body = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["thing", "thing_id", "-id"], name="states_of_a_thing"),
            models.Index(fields=["siklus_id", "id"], name="states_of_a_siklus"),
        ]


class Once(models.Model):
    """A form that creates something, sent: the same key again gives the same answer, never a second row."""

    person_id = models.BigIntegerField(null=True)  # 0 = the public: their keys are unique as well
    key = models.CharField(max_length=64)
    path = models.CharField(max_length=300)
    body_sha256 = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)  # where the first answer led
    at = models.DateTimeField(auto_now_add=True)  # kept at least 90 days

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="once_per_person")]


class Versioned(models.Model):
    """A row that several people may open at once: a save names the version it saw."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
