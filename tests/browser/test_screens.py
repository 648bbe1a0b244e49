"""Every page of the room: no axe violation, no page wider than the screen, no complaint, in both languages."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from selaras.features.alignment.actions.temuan import refresh
from selaras.features.plan.actions import version
from selaras.foundation.verbs.actors import command_line
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags}).then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html}`))"


def pages(resolver: Any, before: str = "") -> list[str]:
    """Addresses of all GET pages of a room that need nothing more than daerah and year."""
    found = []
    for entry in resolver.url_patterns:
        where = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += pages(entry, where)
        elif isinstance(entry, URLPattern) and getattr(entry.callback, "verb", "") is None:
            found.append(where)
    room = "<daerah:daerah>/<tahun:tahun>/"
    rest = [where.removeprefix(room) for where in found if where.startswith(room)] if not before else found
    return sorted(where for where in rest if before or "<" not in where)


# Put into a page that is open already, or asked for with words behind the question mark.
PARTS = (
    "cari/saran/",
    "kaskade/cabang/",
    "kemitraan/sisa/",
    "langsung/",
    "pemberitahuan/jumlah/",
    "tumpang-tindih/serupa/",
    "usulan/baru/saran/",
    "usulan/baru/serupa/",
    "usulan/kamus/saran/",
    "usulan/warga/terima/",
)
FILES = (".csv", ".xlsx", ".jsonl", ".geojson", ".pdf")
PAGES = [where for where in pages(get_resolver()) if not where.endswith(FILES) and where not in PARTS]


@pytest.fixture
def room() -> Any:
    """A small cycle with a theme, priorities, sasaran served by one, by two and by nobody, lines and a request."""
    cycle = a.siklus("12.07", 2022, "persiapan", "ranwal")
    for table in ("Dinas Pekerjaan Umum", "Dinas Perhubungan"):
        a.opd(table)
    first, second = cycle.daerah.opd_set.order_by("pk")
    tema = a.simpul(cycle, "tema", "Tema uji")
    prioritas = a.simpul(cycle, "prioritas", "Aksesibilitas wilayah", induk=tema, warna=1)
    visi = a.simpul(cycle, "visi", "Visi uji")
    misi = a.simpul(cycle, "misi", "Misi uji", induk=visi)
    tujuan = a.simpul(cycle, "tujuan", "Tujuan uji", induk=misi)
    shared, alone = (a.simpul(cycle, "sasaran", text, induk=tujuan) for text in ("Jalan mantap", "Investasi naik"))
    cycle.simpul_set.update(sumber=f"https://contoh.example.org/{'kata_yang_panjang_' * 9}")
    a.supports(shared, prioritas)
    a.indikator(shared, target="71 persen", satuan="persen")
    program = a.line(cycle, first, "Penyelenggaraan jalan", 900, jenjang="program", kode="1.03.10")
    a.line(cycle, first, "Rekonstruksi", 700, induk=program)
    work = a.line(cycle, second, "Rambu", 300)
    a.contribution(shared, first, program, role="contributor", target="12 km")
    a.contribution(shared, first, role="lead")
    a.contribution(shared, second, work, target="4 rambu")
    a.contribution(alone, second, state="diminta", asked_by_opd=first, asked_at=a.clock.now(), message="Mohon ikut")
    a.paket(cycle, first)
    version.seal(cycle, nama="Rancangan awal", actor=command_line("12.07", "kepala_bappeda"))
    refresh(cycle)
    return cycle


def enter(page: Any, person: Any, language: str) -> None:
    """Sign in without the form, which has its own test."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    base = page.context._impl_obj._options["baseURL"]
    page.context.add_cookies(
        [
            {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies["sessionid"].value, "url": base},
            {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": base},
        ]
    )


def leads_to(page: Any, seen: set[str]) -> list[str]:
    """Addresses on this page that open a kind of page not seen yet."""
    found = []
    for where in page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))"):
        try:
            kind = resolve(where.split("?")[0].split("#")[0])
        except Resolver404:
            continue
        file = ":form>" in kind.route or kind.route.endswith(FILES)
        if kind.route not in seen and where.startswith("/12.07/2022/") and not file:
            seen.add(kind.route)
            found.append(where)
    return found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_usable_by_everybody(page: Any, room: Any, language: str, width: int) -> None:
    enter(page, a.person("kepala_bappeda"), language)
    page.set_viewport_size({"width": width, "height": 900})
    found, seen, waiting = [], set(), [f"/12.07/2022/{where}" for where in PAGES]
    assert len(PAGES) >= 9
    for where in waiting:
        answer = page.goto(where)
        if answer.status in (403, 404):  # not for this role, or a form that needs to know for what
            continue
        page.evaluate(AXE)
        found += [f"{where} {width} {language} {said}" for said in page.evaluate(RUN, TAGS)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{where} {width}: the page is wider than the screen")
        if answer.status >= 400:
            found.append(f"{where}: {answer.status}")
        waiting += leads_to(page, seen)
    assert len(seen) >= 30
    missing = "404 (Not Found)"  # the forms above that need to know for what
    assert found + [said for said in page.complaints if missing not in said] == []
