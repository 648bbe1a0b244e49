"""PostgreSQL's second wall: the session says which daerah it works for, row-level security does the rest."""

from typing import Any

EVERYWHERE = "*"  # maintenance from the command line: migrations, checks, backups


def set_tenant(connection: Any, daerah_id: str) -> None:
    """Work for this daerah from now on; '' = for none, then no row of any daerah is seen."""
    if connection.vendor != "postgresql":
        return
    if not daerah_id and connection.connection is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.daerah', %s, false)", [daerah_id])
