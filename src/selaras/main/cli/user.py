"""An account, and the role that goes with it; the password is read from the terminal or standard input."""

import getpass
import sys
from argparse import ArgumentParser, Namespace

from django.core.exceptions import ValidationError
from django.db import connection

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.opd.models import Opd
from selaras.foundation.people import actions
from selaras.foundation.people.models import Person
from selaras.foundation.verbs.actors import ROLES, command_line
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main.cli.speech import Answer, Stop, daerah_code


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("username", help="nama pengguna untuk masuk")
    parser.add_argument("--nama", required=True, help="nama lengkap")
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE")
    roles = [role for role in ROLES if role != "publik"]
    parser.add_argument("--role", required=True, choices=roles, metavar="PERAN", help=", ".join(roles))
    parser.add_argument("--opd", default="", metavar="KODE", help="kode OPD, untuk peran di OPD")
    parser.add_argument("--wilayah", default="", metavar="KODE", help="kode kecamatan atau desa")
    parser.add_argument("--email", default="")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    set_tenant(connection, EVERYWHERE)
    daerah = Daerah.objects.filter(pk=args.daerah).first()
    if daerah is None:
        raise Stop(f"Daerah {args.daerah} belum ada di data ini. Buat dahulu dengan ./selaras init.")
    try:
        person = _account(args, daerah)
        terms = actions.GrantTerms(role=args.role, opd_id=_opd(args, daerah), wilayah=args.wilayah)
        actions.give(person, terms, daerah=daerah, actor=command_line(daerah.pk, "kepala_bappeda"))
    except ValidationError as wrong:
        raise Stop(" ".join(wrong.messages)) from None
    data = {"ok": True, "person": person.pk, "username": person.username, "role": args.role}
    return Answer(data, (f"Akun {person.username} siap dengan peran {ROLES[args.role]}.",))


def _account(args: Namespace, daerah: Daerah) -> Person:
    """An account that is there already only gets the further role."""
    person = Person.objects.filter(username__iexact=args.username).first()
    if person is not None:
        return person
    return actions.create_account(
        daerah,
        username=args.username,
        nama=args.nama,
        email=args.email,
        password=_password(),
        actor=command_line(daerah.pk, "admin_sistem"),
    )


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Kata sandi: ")
    if first != getpass.getpass("Sekali lagi: "):
        raise Stop("Kedua kata sandi tidak sama. Ulangi.")
    return first


def _opd(args: Namespace, daerah: Daerah) -> int | None:
    if not args.opd:
        return None
    opd = Opd.objects.filter(daerah=daerah, kode=args.opd).first()
    if opd is None:
        raise Stop(f"OPD dengan kode {args.opd} tidak ada di {daerah.nama}.")
    return opd.pk
