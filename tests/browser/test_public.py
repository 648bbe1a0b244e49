"""Public pages for everybody: no axe violation, nothing wider than the screen, and all of it without JavaScript."""

from typing import Any

import pytest
from django.conf import settings

from selaras.features.portal.tests.published import SITE, site
from tests.browser.test_screens import AXE, RUN, TAGS

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("", "rencana/", "usulan/", "data/", "rencana/?cari=tidak-ada")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_public_page_is_usable_by_everybody(page: Any, language: str, width: int) -> None:
    _row, usulan = site()
    base = page.context._impl_obj._options["baseURL"]
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": base}])
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for where in ("/u/", *(f"/u/{each.kode}/" for each in usulan), *(SITE + path for path in PAGES)):
        assert page.goto(where).status == 200
        page.evaluate(AXE)
        found += [f"{where} {width} {language} {said}" for said in page.evaluate(RUN, TAGS)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{where} {width}: the page is wider than the screen")
        assert page.evaluate("document.scripts.length") == 0
    assert found + page.complaints == []


def test_a_code_is_typed_on_the_home_and_leads_to_the_answer(page: Any) -> None:
    _row, (yes, _no, _waits) = site()
    page.goto(SITE)
    page.fill("input[name=kode]", yes.kode.lower().replace("-", " "))
    page.press("input[name=kode]", "Enter")
    assert page.url.endswith(f"/u/{yes.kode}/")
    assert "direncanakan untuk dikerjakan Dinas PUPR" in page.inner_text("h2.s-display")
