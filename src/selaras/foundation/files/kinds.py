"""What a file is, by its first bytes and never by its name."""

from django.utils.translation import gettext_noop

from selaras.foundation.files import refused
from selaras.foundation.files.refused import PhotoRefused

HEAD = 1024  # bytes that are looked at
_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_SVG = gettext_noop("gambar SVG")
_PAGE = gettext_noop("halaman web")
_NAMED = (
    (b"%PDF", gettext_noop("berkas PDF")),
    (b"PK\x03\x04", gettext_noop("berkas ZIP atau dokumen Office")),
    (b"\xd0\xcf\x11\xe0", gettext_noop("dokumen Office lama")),
    (b"II*\x00", gettext_noop("gambar TIFF")),
    (b"MM\x00*", gettext_noop("gambar TIFF")),
    (b"BM", gettext_noop("gambar BMP")),
    (b"MZ", gettext_noop("program komputer")),
    (b"\x7fELF", gettext_noop("program komputer")),
    (b"\x1a\x45\xdf\xa3", gettext_noop("video")),
)


def check(head: bytes) -> None:
    """Raises unless these are the first bytes of a JPEG, PNG, WebP or GIF."""
    if not head:
        raise PhotoRefused(refused.EMPTY)
    if _is_photo(head):
        return
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIC:
            raise PhotoRefused(refused.HEIC)
        what = gettext_noop("gambar AVIF") if head[8:12] in (b"avif", b"avis") else gettext_noop("video")
        raise PhotoRefused(refused.NOT_A_PHOTO, what=what)
    for magic, what in _NAMED:
        if head.startswith(magic):
            raise PhotoRefused(refused.NOT_A_PHOTO, what=what)
    _check_text(head)
    raise PhotoRefused(refused.UNKNOWN)


def _is_photo(head: bytes) -> bool:
    return (
        head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a"))
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
    )  # fmt: skip


def _check_text(head: bytes) -> None:
    text = head.replace(b"\x00", b"").lower()  # also as UTF-16
    if b"<svg" in text:
        raise PhotoRefused(refused.NOT_A_PHOTO, what=_SVG)
    if any(mark in text for mark in (b"<!doctype html", b"<html", b"<script", b"<body")):
        raise PhotoRefused(refused.NOT_A_PHOTO, what=_PAGE)
