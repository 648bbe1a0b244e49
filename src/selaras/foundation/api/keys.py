"""A program shows its key: ``Authorization: Bearer selaras_…``. A signed-in browser does not count here."""

from typing import Any

from ninja.security import HttpBearer

from selaras.foundation.api.restraint import count
from selaras.foundation.people.seats import actor_of_token, token_of


class Key(HttpBearer):
    """Puts the owner of the key, in the grants of the key, on the request."""

    def authenticate(self, request: Any, token: str) -> Any:
        found = token_of(token) if token.isascii() and len(token) < 200 else None
        if found is not None:
            count(found)
            request.api_token, request.actor = found, actor_of_token(found)
        return found
