"""What comes out of the fence: the same picture, upright, small, and without a word about its sender."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from selaras.foundation.files import child, reencode
from selaras.foundation.files.reencode import Photo
from selaras.foundation.files.refused import PhotoRefused
from selaras.foundation.files.tests import photos

SECONDS = 5.0


@pytest.fixture
def made(tmp_path: Path):
    def make(content: bytes) -> Photo:
        (tmp_path / "kiriman").write_bytes(content)
        return reencode.reencode(tmp_path / "kiriman")

    return make


def colour(content: bytes, share_x: float, share_y: float) -> str:
    with Image.open(io.BytesIO(content)) as photo:
        red, _green, blue = photo.convert("RGB").getpixel((int(photo.width * share_x), int(photo.height * share_y)))
    return "red" if red > blue + 60 else "blue" if blue > red + 60 else "grey"


def test_where_the_sender_stood_and_with_what_is_not_in_the_copy(made):
    sent = photos.from_a_phone()
    words = (b"Exif\x00", photos.MAKER.encode(), b"GPSLatitude", b"Pak Kades", b"ICC_PROFILE", b"2021:02:09")
    assert [word for word in words if word not in sent] == []  # the original carried them all
    assert {"APP1", "APP2", "COM"} <= photos.notes_in(sent)
    kept = made(sent)
    for content in (kept.content, kept.small):
        assert photos.notes_in(content) == set()
        assert [word for word in words if word in content] == []
        with Image.open(io.BytesIO(content)) as photo:
            assert (dict(photo.getexif()), photo.getexif().get_ifd(photos.GPS)) == ({}, {})
            assert set(photo.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }


def test_the_copy_is_a_progressive_jpeg_of_at_most_1600_pixels_and_a_small_one_of_320(made):
    kept = made(photos.from_a_phone())
    assert (kept.width, kept.height) == (1600, 1067)
    with Image.open(io.BytesIO(kept.content)) as photo, Image.open(io.BytesIO(kept.small)) as small:
        assert (photo.format, photo.size, small.size) == ("JPEG", (1600, 1067), (320, 213))
        assert photo.info["progressive"]


def test_a_small_photo_is_not_blown_up(made):
    kept = made(photos.jpeg(40, 30))
    assert (kept.width, kept.height) == (40, 30)


@pytest.mark.parametrize(
    ("held", "size", "left_bottom"), [(1, (1600, 1067), "red"), (3, (1600, 1067), "grey"), (6, (1067, 1600), "blue")]
)
def test_a_photo_stands_upright_however_the_phone_was_held(made, held, size, left_bottom):
    kept = made(photos.from_a_phone(held))
    assert (kept.width, kept.height) == size
    assert colour(kept.content, 0.1, 0.9) == left_bottom


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF"])
def test_other_photos_become_jpeg(made, form):
    kept = made(photos.saved(photos.picture(), form))
    assert [colour(kept.content, x, 0.8) for x in (0.2, 0.8)] == ["red", "blue"]


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_every_way_of_keeping_colours_is_read(made, mode):
    source = photos.picture().convert("L").convert("I;16") if mode == "I;16" else photos.picture().convert(mode)
    kept = made(photos.saved(source, "JPEG" if mode == "CMYK" else "PNG"))
    assert (kept.width, kept.height) == (640, 480)


def test_a_bright_sixteen_bit_picture_stays_bright(made):
    kept = made(photos.saved(Image.new("I;16", (64, 64), 60_000), "PNG"))
    with Image.open(io.BytesIO(kept.content)) as photo:
        assert 225 <= photo.convert("L").getpixel((30, 30)) <= 240


def test_what_is_transparent_is_white(made):
    kept = made(photos.saved(Image.new("RGBA", (64, 64), (255, 0, 0, 0)), "PNG"))
    with Image.open(io.BytesIO(kept.content)) as photo:
        assert photo.getpixel((30, 30)) == (255, 255, 255)


def test_the_same_file_gives_the_same_bytes(made):
    sent = photos.from_a_phone(6)
    first, again = made(sent), made(sent)
    assert (first.content, first.small, first.sha256) == (again.content, again.small, again.sha256)


def test_of_ten_thousand_frames_the_first_is_kept(made):
    sent = photos.gif(10_000)
    with Image.open(io.BytesIO(sent)) as moving:
        assert moving.n_frames == 10_000
    started = time.monotonic()
    assert colour(made(sent).content, 0.5, 0.5) == "red"
    assert time.monotonic() - started < SECONDS


HOSTILE = {
    "30.000 × 30.000": (photos.png(30_000, 30_000), "terlalu besar"),
    "lebih dari 50 juta titik": (photos.png(7_100, 7_100), "terlalu besar"),
    "berbohong tentang ukuran": (photos.png_that_lies(60_000, 60_000), "terlalu besar"),
    "GIF seluas layar raksasa": (b"GIF89a\xff\xff\xff\xff\x00\x00\x00" + photos.gif(1)[13:], "terlalu besar|rusak"),
    "JPEG dengan 2.000 lapis": (photos.jpeg_of_scans(2_000), "terlalu besar"),
    "JPEG terpotong": (photos.jpeg(quality=95)[:-3000], "rusak"),
    "hanya awal JPEG": (b"\xff\xd8\xff\xe0", "rusak"),
    "PNG terpotong": (photos.saved(photos.picture(), "PNG")[:-200], "rusak"),
    "WebP terpotong": (photos.saved(photos.picture(), "WEBP")[:-200], "rusak"),
    "sampah": (b"\xff\xd8\xff" + b"\x00\xff" * 5000, "rusak"),
}


@pytest.mark.parametrize(("content", "says"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_photo_that_hurts_is_refused_in_a_sentence_and_soon(made, content, says):
    started = time.monotonic()
    with pytest.raises(PhotoRefused, match=says):
        made(content)
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("content", [photos.png(7_000, 7_000), photos.jpeg_of_scans(1)], ids=["PNG", "JPEG"])
def test_the_largest_photo_that_is_opened_fits_the_fence(made, content):
    assert made(content).width == 1600


def test_of_the_pictures_in_one_file_that_some_phones_write_the_first_is_kept(made):
    sent = io.BytesIO()
    photos.picture().save(sent, "MPO", save_all=True, append_images=[Image.new("RGB", (640, 480), "green")])
    with Image.open(sent) as photo:
        assert (photo.format, photo.n_frames) == ("MPO", 2)
    assert colour(made(sent.getvalue()).content, 0.2, 0.8) == "red"


def test_a_child_that_hangs_is_ended_and_the_photo_refused(made, monkeypatch):
    monkeypatch.setattr(reencode, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(reencode, "WAIT", 0.3)
    started = time.monotonic()
    with pytest.raises(PhotoRefused, match="terlalu besar"):
        made(photos.jpeg())
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import os; os.abort()", "terlalu besar"),
        ("import sys; sys.exit(3)", "rusak"),
        ("import sys; sys.stdout.write('x' * 9_000_000)", "terlalu besar|rusak"),
        ("""print('{"photo": 6, "small": 6, "width": 1, "height": 1}\\n<html><html', end='')""", "rusak"),
    ],
)
def test_a_child_that_fell_to_its_file_gives_no_photo(made, monkeypatch, program, says):
    monkeypatch.setattr(reencode, "_START", program)
    with pytest.raises(PhotoRefused, match=says):
        made(photos.jpeg())


@pytest.mark.skipif(sys.platform != "linux", reason="batas memori hanya di Linux")
def test_the_fence_keeps_under_400_megabytes():
    assert child.MEMORY < 400_000_000
    greed = "import sys; sys.path.insert(0, sys.argv[1]); from selaras.foundation import limits; "
    greed += f"limits.fence(memory={child.MEMORY}, cpu=5); print(len(b'x' * int(sys.argv[2])))"
    for size, fits in ((200_000_000, True), (400_000_000, False)):
        done = subprocess.run(
            [sys.executable, "-c", greed, str(reencode._SOURCE), str(size)], capture_output=True, check=False
        )
        assert (done.returncode == 0) is fits
