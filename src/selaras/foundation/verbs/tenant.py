"""PostgreSQL's second wall: the session says which daerah it works for, row-level security does the rest."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

EVERYWHERE = "*"  # maintenance from the command line, and the worker between two pieces of work
resting = ""  # what a connection works for between two requests: for no daerah

# Rows of these tables anybody may read; the front door lists the cycles of every government.
OPEN_TO_READ = frozenset({"tahapan_siklus"})
MINE = "(daerah_id = current_setting('app.daerah', true) OR current_setting('app.daerah', true) = '*')"
# Tables without a daerah of their own, as far as their parent is seen.
BY_PARENT = {"sheets_uploadrow": "upload_id IN (SELECT id FROM sheets_upload)"}


def set_tenant(connection: Any, daerah_id: str) -> None:
    """Work for this daerah from now on; '' = for none, then no row of any daerah is seen."""
    if connection.vendor != "postgresql":
        return
    daerah_id = daerah_id or resting
    if not daerah_id and connection.connection is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.daerah', %s, false)", [daerah_id])


@contextmanager
def working_for(connection: Any, daerah_id: str) -> Generator[None]:
    """Work for this daerah for a while, then for whom it was before."""
    before = tenant_of(connection)
    set_tenant(connection, daerah_id)
    try:
        yield
    finally:
        set_tenant(connection, before)


def tenant_of(connection: Any) -> str:
    """For whom this connection works; '' = for nobody, and on SQLite, which has no such wall."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(current_setting('app.daerah', true), '')")
        return str(cursor.fetchone()[0])


def walls(table: str) -> list[str]:
    """The SQL that closes one table, also to its owner."""
    rule = BY_PARENT.get(table, MINE)
    made = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY of_daerah ON {table} USING ({rule}) WITH CHECK ({rule})",
    ]
    if table in OPEN_TO_READ:
        made.append(f"CREATE POLICY read_by_all ON {table} FOR SELECT USING (true)")
    return made


def raise_walls(app_label: str, *only: str) -> Any:
    """The operation of a migration: every table of this app with a daerah, as the app is at that moment, or ``only``
    those of these models."""
    from django.db import migrations

    def tables(apps: Any) -> list[str]:
        models = [m for m in apps.get_app_config(app_label).get_models() if not only or m._meta.model_name in only]
        named = [m._meta for m in models if any(f.column == "daerah_id" for f in m._meta.concrete_fields)]
        known = {meta.db_table for meta in named} | {t for t in BY_PARENT if t.startswith(f"{app_label}_")}
        return sorted(known)

    def up(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for table in tables(apps):
                for sql in walls(table):
                    schema_editor.execute(sql)

    def down(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for table in tables(apps):
                for name in ("of_daerah", "read_by_all"):
                    schema_editor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
                schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
                schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    return migrations.RunPython(up, down)
