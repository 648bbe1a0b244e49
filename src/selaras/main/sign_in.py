"""How people sign in: closed to strangers, fair to offices behind one address, gentle on memory."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.hashers import Argon2PasswordHasher, ScryptPasswordHasher
from django.http import HttpRequest

# One argon2 takes 19 MiB, one of the older scrypt 16 MB and 0.2 s: a login storm must queue, not fill the memory.
AT_ONCE = 2  # per process
PATIENCE = 20  # seconds a login waits for its turn
_gate = threading.BoundedSemaphore(AT_ONCE)


class TooBusy(Exception):  # noqa: N818
    """Too many people sign in at this moment."""


@contextmanager
def _turn() -> Generator[None]:
    if not _gate.acquire(timeout=PATIENCE):
        raise TooBusy
    try:
        yield
    finally:
        _gate.release()


class GatedArgon2Hasher(Argon2PasswordHasher):
    """Argon2id, a few at a time, a seventh of the processor's time that scrypt takes."""

    # OWASP Password Storage Cheat Sheet: m = 19 MiB, t = 2, p = 1.
    memory_cost, time_cost, parallelism = 19456, 2, 1

    def encode(self, *args: Any, **kwargs: Any) -> str:
        with _turn():
            return super().encode(*args, **kwargs)

    def verify(self, *args: Any, **kwargs: Any) -> bool:
        with _turn():
            return super().verify(*args, **kwargs)


class GatedScryptHasher(ScryptPasswordHasher):
    """Passwords kept before Argon2id: read once more at the next sign-in, then kept the new way."""

    def encode(self, *args: Any, **kwargs: Any) -> str:
        with _turn():
            return super().encode(*args, **kwargs)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the admin; wrong guesses lock one account at one address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}@{self.get_client_ip(request)}"


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """A person from the office's own provider must already have an account here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
