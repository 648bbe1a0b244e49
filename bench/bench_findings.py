"""A whole look for findings at a regency's size, against writing as many rows without a look.

Method: ten OPD with 200 lines and 200 packages each, without a sasaran, as a first import leaves them; on SQLite.
Measured in the processor's time: the first look, which writes every finding; a second one, which writes
nothing; and the baseline, the same rows of findings written in bulk.
Run: python bench/bench_findings.py [--quick]
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two OPD")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="selaras-bench-") as place:
        os.environ |= {"SELARAS_DATA": place, "DJANGO_SETTINGS_MODULE": "selaras.main.settings", "DATABASE_URL": ""}
        import django

        django.setup()
        from selaras.main import setup

        setup.prepare(lambda words: None)
        from selaras.features.alignment.actions.temuan import refresh
        from selaras.features.alignment.models import Temuan
        from selaras.features.alignment.tests.test_refresh import big
        from tests import builders as a

        siklus = a.siklus("12.07", 2022)
        big(siklus, 2 if args.quick else 10, 200)
        times = []
        for _look in ("first", "second"):
            began = time.process_time()
            refresh(siklus)
            times.append(time.process_time() - began)
        rows = list(Temuan.objects.filter(siklus=siklus))
        for row in rows:
            row.pk, row.key = None, f"again:{row.key}"[:200]
        began = time.process_time()
        Temuan.objects.bulk_create(rows, batch_size=500)
        bare = time.process_time() - began
        found = {"findings": len(rows), "first_s": round(times[0], 2), "second_s": round(times[1], 2)}
        found |= {"first_ratio": round(times[0] / bare, 2), "second_ratio": round(times[1] / bare, 2)}
        print(json.dumps(found))


if __name__ == "__main__":
    main()
