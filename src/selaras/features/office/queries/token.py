"""Keys for programs: one's own, and all of the daerah for those who may revoke them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from selaras.features.office.queries.people import told
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.people.models import ApiToken, Grant
from selaras.foundation.people.seats import actor_of_token
from selaras.foundation.people.verbs import TOKEN_REVOKE
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor

MOST = 200  # keys on the page, newest first


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A key in words."""

    token: ApiToken
    roles: list[tuple[str, str]]  # role and for what
    state: str  # berlaku, dicabut, berakhir, mati (none of its roles counts any more)
    revocable: bool


def tokens_for(daerah: Daerah, actor: Actor) -> list[TokenRow]:
    """The keys that this person may revoke or has made."""
    grants = Prefetch("grants", Grant.objects.select_related("opd", "person"))
    rows = ApiToken.objects.filter(TOKEN_REVOKE.q(actor), daerah=daerah)
    return [_row(token, actor) for token in rows.select_related("person").prefetch_related(grants)[:MOST]]


def _row(token: ApiToken, actor: Actor) -> TokenRow:
    roles: list[Any] = [told(grant, {}) for grant in token.grants.all()]
    state = "dicabut" if token.revoked_at else "berakhir" if token.ends_at <= clock.now() else "berlaku"
    if state == "berlaku" and not actor_of_token(token).seats:
        state = "mati"
    return TokenRow(
        token, [(row.role, row.scope) for row in roles], state, state == "berlaku" and TOKEN_REVOKE.allows(actor, token)
    )
