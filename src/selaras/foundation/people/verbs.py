"""Accounts and grants: nobody both makes accounts and gives roles."""

from selaras.foundation.verbs.rules import role
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
    "people.grant.give", "Beri peran", "{actor} memberi peran {thing}", role("kepala_bappeda"), outside=True
)
GRANT_END = Verb(
    "people.grant.end",
    "Akhiri peran",
    "{actor} mengakhiri peran {thing}",
    role("kepala_bappeda"),
    outside=True,
)
