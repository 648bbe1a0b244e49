"""Photos for tests: honest ones, and the ones that hurt; each is made small."""

import io
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

GPS = 0x8825
MAKER = "KAMERA-RAHASIA-77"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>3,35.7N</exif:GPSLatitude></x:xmpmeta>'


def upload(content: bytes, name: str = "jalan rusak.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(width: int = 640, height: int = 480) -> Image.Image:
    """Left half red, right half blue, with a grey sky above."""
    made = Image.new("RGB", (width, height), (200, 30, 30))
    made.paste((20, 40, 200), (width // 2, 0, width, height))
    made.paste((180, 180, 180), (0, 0, width, height // 4))
    return made


def saved(made: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    made.save(out, form, **options)
    return out.getvalue()


def jpeg(width: int = 640, height: int = 480, **options: Any) -> bytes:
    return saved(picture(width, height), "JPEG", **options)


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: maker, how it was held, where it stood (3°35'42" N, 98°40'12" E)."""
    notes = Image.Exif()
    notes[0x010F] = MAKER
    notes[0x0112] = orientation
    place = notes.get_ifd(GPS)
    place.update({1: "N", 2: (3.0, 35.0, 42.0), 3: "E", 4: (98.0, 40.0, 12.0), 29: "2021:02:09"})
    return notes


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def from_a_phone(orientation: int = 1) -> bytes:
    """A JPEG with EXIF, GPS, XMP, a colour profile and a comment."""
    more = {"icc_profile": profile(), "comment": b"di depan rumah Pak Kades", "xmp": XMP}
    return jpeg(1800, 1200, exif=exif(orientation), **more)


def jpeg_of_scans(times: int) -> bytes:
    """A progressive JPEG of 49 million pixels whose last pass is repeated: the decoder goes over all of it each time."""
    honest = saved(Image.new("RGB", (7000, 7000), (90, 120, 30)), "JPEG", progressive=True)
    last = honest.rindex(b"\xff\xda")
    return honest[:last] + honest[last:-2] * times + honest[-2:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int) -> bytes:
    """A black-and-white PNG of any size, 30,000 × 30,000 in 110 kB."""
    row = b"\0" * (1 + (width + 7) // 8)
    pack = zlib.compressobj(9)
    body = b"".join(pack.compress(row) for _ in range(height)) + pack.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def png_that_lies(width: int, height: int) -> bytes:
    """A PNG whose header promises more than its 64 rows hold."""
    honest = png(64, 64)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return honest[:8] + _chunk(b"IHDR", head) + honest[33:]


def gif(frames: int) -> bytes:
    """An animation of 8 × 8 pixels; the first frame is red, every other blue."""
    table = b"\xff\x00\x00" + b"\x00\x00\xff"
    out = b"GIF89a" + struct.pack("<HHBBB", 8, 8, 0x80, 0, 0) + table
    one = b"\x21\xf9\x04\x00\x01\x00\x00\x00" + b"\x2c" + struct.pack("<HHHHB", 0, 0, 8, 8, 0)
    return out + one + _lzw(0) + (one + _lzw(1)) * (frames - 1) + b"\x3b"


def _lzw(colour: int) -> bytes:
    """64 pixels of one colour, each as its own code of 3 bits, the table cleared after every second."""
    codes = [code for _ in range(32) for code in (4, colour, colour)] + [5]
    bits = sum(code << (3 * place) for place, code in enumerate(codes))
    body = bits.to_bytes((3 * len(codes) + 7) // 8, "little")
    return b"\x02" + bytes([len(body)]) + body + b"\x00"


def notes_in(content: bytes) -> set[str]:
    """Names of the segments of a JPEG before its pixels that carry more than pixels: APP1, APP2, COM …"""
    found, at = set(), 2
    while content[at] == 0xFF and content[at + 1] != 0xDA:
        mark = content[at + 1]
        if 0xE1 <= mark <= 0xEF:
            found.add(f"APP{mark - 0xE0}")
        if mark == 0xFE:
            found.add("COM")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return found
