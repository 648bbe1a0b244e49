"""Serve an instance: pages, live events and worker."""

from argparse import ArgumentParser, Namespace

from selaras.main.cli.__main__ import start
from selaras.main.cli.speech import FAULT, Stop, port_number, say
from selaras.main.supervisor import Plan, PortTaken, Supervisor, ports


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=8000, metavar="P", help="port halaman (bawaan: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang dilayani; 0.0.0.0 untuk semua")


def run(args: Namespace) -> int:
    from os import environ

    if not (environ.get("DATABASE_URL") or (args.data / "db.sqlite3").exists()):
        raise Stop(f"Di {args.data} belum ada data Selaras. Buat dahulu dengan ./selaras init atau ./selaras demo.")
    environ.pop("SELARAS_DEMO", None)  # nobody is let in without a password here
    places = choose_ports(args.host, args.port)
    ready(args)
    return Supervisor(Plan(args.data, args.host, *places, say)).run()


def choose_ports(host: str, port: int) -> tuple[int, int]:
    try:
        return ports(host, port)
    except PortTaken:
        raise Stop(f"Port {port} sudah dipakai program lain. Pilih port lain, misalnya --port {port + 10}.") from None


def ready(args: Namespace) -> None:
    """Whatever must be right before people come in."""
    start(args.data)
    from django.core.checks import ERROR, run_checks
    from django.db import connection

    from selaras.main import setup

    found = [message for message in run_checks() if str(message.id).startswith("selaras.")]
    for message in found:
        say(f"{message.msg} {message.hint or ''}")
    if any(message.level >= ERROR for message in found):
        raise Stop("Selaras tidak dimulai. Perbaiki hal di atas dahulu.", FAULT)
    if setup.newer_than_program():
        raise Stop("Data ini dibuat versi Selaras yang lebih baru. Pakai versi itu, atau pulihkan cadangan.", FAULT)
    setup.prepare(say)
    connection.close()
