"""A whole copy on PostgreSQL, where the walls between governments stand before the owner of the tables too."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("selaras_asal", "selaras_pulih")
pytestmark = pytest.mark.postgres


@pytest.fixture
def addresses() -> Iterator[list[str]]:
    """Two empty databases beside the one of the tests."""
    given = os.environ.get("SELARAS_TEST_PG", "")
    if not given or shutil.which("pg_dump") is None:
        pytest.skip("needs a PostgreSQL cluster and pg_dump")
    with psycopg.connect(given, autocommit=True) as server:
        for name in NAMES:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name}")
        yield [given.replace("/selaras?", f"/{name}?") for name in NAMES]
        for name in NAMES:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _selaras(address: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": address, "SELARAS_TEST_PG": ""}
    environment.pop("SELARAS_DATA", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [str(ROOT / "selaras"), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_copy_of_one_database_is_restored_into_another_and_is_the_same(addresses, tmp_path):
    origin, fresh = addresses
    there, copy, again = (str(tmp_path / name) for name in ("asal", "cadangan", "pulih"))
    assert _selaras(origin, "init", "--data", there, "--daerah", "61.04", "--tahun", "2026").returncode == 0

    made = _selaras(origin, "backup", copy, "--data", there)
    back = _selaras(fresh, "restore", copy, "--data", again)

    assert (made.returncode, made.stderr) == (0, "")
    assert back.returncode == 0, back.stderr
    assert _selaras(fresh, "verify", copy, "--data", again).returncode == 0
    assert _selaras(fresh, "check", "--data", again).returncode == 0
