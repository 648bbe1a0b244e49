"""Keys, libraries, ports and addresses of an instance."""

import socket
import stat
import sys
from pathlib import Path

import pytest

from selaras.main import database, keys, sqlite, supervisor


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("SELARAS_SECRET_KEY", raising=False)
    first = keys.secret_key(tmp_path / "data")
    assert len(first) >= keys.SHORTEST
    assert keys.secret_key(tmp_path / "data") == first
    assert stat.S_IMODE((tmp_path / "data" / "secret.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("bad", ["pendek", "django-insecure-" + "x" * 60])
def test_a_short_or_default_secret_is_refused(tmp_path, monkeypatch, bad):
    monkeypatch.setenv("SELARAS_SECRET_KEY", bad)
    with pytest.raises(keys.BadKey, match="Kunci rahasia terlalu pendek"):
        keys.secret_key(tmp_path)
    monkeypatch.setenv("SELARAS_SECRET_KEY", "x" * 50)
    assert keys.secret_key(tmp_path) == "x" * 50


def test_the_seal_has_a_file_of_its_own(tmp_path):
    path = keys.signing_key(tmp_path)
    before = path.read_bytes()
    assert keys.signing_key(tmp_path).read_bytes() == before
    assert before.startswith(b"-----BEGIN PRIVATE KEY-----")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (3, 50, 7), (3, 44, 6), (4, 0, 0)])
def test_repaired_libraries_are_safe(version):
    assert sqlite.is_safe(version)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 50, 6), (3, 44, 5), (3, 49, 9)])
def test_libraries_with_the_wal_fault_are_not(version):
    assert not sqlite.is_safe(version)


def test_a_database_address_is_taken_apart():
    found = database.database(None, "postgres://budi:ra%40hasia@db.example:6432/rencana?sslmode=require&pool=8")
    assert (found["USER"], found["PASSWORD"]) == ("budi", "ra@hasia")
    assert (found["HOST"], found["PORT"]) == ("db.example", "6432")
    assert found["NAME"] == "rencana"
    assert found["OPTIONS"]["sslmode"] == "require"
    assert (found["OPTIONS"]["pool"]["max_size"], found["CONN_MAX_AGE"]) == (8, 0)


def test_a_socket_folder_can_be_the_host():
    found = database.database(None, "postgres://selaras@/selaras?host=/tmp/abc")
    assert (found["HOST"], found["NAME"], found["PORT"]) == ("/tmp/abc", "selaras", "")


@pytest.mark.parametrize("bad", ["mysql://a/b", "postgres://host/", "rencana"])
def test_another_address_is_refused_with_an_example(bad):
    with pytest.raises(database.BadAddress, match="postgres://nama:sandi@host"):
        database.database(None, bad)


def test_sqlite_waits_writes_through_and_locks_at_the_start(tmp_path):
    found = database.database(tmp_path, "")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] >= 5
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_taken_port_is_refused_and_the_next_free_one_serves_live_events():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(supervisor.PortTaken):
            supervisor.ports("127.0.0.1", port)
    pages, live = supervisor.ports("127.0.0.1", port)
    assert pages == port
    assert live > port


def test_started_from_inside_the_source_the_pages_still_find_their_program(tmp_path, monkeypatch):
    """Granian reads the target's path against the folder that it is started in."""
    monkeypatch.chdir(Path(supervisor.__file__).parents[1])
    plan = supervisor.Plan(tmp_path, "127.0.0.1", 1, 2, say=lambda words: None)
    watched = supervisor.Supervisor(plan)
    look = "from granian._internal import prepare_import; import sys; open(sys.argv[1], 'w').write(prepare_import(sys.argv[2]))"
    target = watched.children[0].command[-1].partition(":")[0]
    child = supervisor.Child("uji", [sys.executable, "-c", look, str(tmp_path / "found"), target])
    watched._start(child)
    assert child.process is not None
    assert child.process.wait(30) == 0
    assert (tmp_path / "found").read_text() == target == "selaras.main.wsgi"
