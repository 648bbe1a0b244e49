"""The pages of sign-in and of the account are ours, not the bare ones that allauth brings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from selaras.foundation.people.models import Person


@pytest.mark.parametrize(
    "name", ["account/login.html", "account/password_change.html", "mfa/index.html", "mfa/authenticate.html"]
)
def test_a_page_of_the_account_comes_from_here(name: str) -> None:
    assert "selaras/foundation/ui" in get_template(name).origin.name


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("id", "Masuk ke ruang rencana"), ("en", "Sign in to the planning room")]
)
def test_sign_in_speaks_the_language_of_the_reader(client: Client, language: str, words: str) -> None:
    client.cookies["django_language"] = language
    assert words in client.get("/masuk/").content.decode()


@pytest.mark.django_db
def test_a_signed_in_person_finds_password_and_security_in_the_house_page(client: Client) -> None:
    client.force_login(Person.objects.create_user("uji", password="kata sandi panjang"))
    assert "Seberapa aman akun Anda?" in client.get("/masuk/dua-langkah/").content.decode()
    assert "Simpan kata sandi baru" in client.get("/masuk/sandi/").content.decode()


PLACES = {"uidb36": "1", "key": "abc", "provider_id": "kantor"}
OFFICE = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "kantor",
                "name": "Akun kantor",
                "client_id": "x",
                "settings": {"server_url": "http://127.0.0.1:9"},
            }
        ]
    }
}


def _urls() -> Any:
    """What lies under /masuk/, as the resolver knows it: this layer does not know the house above."""
    return next(p for p in get_resolver().url_patterns if isinstance(p, URLResolver) and str(p.pattern) == "masuk/")


def _addresses(resolver: Any, before: str = "") -> Iterator[str]:
    """Every address under /masuk/, with its places filled."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, f"{before}{_plain(pattern)}")
        else:
            yield f"{before}{_plain(pattern)}"


def _plain(pattern: Any) -> str:
    text = str(pattern.pattern).removeprefix("^")
    text = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: PLACES[found[1]], text)
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: PLACES[found[1]], text)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_of_sign_in_that_opens_is_ours(client: Client, settings: Any, language: str) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = OFFICE
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 10**6
    person = Person.objects.create_user("uji", password="kata sandi panjang", email="uji@contoh.test")
    inside = Client()
    inside.post("/masuk/", {"login": "uji", "password": "kata sandi panjang"})
    assert inside.session["_auth_user_id"] == str(person.pk)
    opened = set()
    for address in _addresses(_urls(), "/masuk/"):
        for reader in (client, inside):
            reader.cookies["django_language"] = language
            answer = reader.get(address)
            used = [t.origin.name for t in getattr(answer, "templates", ()) if t.name and t.name.endswith(".html")]
            opened |= {address} if used else set()
            assert [name for name in used if "/allauth/templates/" in name] == [], address
    assert {"/masuk/surel/", "/masuk/pihak-ketiga/", "/masuk/oidc/kantor/login/"} <= opened
    assert len(opened) > 14


@pytest.mark.django_db
def test_somebody_changes_the_main_address_and_removes_another(client: Client) -> None:
    person = Person.objects.create_user("uji", password="kata sandi panjang", email="uji@contoh.test")
    client.post("/masuk/", {"login": "uji", "password": "kata sandi panjang"})
    client.post("/masuk/surel/", {"email": "baru@contoh.test", "action_add": ""})
    assert "baru@contoh.test" in client.get("/masuk/surel/").content.decode()
    client.post("/masuk/surel/", {"email": "baru@contoh.test", "action_primary": ""})
    client.post("/masuk/surel/", {"email": "uji@contoh.test", "action_remove": ""})
    person.refresh_from_db()
    assert person.email == "baru@contoh.test"
    assert "uji@contoh.test" not in client.get("/masuk/surel/").content.decode().partition("<form")[2]


def test_the_return_address_of_the_office_account_is_plain() -> None:
    address = reverse("openid_connect_callback", kwargs={"provider_id": "kantor"})
    assert address == "/masuk/oidc/kantor/login/callback/"
    assert address in (Path(__file__).resolve().parents[5] / "docs" / "operations" / "mail-and-oidc.md").read_text()
