"""Measures the engines on files of labelled examples. Each measure prints one JSON object."""

import importlib
import json
from argparse import ArgumentParser, Namespace

from selaras.main.cli.speech import Answer, Parser

# name -> (module under selaras.main.bench with ``arguments(parser)`` and ``run(args) -> dict``, what it measures)
MEASURES: dict[str, tuple[str, str]] = {
    "overlap": ("overlap", "baris dan usulan yang sama: berapa yang ditemukan, berapa yang benar"),
    "pairs": ("pairs", "pasangan paket: dugaan ganda dan setempat"),
    "suggest": ("suggest", "teks bebas ke sub kegiatan: berapa yang benar di antara lima usul pertama"),
    "route": ("route", "teks bebas ke perangkat daerah, belajar dari satu berkas dan diukur pada berkas lain"),
    "speed": ("speed", "waktu dan memori untuk n baris, dan jeda saat mengetik"),
}


def arguments(parser: ArgumentParser) -> None:
    choices = parser.add_subparsers(dest="measure", required=True, metavar="UKURAN", parser_class=Parser)
    for name, (module, words) in MEASURES.items():
        own = choices.add_parser(name, help=words, description=words, allow_abbrev=False)
        importlib.import_module(f"selaras.main.bench.{module}").arguments(own)


def run(args: Namespace) -> Answer:
    module = importlib.import_module(f"selaras.main.bench.{MEASURES[args.measure][0]}")
    figures = module.run(args)
    return Answer(figures, (json.dumps(figures, ensure_ascii=False),))
