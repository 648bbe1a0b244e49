"""What the tests of the portal build: a small plan with proposals, published."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.features.plan.models import PlanLine
from selaras.features.portal.actions.publish import publish
from selaras.features.portal.models import Terbitan
from selaras.features.usulan.actions import answer, work
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from tests import builders as a

SITE = "/publik/12.07/2022/"


def head() -> Actor:
    return a.actor("kepala_bappeda")


def plan() -> Siklus:
    """Theme, two priorities, three lines; the second line is connected to nothing."""
    siklus = p.cycle()
    a.simpul(siklus, "tema", "Terhubung desanya, terlayani warganya")
    one = a.simpul(siklus, "prioritas", "Aksesibilitas wilayah", warna=2)
    a.simpul(siklus, "prioritas", "Reformasi birokrasi", warna=4, nomor=2)
    sasaran = a.simpul(siklus)
    a.supports(sasaran, one)
    dinas = p.agency("Dinas PUPR")
    program = a.line(siklus, dinas, "PROGRAM PENYELENGGARAAN JALAN", 700_000_000, jenjang="program", kode="1.03.10")
    road = a.line(siklus, dinas, "Pembangunan drainase", 500_000_000, induk=program, kode="1.03.10.2.01.0012")
    a.line(siklus, dinas, '=HYPERLINK("x")', 200_000_000, induk=program, kode="1.03.10.2.01.0013")
    a.contribution(sasaran, dinas, road)
    return siklus


def proposals(siklus: Siklus) -> tuple[Usulan, Usulan, Usulan]:
    """One accepted and placed, one refused, one that still waits."""
    road = PlanLine.objects.get(siklus=siklus, nama="Pembangunan drainase")
    yes = p.accepted_by_all(p.sent(siklus, opd=road.opd, anggaran=460_000_000))
    work.place(yes, road, actor=head(), anggaran=460_000_000)
    no = p.sent(siklus, "Jembatan gantung", anggaran=90_000_000)
    no = answer.answer(no, Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi."), actor=p.office(no))
    return yes, no, p.sent(siklus, "Lampu jalan")


def site() -> tuple[Terbitan, tuple[Usulan, Usulan, Usulan]]:
    siklus = plan()
    found = proposals(siklus)
    return publish(siklus, actor=head()), found


def asked(path: str) -> int:
    """Queries of one page; telling PostgreSQL whose connection it is reads nothing and is not counted."""
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(path).status_code == 200
    return sum("app.daerah" not in query["sql"] for query in queries.captured_queries)
