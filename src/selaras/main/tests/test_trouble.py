"""Trouble in words, with what was typed kept."""

import errno
from contextlib import suppress

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import DataError, OperationalError
from django.test import RequestFactory

from selaras.foundation.verbs.acting import Conflict
from selaras.main import health
from selaras.main.middleware import trouble
from selaras.main.sign_in import TooBusy

TYPED = {"nama": "Jalan <desa>", "pagu": "1.000", "version": "3", "_once": "k1", "csrfmiddlewaretoken": "t"}


def _post(**fields):
    request = RequestFactory().post("/12.07/2022/baris/1/ubah/", fields)
    request.session = SessionStore()
    return request


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (OperationalError("database is locked"), trouble.BUSY),
        (OperationalError("connection refused"), trouble.BUSY),
        (OperationalError("database or disk is full"), trouble.FULL),
        (OperationalError("attempt to write a readonly database"), trouble.FULL),
        (OSError(errno.ENOSPC, "No space left on device"), trouble.FULL),
        (DataError("value too long"), trouble.UNREADABLE),
        (ValueError("A string literal cannot contain NUL (0x00) characters."), trouble.UNREADABLE),
        (OverflowError("Python int too large to convert to SQLite INTEGER"), trouble.UNREADABLE),
        (TooBusy(), trouble.QUEUE),
        (Conflict(type("Row", (), {"version": 4})(), 3), trouble.TAKEN),
        (OperationalError("no such table: x"), None),
        (OSError(errno.ENOENT, "No such file"), None),
        (ValueError("biasa"), None),
    ],
)
def test_each_fault_has_its_kind_and_others_stay_faults(fault, kind):
    assert trouble.trouble_of(fault) is kind


def test_a_busy_database_answers_503_with_a_time_and_the_typed_form():
    response = trouble.page(_post(**TYPED), trouble.BUSY)
    body = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Jalan &lt;desa&gt;" in body
    assert 'name="_once" value="k1"' in body
    assert 'name="version" value="3"' in body
    assert "Kirim lagi" in body


def test_a_password_is_never_shown_again():
    body = trouble.page(_post(password="rahasia-sekali", nama="Budi"), trouble.QUEUE).content.decode()
    assert "rahasia-sekali" not in body
    assert "Budi" in body


def test_a_stale_form_is_shown_but_not_offered_for_sending_again():
    response = trouble.page(_post(**TYPED), trouble.TAKEN)
    assert response.status_code == 409
    assert "Jalan &lt;desa&gt;" in response.content.decode()
    assert "Kirim lagi" not in response.content.decode()


def _fail_as(request, status):
    try:
        raise OperationalError("database is locked")
    finally:
        assert trouble.server_error(request).status_code == status


def test_the_last_resort_knows_the_kind_of_fault_too():
    request = _post(**TYPED)
    with suppress(OperationalError):
        _fail_as(request, 503)
    assert trouble.server_error(request).status_code == 500


@pytest.mark.django_db
def test_health_names_what_is_missing(client, settings, tmp_path):
    settings.LIVE_PORT = 0
    settings.HEARTBEAT_FILE = tmp_path / "worker.beat"
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["pages"]) == (503, "ok")
    assert answer.json()["worker"].startswith("tidak menjawab")
    settings.HEARTBEAT_FILE.write_text("1")
    assert client.get("/healthz").json()["worker"] == "ok"


@pytest.mark.django_db
def test_health_is_whole_only_when_all_three_work(client, settings, tmp_path, monkeypatch):
    settings.HEARTBEAT_FILE = tmp_path / "worker.beat"
    settings.HEARTBEAT_FILE.write_text("1")
    monkeypatch.setattr(health, "_live", lambda: "ok")
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_pages_are_fenced_by_the_content_policy_and_indonesian_by_default(client, settings):
    settings.LIVE_PORT = 8001
    answer = client.get("/", headers={"accept-language": "en-US,en"})
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "connect-src 'self' http://testserver:8001" in policy
    assert '<html lang="id">' in answer.content.decode()
