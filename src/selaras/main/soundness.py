"""Whether an instance is whole: database, chain, files, libraries."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from selaras.features.search.queries import state as search
from selaras.foundation.files import queries as photos
from selaras.foundation.files import storage
from selaras.foundation.sheets.models import Upload
from selaras.foundation.verbs import chain
from selaras.main import setup, sqlite

LEAST_FREE = 500_000_000  # bytes; below this a backup may not fit beside the data


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    ok: bool
    words: str
    grave: bool = True  # False: worth knowing, but nothing is broken


def findings() -> Iterator[Finding]:
    yield from _database()
    yield from _chains()
    yield from _files()
    yield from _index()
    yield from _libraries()
    yield from _room()


def _database() -> Iterator[Finding]:
    behind = setup.pending()
    words = "sesuai program" if not behind else f"{behind} langkah migrasi belum diterapkan; jalankan ./selaras migrate"
    yield Finding("tabel", not behind, words)
    if setup.newer_than_program():
        yield Finding("versi", ok=False, words="data dibuat versi program yang lebih baru")
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SELECT count(*) FROM verbs_entry")
            yield Finding("basis data", ok=True, words=f"PostgreSQL menjawab, {cursor.fetchone()[0]} entri riwayat")
            yield _wall(cursor)
            return
        cursor.execute("PRAGMA integrity_check")
        said = [row[0] for row in cursor.fetchall()]
        yield Finding("isi basis data", said == ["ok"], "utuh" if said == ["ok"] else "; ".join(said[:3]))
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchall()
        yield Finding(
            "hubungan baris", not loose, "utuh" if not loose else f"{len(loose)} baris menunjuk yang tidak ada"
        )


def _wall(cursor: Any) -> Finding:
    """A superuser, or a role with BYPASSRLS, walks through the wall between governments."""
    cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    through = bool(cursor.fetchone()[0])
    words = "berlaku" if not through else "ditembus peran basis data ini; pakai peran biasa, bukan superuser"
    return Finding("dinding antar daerah", not through, words)


def _chains() -> Iterator[Finding]:
    for verdict in chain.verify_all():
        name = f"rantai {verdict.daerah} {verdict.tahun or 'umum'}"
        words = f"{verdict.entries} entri, kepala {verdict.head[:16]}"
        if not verdict.ok:
            words = f"rusak mulai entri {verdict.first_bad}"
        yield Finding(name, verdict.ok, words)


def named_files() -> set[str]:
    """Every file that some row names."""
    found: set[str] = set()
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, models.FileField):
                found |= set(model._base_manager.exclude(**{column.name: ""}).values_list(column.name, flat=True))
    for stored, files in Upload.objects.exclude(stored="").values_list("stored", "files"):
        found |= {f"uploads/{stored}/{file['name']}" for file in files}
    found |= set(photos.named_files())
    return {name for name in found if name}


def stored_files() -> set[str]:
    """Every file in the folder of files."""
    root = Path(settings.MEDIA_ROOT)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} if root.is_dir() else set()


def _files() -> Iterator[Finding]:
    """Looked at twice, because people work meanwhile: only what both looks find is a fault."""
    named, stored = named_files(), stored_files()
    missing, orphans = named - stored, stored - named
    if missing or orphans:
        missing, orphans = missing & named_files() - stored_files(), orphans - named_files()
    words = f"{len(named)} berkas lengkap" if not missing else f"hilang: {', '.join(sorted(missing)[:5])}"
    yield Finding("berkas", not missing, words)
    # An original whose row is not there, or no longer: taken in just now, or litter that the day's work removes.
    litter = {name for name in orphans if name.startswith(f"{storage.INCOMING}/")}
    yield _orphans("berkas yatim", orphans - litter, "tanpa baris")
    yield _orphans("kiriman foto", litter, "tanpa baris, dibuang dalam sehari", grave=False)


def _orphans(what: str, names: set[str], words: str, *, grave: bool = True) -> Finding:
    said = "tidak ada" if not names else f"{len(names)} berkas {words}: {', '.join(sorted(names)[:5])}"
    return Finding(what, not names, said, grave)


def _index() -> Iterator[Finding]:
    """Behind for a moment after every act; behind for long when nobody works off the queue."""
    behind = {kode: n for kode, n in search.behind().items() if n}
    words = "mengikuti rencana" if not behind else "tertinggal " + ", ".join(f"{k} ({n})" for k, n in behind.items())
    yield Finding("indeks pencarian", not behind, words, grave=False)


def _libraries() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        version = ".".join(map(str, sqlite.version()))
        safe = sqlite.is_safe(sqlite.version())
        words = f"SQLite {version}" if safe else f"SQLite {version} punya cacat WAL-reset; perlu 3.51.3 atau lebih baru"
        yield Finding("pustaka", safe, words)
    key = settings.DATA / "secret.key"
    if key.exists():
        private = key.stat().st_mode & 0o077 == 0
        yield Finding("kunci rahasia", private, "hanya terbaca pemiliknya" if private else "dapat dibaca orang lain")


def _room() -> Iterator[Finding]:
    left = shutil.disk_usage(settings.DATA).free
    words = f"{left // 1_000_000} MB tersisa"
    yield Finding("tempat", left >= LEAST_FREE, words, grave=False)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def counts() -> dict[str, int]:
    """Rows of every table that people fill; work queues and sessions come and go."""
    passing = {"sessions", "live", "django_tasks_database"}
    found = (model for model in apps.get_models() if model._meta.app_label not in passing)
    return {model._meta.label_lower: model._base_manager.count() for model in found}


def heads() -> dict[str, dict[str, object]]:
    """Size and head of every chain, as recomputed from its entries."""
    return {f"{v.daerah}/{v.tahun}": asdict(v) for v in chain.verify_all()}
