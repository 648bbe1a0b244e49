"""Free text -> agency: learned from one file, measured on another."""

from argparse import ArgumentParser, Namespace
from typing import Any

from selaras.engines.suggestion import Router
from selaras.engines.suggestion.routing import merged, rare_together
from selaras.main.bench.files import header, read_columns, rounded
from selaras.main.cli.speech import Stop
from selaras.reference.language import lexicon
from selaras.reference.suggestion import duties

PRECISION = 0.9
# Text and label of each shape; in the second, offices of kelurahan and kecamatan and rare classes are put together.
SHAPES = (("usulan", "opd_tujuan", False), ("text", "instansi", True))


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--train", required=True, metavar="FILE", help="berkas untuk belajar")
    parser.add_argument("--test", required=True, metavar="FILE", help="berkas untuk mengukur")


def run(args: Namespace) -> dict[str, Any]:
    text, label, together = _shape(args.train)
    trained = read_columns(args.train, (text, label))
    labels = [row[label] for row in trained]
    asked = [row[text] for row in read_columns(args.test, (text,))]
    if together:
        labels = merged(labels)
        rule = rare_together(labels)
        labels = [rule(name) for name in labels]
    router = Router.learned([row[text] for row in trained], labels, lexicon(), tuple(duties()))
    shares = router.shares(asked)
    truth = [row[label] for row in read_columns(args.test, (label,))]
    if together:
        truth = [rule(name) for name in merged(truth)]
    return rounded(_measured(router, shares, truth) | {"classes": len(router.agencies)})


def _shape(path: str) -> tuple[str, str, bool]:
    columns = header(path)
    for shape in SHAPES:
        if shape[0] in columns and shape[1] in columns:
            return shape
    raise Stop("Berkas perlu kolom usulan dan opd_tujuan, atau text dan instansi.")


def _measured(router: Router, shares: Any, truth: list[str]) -> dict[str, float]:
    import numpy as np
    from sklearn.metrics import f1_score

    names = np.array(router.agencies, dtype=object)
    order = np.argsort(-shares, axis=1, kind="stable")
    first = [str(name) for name in names[order[:, 0]]]
    right = np.array([guess == name for guess, name in zip(first, truth, strict=True)])
    near = [name in names[row[:3]] for row, name in zip(order, truth, strict=True)]
    return {
        "accuracy": float(right.mean()),
        "hit3": float(np.mean(near)),
        "macro_f1": float(f1_score(truth, first, average="macro", zero_division=0)),
        "coverage_at_precision90": _coverage(shares.max(axis=1), right),
    }


def _coverage(sureness: Any, right: Any) -> float:
    """The largest share of texts, surest first, that is routed with the wanted precision."""
    import numpy as np

    order = np.argsort(-sureness, kind="stable")
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= PRECISION)
    return float((enough[-1] + 1) / len(order)) if len(enough) else 0.0
