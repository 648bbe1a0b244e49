"""Packages: the list, the hint about their line, and linking them."""

import pytest

from selaras.features.plan.models import Paket
from selaras.features.plan.tests.work import HOME, enter
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus()


def test_filters_leave_the_packages_they_name(cycle):
    pu, sosial = a.opd("Dinas PU"), a.opd("Dinas Sosial")
    line = a.line(cycle, pu)
    a.wilayah("12.07.26", "Percut Sei Tuan")
    a.paket(cycle, pu, "Jalan Mawar", 9_000_000, line=line, wilayah_id="12.07.26")
    a.paket(cycle, sosial, "Bantuan beras", 5_000_000)
    client = enter(a.person())

    def listed(query):
        page = client.get(f"{HOME}paket/?{query}").content.decode()
        return [name for name in ("Jalan Mawar", "Bantuan beras") if name in page]

    assert listed("") == ["Jalan Mawar", "Bantuan beras"]
    assert listed(f"opd={pu.pk}") == ["Jalan Mawar"]
    assert listed("tanpa_baris=1") == ["Bantuan beras"]
    assert listed("kecamatan=12.07.26") == ["Jalan Mawar"]
    assert listed("q=beras") == ["Bantuan beras"]
    assert listed(f"baris={line.pk}") == ["Jalan Mawar"]


def test_a_code_on_several_lines_is_a_hint_and_never_a_guess(cycle):
    pu = a.opd()
    for nama in ("Jalan utara", "Jalan selatan"):
        a.line(cycle, pu, nama, kode="1.03.02.2.02.14")
    paket = a.paket(cycle, pu, "Aspal", kode_sub="1.03.02.2.02.0014")
    page = enter(a.person()).get(f"{HOME}paket/{paket.pk}/").content.decode()
    assert "Kode ini ada pada beberapa baris" in page and "2 baris OPD ini" in page
    assert Paket.objects.get().line is None


def test_a_planner_links_a_package_to_a_line_of_its_opd(cycle):
    pu = a.opd("Dinas PU")
    line, paket = a.line(cycle, pu, "Jalan utara"), a.paket(cycle, pu)
    client = enter(a.person("perencana_opd", opd=pu))
    client.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": line.pk, "version": 1})
    assert Paket.objects.get().line_id == line.pk
    entry = Entry.objects.get(verb="plan.paket.link")
    assert entry.thing == f"plan.paket:{paket.pk}"
    page = client.get(f"{HOME}paket/{paket.pk}/").content.decode()
    assert "Terhubung" in page and "1.03.10.2.01.0012 Jalan utara" in page
    client.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": "", "version": 2})
    assert Paket.objects.get().line is None


def test_a_line_of_another_opd_is_refused_and_another_planner_too(cycle):
    pu, sosial = a.opd("Dinas PU"), a.opd("Dinas Sosial")
    far, paket = a.line(cycle, sosial), a.paket(cycle, pu)
    client = enter(a.person("perencana_opd", opd=pu))
    answer = client.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": far.pk, "version": 1}, follow=True)
    assert "OPD yang sama" in answer.content.decode() and Paket.objects.get().line is None
    near = a.line(cycle, pu)
    other = enter(a.person("perencana_opd", opd=sosial))
    assert other.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": near.pk, "version": 1}).status_code == 403
    assert Paket.objects.get().line is None


def test_a_stale_link_is_refused(cycle):
    pu = a.opd()
    line, paket = a.line(cycle, pu), a.paket(cycle, pu)
    Paket.objects.update(version=2)
    client = enter(a.person())
    assert client.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": line.pk, "version": 1}).status_code == 409
    assert client.post(f"{HOME}paket/{paket.pk}/hubungkan/", {"line": line.pk, "version": 2}).status_code == 302


def test_the_file_holds_the_packages_of_the_filter(cycle):
    pu = a.opd("Dinas PU")
    a.paket(cycle, pu, "Jalan Mawar", 9_000_000, mulai="2022-03")
    text = enter(a.person()).get(f"{HOME}paket/unduh.csv").content.decode("utf-8-sig")
    assert "Jalan Mawar" in text and "9000000" in text and "Mar 2022" in text
