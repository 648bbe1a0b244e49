"""Run as a program: import a folder, and die by SIGKILL inside the transaction of the n-th piece. 0 = do not die."""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def dying(write: Any, die_at: int) -> Any:
    """``write`` that kills its own process after the rows are written and before they are committed."""
    count = 0

    def wrapped(*args: Any) -> None:
        nonlocal count
        count += 1
        write(*args)
        if count == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    return wrapped


def prepare() -> Any:
    from django.core.management import call_command

    from tests import builders as a

    call_command("migrate", verbosity=0)
    cycle = a.siklus()
    for kode in ("1.03.10", "1.03.10.2.01", "1.03.10.2.01.0005", "1.03.10.2.01.0012", "X.XX.01"):
        a.code(kode)
    return cycle


def main(data: str, folder: str, die_at: int) -> None:
    os.environ |= {"SELARAS_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    import django

    django.setup()
    from selaras.features.plan.actions.sheet.apply import Writer
    from selaras.features.plan.actions.sheet.run import run_import
    from selaras.features.plan.queries.summary import summary_of
    from selaras.foundation.sheets.models import Upload
    from selaras.foundation.tahapan.models import Siklus
    from selaras.foundation.verbs import chain
    from selaras.foundation.verbs.actors import command_line

    fresh = not (Path(data) / "db.sqlite3").exists()
    cycle = prepare() if fresh else Siklus.objects.get()
    Writer.write = dying(Writer.write, die_at)  # type: ignore[method-assign]
    actor = command_line("12.07", "perencana_bappeda")
    paths = sorted(Path(folder).iterdir())
    _upload, report = run_import("sirup", paths, siklus=cycle, actor=actor, label="kembaran")
    found = {"applied": report.applied, "uploads": Upload.objects.count(), **summary_of(cycle)}
    sys.stdout.write(json.dumps(found | {"chain": chain.verify("12.07", 2022).ok}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
