import hashlib
import json
import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[1]
STATIC, VENDOR = UI / "static" / "ui", UI / "static" / "ui" / "vendor"
PACKAGES = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
CSS = (STATIC / "selaras.css").read_text(encoding="utf-8")
TEMPLATES = sorted((UI / "templates").rglob("*.html"))


def test_every_vendored_file_is_the_one_that_was_recorded():
    for package in PACKAGES:
        for row in package["files"]:
            found = hashlib.sha256((VENDOR / row["path"]).read_bytes()).hexdigest()
            assert found == row["sha256"], f"{package['name']}: {row['path']}"


def test_no_vendored_file_is_unrecorded_and_each_package_brings_its_licence():
    recorded = {row["path"] for package in PACKAGES for row in package["files"]} | {"vendor.json"}
    present = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert present == recorded
    assert all(any(row["path"].startswith("licenses/") for row in package["files"]) for package in PACKAGES)


def test_every_icon_that_a_template_names_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (VENDOR / "icons.svg").read_text(encoding="utf-8")))
    used = {name for path in TEMPLATES for name in re.findall(r'\{% icon "([a-z0-9-]+)"', path.read_text("utf-8"))}
    assert "search" in used
    assert used <= sprite


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(UI / "templates").as_posix())
def test_a_template_has_no_inline_style_or_script_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert text.startswith("{#")
    assert len(text.splitlines()) <= 120


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TOKENS = dict(re.findall(r"(--s-[a-z0-9-]+):\s*(#[0-9a-fA-F]{6})", CSS))
TEXT_ON = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("card", "paper", "quiet")),
    *((ink, "paper-2") for ink in ("ink", "ink-2")),
    *((state, f"{state}-wash") for state in ("alone", "clash", "good")),
    *((state, "card") for state in ("alone", "clash", "good", "brand")),
    *((f"p{number}", "card") for number in range(1, 9)),
    *(("card", f"p{number}") for number in range(1, 9)),
    *(("card", dark) for dark in ("brand", "night", "night-on", "ink-2", "m5")),
    *(("night-ink", dark) for dark in ("night", "night-2", "night-on")),
    ("night-ink-2", "night"),
    ("night-ink-2", "night-2"),
    ("brand-ink", "brand-wash"),
    ("brand", "paper"),
    ("ink", "tint"),
]


@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(ink, ground):
    assert contrast(TOKENS[f"--s-{ink}"], TOKENS[f"--s-{ground}"]) >= 4.5  # WCAG 2.2, 1.4.3


def test_the_edge_of_a_field_can_be_seen():
    assert contrast(TOKENS["--s-edge"], TOKENS["--s-card"]) >= 3.0  # WCAG 2.2, 1.4.11


def test_contrast_knows_black_on_white_and_refuses_grey_on_white():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert contrast("#999999", "#ffffff") < 4.5
