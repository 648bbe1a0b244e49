"""Answers on paper, and the figures of service."""

from datetime import timedelta

import pytest
from django.test import Client

from selaras.features.usulan.actions import answer
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.addresses import tracking_url
from selaras.features.usulan.models import Rekomendasi, Usulan
from selaras.features.usulan.papers.village import village_paper
from selaras.features.usulan.queries.service import service_of
from selaras.features.usulan.queries.village import village_answers
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.papers.printers.pdf import print_pdf
from selaras.foundation.tahapan.models import Tahapan
from selaras.foundation.ui.qr import qr_svg
from selaras.foundation.verbs import clock
from tests import builders as a

pytestmark = pytest.mark.django_db
ROOM = "/12.07/2022/usulan"


def _signed_in(role: str, **scope: str) -> Client:
    client = Client()
    client.force_login(a.person(role, **scope))
    return client


def test_a_village_gets_every_answer_with_its_reason_and_a_code_to_scan() -> None:
    siklus = p.cycle()
    no, yes = p.sent(siklus, anggaran=460_000_000), p.sent(siklus, "Jalan usaha tani", volume=None, opd=p.agency())
    answer.answer(no, Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi."), actor=p.office(no))
    p.accepted_by_all(yes)
    paper = village_paper(siklus, Wilayah.objects.get(pk=a.SAENTIS), village_answers(siklus, a.SAENTIS), clock.now())
    rows = [row.cells for row in paper.tables[0].rows]
    assert [(r[1], r[3], r[4], r[6]) for r in rows] == [
        (no.kode, 460_000_000, "Tidak diterima", "Bukan kewenangan kabupaten/kota. Jalan provinsi."),
        (yes.kode, None, "Diterima untuk 2022, belum ditetapkan", ""),
    ]
    assert [r[8].alt for r in rows] == [f"Kode untuk dipindai: {kode}" for kode in (no.kode, yes.kode)]
    assert rows[0][8].figure == qr_svg(tracking_url(no.kode)) != rows[1][8].figure
    assert paper.figures == ()
    printed = print_pdf(paper)
    assert printed == print_pdf(paper) and printed.startswith(b"%PDF")


def test_the_paper_is_a_pdf_for_planners_and_not_for_strangers() -> None:
    siklus = p.cycle()
    p.sent(siklus)
    address = f"{ROOM}/jawaban/desa.pdf?desa={a.SAENTIS}"
    clerk = _signed_in("operator_desa", wilayah=a.SAENTIS)
    found = clerk.get(address)
    assert found.content.startswith(b"%PDF") and "jawaban_12.07.26.2001" in found["Content-Disposition"]
    assert clerk.get(f"{ROOM}/jawaban/desa.pdf?desa=61.04.01.2001").status_code == 404
    assert "Saentis" in clerk.get(f"{ROOM}/jawaban/").content.decode()
    assert Client().get(address).status_code == 302


def _answered(usulan: Usulan, days: float, verdict: Verdict) -> Usulan:
    """The camat answers ``days`` after it came."""
    done = answer.answer(usulan, verdict, actor=p.office(usulan))
    at = usulan.diajukan_at + timedelta(days=days)
    Rekomendasi.objects.filter(usulan=done, langkah="kecamatan").update(at=at)
    Rekomendasi.objects.filter(usulan=done, langkah="desa").update(at=usulan.diajukan_at)
    return done


def test_service_counts_answers_within_the_window_median_days_and_the_oldest() -> None:
    siklus = p.cycle()
    no = Verdict("ditolak", "lainnya", "Tidak.")
    for days in (1, 2, 6):
        _answered(p.sent(siklus, f"Parit {days}"), days, no)
    Tahapan.objects.filter(kode="musrenbang_kecamatan").update(closes_at=clock.now() + timedelta(days=3))
    waits = p.sent(siklus, "Menunggu")
    Usulan.objects.filter(pk=waits.pk).update(tiba_at=clock.now() - timedelta(days=9, hours=1))
    service = service_of(siklus)
    (camat,) = service.units
    assert (str(camat.step), camat.name, camat.answered, camat.in_time) == ("Camat", "Percut Sei Tuan", 3, 2)
    assert (float(camat.days), camat.waiting, camat.oldest) == (2.0, 1, 9)
    assert [row.pk for row in service.open] == [waits.pk]
    assert (service.total.answered, service.total.oldest) == (3, 9)


def test_service_is_read_by_bappeda_and_not_by_an_agency() -> None:
    siklus = p.cycle()
    _answered(p.sent(siklus), 0.5, Verdict("ditolak", "lainnya", "Tidak."))
    bappeda = _signed_in("perencana_bappeda")
    assert "Percut Sei Tuan" in bappeda.get(f"{ROOM}/layanan/").content.decode()
    lines = bappeda.get(f"{ROOM}/layanan.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Camat,Percut Sei Tuan,1,1,")
    assert bappeda.get(f"{ROOM}/layanan.xlsx").content.startswith(b"PK")
    assert bappeda.get(f"{ROOM}/layanan.pdf").status_code == 404
    assert _signed_in("perencana_opd", opd=p.agency()).get(f"{ROOM}/layanan/").status_code == 403


def test_a_longer_window_of_one_kecamatan_or_opd_counts_for_that_office_alone() -> None:
    siklus, pupr = p.cycle(), p.agency()
    no = Verdict("ditolak", "lainnya", "Tidak.")
    _answered(p.sent(siklus, "Parit", opd=pupr), 6, no)
    Tahapan.objects.filter(kode="musrenbang_kecamatan").update(closes_at=clock.now() + timedelta(days=3))

    def in_time() -> int:
        return service_of(siklus).units[0].in_time

    longer = Tahapan.objects.create(
        daerah_id=siklus.daerah_id, siklus=siklus, kode="musrenbang_kecamatan", wilayah="12.07.02",
        opens_at=clock.now(), closes_at=clock.now() + timedelta(days=9),
    )  # fmt: skip
    assert in_time() == 0
    for scope in ({"wilayah": a.PERCUT}, {"wilayah": "", "opd": pupr}):
        Tahapan.objects.filter(pk=longer.pk).update(**scope)
        assert in_time() == 1, scope
    Tahapan.objects.filter(pk=longer.pk).update(opd=a.opd("Dinas Sosial"))
    assert in_time() == 0
