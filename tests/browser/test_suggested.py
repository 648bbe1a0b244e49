"""Suggestions in a browser: they come while somebody types, one key takes them, and what was chosen is kept."""

from typing import Any

import pytest

from selaras.features.plan.tests.catalogue import JALAN, small_catalogue
from selaras.features.usulan.tests import proposals as p
from tests import builders as a
from tests.browser.test_screens import AXE, RUN, TAGS, enter

__all__ = ["small_catalogue"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def siklus(small_catalogue: Any) -> Any:
    made = p.cycle()
    a.opd("Dinas Sosial")
    a.line(made, a.opd("Dinas PU"), "Jembatan", nomenklatur=a.code(f"{JALAN}.0053"))
    return made


def _opd(page: Any) -> str:
    return page.locator("#id_opd option:checked").inner_text()


def test_an_opd_is_taken_with_one_key_and_never_in_place_of_a_choice(page: Any, siklus: Any) -> None:
    enter(page, a.person("operator_desa", wilayah=a.SAENTIS), "id")
    page.goto("/12.07/2022/usulan/baru/")
    page.locator("#id_judul").fill("Jembatan dusun putus")
    page.locator('#saran-opd [data-choice="1"]').wait_for()
    page.locator("#id_judul").focus()
    page.keyboard.press("1")
    assert page.locator("#id_judul").input_value().count("1") == 1 and "belum tahu" in _opd(page)
    page.keyboard.press("Alt+Digit1")
    assert _opd(page) == "Dinas PU"
    page.locator("#id_opd").select_option(label="Dinas Sosial")
    assert page.locator('#saran-opd [data-choice="1"]').is_disabled()
    page.keyboard.press("Alt+Digit1")
    assert _opd(page) == "Dinas Sosial"
    page.evaluate(AXE)
    assert page.evaluate(RUN, TAGS) == []
    assert page.complaints == []


def test_a_line_takes_its_code_with_the_key_1(page: Any, siklus: Any) -> None:
    line = a.line(siklus, a.opd("Dinas Bina Marga"), "Jembatan gantung", kode="")
    enter(page, a.person("perencana_bappeda"), "id")
    page.goto(f"/12.07/2022/baris/{line.pk}/")
    page.locator('[data-choice="1"]').wait_for()
    page.keyboard.press("1")
    page.get_by_text("Saran dipakai.").wait_for()
    line.refresh_from_db()
    assert line.kode == f"{JALAN}.0053"
