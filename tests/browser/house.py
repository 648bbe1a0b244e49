"""Run as a program on an empty data folder: one line of one OPD and three people, signed in. Prints where they are."""

import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def furnish() -> dict[str, Any]:
    from django.test import Client

    from tests import builders as a

    agency = a.opd("Dinas Pekerjaan Umum", singkatan="PUPR")
    line = a.line(a.siklus("12.07", 2022, "persiapan", "ranwal"), agency, pagu=1_000_000)
    people = {
        "rina": a.person("perencana_bappeda"),
        "budi": a.person("perencana_opd", opd=agency),
        "wati": a.person("kepala_opd", opd=agency),
    }
    sessions = {}
    for name, person in people.items():
        person.nama = name.capitalize()
        person.save()
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        sessions[name] = client.cookies["sessionid"].value
    return {"line": line.pk, "sessions": sessions}


def main(data: str) -> None:
    os.environ |= {"SELARAS_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    sys.stdout.write(json.dumps(furnish()))


if __name__ == "__main__":
    main(sys.argv[1])
