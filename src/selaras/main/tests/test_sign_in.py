"""Sign-in: wrong guesses are counted per account and address, also behind a proxy."""

import os
import subprocess
import sys

import pytest
from allauth.mfa.totp.internal import auth as totp_auth
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client

from selaras.main import checks
from selaras.main.settings import PASSWORD_HASHERS as REAL
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


@pytest.mark.django_db
class TestRolesThatNeedASecondStep:
    """SELARAS_REQUIRE_TOTP: nothing opens before the code of a phone is set up."""

    SET_UP = "/masuk/dua-langkah/totp/activate/"

    def _enter(self, person):
        client = Client()
        client.post("/masuk/", {"login": person.username, "password": "rahasia-uji"})
        return client

    def test_whoever_has_the_role_is_sent_to_set_it_up_from_every_page_and_every_deed(self, settings):
        settings.REQUIRE_TOTP = ("kepala_bappeda",)
        a.siklus()
        head = self._enter(a.person("kepala_bappeda"))
        for answer in (head.get("/"), head.get("/12.07/2022/kaskade/"), head.post("/12.07/2022/simpul/tambah/kirim/")):
            assert (answer.status_code, answer["Location"]) == (302, self.SET_UP)
        page = head.get(self.SET_UP, follow=True)  # by way of the password, once more
        assert page.status_code == 200
        assert "Peran Anda mewajibkan kode dari ponsel" in page.content.decode()
        assert head.get("/masuk/keluar/").status_code == 200

    def test_with_an_authenticator_everything_opens(self, settings):
        settings.REQUIRE_TOTP = ("kepala_bappeda",)
        a.siklus()
        person = a.person("kepala_bappeda")
        client = self._enter(person)
        secret = totp_auth.generate_totp_secret()
        code = totp_auth.format_hotp_value(
            totp_auth.hotp_value(secret, next(iter(totp_auth.yield_hotp_counters_from_time())))
        )
        client.post(f"/masuk/ulang/?next={self.SET_UP}", {"password": "rahasia-uji"})
        assert "Pindai gambar ini" in client.get(self.SET_UP).content.decode()
        session = client.session
        session[totp_auth.SECRET_SESSION_KEY] = secret
        session.save()
        assert client.post(self.SET_UP, {"code": code}).status_code == 302
        assert client.get("/12.07/2022/kaskade/").status_code == 200

    def test_other_roles_and_other_instances_are_not_asked(self, settings):
        a.siklus()
        head, planner = a.person("kepala_bappeda"), a.person("perencana_bappeda")
        assert self._enter(head).get("/12.07/2022/kaskade/").status_code == 200
        settings.REQUIRE_TOTP = ("kepala_bappeda",)
        assert self._enter(planner).get("/12.07/2022/kaskade/").status_code == 200
        assert Client().get("/masuk/").status_code == 200

    def test_a_misspelt_role_keeps_the_instance_from_starting(self, settings, tmp_path):
        assert setting_of("REQUIRE_TOTP", tmp_path) == "()"
        assert setting_of("REQUIRE_TOTP", tmp_path, SELARAS_REQUIRE_TOTP="tapd, apip") == "('tapd', 'apip')"
        assert checks.required_roles_exist() == []
        settings.REQUIRE_TOTP = ("kepala_bapeda",)
        assert "kepala_bapeda" in checks.required_roles_exist()[0].msg


@pytest.mark.django_db
def test_a_password_kept_by_scrypt_still_opens_and_is_then_kept_by_argon2(settings):
    settings.PASSWORD_HASHERS = REAL
    person = a.person()
    old = make_password("rahasia-uji", hasher="scrypt")
    type(person).objects.filter(pk=person.pk).update(password=old)
    assert _try(person.username, "rahasia-salah", OFFICE).status_code == 200
    assert _try(person.username, "rahasia-uji", OFFICE).status_code == 302
    person.refresh_from_db()
    assert person.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert _try(person.username, "rahasia-uji", OFFICE).status_code == 302
    assert _try(person.username, "rahasia-salah", OFFICE).status_code == 200
