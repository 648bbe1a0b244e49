"""The search box by keyboard: two ways in, arrows, Enter, Esc, back; usable by everybody while it is open."""

from typing import Any

import pytest

from selaras.features.search.actions import rebuild
from selaras.features.search.queries import vocabulary
from tests import builders as a
from tests.browser.test_screens import AXE, RUN, TAGS, enter

pytestmark = pytest.mark.django_db(transaction=True)
REST = 500  # milliseconds in which a page that was opened comes to rest
OFFERS = "[data-find-list]:not([hidden]) [role=option]"
FOCUS = "document.activeElement.id"


@pytest.fixture
def line(page: Any) -> Any:
    """A line that is found, and somebody who looks."""
    cycle = a.siklus("12.07", 2022, "persiapan", "ranwal")
    pupr = a.opd("Dinas Pekerjaan Umum")
    found = a.line(cycle, pupr, "Pembangunan drainase lingkungan", pagu=900)
    for n in range(9):
        a.line(cycle, pupr, f"Rambu jalan {n}")
    rebuild("12.07")
    vocabulary._kept.clear()  # a page of the test before may have asked while this was being built
    enter(page, a.person("kepala_bappeda"), "id")
    return found


def test_by_keyboard_from_any_page_to_what_is_offered_and_back(page: Any, line: Any) -> None:
    page.goto("/12.07/2022/pagu/")
    page.wait_for_timeout(REST)
    page.keyboard.press("/")
    assert page.evaluate(FOCUS) == "cari-semua"
    page.keyboard.type("drainse")
    page.wait_for_selector(OFFERS)
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("[data-find]", "aria-activedescendant") == "saran-1"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/baris/{line.pk}/")
    page.go_back()
    page.wait_for_url("**/pagu/")
    assert page.complaints == []


def test_esc_shuts_the_offers_and_keeps_the_words_and_enter_leads_to_the_results(page: Any, line: Any) -> None:
    page.goto("/12.07/2022/usulan/")
    page.wait_for_timeout(REST)
    page.keyboard.press("Control+k")
    page.keyboard.type("rambu")
    page.wait_for_selector(OFFERS)
    page.keyboard.press("Escape")
    assert not page.is_visible("[data-find-list]")
    assert page.input_value("[data-find]") == "rambu"
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=rambu")
    assert page.inner_text("h1") == "Apa yang Anda cari?"
    page.click(".s-hits a")
    page.wait_for_url("**/baris/*/")
    page.go_back()
    page.wait_for_url("**/cari/?q=rambu")
    assert page.input_value("[data-find]") == "rambu"


def test_a_slash_that_is_typed_into_a_field_stays_a_slash(page: Any, line: Any) -> None:
    page.goto("/12.07/2022/baris/")
    page.focus("main form.s-filter input[name=q]")
    page.keyboard.type("a/b")
    assert page.input_value("main form.s-filter input[name=q]") == "a/b"


@pytest.mark.parametrize("width", [1280, 360])
def test_results_and_open_offers_are_usable_by_everybody(page: Any, line: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for where in ("cari/?q=rambu", "cari/?q=rambu&jenis=baris", "cari/?q=drainese", "cari/?q=zzqq", "cari/"):
        page.goto(f"/12.07/2022/{where}")
        page.evaluate(AXE)
        assert page.evaluate(RUN, TAGS) == [], where
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), where
    page.goto("/12.07/2022/pagu/")
    page.fill("[data-find]", "rambu")
    page.focus("[data-find]")
    page.keyboard.type(" ")
    page.wait_for_selector(OFFERS)
    page.keyboard.press("ArrowDown")
    page.evaluate(AXE)
    assert page.evaluate(RUN, TAGS) == []
    assert page.complaints == []
