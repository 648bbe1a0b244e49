"""How sure the figures of overlap are: held-out chances, resampled by whole clusters.

python tools/spread_overlap.py --lines DIR --pairs FILE [--rounds 500]
Prints each figure with the 5th and 95th percentile over resampled clusters.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from selaras.main.bench import figures, learning, lines, packages


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=500)
    args = parser.parse_args()
    print(json.dumps({**of_packages(args), **of_lines(args)}, indent=1))


def of_packages(args: argparse.Namespace) -> dict[str, list[float]]:
    read, said = packages.packages(args.pairs), packages.labels(args.pairs)
    same, near = learning.package_examples(read, said), learning.package_examples(read, said, near=True)
    p = learning.chances_held_out(same, learning.SAME, learning.FREEDOM_PACKAGES)
    q = learning.chances_held_out(near, learning.NEAR, learning.FREEDOM_NEAR, signed=False)
    within = said.within[said.kept]

    def all_of(at: np.ndarray) -> dict[str, float]:
        inside, outside = at[within[at]], at[~within[at]]
        return {
            "duplicate_auc_between": figures.auc(same.labels[outside], p[outside]),
            "duplicate_auc_within": figures.auc(same.labels[inside], p[inside]),
            "duplicate_precision_at_recall80_within": figures.precision_at_recall(same.labels[inside], p[inside], 0.8),
            "related_auc_between": figures.auc(near.labels[outside], q[outside]),
            "packages_worst_calibration_gap": figures.worst_gap(same.labels[at], p[at]),
        }

    return resampled(all_of, same.groups[0], args.rounds)


def of_lines(args: argparse.Namespace) -> dict[str, list[float]]:
    [split] = lines.splits(args.lines)
    said = lines.labels(split)
    read = packages.packages(args.pairs)
    others = learning.package_examples(read, packages.labels(args.pairs))
    examples = learning.joined(learning.line_examples(split, said), others, learning.SHARE_OF_PACKAGES)
    p = learning.chances_held_out(examples, learning.SAME, learning.FREEDOM_LINES)
    count, asked = int(said.kept.sum()), len(split.query)
    kind = np.repeat([0, 1, 2], [count, asked, asked])
    own = len(kind)
    query = np.concatenate([np.full(count, -1), split.query, split.query])
    labels, chance = examples.labels[:own], p[:own]

    def all_of(at: np.ndarray) -> dict[str, float]:
        real, given, bare = (at[kind[at] == k] for k in range(3))
        pooled = np.concatenate([real, given])
        return {
            "real_ap": figures.average_precision(labels[real], chance[real]),
            "real_recall_at_p95": figures.recall_at_precision(labels[real], chance[real], 0.95),
            "reworded_ap": figures.average_precision(labels[given], chance[given]),
            "reworded_recall_at_p90": figures.recall_at_precision(labels[given], chance[given], 0.9),
            "reworded_hit3": figures.hits(labels[given], chance[given], query[given], 3),
            "reworded_nocode_ap": figures.average_precision(labels[bare], chance[bare]),
            "worst_calibration_gap": figures.worst_gap(labels[pooled], chance[pooled]),
        }

    return resampled(all_of, examples.groups[0][:own], args.rounds)


def resampled(all_of: object, groups: np.ndarray, rounds: int) -> dict[str, list[float]]:
    """[figure, 5th percentile, 95th percentile]; a cluster drawn twice counts twice."""
    order = np.argsort(groups, kind="stable")
    names, starts = np.unique(groups[order], return_index=True)
    rows = np.split(order, starts[1:])
    chance = np.random.default_rng(4)
    base = all_of(np.arange(len(groups)))
    drawn = [
        all_of(np.concatenate([rows[k] for k in chance.integers(0, len(names), len(names))])) for _ in range(rounds)
    ]
    spread = {key: [d[key] for d in drawn if not np.isnan(d[key])] for key in base}
    return {
        key: [round(value, 3), *(round(float(x), 3) for x in np.percentile(spread[key], [5, 95]))]
        for key, value in base.items()
    }


if __name__ == "__main__":
    main()
