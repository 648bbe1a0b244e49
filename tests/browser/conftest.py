"""A real Chromium for the tests in this folder; all of them carry the mark ``browser``."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from selaras.main.browser import chromium

HERE = Path(__file__).parent
# Without these a headless Chromium of a distribution talks to the world and refuses to run as root.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    program = chromium()
    if program is None:
        pytest.fail("Chromium tidak ditemukan; jalankan lewat ./selaras test, atau isi CHROMIUM.")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django would refuse to query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        chrome = play.chromium.launch(executable_path=program, headless=True, args=list(QUIET))
        yield chrome
        chrome.close()


@pytest.fixture
def page(browser: Any, live_server: Any) -> Iterator[Any]:
    """A fresh page on the test's own server; what the browser complains of is in ``page.complaints``."""
    context = browser.new_context(base_url=live_server.url, locale="id-ID", viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.complaints = []
    tab.on("console", lambda said: tab.complaints.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda fault: tab.complaints.append(str(fault)))
    yield tab
    context.close()
