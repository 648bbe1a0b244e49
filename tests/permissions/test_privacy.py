"""No person in public: every page and file that a stranger reaches is searched for marks planted in personal fields."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from selaras.features.portal.actions.publish import publish
from selaras.features.portal.tests.published import SITE, head, plan, proposals
from selaras.features.usulan.actions import answer
from selaras.features.usulan.models import Kontak, Usulan
from selaras.features.usulan.papers.village import village_paper
from selaras.features.usulan.queries.village import village_answers
from selaras.features.usulan.verbs import CONTACT
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.papers.printers.html import print_html
from selaras.foundation.people.models import Person
from selaras.foundation.verbs import clock
from tests import builders as a

pytestmark = pytest.mark.django_db
PLANTED = {
    "name": "Sumiati Kenari",
    "phone": "081298765432",
    "email": "kenari.sumiati@contoh.test",
    "note": "catatan kenari: pengusul kerabat lurah",
    "lat": "3.612347",
    "lon": "98.712389",
    "address": "Rumah No. 17 RT 03 Gang Kenari",
    "body": "Musyawarah Kenari Dusun IX",
    "clerk": "petugas.kenari@contoh.test",
    "clerk_name": "Petugas Kenari",
    "member": "Anggota Kenari",
    "typed_phone": "0813 7777 6666",
    "typed_mail": "hubungi.kenari@contoh.test",
    "typed_nik": "1207264505800017",
}


def _planted() -> tuple[Usulan, ...]:
    """Proposals whose every personal field, and what people typed into the others, carries a mark."""
    siklus = plan()
    found = proposals(siklus)
    clerk = a.person("operator_desa", wilayah=a.SAENTIS)
    Person.objects.filter(pk=clerk.pk).update(nama=PLANTED["clerk_name"], email=PLANTED["clerk"])
    for usulan in found:
        Kontak.objects.create(
            daerah_id="12.07", usulan=usulan, nama=PLANTED["name"], telepon=PLANTED["phone"], email=PLANTED["email"]
        )
        answer.note(usulan, PLANTED["note"], actor=head())
        title = f"{usulan.judul} ({PLANTED['typed_phone']}, {PLANTED['typed_mail']})"
        Usulan.objects.filter(pk=usulan.pk).update(
            lat=PLANTED["lat"],
            lon=PLANTED["lon"],
            alamat=PLANTED["address"],
            pengusul=PLANTED["body"],
            anggota_dprd=PLANTED["member"],
            judul=title,
            penjelasan=f"NIK {PLANTED['typed_nik']} titik {PLANTED['lat']}, {PLANTED['lon']}.",
            entered_by=clerk.pk,
        )
        usulan.rekomendasi.filter(langkah="desa").update(oleh=clerk.pk, oleh_nama=PLANTED["clerk_name"])
        usulan.rekomendasi.exclude(langkah="desa").update(teks=f"Sudah ditelepon {PLANTED['typed_phone']}.")
        usulan.suara.update(pengusul=PLANTED["name"], teks=PLANTED["typed_mail"])
    publish(siklus, actor=head())
    return found


def _crawl(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Every page and file reached by links of this house, without signing in."""
    seen, waiting = set(starts), list(starts)
    while waiting:
        address = waiting.pop()
        got = client.get(address)
        body = b"".join(got.streaming_content) if got.streaming else got.content  # type: ignore[arg-type]
        text = body.decode("utf-8", "replace")
        yield address, text
        if "text/html" not in got.get("Content-Type", ""):
            continue
        for link in re.findall(r'(?:href|action|src)="([^"#]+)', text):
            further = urljoin(address, unescape(link))
            parts = urlsplit(further)
            if parts.netloc or parts.path.startswith(("/static/", "/masuk/")) or "bahasa=" in parts.query:
                continue
            if further not in seen:
                seen.add(further)
                waiting.append(further)


def _found(text: str) -> list[str]:
    plain = unescape(text)
    return [mark for mark, value in PLANTED.items() if value in plain or value.replace(" ", "") in plain]


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_public_page_or_file_shows_a_person(language: str) -> None:
    usulan = _planted()
    client = Client()
    client.cookies["django_language"] = language
    starts = [SITE, "/", "/u/", *(f"/u/{each.kode}/" for each in usulan)]
    pages = dict(_crawl(client, starts))
    assert {address: marks for address, text in pages.items() if (marks := _found(text))} == {}
    files = [address for address in pages if address.endswith((".csv", ".json"))]
    assert len(files) == 6 and len(pages) > 15
    told = [address for address, text in pages.items() if "Jembatan gantung" in text]
    assert len(told) >= 5, "the crawl reads what is public, so that its silence means something"
    assert "sessionid" not in client.cookies


def test_the_paper_for_the_village_board_shows_no_person() -> None:
    _planted()
    siklus = Usulan.objects.first().siklus  # type: ignore[union-attr]
    paper = village_paper(siklus, Wilayah.objects.get(pk=a.SAENTIS), village_answers(siklus, a.SAENTIS), clock.now())
    said = print_html(paper)
    assert _found(said) == [] and "Jembatan gantung" in said


def test_the_marks_are_there_for_those_who_may_see_them() -> None:
    usulan = Usulan.objects.get(pk=_planted()[0].pk)
    village, stranger = a.actor("operator_desa", wilayah=a.SAENTIS), a.actor("perencana_opd")
    assert CONTACT.allows(village, usulan) and not CONTACT.allows(stranger, usulan)
    kontak = Kontak.objects.get(usulan=usulan)
    row = f"{kontak.nama} {kontak.telepon} {kontak.email} {usulan.lat} {usulan.alamat} {usulan.judul}"
    assert set(_found(row)) >= {"name", "phone", "email", "lat", "address", "typed_phone"}
    page = reverse("usulan:detail", kwargs={"daerah": "12.07", "tahun": 2022, "pk": usulan.pk})
    seen = {}
    for role in ("operator_desa", "apip"):
        client = Client()
        client.force_login(a.person(role, wilayah=a.SAENTIS))
        seen[role] = set(_found(client.get(page).content.decode()))
    assert seen["operator_desa"] >= {"name", "phone", "email", "body", "address"}
    assert not seen["apip"] & {"phone", "email"}
