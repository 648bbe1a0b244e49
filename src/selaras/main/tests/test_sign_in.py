"""Sign-in: wrong guesses are counted per account and address, also behind a proxy."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.test import Client

from selaras.main.supervisor import SOURCE
from tests import builders as a

OFFICE, STRANGER = "10.20.0.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def nobody_has_guessed_yet():
    cache.clear()
    yield
    cache.clear()


def _try(login, password, came_from):
    return Client().post("/masuk/", {"login": login, "password": password}, headers={"x-forwarded-for": came_from})


@pytest.mark.django_db
@pytest.mark.parametrize(("proxies", "status"), [(1, 302), (0, 200)])
def test_guesses_of_a_stranger_lock_the_office_out_only_when_the_proxy_is_not_told(settings, proxies, status):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    login = a.person().username
    for guess in range(10):
        assert _try(login, f"salah {guess}", STRANGER).status_code == 200
    assert _try(login, "rahasia-uji", STRANGER).status_code == 200  # the stranger may not, even with the right one
    assert _try(login, "rahasia-uji", OFFICE).status_code == status


@pytest.mark.django_db
def test_an_address_that_the_stranger_writes_before_that_of_the_proxy_is_not_believed(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    login = a.person().username
    for guess in range(10):
        _try(login, f"salah {guess}", f"198.51.100.{guess}, {STRANGER}")
    assert _try(login, "rahasia-uji", f"{OFFICE}, {STRANGER}").status_code == 200
    assert _try(login, "rahasia-uji", OFFICE).status_code == 302


def setting_of(name, data, **said):
    look = f"from selaras.main import settings; print(settings.{name})"
    done = subprocess.run(
        [sys.executable, "-c", look],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SELARAS_DATA": str(data), **said},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().strip()


def test_the_number_of_proxies_is_asetting_of(tmp_path):
    assert setting_of("ALLAUTH_TRUSTED_PROXY_COUNT", tmp_path) == "0"
    assert setting_of("ALLAUTH_TRUSTED_PROXY_COUNT", tmp_path, SELARAS_PROXIES="2") == "2"
