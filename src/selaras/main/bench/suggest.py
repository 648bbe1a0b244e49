"""Free text -> sub kegiatan on labelled files: how often an accepted one is among the first five."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from selaras.engines.suggestion import Mapping, Memory, Suggester
from selaras.main.bench.files import one_file, read_columns, rounded
from selaras.main.cli.speech import say
from selaras.reference.suggestion import suggester

FIRST = 5


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--data", required=True, metavar="DIR", help="folder berkas berlabel")
    parser.add_argument("--memory", default="", metavar="FILE", help="pemetaan yang sudah diterima")


def run(args: Namespace) -> dict[str, Any]:
    paths = [one_file(args.data, s) for s in ("saran_kegiatan_", "parafrasa_usulan_", "nomenklatur_ganti_nama_")]
    say("Membaca nomenklatur …")
    ordinary, every = suggester(), suggester(special=True)
    memory = ordinary.memory(_accepted(args.memory)) if args.memory else None
    reworded = read_columns(paths[1], ("text", "kunci_proyek"))
    with_memory = [_found(ordinary, row["text"], memory, row["kunci_proyek"]) for row in reworded]
    return rounded(
        {
            "real_hit5": _hits([_found(ordinary, r["text"]) for r in read_columns(paths[0], ("text",))], paths[0]),
            "reworded_hit5": _hits([_found(ordinary, r["text"]) for r in reworded], paths[1]),
            "reworded_memory_hit5": _hits(with_memory, paths[1]),
            "rename_hit5": _renamed([_codes(every, r["prev"]) for r in read_columns(paths[2], ("prev",))], paths[2]),
        }
    )


def _accepted(path: str) -> list[Mapping]:
    columns = ("text", "kunci_proyek", "kegiatan_diterima")
    return [
        Mapping(row["text"], tuple(row["kegiatan_diterima"].split("|")), row["kunci_proyek"])
        for row in read_columns(path, columns)
    ]


def _found(suggester: Suggester, text: str, memory: Memory | None = None, key: str = "") -> list[str]:
    """The kegiatan of the first five sub kegiatan."""
    return [found.kegiatan for found in suggester.suggest(text, accepted=memory, key=key, count=FIRST)]


def _codes(suggester: Suggester, text: str) -> list[str]:
    return [found.kode for found in suggester.suggest(text, count=FIRST)]


def _hits(answers: Sequence[list[str]], path: object) -> float:
    """Labels are read here, after everything was answered."""
    labels = [set(row["kegiatan_diterima"].split("|")) for row in read_columns(str(path), ("kegiatan_diterima",))]
    return sum(bool(label & set(answer)) for label, answer in zip(labels, answers, strict=True)) / len(labels)


def _renamed(answers: Sequence[list[str]], path: object) -> float:
    labels = [row["sub_kode"] for row in read_columns(str(path), ("sub_kode",))]
    return sum(label in answer for label, answer in zip(labels, answers, strict=True)) / len(labels)
