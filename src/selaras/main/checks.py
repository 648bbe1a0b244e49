"""What must be right before an instance serves people."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Warning, register  # noqa: A004
from django.db import connection

from selaras.foundation.verbs.actors import ROLES
from selaras.main import sqlite


@register()
def library_is_safe(**_kwargs: Any) -> list[Any]:
    """A SQLite library with the WAL-reset fault may lose rows: warn, and refuse in production."""
    if connection.vendor != "sqlite" or sqlite.is_safe(sqlite.version()):
        return []
    found = ".".join(map(str, sqlite.version()))
    kind = Error if settings.PRODUCTION else Warning
    return [
        kind(
            f"SQLite {found} punya cacat WAL-reset yang dapat merusak data.",
            hint="Pasang SQLite 3.51.3 atau lebih baru, paket pysqlite3, atau pakai PostgreSQL (DATABASE_URL).",
            id="selaras.E001" if settings.PRODUCTION else "selaras.W001",
        )
    ]


@register()
def required_roles_exist(**_kwargs: Any) -> list[Any]:
    """A misspelt role would require the second step of nobody, silently."""
    unknown = [role for role in settings.REQUIRE_TOTP if role not in ROLES or role == "publik"]
    if not unknown:
        return []
    return [
        Error(
            f"SELARAS_REQUIRE_TOTP menyebut peran yang tidak ada: {', '.join(unknown)}.",
            hint=f"Peran yang ada: {', '.join(role for role in ROLES if role != 'publik')}.",
            id="selaras.E002",
        )
    ]
