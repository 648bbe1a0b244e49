"""Work and purpose are connected by dragging, by keys, and by the form alone."""

from typing import Any

import pytest

from selaras.features.plan.models import Contribution
from tests import builders as a
from tests.browser.test_screens import enter

pytestmark = pytest.mark.django_db(transaction=True)
MAP = "/12.07/2022/peta-sambung/"


@pytest.fixture
def sasaran() -> Any:
    cycle, opd = a.siklus(), a.opd()
    for n in (1, 2, 3):
        a.line(cycle, opd, f"Program {n}", 100 * n, jenjang="program", kode=f"1.03.0{n + 1}")
    a.simpul(cycle, uraian="Banjir terkendali")
    return a.simpul(cycle, uraian="Jalan mantap", nomor=2)


def connected() -> list[tuple[str, str]]:
    rows = Contribution.objects.filter(state="diterima").order_by("line__nama")
    return [(row.line.nama, row.simpul.uraian) for row in rows.select_related("line", "simpul") if row.line]


def test_a_line_is_dragged_onto_its_sasaran_and_taken_back(page: Any, sasaran: Any) -> None:
    enter(page, a.person(), "id")
    page.goto(MAP)
    page.locator("[data-lines] li", has_text="Program 2").drag_to(
        page.locator("[data-purposes] li", has_text="Jalan mantap")
    )
    page.wait_for_url("**baru=*")
    assert connected() == [("Program 2", "Jalan mantap")]
    page.get_by_role("button", name="Batalkan").click()
    page.get_by_text("1 hubungan dibatalkan.").wait_for()
    assert connected() == []
    assert page.complaints == []


def test_two_lines_are_connected_by_keys(page: Any, sasaran: Any) -> None:
    enter(page, a.person(), "id")
    page.goto(MAP)
    page.locator("[data-lines] input").first.focus()
    for key in ("Enter", "ArrowDown", "Space", "ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**baru=*")
    assert connected() == [("Program 2", "Jalan mantap"), ("Program 3", "Jalan mantap")]
    assert page.complaints == []
