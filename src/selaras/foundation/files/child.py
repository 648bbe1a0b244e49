"""The fenced child: reads one received photo on standard input, writes the copy that is kept and its small one."""

import io
import json
import sys
from typing import IO, Any

from PIL import Image, ImageCms

from selaras.foundation import limits

MEMORY = 390_000_000  # bytes of address space; a photo of 12 million pixels from a phone takes 65 MB
CPU = 8  # seconds of the processor; 50 million pixels take one or two
SIDE = 1600  # pixels of the longer side
SMALL_SIDE = 320
QUALITY = 80
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 50_000_000  # by the header, before anything is decoded
MOST_DECODED = 260_000_000  # bytes of all copies of the pixels that are in memory at once
COPIES = {
    "WEBP": 4,
    "RGBA": 2,
    "LA": 2,
    "P": 3,
    "PA": 3,
    "I;16": 3,
    "I;16B": 3,
    "I": 3,
}  # by format or mode: the reader's own and ours
MOST_SCANS = 100  # passes over a JPEG; a camera writes 1, an honest progressive one about 10
ORIENTATION = 0x0112  # EXIF tag
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class TooLarge(ValueError):  # noqa: N818  said to the sender in words by the parent
    """More pixels than are opened."""


def weigh(photo: Image.Image) -> None:
    """Raises when the pixels would not fit, before one of them is decoded."""
    width, height = photo.size
    copies = max(COPIES.get(str(photo.format), 1), COPIES.get(photo.mode, 1))
    if width * height * 4 * copies > MOST_DECODED:
        raise TooLarge


def count_scans(file: IO[bytes]) -> None:
    """Raises for a JPEG that has itself gone over again and again; pixels never contain this mark."""
    at = file.tell()
    file.seek(0)
    if file.read().count(b"\xff\xda") > MOST_SCANS:
        raise TooLarge
    file.seek(at)


def fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size with the longer side at most ``side``; never larger than it was."""
    longer = max(size)
    if longer <= side:
        return size
    return max(1, round(size[0] * side / longer)), max(1, round(size[1] * side / longer))


def orientation(photo: Image.Image) -> int:
    """How the camera was held, 1..8; a note that cannot be read counts as upright."""
    try:
        return int(photo.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def in_srgb(photo: Image.Image, profile: bytes | None) -> Image.Image:
    """Its colours in sRGB; a profile that cannot be used is left out."""
    if profile and photo.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            done = ImageCms.profileToProfile(photo, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            done = None
        if done is not None:
            return done
    return photo.convert("RGB")


def in_eight_bits(photo: Image.Image) -> Image.Image:
    """A photo whose pixels can be mixed: no palette, no 16 bits."""
    if photo.mode.startswith(("I", "F")):
        return photo.convert("I").point(lambda value: value / 256).convert("L")
    if photo.mode == "1":
        return photo.convert("L")
    if photo.mode in ("P", "PA", "La", "RGBa") or "transparency" in photo.info:
        return photo.convert("RGBA")
    return photo


def plain(photo: Image.Image, profile: bytes | None, turn: int) -> Image.Image:
    """Only pixels, upright, on white: a new image that carries no note of the old one."""
    alpha = photo.getchannel("A") if photo.mode in ("RGBA", "LA") else None
    if alpha is not None:
        photo = photo.convert("RGB")
    clean = Image.new("RGB", photo.size, "white")
    clean.paste(in_srgb(photo, profile), mask=alpha)
    return clean.transpose(TURNS[turn]) if turn in TURNS else clean


def jpeg(photo: Image.Image) -> bytes:
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return out.getvalue()


def made(file: IO[bytes]) -> tuple[dict[str, Any], bytes, bytes]:
    """What is told of the photo, the photo, and the small one. Of several frames the first."""
    photo: Image.Image = Image.open(file, formats=FORMATS)
    if photo.width * photo.height > MOST_PIXELS:
        raise TooLarge
    size = fitting(photo.size, SIDE)
    if photo.format in ("JPEG", "MPO"):
        count_scans(file)
        photo.draft("RGB", size)  # decoded at 1/2, 1/4 or 1/8 where that is still enough
    weigh(photo)
    photo.load()
    turn, profile = orientation(photo), photo.info.get("icc_profile")
    shrunk = in_eight_bits(photo).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    large = plain(shrunk, profile, turn)
    small = large.resize(fitting(large.size, SMALL_SIDE), Image.Resampling.LANCZOS)
    kept, little = jpeg(large), jpeg(small)
    return {"width": large.width, "height": large.height, "photo": len(kept), "small": len(little)}, kept, little


def main() -> int:
    limits.fence(memory=MEMORY, cpu=CPU)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # and twice as many raise inside Pillow
    parts: tuple[bytes, ...] = ()
    try:
        told, *rest = made(sys.stdin.buffer)
        parts = tuple(rest)
    except (TooLarge, MemoryError, Image.DecompressionBombError):
        told = {"refused": "large"}
    except Exception:
        told = {"refused": "broken"}
    out = sys.stdout.buffer
    out.write(json.dumps(told).encode() + b"\n")
    for part in parts:
        out.write(part)
    out.flush()
    return 0
