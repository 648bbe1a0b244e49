"""While a line is typed: what is planned or proposed already, at any OPD; going on with a reason that stays."""

from uuid import uuid4

import pytest
from django.test import Client

from selaras.features.alignment.queries.overlap import look
from selaras.features.alignment.tests import pairs as p
from selaras.features.plan.models import PlanLine
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db
ASK = "/12.07/2022/tumpang-tindih/serupa/"


@pytest.fixture(autouse=True)
def no_memory():
    look.forget()
    yield
    look.forget()


def planner() -> Client:
    client = Client()
    client.force_login(a.person("perencana_bappeda"))
    return client


def asked(client: Client, **said: str) -> str:
    answer = client.get(ASK, {"nama": "", "lokasi_teks": "", "tempat_a": "", "tempat_b": "", "baris": "", **said})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_road_of_another_opd_shows_before_the_line_is_saved_with_its_reasons() -> None:
    cycle = p.cycle()
    one, _other = p.two(cycle)
    p.paket(cycle, one)
    p.found(cycle)
    client = planner()
    page = asked(client, nama="Rabat beton RT 10 RW 04 Dusun Melati", tempat_a="12.07.26.2009")
    assert p.ROAD in page and "paket Dinas Perumahan" in page and "dusun sama: melati" in page
    assert "Tetap simpan?" in page
    assert "data-alike" not in asked(client, nama="Pelatihan kader gizi posyandu", tempat_a="12.07.26.2009")
    assert "data-alike" not in asked(client, nama="Rabat")  # too little to say anything


def test_a_line_is_never_its_own_double_nor_that_of_its_packages_and_proposals() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    line = a.line(cycle, one, p.ROAD, jenjang="sub_kegiatan", kode="1.04.03.2.03.0006", pagu=9)
    p.paket(cycle, one, line=line)
    p.found(cycle)
    page = asked(planner(), nama=p.ROAD, baris=str(line.pk))
    assert "data-alike" not in page
    again = a.line(cycle, other, p.AGAIN, jenjang="sub_kegiatan", kode="1.03.07.2.01.0001", pagu=9)
    p.found(cycle)
    page = asked(planner(), nama=p.ROAD, baris=str(line.pk))
    assert p.AGAIN in page and p.ROAD not in page
    assert f"?baris={line.pk},{again.pk}" in page


def test_why_a_line_stands_beside_something_like_it_is_kept_in_its_history() -> None:
    p.cycle()
    opd = a.opd("Dinas Perumahan")
    client = planner()
    sent = {"opd": opd.pk, "kode": "1.04.03", "nama": "Program jalan", "tetap": "ruas yang lain", "_once": str(uuid4())}
    answer = client.post("/12.07/2022/baris/tambah/kirim/", sent)
    assert answer.status_code == 302, answer.content.decode()
    line = PlanLine.objects.get()
    assert Entry.objects.get(thing=f"plan.planline:{line.pk}").note == "ruas yang lain"


def test_the_form_of_a_sub_kegiatan_asks_and_that_of_a_programme_does_not() -> None:
    cycle = p.cycle()
    opd = a.opd("Dinas Perumahan")
    line = a.line(cycle, opd, p.ROAD, jenjang="sub_kegiatan", kode="1.04.03.2.03.0006")
    program = a.line(cycle, opd, "Program kawasan", jenjang="program", kode="1.04.03")
    client = planner()
    assert f'hx-get="{ASK}"' in client.get(f"/12.07/2022/baris/{line.pk}/ubah/").content.decode()
    assert ASK not in client.get(f"/12.07/2022/baris/{program.pk}/ubah/").content.decode()


def test_a_double_within_the_own_opd_is_not_answered_by_inviting_oneself() -> None:
    cycle = p.cycle()
    one, other = p.two(cycle)
    line = a.line(cycle, one, p.ROAD, jenjang="sub_kegiatan", kode="1.04.03.2.03.0006", pagu=9)
    again = a.line(cycle, one, p.AGAIN, jenjang="sub_kegiatan", kode="1.04.03.2.03.0006", pagu=9)
    p.found(cycle)
    client = planner()
    page = asked(client, nama=p.ROAD, baris=str(line.pk))
    assert p.AGAIN in page and "lengkapi baris yang sudah ada" in page and "Ajak bekerja sama" not in page
    assert "Ajak bekerja sama" in asked(client, nama=p.ROAD)  # a new line: its OPD is not chosen yet
    PlanLine.objects.filter(pk=again.pk).update(opd=other)
    p.found(cycle)
    assert "Ajak bekerja sama" in asked(client, nama=p.ROAD, baris=str(line.pk))
