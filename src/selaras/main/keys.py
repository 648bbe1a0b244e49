"""The two secrets of an instance, each in its own file that only its owner may read."""

import os
import secrets
from pathlib import Path

SHORTEST = 50  # characters of a secret key, as Django's deployment check asks


class BadKey(Exception):  # noqa: N818
    """A secret that must not be used."""


def _private(path: Path, content: bytes) -> bytes:
    """The content of ``path``, written with mode 0600 when it is not there yet; safe against a race."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()


def secret_key(data: Path) -> str:
    """The key that signs sessions; from SELARAS_SECRET_KEY or the file made at the first run."""
    given = os.environ.get("SELARAS_SECRET_KEY")
    if given is None:
        given = _private(data / "secret.key", secrets.token_urlsafe(64).encode()).decode().strip()
    if len(given) < SHORTEST or given.startswith("django-insecure"):
        raise BadKey(
            f"Kunci rahasia terlalu pendek: perlu paling sedikit {SHORTEST} huruf. "
            "Hapus isi SELARAS_SECRET_KEY atau berkas secret.key, lalu mulai lagi."
        )
    return given


def signing_key(data: Path) -> Path:
    """The file with the Ed25519 key that seals heads of the chain and berita acara."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = data / "signing.key"
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        _private(
            path,
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
        )
    return path
