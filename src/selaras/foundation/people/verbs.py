"""Accounts, grants and keys: nobody both makes accounts and gives roles, gives himself one, or gains one by a key."""

from selaras.foundation.verbs.actors import PLANNING_ROLES
from selaras.foundation.verbs.rules import by_self, not_by, role
from selaras.foundation.verbs.verb import Verb

ACCOUNT_CREATE = Verb(
    "people.account.create",
    "Buat akun",
    "{actor} membuat akun {thing}",
    role("admin_sistem"),
    personal=("nama", "email", "username"),
    outside=True,
)
ACCOUNT_CLOSE = Verb(
    "people.account.close",
    "Tutup akun",
    "{actor} menutup akun {thing}",
    role("admin_sistem"),
    personal=("nama", "email", "username"),
    outside=True,
)
GRANT_GIVE = Verb(
    "people.grant.give",
    "Beri peran",
    "{actor} memberi peran {thing}",
    role("kepala_bappeda") & not_by("person_id", "empat mata: peran Anda sendiri diberikan oleh orang lain"),
    outside=True,
)
GRANT_END = Verb(
    "people.grant.end",
    "Akhiri peran",
    "{actor} mengakhiri peran {thing}",
    role("kepala_bappeda"),
    outside=True,
)
mine = role(*PLANNING_ROLES) & by_self("person_id")
TOKEN_READ = Verb(
    "people.token.read",
    "Lihat kunci API",
    "{actor} melihat kunci API {thing}",
    role(*PLANNING_ROLES, "admin_sistem"),
    outside=True,
)
TOKEN_CREATE = Verb("people.token.create", "Buat kunci API", "{actor} membuat kunci API {thing}", mine, outside=True)
TOKEN_REVOKE = Verb(
    "people.token.revoke",
    "Cabut kunci API",
    "{actor} mencabut kunci API {thing}",
    mine | role("kepala_bappeda", "admin_sistem"),
    outside=True,
)
