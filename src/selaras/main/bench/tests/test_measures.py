"""The measures print what the issue of matching asks for, and labels never reach the scoring."""

import csv
import json
import subprocess
import sys

import numpy as np
import pytest

from selaras.main.bench import figures
from selaras.main.bench.lines import splits
from selaras.main.bench.packages import package_chances, packages
from selaras.main.bench.tests.examples import lines_folder, packages_file
from selaras.main.cli.__main__ import run


def asked(capsys, *words):
    assert run(["bench", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_overlap_on_a_small_folder(tmp_path, capsys):
    found = asked(capsys, "overlap", "--data", str(lines_folder(tmp_path)))
    assert list(found) == [
        "real_ap",
        "real_recall_at_p95",
        "reworded_ap",
        "reworded_recall_at_p90",
        "reworded_hit3",
        "reworded_nocode_ap",
        "place_accuracy",
        "place_precision",
        "worst_calibration_gap",
    ]
    assert (found["real_ap"], found["reworded_hit3"], found["place_accuracy"]) == (1.0, 1.0, 1.0)


def test_pairs_on_a_small_file(tmp_path, capsys):
    found = asked(capsys, "pairs", str(packages_file(tmp_path / "pasangan.csv")))
    assert found == {
        "duplicate_auc_between": 1.0,
        "duplicate_auc_within": 1.0,
        "duplicate_precision_at_recall80_within": 1.0,
        "related_auc_between": 1.0,
        "n": 5,
    }


def test_speed_of_a_few_lines(capsys):
    found = asked(capsys, "speed", "--n", "60")
    assert list(found) == ["seconds", "rss_mb", "pairs", "typing_ms_p50", "typing_ms_p95"]
    assert found["pairs"] > 0


def test_the_chances_do_not_depend_on_the_labels(tmp_path):
    path = packages_file(tmp_path / "pasangan.csv")
    before = package_chances(packages(path))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["label"] = "beda"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert all(np.array_equal(a, b) for a, b in zip(before, package_chances(packages(path)), strict=True))


def test_a_folder_without_lines_is_refused_in_words(tmp_path, capsys):
    assert run(["bench", "overlap", "--data", str(tmp_path)]) == 2
    assert "tidak ada berkas usulan_pasangkayu_*.csv" in capsys.readouterr().err


def test_codes_withheld_leave_only_what_the_text_says(tmp_path):
    [split] = splits(lines_folder(tmp_path))
    assert [reading.kode_kec for reading in split.alone] == ["12.07.26"] * 4 + ["", "12.07.26"]


LABELS = np.array([True, False, True, False])
SCORES = np.array([0.9, 0.8, 0.7, 0.1])


def test_the_figures_themselves():
    assert figures.average_precision(LABELS, SCORES) == pytest.approx((1 + 2 / 3) / 2)
    assert figures.auc(LABELS, SCORES) == pytest.approx(3 / 4)
    assert figures.recall_at_precision(LABELS, SCORES, 0.9) == 0.5
    assert figures.precision_at_recall(LABELS, SCORES, 0.8) == pytest.approx(2 / 3)
    assert figures.hits(LABELS, SCORES, np.array([1, 1, 2, 2]), 1) == 1.0


def test_calibration_is_judged_only_where_a_bin_is_full():
    assert np.isnan(figures.worst_gap(LABELS, SCORES))
    chance, came = np.full(40, 0.95), np.array([True] * 30 + [False] * 10)
    assert figures.worst_gap(came, chance) == pytest.approx(0.2)


def test_starting_the_program_loads_no_numeric_library():
    code = (
        "import sys, selaras.main.cli.bench, selaras.main.cli.__main__, selaras.reference, selaras.engines.overlap;"
        "from selaras.reference import language, overlap;"
        "sys.exit(bool({'numpy', 'scipy', 'sklearn'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
