"""The only writes to accounts, grants and keys."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.people.models import ApiToken, Grant, Person
from selaras.foundation.people.seats import hash_of, valid_grants
from selaras.foundation.people.verbs import (
    ACCOUNT_CLOSE,
    ACCOUNT_CREATE,
    GRANT_END,
    GRANT_GIVE,
    TOKEN_CREATE,
    TOKEN_REVOKE,
)
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting, acting_many
from selaras.foundation.verbs.actors import PLANNING_ROLES, Actor

OPD_ROLES = ("perencana_opd", "kepala_opd")
ADMIN = "admin_sistem"
WILAYAH_ROLES = ("operator_desa", "operator_kecamatan", "camat")
LONGEST = timedelta(days=365)  # life of a key; whoever still needs it then makes a new one
MOST = 10  # keys of one person that count at once
MARK = "selaras_"  # begins every key, so that one that leaked is recognised


def create_account(
    daerah: Daerah, *, username: str, nama: str, actor: Actor, email: str = "", password: str | None = None
) -> Person:
    """A new account; it has no right until the head of Bappeda gives it a role."""
    if Person.objects.filter(username__iexact=username).exists():
        raise ValidationError({"username": _("Nama pengguna ini sudah dipakai. Pilih yang lain.")})
    person = Person(username=username.strip(), nama=nama.strip(), email=email.strip())
    if password is not None:
        validate_password(password, person)
    person.set_password(password)
    person.full_clean(exclude=["password"])
    with acting_many(actor, ACCOUNT_CREATE, daerah) as bulk:
        person.save()
        bulk.extra["account"] = person.pk
    return person


def close_account(person: Person, *, daerah: Daerah, actor: Actor) -> None:
    """The account can no longer sign in; history keeps what it did."""
    if person.pk == actor.person_id:
        raise ValidationError(_("Anda tidak dapat menutup akun sendiri."))
    at = clock.now()
    elsewhere = Grant.objects.filter(Q(to_at=None) | Q(to_at__gt=at), person=person).exclude(daerah=daerah)
    if elsewhere.exists():
        raise ValidationError(_("Orang ini masih bertugas di daerah lain. Akhiri perannya di sini saja."))
    with acting_many(actor, ACCOUNT_CLOSE, daerah) as bulk:
        Person.objects.filter(pk=person.pk).update(is_active=False)
        bulk.extra["account"] = person.pk


@dataclass(frozen=True, slots=True)
class GrantTerms:
    """What a grant is for, and how long."""

    role: str
    opd_id: int | None = None
    wilayah: str = ""
    from_at: datetime = field(default_factory=clock.now)
    to_at: datetime | None = None
    plt: bool = False
    reason: str = ""


def give(person: Person, terms: GrantTerms, *, daerah: Daerah, actor: Actor) -> Grant:
    """Give a role for a time. A Plt. is a grant with an end date, never a shared password."""
    _check(terms)
    _nobody_both(person, terms, daerah)
    values: dict[str, Any] = {name: getattr(terms, name) for name in GrantTerms.__slots__}
    grant = Grant(person=person, daerah=daerah, **values)
    with acting(actor, GRANT_GIVE, grant, note=terms.reason):
        grant.save()
    return grant


def _check(terms: GrantTerms) -> None:
    if terms.role in OPD_ROLES and terms.opd_id is None:
        raise ValidationError({"opd": _("Peran ini memerlukan OPD.")})
    if terms.role in WILAYAH_ROLES and not terms.wilayah:
        raise ValidationError({"wilayah": _("Peran ini memerlukan wilayah.")})
    if terms.plt and terms.to_at is None:
        raise ValidationError({"to_at": _("Pelaksana tugas memerlukan tanggal akhir.")})


def _nobody_both(person: Person, terms: GrantTerms, daerah: Daerah) -> None:
    """Whoever makes accounts plans nothing and gives no role, and the other way round."""
    others = Grant.objects.filter(person=person, daerah=daerah).exclude(to_at__lte=terms.from_at)
    if terms.to_at is not None:
        others = others.filter(from_at__lt=terms.to_at)
    both = others.exclude(role=ADMIN) if terms.role == ADMIN else others.filter(role=ADMIN)
    if both.exists():
        said = _("Admin sistem tidak boleh punya peran lain. Akhiri dulu perannya, atau pilih orang lain.")
        raise ValidationError({"role": said})


def end(grant: Grant, *, actor: Actor, reason: str = "") -> Grant:
    """Withdraw a role now."""
    with acting(actor, GRANT_END, grant, note=reason) as fresh:
        fresh.to_at = clock.now()
        fresh.save()
    return fresh


@dataclass(frozen=True, slots=True)
class TokenTerms:
    """What a key is for: in which grants, for how long, and whether it may write."""

    nama: str
    days: int
    grant_id: int | None = None  # None = all grants that count now
    read_only: bool = False


def create_token(person: Person, terms: TokenTerms, *, daerah: Daerah, actor: Actor) -> tuple[ApiToken, str]:
    """A key for one's own programs, and its text, which is told this once."""
    grants = valid_grants(person).filter(daerah=daerah, role__in=PLANNING_ROLES)
    if terms.grant_id is not None:
        grants = grants.filter(pk=terms.grant_id)
    at = clock.now()
    if not 0 < terms.days <= LONGEST.days:
        raise ValidationError({"days": _("Kunci berlaku paling lama satu tahun.")})
    if ApiToken.objects.filter(person=person, daerah=daerah, revoked_at=None, ends_at__gt=at).count() >= MOST:
        raise ValidationError(_("Anda sudah punya %(most)d kunci. Cabut dulu yang tidak dipakai.") % {"most": MOST})
    key = MARK + secrets.token_urlsafe(32)
    token = ApiToken(
        person=person,
        daerah=daerah,
        nama=terms.nama.strip(),
        hash=hash_of(key),
        read_only=terms.read_only,
        made_at=at,
        ends_at=at + timedelta(days=terms.days),
    )
    with acting(actor, TOKEN_CREATE, token):
        chosen = list(grants)
        if not chosen:
            raise ValidationError({"grant": _("Pilih peran yang masih berlaku.")})
        token.save()
        token.grants.set(chosen)
    return token, key


def revoke_token(token: ApiToken, *, actor: Actor, reason: str = "") -> ApiToken:
    """From now on the key opens nothing; one that is revoked already stays as it is."""
    with acting(actor, TOKEN_REVOKE, token, note=reason) as fresh:
        fresh.revoked_at = fresh.revoked_at or clock.now()
        fresh.save()
    return fresh
