"""`bench pairs`: real packages, duplicates and places to be coordinated."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from selaras.main.bench.overlap import CROSS
from selaras.main.cli.speech import say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="berkas pasangan paket")
    parser.add_argument(CROSS, action="store_true", help="bobot dihitung ulang tanpa kelompok yang dinilai")


def run(args: Namespace) -> dict[str, Any]:
    from selaras.main.bench import learning
    from selaras.main.bench.packages import labels, package_chances, packages

    path = Path(args.file)
    say("Membaca teks dan menghitung bukti …")
    read = packages(path)
    scored = None if args.cross_validate else package_chances(read)
    said = labels(path)
    if scored is None:
        say("Menghitung bobot tanpa kelompok yang dinilai …")
        same = learning.package_examples(read, said)
        near = learning.package_examples(read, said, near=True)
        chances = (
            learning.chances_held_out(same, learning.SAME, learning.FREEDOM_PACKAGES),
            learning.chances_held_out(near, learning.NEAR, learning.FREEDOM_NEAR, signed=False),
        )
    else:
        chances = (scored[0][said.kept], scored[1][said.kept])
    return _figures(said, *chances)


def _figures(said: Any, same: Any, near: Any) -> dict[str, Any]:
    from selaras.main.bench import figures

    within = said.within[said.kept]
    duplicate, related = said.duplicate[said.kept], said.related[said.kept]
    return figures.rounded(
        {
            "duplicate_auc_between": figures.auc(duplicate[~within], same[~within]),
            "duplicate_auc_within": figures.auc(duplicate[within], same[within]),
            "duplicate_precision_at_recall80_within": figures.precision_at_recall(duplicate[within], same[within], 0.8),
            "related_auc_between": figures.auc(related[~within], near[~within]),
            "n": int(said.kept.sum()),
        }
    )
