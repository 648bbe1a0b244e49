"""How people sign in: closed to strangers, fair to offices behind one address, gentle on memory."""

import threading
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.http import HttpRequest

# One scrypt takes about 0.2 s and 16 MB: a login storm must queue, not fill the memory.
AT_ONCE = 2  # per process
PATIENCE = 20  # seconds a login waits for its turn
_gate = threading.BoundedSemaphore(AT_ONCE)


class TooBusy(Exception):  # noqa: N818
    """Too many people sign in at this moment."""


class GatedScryptHasher(ScryptPasswordHasher):
    """Django's scrypt, a few at a time."""

    def encode(self, *args: Any, **kwargs: Any) -> str:
        if not _gate.acquire(timeout=PATIENCE):
            raise TooBusy
        try:
            return super().encode(*args, **kwargs)
        finally:
            _gate.release()


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
