from pathlib import Path

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext

UI = Path(__file__).resolve().parents[1]


def test_a_refusal_says_why_and_that_nothing_changed():
    shown = render_to_string("403.html", {"exception": "di luar wilayah Anda"}, RequestFactory().get("/"))
    assert "di luar wilayah Anda." in shown
    assert "Tidak ada yang berubah." in shown


def test_every_error_page_says_what_to_do_next():
    for number in (400, 403, 404, 409, 500):
        shown = render_to_string(f"{number}.html", {}, RequestFactory().get("/"))
        assert 'href="/"' in shown
        assert "<h1" in shown


def test_the_last_error_page_needs_no_request():
    assert "Ini bukan kesalahan Anda" in render_to_string("500.html")


def test_an_english_reader_gets_english_and_everybody_else_the_source():
    with translation.override("en"):
        assert gettext("Langsung ke isi") == "Skip to content"
        assert "This page does not exist" in render_to_string("404.html", {}, RequestFactory().get("/"))
    with translation.override("id"):
        assert gettext("Langsung ke isi") == "Langsung ke isi"


def test_the_scripts_speak_to_hooks_that_the_templates_carry():
    said = "".join(path.read_text("utf-8") for path in (UI / "templates").rglob("*.html"))
    for hook in (
        "data-live-bar",
        "data-live-badge",
        "data-confirm",
        "data-question",
        "data-sign-in",
        "data-draft",
        "data-map",
    ):
        assert hook in said
