"""The pages of sign-in and of the account are ours, not the bare ones that allauth brings."""

import pytest
from django.template.loader import get_template
from django.test import Client

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
