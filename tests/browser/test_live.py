"""Two people in one cycle, with the real live process beside the pages: they see each other's work and lose nothing."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from selaras.main.supervisor import Plan, children, free
from tests.browser.test_screens import AXE, RUN, TAGS

HERE = Path(__file__).parent
SOON = 5_000  # ms within which an open page hears of an act
ROOM = "/12.07/2022"


class House:
    """A small instance: its pages and its live process, which a test may kill."""

    def __init__(self, data: Path) -> None:
        keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        command = [sys.executable, str(HERE / "house.py"), str(data)]
        told = subprocess.run(command, env=keep, capture_output=True, text=True, check=False, timeout=120)
        assert told.returncode == 0, told.stderr[-3000:]
        self.facts: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
        ports = [port for port in range(28_500, 28_900) if free("127.0.0.1", port)][:2]
        self.url = f"http://127.0.0.1:{ports[0]}"
        plan = Plan(data, "127.0.0.1", *ports, say=print)
        seen = {
            "SELARAS_DATA": str(data),
            "SELARAS_LIVE_PORT": str(ports[1]),
            "PYTHONPATH": str(HERE.parents[1] / "src"),
        }
        env = {**keep, **seen, "DJANGO_SETTINGS_MODULE": "selaras.main.settings"}
        both = children(plan)[:2]
        self.pages, self.live = (subprocess.Popen(child.command, env=env, start_new_session=True) for child in both)
        for port in ports:
            self._wait(port)

    def _wait(self, port: int) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            peer = HTTPConnection("127.0.0.1", port, timeout=5)
            try:
                peer.request("GET", "/healthz", headers={"Host": "localhost"})
                peer.getresponse()
            except OSError:
                time.sleep(0.2)
            else:
                return
            finally:
                peer.close()
        pytest.fail(f"nothing answers on port {port}")

    def end(self) -> None:
        for process in (self.pages, self.live):
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, 9)
        process.wait()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("rumah"))
    yield made
    made.end()


@pytest.fixture
def seat(browser: Any, house: House) -> Iterator[Any]:
    """Gives the browser of one person: ``seat("rina")``."""
    contexts = []

    def sit(name: str, language: str = "id") -> Any:
        context = browser.new_context(base_url=house.url, viewport={"width": 1280, "height": 900})
        contexts.append(context)
        values = {"sessionid": house.facts["sessions"][name], "django_language": language}
        context.add_cookies([{"name": key, "value": value, "url": house.url} for key, value in values.items()])
        return context.new_page()

    yield sit
    for context in contexts:
        context.close()


def _open(page: Any, where: str) -> Any:
    """A page that listens: the hello of the live process has come."""
    with page.expect_response(lambda answer: "/live/?t=" in answer.url, timeout=10_000):
        page.goto(f"{ROOM}{where}")
    return page


def _saves(page: Any, line: int, pagu: int) -> None:
    page.goto(f"{ROOM}/baris/{line}/ubah/")
    page.locator("#id_pagu").fill(str(pagu))
    page.get_by_role("button", name="Simpan perubahan").click()
    page.wait_for_url(f"**/baris/{line}/")


def test_who_has_a_line_open_hears_that_somebody_changed_it_and_keeps_the_typed_words(house: House, seat: Any) -> None:
    line = house.facts["line"]
    form = _open(seat("budi"), f"/baris/{line}/ubah/")
    reader = _open(seat("wati", "en"), f"/baris/{line}/")
    rows = _open(seat("wati"), "/baris/")
    form.locator("#id_keterangan").fill("Menunggu survei jalan")
    _saves(seat("rina"), line, 2_000_000)
    bar = form.locator("[data-live-bar]")
    bar.get_by_text("Rina (Perencana Bappeda) baru saja mengubah baris ini.").wait_for(timeout=SOON)
    assert "Ketikan Anda tetap di sini" in bar.inner_text()
    assert bar.get_by_role("button").all_inner_texts() == ["Tutup"]
    form.evaluate(AXE)
    assert form.evaluate(RUN, TAGS) == []
    assert form.locator("#id_keterangan").input_value() == "Menunggu survei jalan"
    quiet = reader.get_by_role("status").filter(has_text="Rina (Bappeda planner) just changed this line.")
    quiet.wait_for(timeout=SOON)
    assert "2.000.000" not in reader.locator("main").inner_text()
    quiet.get_by_role("button", name="Reload").click()
    reader.get_by_text("2.000.000").first.wait_for(timeout=SOON)
    assert reader.locator("[data-live-bar]").inner_text() == ""
    rows.get_by_text("1 perubahan baru.").wait_for(timeout=SOON)
    assert rows.get_by_role("button", name="Tampilkan").is_visible()


def test_ones_own_act_and_another_page_stay_quiet(house: House, seat: Any) -> None:
    line = house.facts["line"]
    own, elsewhere = _open(seat("rina"), f"/baris/{line}/"), _open(seat("budi"), "/dokumen/")
    witness = _open(seat("wati"), f"/baris/{line}/")
    _saves(seat("rina"), line, 3_000_000)
    witness.get_by_text("baru saja mengubah baris ini").wait_for(timeout=SOON)
    assert own.locator("[data-live-bar]").inner_text() == ""
    assert elsewhere.locator("[data-live-bar]").inner_text() == ""


def test_a_dead_live_process_stops_nobody_from_saving(house: House, seat: Any) -> None:
    line = house.facts["line"]
    rina = seat("rina")
    _open(rina, f"/baris/{line}/")
    _kill(house.live)
    _saves(rina, line, 4_000_000)
    assert rina.get_by_text("4.000.000").first.is_visible()
    assert rina.locator("h1").inner_text() == "Rekonstruksi jalan"
