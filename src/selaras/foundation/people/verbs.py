"""Accounts and grants: nobody both makes accounts and gives roles, and nobody gives a role to himself."""

from selaras.foundation.verbs.rules import not_by, role
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
