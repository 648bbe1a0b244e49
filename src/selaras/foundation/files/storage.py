"""Where photos lie in the data folder: originals in incoming/ until they are re-encoded, then copies named by content."""

import hashlib
import os
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from selaras.foundation.files import kinds, refused
from selaras.foundation.files.refused import PhotoRefused

INCOMING = "incoming"
LONGEST_HOLD = 6 * 3600  # seconds a backup may take; then its note counts as left behind


def incoming(token: str) -> str:
    """Where the original lies, under files/."""
    return f"{INCOMING}/{token}"


def kept(sha256: str) -> str:
    """Where the copy lies, under files/."""
    return f"photos/{sha256[:2]}/{sha256}.jpg"


def kept_small(sha256: str) -> str:
    return f"photos/{sha256[:2]}/{sha256}-320.jpg"


def path_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name


def receive(upload: Any, token: str) -> str:
    """Write what is sent to incoming/ and return its sha256; a refused one leaves nothing. Raises PhotoRefused."""
    path = path_of(incoming(token))
    with _whole(path) as out:
        digest, size, most = hashlib.sha256(), 0, settings.PHOTO_MAX_BYTES
        for chunk in upload.chunks():
            if size == 0:
                kinds.check(chunk[: kinds.HEAD])
            size += len(chunk)
            if size > most:
                raise PhotoRefused(refused.TOO_MANY_BYTES, most=most // 1_000_000)
            digest.update(chunk)
            out.write(chunk)
        if size == 0:
            raise PhotoRefused(refused.EMPTY)
    return digest.hexdigest()


def keep(name: str, content: bytes) -> None:
    """Write a copy, whole or not at all; it may be there already."""
    with _whole(path_of(name)) as out:
        out.write(content)


@contextmanager
def _whole(path: Path) -> Iterator[Any]:
    """A file that appears under its name when every byte is on the disk, readable by its owner alone."""
    part = path_of(f"{INCOMING}/{path.name}.{os.getpid()}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
        _settle(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """The name itself on the disk too."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drop_original(token: str) -> None:
    """Remove an original that is no longer needed, unless a backup is being taken: its rows may still name it."""
    if not _held():
        path_of(incoming(token)).unlink(missing_ok=True)


def drop(name: str) -> None:
    path_of(name).unlink(missing_ok=True)


def originals() -> Iterator[tuple[str, float]]:
    """Token and age in seconds of everything in incoming/, also half-written pieces."""
    folder = path_of(INCOMING)
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            yield path.name, time.time() - path.stat().st_mtime
        except FileNotFoundError:
            continue


@contextmanager
def holding_originals() -> Iterator[None]:
    """While a backup copies first the rows, then the files: an original that a row names stays until both are copied."""
    note = settings.DATA / "run" / f"originals.{os.getpid()}.hold"
    note.parent.mkdir(parents=True, exist_ok=True)
    note.touch()
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _held() -> bool:
    for note in (settings.DATA / "run").glob("originals.*.hold"):
        try:
            if time.time() - note.stat().st_mtime < LONGEST_HOLD:
                return True
        except FileNotFoundError:  # that backup has just ended
            continue
    return False


def clean_name(given: str) -> str:
    """A file's name as its sender sees it, without folders, control signs and signs that turn the direction."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    return " ".join(shown.split())[:120] or "foto"
