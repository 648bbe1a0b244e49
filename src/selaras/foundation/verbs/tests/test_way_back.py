"""A form may say where it returns to, but only to a page of this server."""

import pytest
from django.test import RequestFactory

from selaras.foundation.verbs.web import way_back

HOME = "/12.07/2022/"


@pytest.mark.parametrize("wanted", ["https://lain.example.org/", "//lain.example.org/x", "javascript:alert(1)", ""])
def test_an_address_elsewhere_is_not_followed(wanted: str) -> None:
    assert way_back(RequestFactory().post("/", {"kembali": wanted}), HOME) == HOME


def test_a_page_here_is_followed() -> None:
    sent = RequestFactory().post("/", {"kembali": "/12.07/2022/impor/3/?keadaan=cocok"})
    assert way_back(sent, HOME) == "/12.07/2022/impor/3/?keadaan=cocok"
