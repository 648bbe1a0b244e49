"""What the tests of the OPDs' work share: somebody signed in, the addresses, a form as a browser sends it."""

from typing import Any

from django.test import Client

from tests import builders as a

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/12.07/2022/"


def enter(person: Any) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=BACKEND)
    return client


def typed(**changes: Any) -> dict[str, Any]:
    """A filled line form: pagu 750 million from two sources, one place, March to October."""
    sent: dict[str, Any] = {
        "kode": "1.03.10.2.01.0012",
        "nama": "Rekonstruksi jalan Saentis",
        "pagu": "750.000.000",
        "pagu_maju": "",
        "dana_a": ["DAU", "PAD", ""],
        "dana_b": ["500.000.000", "Rp250.000.000", ""],
        "tempat_a": [""],
        "tempat_b": ["Jalan Mesjid"],
        "lokasi_teks": "",
        "kelompok_sasaran": "Warga Dusun IX",
        "bulan_mulai": "3",
        "bulan_selesai": "10",
        "prioritas_nasional": "",
        "keterangan": "",
    }
    return sent | changes


def saentis() -> None:
    a.wilayah("12.07.26", "Percut Sei Tuan")
    a.wilayah("12.07.26.2001", "Saentis", "desa")


def reads(client: Client, path: str) -> int:
    """Queries of a page beyond those of its room and frame (the list of notices has one of its own)."""
    return whole_page(client, path)[0] - whole_page(client, "pemberitahuan/")[0] + 1


def whole_page(client: Client, path: str) -> tuple[int, str]:
    """Every query of a page with its room and frame, asked twice so that nothing is read for the first time; and it.

    The wall of PostgreSQL is set before a page and taken back after it; these two statements read nothing.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(f"{HOME}{path}")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"{HOME}{path}")
    assert answer.status_code == 200
    return sum("set_config" not in query["sql"] for query in queries), answer.content.decode()
