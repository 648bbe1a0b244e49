"""People, their accounts, the grants that give them roles for a time, and the keys that programs use for them."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.actors import ROLES


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account. There is no account that may do everything."""

    username = models.CharField(max_length=80, unique=True)
    email = models.EmailField(blank=True)
    nama = models.CharField(max_length=150)
    first_name = ""  # sign-in libraries ask for these two
    last_name = ""
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    bahasa = models.CharField(max_length=5, default="id")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]
    objects = PersonManager()

    def __str__(self) -> str:
        return self.nama or self.username


class Grant(models.Model):
    """A role given to a person in a daerah, for one OPD or wilayah, from a day to a day (also Plt.)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    role = models.CharField(max_length=24, choices=list(ROLES.items()))
    opd = models.ForeignKey(Opd, null=True, blank=True, on_delete=models.PROTECT)
    wilayah = models.CharField(max_length=13, blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)  # None = until withdrawn
    plt = models.BooleanField(default=False)  # pelaksana tugas: always with an end
    reason = models.CharField(max_length=300, blank=True)  # number of the decree

    class Meta:
        ordering = ["daerah_id", "role", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(plt=False) | models.Q(to_at__isnull=False), name="plt_has_an_end")
        ]

    def __str__(self) -> str:
        return f"{ROLES.get(self.role, self.role)}: {self.person}"


class ApiToken(models.Model):
    """A key with which a program acts for a person, in some of that person's grants; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    nama = models.CharField(max_length=80)  # what it is for, as its owner calls it
    hash = models.CharField(max_length=64, unique=True)  # SHA-256 of the key, which has 256 random bits
    grants = models.ManyToManyField(Grant, related_name="tokens")  # never more than these, and only while they count
    read_only = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()  # at most a year after it was made
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.nama}: {self.person}"

    def body(self) -> dict[str, Any]:
        names = "person_id nama read_only ends_at revoked_at"
        kept = {name: getattr(self, name) for name in names.split()}
        return kept | {"grants": sorted(self.grants.values_list("pk", flat=True))}
