"""Backups: a whole copy taken while people work, its table of contents, and the way back."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from selaras.foundation.files.storage import holding_originals
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.tenant import EVERYWHERE
from selaras.main import soundness

MANIFEST = "manifest.json"
DATABASE = {"sqlite": "db.sqlite3", "postgresql": "db.pgdump"}


class Broken(Exception):  # noqa: N818
    """A backup that cannot be trusted, or cannot be made; the text says why."""


def backup(out: Path) -> dict[str, Any]:
    """Copy everything into the new folder ``out``; the table of contents is written last."""
    if out.exists() and any(out.iterdir()):
        raise Broken(f"Folder {out} sudah berisi. Pilih folder baru, agar cadangan lama tidak tertimpa.")
    out.mkdir(parents=True, exist_ok=True)
    copy = out / DATABASE[connection.vendor]
    # Files are named by their content and never change: copied after the rows that name them.
    # Only originals of photos go away once they are prepared: they stay while this copies.
    with holding_originals():
        _copy_sqlite(copy) if connection.vendor == "sqlite" else _dump_postgres(copy)
        if Path(settings.MEDIA_ROOT).is_dir():
            shutil.copytree(settings.MEDIA_ROOT, out / "files", ignore=_unfinished, copy_function=_copy)
    for key in ("secret.key", "signing.key"):
        if (settings.DATA / key).exists():
            shutil.copy2(settings.DATA / key, out / key)
    manifest = {
        "at": clock.now().isoformat(timespec="seconds"),
        "vendor": connection.vendor,
        **contents_of(copy),
        "sha256": {path: soundness.sha256_of(out / path) for path in _paths(out)},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (out / MANIFEST).write_text(text, encoding="utf-8")
    _settle(out)
    return manifest


def _unfinished(_folder: str, names: list[str]) -> list[str]:
    """Pieces of files that are being written; they vanish under the copying hand."""
    return [name for name in names if name.endswith(".part")]


def _copy(source: str, target: str) -> None:
    """One file; a photo that was forgotten meanwhile is not missed, and ``check`` names it if a row does."""
    try:
        shutil.copy2(source, target)
    except FileNotFoundError:
        return


def _copy_sqlite(target: Path) -> None:
    """The library's own online copy: one moment of the database, also under load."""
    import sqlite3

    connection.ensure_connection()
    with sqlite3.connect(target) as copy:
        connection.connection.backup(copy)
    copy.close()


def _dump_postgres(target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise Broken("Perintah pg_dump tidak ditemukan. Pasang: sudo apt install postgresql-client.")
    command = [program, "--format=custom", "--enable-row-security", f"--file={target}", os.environ["DATABASE_URL"]]
    # The wall between governments stands before the owner of the tables too: the copy asks for all of them.
    seeing = {**os.environ, "PGOPTIONS": f"{os.environ.get('PGOPTIONS', '')} -c app.daerah={EVERYWHERE}".strip()}
    done = subprocess.run(command, env=seeing, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Broken(f"pg_dump gagal: {done.stderr.strip()[:300]}")


def contents_of(copy: Path) -> dict[str, Any]:
    """Counts and chain heads of the copy itself, so that they fit what was copied, not what came later."""
    if connection.vendor != "sqlite":
        return {"counts": soundness.counts(), "heads": soundness.heads()}
    live = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(copy)
    try:
        return {"counts": soundness.counts(), "heads": soundness.heads()}
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live
        _one_file(copy)


def _one_file(copy: Path) -> None:
    """Leaves the copy as one file, without -wal and -shm beside it."""
    import sqlite3

    opened = sqlite3.connect(copy)
    opened.execute("PRAGMA journal_mode=DELETE")
    opened.close()


def _paths(out: Path) -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file() and p.name != MANIFEST)


def _settle(folder: Path) -> None:
    """Every byte on the disk before anybody is told that the backup is done."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_manifest(source: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((source / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise Broken(
            f"{source} bukan cadangan Selaras yang selesai: {MANIFEST} tidak ada atau tidak terbaca."
        ) from None


def damaged(source: Path, manifest: dict[str, Any]) -> list[str]:
    """Files of a backup that are not what its table of contents says."""
    wrong = []
    for name, sha in manifest["sha256"].items():
        path = source / name
        if not path.is_file() or soundness.sha256_of(path) != sha:
            wrong.append(name)
    return wrong


def restore(source: Path, data: Path) -> dict[str, Any]:
    """Put a backup into an empty data folder."""
    manifest = read_manifest(source)
    if wrong := damaged(source, manifest):
        raise Broken(f"Cadangan ini rusak: {', '.join(wrong[:5])}. Pakai cadangan lain.")
    if manifest["vendor"] != connection.vendor:
        raise Broken(f"Cadangan ini dari {manifest['vendor']}, sedangkan data ini memakai {connection.vendor}.")
    connection.close()
    if connection.vendor == "sqlite":
        if (data / "db.sqlite3").exists():
            raise Broken(f"Di {data} sudah ada data. Pulihkan ke folder baru dengan --data.")
        shutil.copy2(source / "db.sqlite3", data / "db.sqlite3")
    else:
        _load_postgres(source / DATABASE["postgresql"])
    if (source / "files").is_dir():
        shutil.copytree(source / "files", data / "files", dirs_exist_ok=True)
    for key in ("secret.key", "signing.key"):
        if (source / key).exists():
            shutil.copy2(source / key, data / key)
    return manifest


def _load_postgres(dump: Path) -> None:
    program = shutil.which("pg_restore")
    if program is None:
        raise Broken("Perintah pg_restore tidak ditemukan. Pasang: sudo apt install postgresql-client.")
    command = [program, "--no-owner", "--exit-on-error", f"--dbname={os.environ['DATABASE_URL']}", str(dump)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Broken(f"pg_restore gagal: {done.stderr.strip()[:300]}")


def differences(manifest: dict[str, Any]) -> list[str]:
    """How this instance differs from a table of contents: counts, chain heads."""
    found = []
    now = soundness.counts()
    for table, count in manifest["counts"].items():
        if now.get(table) != count:
            found.append(f"{table}: {now.get(table, 0)} baris, seharusnya {count}")
    heads = soundness.heads()
    for name, head in manifest["heads"].items():
        here = heads.get(name)
        if here is None or here["head"] != head["head"] or not here["ok"]:
            found.append(f"rantai {name}: kepala {str(here and here['head'])[:16]}, seharusnya {head['head'][:16]}")
    return found
