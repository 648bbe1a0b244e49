"""Run as a program: import a sheet of proposals, and die by SIGKILL inside the transaction of the n-th piece. 0 = do not die."""

import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def main(data: str, file: str, die_at: int) -> None:
    os.environ |= {"SELARAS_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    from selaras.features.usulan.actions.sheet.apply import Writer
    from selaras.features.usulan.actions.sheet.run import run_import
    from selaras.features.usulan.models import Rekomendasi, Suara, Usulan
    from selaras.features.usulan.tests import lembar
    from selaras.foundation.sheets.models import Upload
    from selaras.foundation.tahapan.models import Siklus
    from selaras.foundation.verbs import chain
    from selaras.foundation.verbs.actors import command_line
    from tests.faults.importing import dying

    if not (Path(data) / "db.sqlite3").exists():
        call_command("migrate", verbosity=0)
        lembar.cycle()
    cycle: Any = Siklus.objects.get()
    Writer.write = dying(Writer.write, die_at)  # type: ignore[method-assign]
    actor = command_line("12.07", "perencana_bappeda")
    run_import([Path(file)], siklus=cycle, actor=actor, label="kembaran")
    found = {"usulan": Usulan.objects.count(), "suara": Suara.objects.count(), "said": Rekomendasi.objects.count()}
    found |= {"kode": len(set(Usulan.objects.values_list("kode", flat=True))), "uploads": Upload.objects.count()}
    found |= {"sumber": len(set(Usulan.objects.values_list("id_sumber", flat=True)))}
    sys.stdout.write(json.dumps(found | {"chain": chain.verify("12.07", 2022).ok}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
