"""How many proposals one address may send without an account."""

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache

HOUR = 3600  # seconds
MOST = 20  # proposals an hour from one address: a village office shares one


def address_of(request: Any) -> str:
    """The network address of the sender, behind a proxy too."""
    return str(get_adapter().get_client_ip(request))


def _key(address: str) -> str:
    return f"usulan.publik.{hashlib.sha256(address.encode()).hexdigest()}"


def spent(address: str) -> bool:
    """Whether the address has sent its share of the hour; counts nothing."""
    return int(cache.get(_key(address), 0)) >= MOST


def too_many(address: str) -> bool:
    """Counts this sending; True once the address has sent its share of the hour."""
    key = _key(address)
    if cache.add(key, 1, HOUR):
        return False
    try:
        return cache.incr(key) > MOST
    except ValueError:  # forgotten between the two
        return False
