"""`bench overlap`: real lines against one another, and proposals in other words against real lines."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import numpy as np

from selaras.main.cli.speech import say

Array = Any
CROSS = "--cross-validate"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--data", required=True, metavar="DIR", help="folder berkas contoh")
    parser.add_argument(CROSS, action="store_true", help="bobot dihitung ulang tanpa kelompok yang dinilai")
    parser.add_argument("--pairs", default="", metavar="FILE", help="pasangan paket yang ikut dipelajari")


def run(args: Namespace) -> dict[str, Any]:
    from selaras.main.bench.lines import labels, splits

    say("Membaca teks dan menghitung bukti …")
    read = splits(Path(args.data))
    scored = None if args.cross_validate else [_chances(lines) for lines in read]
    said = [labels(lines) for lines in read]
    if scored is None:
        say("Menghitung bobot tanpa kelompok yang dinilai …")
        scored = [_held_out(lines, known, args.pairs) for lines, known in zip(read, said, strict=True)]
    return _figures(read, said, scored)


def _chances(lines: Any) -> tuple[Array, Array, Array]:
    from selaras.reference.overlap import judge

    same = judge("usulan").same
    return same.chances(lines.real), same.chances(lines.given), same.chances(lines.withheld)


def _held_out(lines: Any, known: Any, pairs: str) -> tuple[Array, Array, Array]:
    from selaras.main.bench import learning, packages

    examples = learning.line_examples(lines, known)
    if pairs:
        path = Path(pairs)
        others = learning.package_examples(packages.packages(path), packages.labels(path))
        examples = learning.joined(examples, others, learning.SHARE_OF_PACKAGES)
    chances = learning.chances_held_out(examples, learning.SAME, learning.FREEDOM_LINES)
    real = np.zeros(len(lines.i))
    count = int(known.kept.sum())
    real[known.kept] = chances[:count]
    asked = len(lines.query)
    return real, chances[count : count + asked], chances[count + asked : count + 2 * asked]


def _figures(read: list[Any], said: list[Any], scored: list[tuple[Array, Array, Array]]) -> dict[str, Any]:
    from selaras.main.bench import figures

    real = np.concatenate([known.real[known.kept] for known in said])
    real_chance = np.concatenate([chance[0][known.kept] for chance, known in zip(scored, said, strict=True)])
    reworded = np.concatenate([known.reworded for known in said])
    given, withheld = (np.concatenate([chance[n] for chance in scored]) for n in (1, 2))
    queries = np.concatenate([lines.query + 1_000_000 * n for n, lines in enumerate(read)])
    accuracy, precision = _places(read)
    return figures.rounded(
        {
            "real_ap": figures.average_precision(real, real_chance),
            "real_recall_at_p95": figures.recall_at_precision(real, real_chance, 0.95),
            "reworded_ap": figures.average_precision(reworded, given),
            "reworded_recall_at_p90": figures.recall_at_precision(reworded, given, 0.9),
            "reworded_hit3": figures.hits(reworded, given, queries, 3),
            "reworded_nocode_ap": figures.average_precision(reworded, withheld),
            "place_accuracy": accuracy,
            "place_precision": precision,
            "worst_calibration_gap": figures.worst_gap(
                np.concatenate([real, reworded]), np.concatenate([real_chance, given])
            ),
        }
    )


def _places(read: list[Any]) -> tuple[float, float]:
    """Over village and kecamatan of every line: the share that is right, and of those that were named."""
    pairs = [
        (told, true)
        for lines in read
        for reading, codes in zip(lines.alone, lines.codes, strict=True)
        for told, true in zip((reading.kode_desa, reading.kode_kec), codes, strict=True)
    ]
    named = [told == true for told, true in pairs if told]
    return float(np.mean([told == true for told, true in pairs])), float(np.mean(named)) if named else float("nan")
